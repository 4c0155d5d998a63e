/**
 * The control interface: what a test in another process, or a person with curl, may do to the simulator. JSON in, the
 * state out. Web pages must not reach it, neither by a name that resolves to loopback nor from their own origin.
 */
import type { IncomingMessage } from 'node:http';
import timers from 'node:timers/promises';
import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { OPERATIONS } from './operations.ts';
import type { Reply } from './reply.ts';
import { json } from './reply.ts';
import type { SimulatorServer } from './server.ts';
import type { Simulator } from './simulator.ts';
import type { WireProfile } from './wire.ts';

export const CONTROL_PREFIX = '/__simulator/';

const LOOPBACK_HOSTS = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u;

const userId = z.string().min(1);
/** Only what the simulator itself needs: anything else may be as odd as a test wants it. */
const profile = z.looseObject({ id: userId });
const bodies = {
  'sign-in': z.strictObject({ userId: userId.optional(), profile: profile.optional() }),
  'sign-out': z.strictObject({ userId: userId.optional() }),
  current: z.strictObject({ userId: userId.nullable() }),
  profile: z.strictObject({ userId, patch: z.looseObject({}) }),
  fault: z.strictObject({
    operation: z.enum([...OPERATIONS, '*']),
    fault: faultSchema,
    times: z.int().min(1).optional(),
  }),
  clear: z.strictObject({}),
  down: z.strictObject({ milliseconds: z.int().min(0).max(600_000) }),
};

type Command = keyof typeof bodies;

function problem(error: string, status: number): Reply {
  return json({ error }, status);
}

/** Makes the handler for requests under the control prefix. */
export function createControl(
  simulator: Simulator,
  server: SimulatorServer,
): (request: IncomingMessage, pathname: string, bodyText: string) => Promise<Reply> | undefined {
  const summary = (user: WireProfile | undefined): object | null =>
    user === undefined ? null : { id: user.id, name: user.name, email: user.email };

  const state = (): Reply =>
    json({
      url: simulator.url,
      version: simulator.state.version,
      users: simulator.users().map(summary),
      currentId: simulator.current()?.id ?? null,
      known: simulator.state.known.map(summary),
      streams: simulator.streamCount,
      requests: server.log.counts(),
      faults: server.faults.list(),
    });

  const signIn = (input: z.infer<(typeof bodies)['sign-in']>): void => {
    if (input.profile !== undefined) simulator.signIn(input.profile as unknown as WireProfile);
    else if (input.userId === undefined) simulator.signIn();
    else {
      const user = [...simulator.state.users, ...simulator.state.known].find(({ id }) => id === input.userId);
      if (user === undefined) throw new Error(`Nobody with the id ${input.userId} is known.`);
      simulator.signIn(user);
    }
  };

  const downFor = async (milliseconds: number): Promise<void> => {
    await simulator.down();
    await timers.setTimeout(milliseconds, undefined, { signal: server.lifetime });
    await simulator.up();
  };

  const actions: { readonly [C in Command]: (input: z.infer<(typeof bodies)[C]>) => void } = {
    'sign-in': signIn,
    'sign-out': (input) => {
      simulator.signOut(input.userId);
    },
    current: (input) => {
      simulator.setCurrent(input.userId ?? undefined);
    },
    profile: (input) => {
      simulator.setProfile(input.userId, input.patch);
    },
    fault: (input) => {
      simulator.fault(input.operation, input.fault, input.times);
    },
    clear: () => {
      simulator.clearFaults();
    },
    down: (input) => {
      // Later, so that this answer still gets out.
      setImmediate(() => {
        downFor(input.milliseconds).catch((error: unknown) => {
          if (!server.lifetime.aborted) console.error('The simulator could not come up again:', error);
        });
      });
    },
  };

  const run = (command: Command, bodyText: string): Reply => {
    // The compiler does not follow that the schema and the action under one name belong together.
    const act = actions[command] as (input: unknown) => void;
    let input: unknown;
    try {
      input = bodyText === '' ? {} : JSON.parse(bodyText);
    } catch {
      return problem('The body is not JSON.', 400);
    }
    const parsed = bodies[command].safeParse(input);
    if (!parsed.success) return problem(z.prettifyError(parsed.error), 400);
    try {
      act(parsed.data);
    } catch (error) {
      return problem(error instanceof Error ? error.message : String(error), 404);
    }
    return state();
  };

  const isCommand = (name: string): name is Command => Object.hasOwn(bodies, name);

  const handle = ({ headers, method }: IncomingMessage, name: string, bodyText: string): Reply => {
    if (!LOOPBACK_HOSTS.test(headers.host ?? '')) return problem('Only loopback names are served here.', 403);
    if (headers.origin !== undefined) return problem('Web pages are not served here.', 403);
    if (method === 'GET' && name === 'state') return state();
    if (method === 'POST' && isCommand(name)) return run(name, bodyText);
    return problem(`There is: GET state, POST ${Object.keys(bodies).join(', ')}.`, 404);
  };

  return (request, pathname, bodyText) =>
    pathname.startsWith(CONTROL_PREFIX)
      ? Promise.resolve(handle(request, pathname.slice(CONTROL_PREFIX.length), bodyText))
      : undefined;
}
