import type { PasteResult } from '../../shared/bridge-contract.ts';
import { isOAuthMeant } from '../../shared/oauth-settings.ts';
import { createAttempts, IDLE } from './attempts.ts';
import { createHandOver, type HandOverOptions } from './hand-over.ts';
import { createKeeping } from './keeping.ts';
import type { LastUser } from './last-user.ts';
import { createRestoreTrigger, type RestoreTrigger, type RestoreTriggerOptions } from './restore-trigger.ts';
import { keptTokens, type KeptTokensOptions } from './ways/kept-tokens.ts';
import { pastedToken } from './ways/pasted-token.ts';
import { readPastedToken } from './ways/read-pasted-token.ts';
import { throughBrowser, type ThroughBrowserOptions } from './ways/through-browser.ts';
import { throughService } from './ways/through-service.ts';

/**
 * Signs in: through the service, through an identity provider, with a pasted token, or with kept tokens after a session
 * ended unexpectedly. One attempt at a time, whichever way. It owns `snapshot.signIn`, and nothing else writes there.
 */
export interface SignInFlow {
  /** Begins a sign-in unless one is under way. Resolves when it has ended; how is in the snapshot. */
  readonly start: () => Promise<void>;
  /** Sends a pasted token, and keeps it if that is wished. */
  readonly paste: (text: string, isKept: boolean) => Promise<PasteResult>;
  /** Restores a session from the keychain. */
  readonly restore: RestoreTrigger;
  /** Copies the address for the browser, while the person is waited for there. */
  readonly copyAddress: () => Promise<void>;
  /** Stops waiting. What the person does in the browser all the same is seen by the next check. */
  readonly cancel: () => void;
  /** Ends what is under way with this user's kept tokens. Resolves when nothing of it touches the keychain any more. */
  readonly release: (userId: string) => Promise<void>;
  /** Tries again to keep a sign-in that the keychain did not take. */
  readonly retryKeeping: () => Promise<void>;
  /** Closes what is said about one that failed, or goes on without keeping one. */
  readonly dismiss: () => void;
}

export type SignInOptions = HandOverOptions &
  Omit<ThroughBrowserOptions, 'handOver' | 'keeping'> &
  Omit<KeptTokensOptions, 'handOver'> &
  RestoreTriggerOptions & { readonly lastUser: LastUser; readonly copyText: (text: string) => Promise<void> };

export function createSignInFlow(options: SignInOptions): SignInFlow {
  const { store, now } = options;
  const handOver = createHandOver(options);
  const keeping = createKeeping({ handOver, store, lastUser: options.lastUser });
  const parts = { ...options, handOver, keeping };
  const attempts = createAttempts(options);
  const service = throughService(options);
  const browser = throughBrowser(parts);
  const isBusy = (): boolean => store.get().signIn.state === 'waiting' || attempts.areWaiting();

  return {
    start: async () => {
      if (isBusy()) return;
      keeping.letGo();
      await attempts.run(isOAuthMeant(store.get().settings.oauth) ? browser : service);
    },
    paste: async (text, isKept) => {
      const pasted = readPastedToken(text, now().getTime());
      if (!pasted.ok) return { ok: false, failure: pasted.problem };
      // Nothing is sent before it is known whom an earlier attempt signs in.
      if (isBusy() || !attempts.areOver()) return { ok: false, failure: 'busy' };
      let result: PasteResult = { ok: false, failure: 'lost' };
      await attempts.run(pastedToken(parts, pasted.tokens, isKept, (answer) => (result = answer)));
      return result;
    },
    restore: createRestoreTrigger(options, attempts, (userId) => keptTokens(parts, userId)),
    copyAddress: async () => {
      const { signIn } = store.get();
      const address = browser.address();
      if (signIn.state !== 'waiting' || signIn.address === undefined || address === undefined) return;
      await options.copyText(address);
      const shown = store.get().signIn;
      if (shown.state === 'waiting' && browser.address() === address) store.update({ signIn: { ...shown, address: 'copied' } });
    },
    cancel: attempts.cancel,
    release: attempts.release,
    retryKeeping: async () => {
      if (store.get().signIn.state !== 'notKept') return;
      const ended = await keeping.keepAgain();
      // The person may have closed it, or begun another, while the keychain asked.
      if (store.get().signIn.state === 'notKept') store.update({ signIn: ended });
    },
    dismiss: () => {
      const { state } = store.get().signIn;
      if (state !== 'failed' && state !== 'notKept') return;
      keeping.letGo();
      store.update({ signIn: IDLE });
    },
  };
}
