import { canRestoreAgain, isAboutSomebodyElse, isFailedRestore } from '../../../shared/restore.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import type { Timers } from '../../state/timers.ts';
import type { Transition } from '../../state/session-reducer.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { createRestoreAttempt, failedSignIn, type RestoreAttemptOptions } from './restore-attempt.ts';
import { endedUnexpectedly, isEndOf, sessionUser, withRestore, type Restored } from './restore-policy.ts';
import type { TokenVault } from '../../tokens/token-vault.ts';

/**
 * Restores a session that ended unexpectedly from the keychain: once, for the user whose session it was, and only where
 * that is wanted. How it goes is in the snapshot.
 */
export interface RestoreFlow {
  /** Has to hear of every transition, after it is in the snapshot. */
  readonly onTransition: (transition: Transition) => void;
  /** Tries again what failed, because the person asks for it; nothing where that is not what is shown. */
  readonly retry: () => Promise<void>;
  /** Ends the one under way. Tokens that the identity provider is giving meanwhile are kept all the same. */
  readonly cancel: () => void;
  /** Ends the one under way for this user. Resolves when nothing of it touches the keychain any more. */
  readonly release: (userId: string) => Promise<void>;
}

export interface RestoreOptions extends RestoreAttemptOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly vault: () => Promise<TokenVault>;
  /** For whom something may be kept; asks the keychain nothing. */
  readonly keptUsers: () => readonly string[];
  /** When what was restored, over restarts. */
  readonly restores: { readonly read: () => Restored; readonly write: (restored: Restored) => void };
  readonly checkNow: () => Promise<void>;
  readonly timers: Timers;
}

/** For keychain, identity provider and service together; nobody has to do anything meanwhile. */
const RESTORE_LIMIT_MS = 60_000;

const IDLE: SignIn = { state: 'idle' };
const TIMED_OUT = failedSignIn('restoreTimedOut');

interface Running {
  readonly userId: string;
  readonly end: AbortController;
  readonly renewal: AbortController;
  /** Also after it was ended: resolves when nothing of it is under way. */
  readonly work: Promise<SignIn>;
}

export function createRestoreFlow(options: RestoreOptions): RestoreFlow {
  const { api, store, recorder, vault, keptUsers, restores, checkNow, now, timers } = options;
  const carryOut = createRestoreAttempt(options);
  const show = (signIn: SignIn): void => store.update({ signIn });
  let running: Running | null = null;
  /** Whose session it is, or was. */
  let owner = sessionUser(store.get().session, null);
  /** Whether that session has ended: who was current no longer, and then leaves the list, has no second session to lose. */
  let hasEnded = false;
  /** Whose restore was the last one, for another try. */
  let lastUser: string | null = null;
  store.subscribe(({ session, signIn }) => {
    owner = sessionUser(session, owner);
    if (session.state !== 'signedIn' && session.state !== 'starting') return;
    hasEnded = false;
    // Whoever is signed in now: what was said about the session before is over, and so is a further try.
    lastUser = null;
    if (isFailedRestore(signIn) && !isAboutSomebodyElse(signIn)) show(IDLE);
  });

  const work = async (userId: string, asked: UsersApi, end: AbortSignal, renewal: AbortSignal, onSend: () => void): Promise<SignIn> => {
    const { askService, signIn, isSaidAnyway } = await carryOut({ userId, asked, end, renewal, onSend });
    if (askService) await checkNow();
    recorder.observe({ kind: 'keychain', keychain: await (await vault()).check() });
    return !isSaidAnyway && store.get().session.state === 'signedIn' ? IDLE : signIn;
  };

  const start = async (userId: string): Promise<void> => {
    const end = new AbortController();
    const renewal = new AbortController();
    const asked = api();
    lastUser = userId;
    show({ state: 'waiting', via: 'keychain', until: new Date(now().getTime() + RESTORE_LIMIT_MS).toISOString() });
    // Somebody who signs in meanwhile stays signed in, and another service is given nothing.
    const stopListening = store.subscribe(({ session }) => {
      if (asked !== api() || session.state === 'signedIn') end.abort();
    });
    let isLate = false;
    const limit = timers.set(() => {
      isLate = true;
      renewal.abort();
      end.abort();
    }, RESTORE_LIMIT_MS);
    const ended = new Promise<SignIn>((resolve) => {
      end.signal.addEventListener('abort', () => resolve(isLate ? TIMED_OUT : IDLE), { once: true });
    });
    const begun = { userId, end, renewal, work: work(userId, asked, end.signal, renewal.signal, stopListening) };
    running = begun;
    try {
      show(await Promise.race([begun.work, ended]));
      const result = await begun.work;
      // Told also to those who did not want to wait for it.
      if (isAboutSomebodyElse(result)) show(result);
    } finally {
      timers.clear(limit);
      stopListening();
      running = null;
    }
  };

  /** @returns whether it may be tried; noted before it is, so that one that ends the app counts too */
  const note = (userId: string): boolean => {
    try {
      const restored = withRestore(restores.read(), userId, now().getTime());
      if (restored !== undefined) restores.write(restored);
      return restored !== undefined;
    } catch {
      // What cannot be counted could be without end.
      return false;
    }
  };

  return {
    onTransition: (transition) => {
      const { session, settings, signIn } = store.get();
      if (owner === null || hasEnded || !isEndOf(transition, owner)) return;
      hasEnded = true;
      if (!endedUnexpectedly(transition, session, owner)) return;
      if (!settings.keepSignedIn || signIn.state === 'waiting' || running !== null) return;
      if (!keptUsers().includes(owner)) return;
      if (note(owner)) void start(owner);
      else show(failedSignIn('restoreTooOften'));
    },
    retry: async () => {
      await running?.work;
      const { signIn, session } = store.get();
      if (lastUser === null || running !== null || session.state !== 'signedOut') return;
      if (canRestoreAgain(signIn)) await start(lastUser);
    },
    cancel: () => running?.end.abort(),
    release: async (userId) => {
      if (running?.userId !== userId) return;
      running.end.abort();
      running.renewal.abort();
      await running.work;
    },
  };
}
