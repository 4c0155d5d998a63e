import { isAboutSomebodyElse, isFailedRestore, canRestoreAgain } from '../../shared/restore.ts';
import type { Transition } from '../state/session-reducer.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { IDLE, type Attempts, type SignInWay } from './attempts.ts';
import { failedSignIn } from './failures.ts';
import { endedUnexpectedly, isEndOf, sessionUser, withRestore, type Restored } from './ways/restore-policy.ts';

/** Decides when a session is restored: once after it ended unexpectedly, for the user whose session it was, where that is wanted. */
export interface RestoreTrigger {
  /** Has to hear of every transition, after it is in the snapshot. */
  readonly onTransition: (transition: Transition) => void;
  /** Ends the one that is under way, if one is. */
  readonly cancel: () => void;
  /** Tries again what failed, because the person asks for it; nothing where that is not what is shown. */
  readonly retry: () => Promise<void>;
}

export interface RestoreTriggerOptions {
  readonly store: SnapshotStore;
  /** For whom something may be kept that may be used; asks the keychain nothing. */
  readonly keptUsers: () => readonly string[];
  /** When what was restored, over restarts. */
  readonly restores: { readonly read: () => Restored; readonly write: (restored: Restored) => void };
  readonly now: () => Date;
}

/**
 * @param options - what decides
 * @param attempts - that it starts one of
 * @param wayFor - the way that uses what is kept for a user
 */
export function createRestoreTrigger(
  { store, keptUsers, restores, now }: RestoreTriggerOptions,
  attempts: Attempts,
  wayFor: (userId: string) => SignInWay,
): RestoreTrigger {
  /** Whose session it is, or was. */
  let owner = sessionUser(store.get().session, null);
  /** Whose restore was the last one, for another try. */
  let lastUser: string | null = null;
  /** Whether that session has ended: who was current no longer, and then leaves the list, has no second session to lose. */
  let hasEnded = false;
  /** The service that named that user. At another address, what looks like a sign-out may be somebody else's service. */
  let namedBy = store.get().service.baseUrl;
  let seen = store.get().session;
  store.subscribe(({ session, service, signIn }) => {
    owner = sessionUser(session, owner);
    // A new address alone has named nobody.
    if (session !== seen && session.state === 'signedIn') namedBy = service.baseUrl;
    seen = session;
    if (session.state !== 'signedIn' && session.state !== 'starting') return;
    hasEnded = false;
    // Whoever is signed in now: what was said about the session before is over, and so is a further try.
    lastUser = null;
    if (isFailedRestore(signIn) && !isAboutSomebodyElse(signIn)) store.update({ signIn: IDLE });
  });

  const start = async (userId: string): Promise<void> => {
    lastUser = userId;
    await attempts.run(wayFor(userId));
  };

  /** @returns whether it may be tried; noted before it is, so that one that ends the app counts too */
  const note = (userId: string): boolean => {
    const restored = withRestore(restores.read(), userId, now().getTime());
    if (restored !== undefined) restores.write(restored);
    return restored !== undefined;
  };

  return {
    onTransition: (transition) => {
      if (owner === null || hasEnded || !isEndOf(transition, owner)) return;
      const { session, settings, service } = store.get();
      hasEnded = true;
      if (!endedUnexpectedly(transition, session, owner)) return;
      if (service.baseUrl !== namedBy || service.doubtful === true) return;
      if (!settings.keepSignedIn || !attempts.areOver()) return;
      if (!keptUsers().includes(owner)) return;
      if (note(owner)) void start(owner);
      else store.update({ signIn: failedSignIn('restoreTooOften') });
    },
    cancel: () => {
      const { signIn } = store.get();
      if (signIn.state === 'waiting' && signIn.via === 'keychain') attempts.cancel();
    },
    retry: async () => {
      await attempts.over();
      const { signIn, session, service } = store.get();
      if (service.baseUrl !== namedBy) return;
      if (lastUser !== null && session.state === 'signedOut' && canRestoreAgain(signIn)) await start(lastUser);
    },
  };
}
