import type { Cause } from '../../shared/cause.ts';
import type { Profile, UnreachableReason } from '../../shared/snapshot.ts';
import type { UsersApi } from '../users-api/client.ts';
import { UsersApiError, type UsersApiErrorKind } from '../users-api/errors.ts';

/** The result of one check of the service. */
export type CheckResult =
  | {
      readonly kind: 'answered';
      readonly users: readonly Profile[];
      readonly unreadable: number;
      /** Undefined where the service did not say: its first Users API has no such call. */
      readonly current: Profile | null | undefined;
    }
  | { readonly kind: 'failed'; readonly reason: UnreachableReason | 'incompatible'; readonly cause?: Cause | undefined };

/** Errors after which the health call decides whether Pieces OS answered at all. */
const DOUBTFUL: ReadonlySet<UsersApiErrorKind> = new Set(['malformed', 'incompatible', 'redirected', 'rejected', 'failed']);
/** Errors of the health call that show another program. A server error (5xx) shows nothing: any server may have one. */
const OF_ANOTHER: ReadonlySet<UsersApiErrorKind> = new Set(['malformed', 'incompatible', 'redirected', 'rejected', 'tooLarge']);
/** What stands between this app and the service wants a sign-in of its own first (RFC 6585). */
const NETWORK_AUTHENTICATION_REQUIRED = 511;
/** The status of Pieces OS for a request without a known application id. */
const UNAUTHORIZED = 401;
/** The call does not exist: there was none in the first Users API. */
const NO_SUCH_CALL: ReadonlySet<number | undefined> = new Set([404, 405, 410, 501]);

/**
 * Asks the service who is signed in. The users come before the current user: somebody who signs out in between is then
 * seen as signed out, never as signed in.
 *
 * @param api - of the service
 * @param signal - ends the check
 * @returns what was seen; a fault of the service is an answer too
 * @throws UsersApiError `cancelled`, and only that, when the signal ended it
 */
export async function checkService(api: UsersApi, signal?: AbortSignal): Promise<CheckResult> {
  try {
    const { users, unreadable } = await api.listUsers(signal);
    const current = await askCurrentUser(api, signal);
    // Any JSON object reads as a list without users: only Pieces OS can say that there are none.
    if (users.length === 0 && !current && !(await isPiecesOs(api, signal))) return NOT_PIECES_OS;
    return { kind: 'answered', users, unreadable, current };
  } catch (error) {
    if (!(error instanceof UsersApiError) || !DOUBTFUL.has(error.kind)) return failedCheck(error);
    try {
      return (await isPiecesOs(api, signal)) ? failedCheck(error) : NOT_PIECES_OS;
    } catch (noAnswer) {
      return failedCheck(noAnswer);
    }
  }
}

const NOT_PIECES_OS: CheckResult = { kind: 'failed', reason: 'notPiecesOs' };

function failedCheck(error: unknown): CheckResult {
  if (!(error instanceof UsersApiError) || error.kind === 'cancelled') throw error;
  const refusesApp = error.kind === 'rejected' && error.status === UNAUTHORIZED;
  return { kind: 'failed', reason: refusesApp ? 'appRefused' : error.kind, cause: error.why };
}

/**
 * @returns the current user, null where there is none, undefined where the service has no such call
 * @throws UsersApiError for any other failure: the current user is then unknown
 */
export async function askCurrentUser(api: UsersApi, signal?: AbortSignal): Promise<Profile | null | undefined> {
  try {
    return await api.currentUser(signal);
  } catch (error) {
    if (error instanceof UsersApiError && NO_SUCH_CALL.has(error.status)) return undefined;
    throw error;
  }
}

/** @throws UsersApiError where nothing answered */
export async function isPiecesOs(api: Pick<UsersApi, 'isHealthy'>, signal?: AbortSignal): Promise<boolean> {
  try {
    return await api.isHealthy(signal);
  } catch (error) {
    if (error instanceof UsersApiError && (OF_ANOTHER.has(error.kind) || error.status === NETWORK_AUTHENTICATION_REQUIRED)) return false;
    throw error;
  }
}
