import type { Profile } from '../../shared/snapshot.ts';
import { serviceText, UsersApiError } from './errors.ts';
import type { Http, HttpReply, HttpRequest } from './http.ts';
import { parseCurrentUser, parseProfile, parseUsers, type UserList } from './profile.ts';

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
  /** `GET /users/{user}`. */
  readonly getUser: (id: string, signal?: AbortSignal) => Promise<Profile>;
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

const VERSION_PATTERN = /^[\w.+-]{1,40}$/u;

/**
 * @param http - carries the calls to one service
 * @returns the Users API of that service
 */
export function createUsersApi(http: Http): UsersApi {
  const call = async (request: HttpRequest, secrets?: readonly string[]): Promise<string> => {
    const reply = await http(request);
    if (reply.status >= 400) throw refusal(reply, secrets);
    return utf8(reply.body);
  };
  // The content type is never looked at: real services send JSON as text/html.
  const callJson = async (request: HttpRequest, secrets?: readonly string[]): Promise<unknown> =>
    json(await call(request, secrets));

  return {
    listUsers: async (signal) => parseUsers(await callJson({ method: 'GET', path: '/users', signal })),
    getUser: async (id, signal) => parseProfile(await callJson({ method: 'GET', path: userPath(id), signal })),
    disconnect: async (id) => parseUsers(await callJson({ method: 'POST', path: `${userPath(id)}/disconnect` })),
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
    currentUser: async (signal) => parseCurrentUser(await callJson({ method: 'GET', path: '/user', signal })),
    isHealthy: async (signal) => (await call({ method: 'GET', path: '/.well-known/health', signal })).startsWith('ok'),
    version: async (signal) => {
      const version = (await call({ method: 'GET', path: '/.well-known/version', signal })).trim();
      if (!VERSION_PATTERN.test(version)) throw new UsersApiError('incompatible', { detail: 'expected a version' });
      return version;
    },
  };
}

const userPath = (id: string): string => `/users/${encodeURIComponent(id)}`;

function refusal({ status, body }: HttpReply, secrets?: readonly string[]): UsersApiError {
  const detail = serviceText(new TextDecoder().decode(body), secrets);
  // "Too many requests" is no judgement on the request: like an error of the service, it passes.
  const passes = status >= 500 || status === 429;
  return new UsersApiError(passes ? 'failed' : 'rejected', { status, detail });
}

function utf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new UsersApiError('malformed', { detail: 'not UTF-8' });
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsersApiError('malformed', { detail: text.trim() === '' ? 'an empty reply' : 'not JSON' });
  }
}
