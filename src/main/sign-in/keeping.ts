/** Keeps the tokens of whoever signed in, once that is known to be the person. */
import { ownName } from '../../shared/format.ts';
import type { Profile, SignIn } from '../../shared/snapshot.ts';
import { usersListedNow } from '../state/session-reducer.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { TokenSet, VaultError } from '../tokens/token-vault.ts';
import { IDLE } from './attempts.ts';
import { failureCause } from './failures.ts';
import type { HandOver } from './hand-over.ts';
import type { LastUser } from './last-user.ts';

export interface Keeping {
  /**
   * Keeps tokens of a user. Where another user was signed in last, the person is asked first: somebody else may have
   * finished the sign-in in the browser, or the token may be somebody else's.
   *
   * @param onFailure - what is shown where the keychain does not take them; by default they are held for another try
   */
  readonly keep: (user: Profile, tokens: TokenSet, onFailure?: (error: VaultError) => SignIn) => Promise<SignIn>;
  /** Keeps what is held, because the person wants that. */
  readonly keepAgain: () => Promise<SignIn>;
  /** Forgets what is held. */
  readonly letGo: () => void;
}

export interface KeepingOptions {
  readonly handOver: HandOver;
  readonly store: SnapshotStore;
  readonly lastUser: LastUser;
}

export function createKeeping({ handOver, store, lastUser }: KeepingOptions): Keeping {
  let held: { readonly userId: string; readonly tokens: TokenSet } | null = null;
  /** Whom the person has not said to be themselves: does not count as the user who was signed in last. */
  let doubted: string | null = null;

  const note = (userId: string): void => {
    if (userId !== doubted && userId !== lastUser.read()) lastUser.write(userId);
  };
  store.subscribe(({ session }) => {
    if (session.state === 'signedIn' && session.currentId !== null) note(session.currentId);
  });

  const hold = async (userId: string, tokens: TokenSet, onFailure?: (error: VaultError) => SignIn): Promise<SignIn> => {
    const error = await handOver.keep(userId, tokens);
    held = error === undefined || onFailure !== undefined ? null : { userId, tokens };
    if (error === undefined) return IDLE;
    return onFailure?.(error) ?? { state: 'notKept', cause: failureCause(error) };
  };

  return {
    keep: async (user, tokens, onFailure) => {
      const last = lastUser.read();
      if (last === '' || last === user.id) return hold(user.id, tokens, onFailure);
      doubted = user.id;
      held = { userId: user.id, tokens };
      return { state: 'notKept', somebodyElse: { userId: user.id, label: ownName(user) } };
    },
    keepAgain: async () => {
      // Meanwhile disconnected: nothing is kept of somebody who is gone.
      if (held === null || !usersListedNow(store.get().session).some(({ id }) => id === held?.userId)) {
        held = null;
        return IDLE;
      }
      if (doubted === held.userId) doubted = null;
      note(held.userId);
      return hold(held.userId, held.tokens);
    },
    letGo: () => {
      held = null;
    },
  };
}
