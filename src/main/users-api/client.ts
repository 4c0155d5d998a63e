import { setImmediate } from 'node:timers/promises';
import type { Profile } from '../../shared/snapshot.ts';
import { UsersApiError } from './errors.ts';
import type { Http, HttpReply, HttpRequest } from './http.ts';
import { readJson } from './json-reply.ts';
import { parseCurrentUser, parseProfile, parseUsers, type UserList } from './profile.ts';
import { serviceText } from './service-text.ts';

export type { UserList };

/** The body of `POST /users/authenticate/from_token`, by its wire names. */
export interface OAuthToken {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope?: string | undefined;
  readonly refresh_token?: string | undefined;
  readonly id_token?: string | undefined;
}

/**
 * The operations of the service this app uses. Every call rejects with a `UsersApiError` and nothing else, and may be
 * ended early by its signal (`cancelled`).
 */
export interface UsersApi {
  /** `GET /users`: every user in the service's database. */
  readonly listUsers: (signal?: AbortSignal) => Promise<UserList>;
  /** `POST /users/{user}/disconnect`: removes the user on this computer; gives those that remain. */
  readonly disconnect: (id: string) => Promise<UserList>;
  /** `POST /users/authenticate/from_token`: signs in the user that the token is for. */
  readonly authenticateFromToken: (token: OAuthToken, signal?: AbortSignal) => Promise<Profile>;
  /**
   * `POST /os/sign_in`: the service opens its sign-in page in the browser and answers when the person is through with it,
   * for which it gets `timeoutMs` milliseconds.
   */
  readonly signIn: (timeoutMs: number, signal: AbortSignal) => Promise<Profile>;
  /** `GET /user`: the current user, null when the service says that nobody is signed in. */
  readonly currentUser: (signal?: AbortSignal) => Promise<Profile | null>;
  /** `GET /.well-known/health`: true only if what answers says that it is Pieces OS. */
  readonly isHealthy: (signal?: AbortSignal) => Promise<boolean>;
  /** `GET /.well-known/version`, for example `12.3.4`. */
  readonly version: (signal?: AbortSignal) => Promise<string>;
}

/** Decoded in some milliseconds. A longer reply is read in several turns, so that the tray is answered between them. */
const BYTES_AT_ONCE = 256 * 1024;
/** Request timeout, too early, too many requests: temporary, like an error of the service. */
const PASSING_REFUSALS: ReadonlySet<number> = new Set([408, 425, 429]);
/** Short, because the version is only shown. */
const VERSION_TIMEOUT_MS = 2000;
const VERSION_PATTERN = /^[\w.+-]{1,40}$/u;

/**
 * @param http - carries the calls to one service
 * @returns the Users API of that service
 */
export function createUsersApi(http: Http): UsersApi {
  const call = async (request: HttpRequest, secrets?: readonly string[]): Promise<string> => {
    const reply = await http(request);
    if (reply.status >= 400) throw await refusal(reply, secrets);
    // 202 is not a result, 206 a part of one. The error has no status, since the request may have been carried out.
    if (reply.status !== 200) throw new UsersApiError('malformed', { why: { code: 'unexpectedStatus', value: reply.status } });
    return utf8(reply.body);
  };
  // The content type is never looked at: real services send JSON as text/html.
  const callJson = async (request: HttpRequest, secrets?: readonly string[], key?: 'user' | 'iterable'): Promise<unknown> =>
    readJson(await call(request, secrets), key);

  const callUsers = async (request: HttpRequest): Promise<UserList> => {
    const body = await callJson(request, undefined, 'iterable');
    await setImmediate();
    return parseUsers(body);
  };

  return {
    listUsers: (signal) => callUsers({ method: 'GET', path: '/users', signal }),
    disconnect: (id) => callUsers({ method: 'POST', path: `/users/${encodeURIComponent(id)}/disconnect` }),
    authenticateFromToken: async (token, signal) =>
      parseProfile(
        await callJson(
          {
            method: 'POST',
            path: '/users/authenticate/from_token',
            json: token,
            headers: { authorization: `Bearer ${token.access_token}` },
            signal,
          },
          [token.access_token, token.refresh_token ?? '', token.id_token ?? ''],
        ),
      ),
    signIn: async (timeoutMs, signal) =>
      parseProfile(await callJson({ method: 'POST', path: '/os/sign_in', timeoutMs, signal })),
    currentUser: async (signal) => parseCurrentUser(await callJson({ method: 'GET', path: '/user', signal }, undefined, 'user')),
    isHealthy: async (signal) => (await call({ method: 'GET', path: '/.well-known/health', signal })).startsWith('ok'),
    version: async (signal) => {
      const version = (await call({ method: 'GET', path: '/.well-known/version', timeoutMs: VERSION_TIMEOUT_MS, signal })).trim();
      if (!VERSION_PATTERN.test(version)) throw new UsersApiError('incompatible', { why: { code: 'notAVersion' } });
      return version;
    },
  };
}

async function refusal({ status, body }: HttpReply, secrets?: readonly string[]): Promise<UsersApiError> {
  const detail = serviceText(await decoded(body, new TextDecoder()), secrets);
  return new UsersApiError(status >= 500 || PASSING_REFUSALS.has(status) ? 'failed' : 'rejected', { status, detail });
}

async function utf8(body: readonly Buffer[]): Promise<string> {
  try {
    return await decoded(body, new TextDecoder('utf-8', { fatal: true }));
  } catch {
    throw new UsersApiError('malformed', { why: { code: 'notUtf8' } });
  }
}

async function decoded(body: readonly Buffer[], decoder: InstanceType<typeof TextDecoder>): Promise<string> {
  let text = '';
  let bytes = 0;
  for (const part of body) {
    text += decoder.decode(part, { stream: true });
    bytes += part.length;
    if (bytes < BYTES_AT_ONCE) continue;
    bytes = 0;
    await setImmediate();
  }
  return text + decoder.decode();
}
