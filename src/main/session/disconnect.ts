import { serviceWords } from '../../shared/describe.ts';
import { labelOf } from '../../shared/format.ts';
import { messages } from '../../shared/messages.ts';
import type { Disconnect, DisconnectStep } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import { VaultError, type TokenVault } from '../sign-in/token-vault.ts';
import type { UsersApi, UserList } from '../users-api/client.ts';
import { detailOf, UsersApiError } from '../users-api/errors.ts';
import { askCurrentUser, isPiecesOs } from './look.ts';
import { usersListedNow, type Observation } from './session.ts';
import type { Tracker } from './tracker.ts';

/** Disconnects a user for good: ask, tell the service, delete the user's tokens, make sure that both held. */
export interface DisconnectFlow {
  /** Asks the person about a user that the service lists, instead of whatever was asked; ignored while one runs. */
  readonly ask: (userId: string) => void;
  /** Does what was asked about, or tries again what failed. How it ended is in the snapshot. */
  readonly confirm: (userId: string) => Promise<void>;
  /** Closes the question or the result. */
  readonly dismiss: () => void;
}

export interface DisconnectOptions {
  readonly api: () => UsersApi;
  readonly vault: () => Promise<TokenVault>;
  readonly tracker: Tracker;
  readonly store: SnapshotStore;
  readonly now: () => Date;
  readonly checkNow: () => Promise<void>;
}

export function createDisconnectFlow(options: DisconnectOptions): DisconnectFlow {
  const { api, vault, tracker, store, now, checkNow } = options;
  const show = (disconnect: Disconnect): void => store.update({ disconnect });

  const atService = async (userId: string, asked: UsersApi): Promise<void> => {
    // What one service says is nothing that is true of another.
    const observe = (observation: Observation): void => {
      if (asked === api()) tracker.observe(observation);
    };
    const { session } = store.get();
    observe({ kind: 'disconnectBegan', userId });
    let list: UserList | undefined;
    try {
      list = await removeAtService(asked, userId);
      await assertPiecesOs(asked, list);
    } catch (error) {
      observe({ kind: 'disconnectFailed', userId, mayHaveHappened: list !== undefined || !isCertain(error) });
      throw error;
    }
    const asCurrent = await askCurrentUser(asked).then(
      (current) => ({ current }),
      () => undefined,
    );
    if (asCurrent && asCurrent.current?.id !== userId && store.get().session === session) {
      return observe({ kind: 'disconnected', at: now().toISOString(), userId, ...list, ...asCurrent });
    }
    // Who is current is not for us to guess, and a look may have seen something newer meanwhile: another one tells.
    observe({ kind: 'disconnectFailed', userId, mayHaveHappened: true });
    await checkNow();
  };

  const inKeychain = async (userId: string): Promise<void> => {
    const tokens = await vault();
    try {
      await tokens.remove(userId);
    } finally {
      // Nobody who never had anything kept is asked to unlock a keychain.
      if (store.get().keychain.state !== 'unknown' || tokens.users().length > 0) {
        tracker.observe({ kind: 'keychain', keychain: await tokens.check() });
      }
    }
  };

  const steps: readonly (readonly [DisconnectStep, (userId: string, asked: UsersApi) => Promise<void>])[] = [
    ['service', atService],
    ['keychain', inKeychain],
    ['verification', (userId, asked) => verifyGone(asked, userId)],
  ];

  return {
    ask: (userId) => {
      const { session, disconnect } = store.get();
      if (disconnect.state === 'running') return;
      const user = usersListedNow(session).find(({ id }) => id === userId);
      if (user) show({ state: 'asking', userId, label: labelOf(user) });
    },
    confirm: async (userId) => {
      const { disconnect } = store.get();
      if (disconnect.state !== 'asking' && disconnect.state !== 'failed') return;
      if (disconnect.userId !== userId) return;
      const { label } = disconnect;
      show({ state: 'running', userId, label });
      const asked = api();
      let end: Disconnect = { state: 'done', userId, label };
      for (const [step, run] of steps) {
        try {
          await run(userId, asked);
        } catch (error) {
          end = { state: 'failed', userId, label, step, detail: reasonOf(error) };
          break;
        }
      }
      if (asked !== api()) return;
      show(end);
      await checkNow();
    },
    dismiss: () => {
      if (store.get().disconnect.state !== 'running') show({ state: 'idle' });
    },
  };
}

/** A service that refuses to remove a user who is gone already has nothing left to refuse. */
async function removeAtService(api: UsersApi, userId: string): Promise<UserList> {
  try {
    return await api.disconnect(userId);
  } catch (error) {
    const list = await api.listUsers().catch(() => undefined);
    if (list && !list.users.some(({ id }) => id === userId)) return list;
    throw error;
  }
}

/** Any JSON object reads as a list without users: only Pieces OS can say that there are none. */
async function assertPiecesOs(api: UsersApi, { users }: UserList): Promise<void> {
  if (users.length === 0 && !(await isPiecesOs(api))) throw new UsersApiError('notPiecesOs');
}

/** Only an answer, or a connection that was never made, says that the service did not do it. */
const isCertain = (error: unknown): boolean =>
  error instanceof UsersApiError && (error.status !== undefined || error.kind === 'refused');

/** The reply to a disconnect is a promise; the list of users is the proof. */
async function verifyGone(api: UsersApi, userId: string): Promise<void> {
  const list = await api.listUsers();
  if (list.users.some(({ id }) => id === userId)) {
    throw new UsersApiError('incompatible', { detail: messages.disconnect.stillListed });
  }
  await assertPiecesOs(api, list);
}

/** One phrase for people. */
function reasonOf(error: unknown): string {
  if (error instanceof VaultError) return error.message;
  if (!(error instanceof UsersApiError)) return error instanceof Error ? error.message : String(error);
  if (error.status !== undefined) return serviceWords(detailOf(error));
  return error.kind === 'incompatible' || error.kind === 'cancelled'
    ? (error.detail ?? messages.session.incompatible.title)
    : messages.reasons[error.kind].title;
}
