import type { Profile, UnreachableReason } from '../../shared/snapshot.ts';
import type { UsersApi } from '../users-api/client.ts';
import { UsersApiError, type UsersApiErrorKind } from '../users-api/errors.ts';

/** What one look at the service showed. */
export type Look =
  | {
      readonly kind: 'answered';
      readonly users: readonly Profile[];
      readonly unreadable: number;
      /** Undefined where the service did not say: its first Users API has no such call. */
      readonly current: Profile | null | undefined;
    }
  | { readonly kind: 'failed'; readonly reason: UnreachableReason | 'incompatible'; readonly detail: string | undefined };

/** After one of these the question is whether Pieces OS answered at all. */
const DOUBTFUL: ReadonlySet<UsersApiErrorKind> = new Set(['malformed', 'incompatible', 'redirected', 'rejected']);

/**
 * Asks the service who is signed in. The users come before the current user: somebody who signs out in between is then
 * seen as signed out, never as signed in.
 *
 * @param api - of the service
 * @param signal - ends the look
 * @returns what was seen; a fault of the service is an answer too
 * @throws UsersApiError `cancelled`, and only that, when the signal ended it
 */
export async function lookAtService(api: UsersApi, signal?: AbortSignal): Promise<Look> {
  try {
    const { users, unreadable } = await api.listUsers(signal);
    const current = await unlessFailed(api.currentUser(signal), undefined);
    return { kind: 'answered', users, unreadable, current };
  } catch (error) {
    if (!(error instanceof UsersApiError) || error.kind === 'cancelled') throw error;
    if (DOUBTFUL.has(error.kind) && !(await unlessFailed(api.isHealthy(signal), false))) {
      return { kind: 'failed', reason: 'notPiecesOs', detail: undefined };
    }
    return { kind: 'failed', reason: error.kind, detail: detailOf(error) };
  }
}

/** HTTP status and the service's own words, as far as there are any. */
export function detailOf({ status, detail }: UsersApiError): string | undefined {
  if (status === undefined) return detail;
  return detail === undefined ? `HTTP ${status}` : `HTTP ${status}: ${detail}`;
}

async function unlessFailed<Value, Otherwise>(call: Promise<Value>, otherwise: Otherwise): Promise<Value | Otherwise> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof UsersApiError && error.kind !== 'cancelled') return otherwise;
    throw error;
  }
}
