import { isOAuthMeant } from '../identity-provider/oauth-settings.ts';
import type { SignIn, SignInVia } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { createOAuthSignIn, type OAuthSignInOptions } from './ways/through-browser.ts';
import { createServiceSignIn } from './ways/through-service.ts';

/** A sign-in from here, through the service or through an identity provider. One attempt at a time, and never one by itself. */
export interface SignInFlow {
  /** Begins a sign-in unless one is under way. Resolves when it has ended; how is in the snapshot. */
  readonly start: () => Promise<void>;
  /** Stops waiting. What the person does in the browser all the same is seen by the next look. */
  readonly cancel: () => void;
  /** Tries again to keep a sign-in that the keychain did not take. */
  readonly retryKeeping: () => Promise<void>;
  /** Closes what is said about one that failed, or goes on without keeping one. */
  readonly dismiss: () => void;
}

/** One way to sign in. */
export interface SignInWay {
  readonly timeoutMs: number;
  /** Resolves with what is to be said in the end; also when the signal ended it. */
  readonly attempt: (signal: AbortSignal) => Promise<SignIn>;
}

export interface SignInOptions extends OAuthSignInOptions {
  readonly store: SnapshotStore;
  readonly now: () => Date;
}

export function createSignInFlow(options: SignInOptions): SignInFlow {
  const { store, now } = options;
  const oauth = createOAuthSignIn(options);
  const ways: Readonly<Record<SignInVia, SignInWay>> = { service: createServiceSignIn(options), oauth };
  let running: AbortController | null = null;
  const show = (signIn: SignIn): void => store.update({ signIn });

  return {
    start: async () => {
      if (running) return;
      const controller = new AbortController();
      running = controller;
      oauth.letGo();
      const via: SignInVia = isOAuthMeant(store.get().settings.oauth) ? 'oauth' : 'service';
      const { timeoutMs, attempt } = ways[via];
      show({ state: 'waiting', via, until: new Date(now().getTime() + timeoutMs).toISOString() });
      let ended: SignIn = { state: 'idle' };
      try {
        ended = await attempt(controller.signal);
      } finally {
        running = null;
        show(ended);
      }
    },
    cancel: () => running?.abort(),
    retryKeeping: async () => {
      if (store.get().signIn.state !== 'notKept') return;
      const ended = await oauth.keepAgain();
      // The person may have closed it, or begun another, while the keychain asked.
      if (store.get().signIn.state === 'notKept') show(ended);
    },
    dismiss: () => {
      const { state } = store.get().signIn;
      if (state !== 'failed' && state !== 'notKept') return;
      oauth.letGo();
      show({ state: 'idle' });
    },
  };
}
