import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi, UserList } from '../users-api/client.ts';
import { UsersApiError } from '../users-api/errors.ts';
import { askCurrentUser, isPiecesOs } from '../watch/check-service.ts';
import type { Observation } from '../state/session-reducer.ts';
import type { SessionRecorder } from '../watch/session-recorder.ts';

export interface ServiceDisconnectOptions {
  /** False for a service that is not used any more. */
  readonly isOfThisService: (asked: UsersApi) => boolean;
  readonly recorder: Pick<SessionRecorder, 'observe'>;
  readonly store: SnapshotStore;
  readonly now: () => Date;
  readonly checkNow: () => Promise<void>;
}

/**
 * Has the service remove a user, and shows who remains as soon as that is known.
 *
 * @returns the function that removes a user at the given service; rejects where the service did not, or may not have.
 * Where it certainly did not, `onRefused` is called first.
 */
export function createServiceDisconnect(
  options: ServiceDisconnectOptions,
): (userId: string, asked: UsersApi, onRefused?: () => void) => Promise<void> {
  const { isOfThisService, recorder, store, now, checkNow } = options;
  return async (userId, asked, onRefused) => {
    // An observation of one service does not apply to another.
    const observe = (observation: Observation): void => {
      if (isOfThisService(asked)) recorder.observe(observation);
    };
    const { session } = store.get();
    observe({ kind: 'disconnectBegan', userId });
    const removal = await removeAtService(asked, userId);
    if ('error' in removal) {
      if (removal.isRefused) onRefused?.();
      observe({ kind: 'disconnectFailed', userId, mayHaveHappened: !removal.isRefused });
      throw removal.error;
    }
    const { list } = removal;
    const asCurrent = await askCurrentUser(asked).then(
      (current) => ({ current }),
      () => undefined,
    );
    if (asCurrent && asCurrent.current?.id !== userId && store.get().session === session) {
      return observe({ kind: 'disconnected', at: now().toISOString(), userId, ...list, ...asCurrent });
    }
    // The current user is unknown, or a check saw something newer meanwhile: the next check shows it.
    observe({ kind: 'disconnectFailed', userId, mayHaveHappened: true });
    await checkNow();
  };
}

type Removal = { readonly list: UserList } | { readonly error: unknown; readonly isRefused: boolean };

/** A refusal counts as success where the service does not list the user any more. */
async function removeAtService(api: UsersApi, userId: string): Promise<Removal> {
  let list: UserList | undefined;
  try {
    list = await api.disconnect(userId);
  } catch (error) {
    list = await api.listUsers().catch(() => undefined);
    const isListed = list?.users.some(({ id }) => id === userId);
    if (list === undefined || isListed === true) return { error, isRefused: isRefusal(error, isListed === true) };
  }
  try {
    await assertPiecesOs(api, list);
    return { list };
  } catch (error) {
    return { error, isRefused: false };
  }
}

/** Any JSON object reads as a list without users: only Pieces OS can say that there are none. */
async function assertPiecesOs(api: UsersApi, { users }: UserList): Promise<void> {
  if (users.length === 0 && !(await isPiecesOs(api))) throw new UsersApiError('notPiecesOs');
}

const REQUEST_TIMEOUT = 408;
const SERVER_ERRORS = 500;

/**
 * Only an answer that refuses, or a connection that was never made, says that the service did not do it. A server error is
 * such an answer if the user is listed after it.
 */
function isRefusal(error: unknown, isListed: boolean): boolean {
  if (!(error instanceof UsersApiError)) return false;
  const { kind, status } = error;
  if (status === undefined) return kind === 'refused';
  return isListed || (status < SERVER_ERRORS && status !== REQUEST_TIMEOUT);
}

/**
 * The reply to a disconnect is a promise; the list of users is the proof.
 *
 * @throws UsersApiError `incompatible` where the service still lists the user
 */
export async function verifyGone(api: UsersApi, userId: string): Promise<void> {
  const list = await api.listUsers();
  if (list.users.some(({ id }) => id === userId)) {
    throw new UsersApiError('incompatible', { why: { code: 'stillListed' } });
  }
  await assertPiecesOs(api, list);
}
