/** The operations of the simulated service: how each is addressed and what it answers when nothing is wrong. */
// Not the function by name: that binding would pass by the timers that a test puts in its place.
import timers from 'node:timers/promises';
import { z } from 'zod';
import { avatarPng } from './avatar.ts';
import type { Reply } from './reply.ts';
import { json, text } from './reply.ts';
import type { SimulatorState } from './state.ts';
import { hasExpired } from './tokens.ts';
import { onWire, usersOnWire, WIRE_SCHEMA } from './wire.ts';

/** Named by method and path template; the stream is the one WebSocket. */
export const OPERATIONS = [
  'GET /users',
  'GET /users/{user}',
  'POST /users/{user}/disconnect',
  'POST /users/authenticate/from_token',
  'GET /user',
  'WS /user/stream',
  'POST /os/sign_in',
  'POST /os/sign_out',
  'GET /.well-known/health',
  'GET /.well-known/version',
  'GET /avatars/{name}',
] as const;

export type Operation = (typeof OPERATIONS)[number];
export type HttpOperation = Exclude<Operation, 'WS /user/stream'>;

export interface Call {
  readonly state: SimulatorState;
  /** Where the simulator is, for the addresses of its pictures. */
  readonly origin: string;
  /** The part of the path that the template leaves open, decoded. */
  readonly parameter: string;
  readonly authorization: string | undefined;
  readonly bodyText: string;
  /** Aborted when the server closes, so that nothing waits on. */
  readonly signal: AbortSignal;
}

const tokenSchema = z.object({
  access_token: z.string().min(1),
  token_type: z.enum(['Bearer', 'UNKNOWN']),
  expires_in: z.int(),
});

function users({ state, origin }: Call): Reply {
  return json(usersOnWire(state.users, origin));
}

function readToken(bodyText: string): string | undefined {
  try {
    return tokenSchema.safeParse(JSON.parse(bodyText)).data?.access_token;
  } catch {
    return undefined;
  }
}

function authenticate({ state, origin, bodyText, authorization }: Call): Reply {
  const accessToken = readToken(bodyText);
  if (accessToken === undefined) return text('The body is no OAuth token.', 400);
  if (authorization !== `Bearer ${accessToken}`) return text('Unauthorized: the bearer token does not fit.', 401);
  if (state.tokenRefusal !== undefined) return text(state.tokenRefusal.text, state.tokenRefusal.status);
  if (hasExpired(accessToken)) return text('Unauthorized: the token has expired.', 401);
  return json(onWire(state.signInWithToken(accessToken), origin));
}

/** A person takes a while in the browser; that goes on even if the client that asked has gone away. */
async function signIn({ state, origin, signal }: Call): Promise<Reply> {
  if (state.signInDelayMilliseconds > 0) await timers.setTimeout(state.signInDelayMilliseconds, undefined, { signal });
  if (state.known.length === 0) return text('Sign in failed.', 500);
  return json(onWire(state.signInNext(), origin));
}

const HANDLERS: Readonly<Record<HttpOperation, (call: Call) => Reply | Promise<Reply>>> = {
  'GET /users': users,
  'GET /users/{user}': ({ state, origin, parameter }) => {
    const user = state.find(parameter);
    return user === undefined ? text('User not found.', 500) : json(onWire(user, origin));
  },
  'POST /users/{user}/disconnect': (call) => {
    call.state.signOut(call.parameter);
    return users(call);
  },
  'POST /users/authenticate/from_token': authenticate,
  'GET /user': ({ state, origin }) => {
    const { current } = state;
    return json({ schema: WIRE_SCHEMA, ...(current === undefined ? {} : { user: onWire(current, origin) }) });
  },
  'POST /os/sign_in': signIn,
  'POST /os/sign_out': (call) => {
    call.state.signOut();
    return users(call);
  },
  'GET /.well-known/health': ({ state }) => text(`ok:${state.osId}`),
  'GET /.well-known/version': ({ state }) => text(state.version),
  'GET /avatars/{name}': ({ parameter }) =>
    parameter.endsWith('.png')
      ? { status: 200, headers: { 'content-type': 'image/png' }, body: avatarPng(parameter) }
      : text('Route not found', 404),
};

/** Runs an operation that `findRoute` found. */
export async function perform(operation: HttpOperation, call: Call): Promise<Reply> {
  return await HANDLERS[operation](call);
}

export interface Route {
  readonly operation: Operation;
  readonly parameter: string;
}

const PATTERNS = OPERATIONS.map((operation) => {
  const [method = '', template = ''] = operation.split(' ');
  const pattern = template.replaceAll('.', String.raw`\.`).replace(/\{\w+\}/u, '([^/]+)');
  return { operation, method, pattern: new RegExp(`^${pattern}$`, 'u') };
});

/** Which operation a request means; `WS` is the method of a request for an upgrade. */
export function findRoute(method: string, pathname: string): Route | undefined {
  for (const candidate of PATTERNS) {
    const match = candidate.method === method ? candidate.pattern.exec(pathname) : null;
    if (match !== null) {
      try {
        return { operation: candidate.operation, parameter: decodeURIComponent(match[1] ?? '') };
      } catch {
        return undefined;
      }
    }
  }
  return undefined;
}
