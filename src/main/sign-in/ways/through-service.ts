import { serviceWords } from '../../../shared/describe.ts';
import { messages } from '../../../shared/messages.ts';
import type { SignIn } from '../../../shared/snapshot.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { detailOf, UsersApiError } from '../../users-api/errors.ts';
import type { SignInWay } from '../sign-in-flow.ts';

export interface ServiceSignInOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly checkNow: () => Promise<void>;
}

/** What the vendor's own clients give the person in the browser. */
const SIGN_IN_TIMEOUT_MS = 120_000;

/** Signs in through the service: it opens the browser, and this waits. */
export function createServiceSignIn({ api, store, checkNow }: ServiceSignInOptions): SignInWay {
  const isSignedIn = (): boolean => store.get().session.state === 'signedIn';

  /** Resolves with what to say about it: the call's failure, or that the service still knows of nobody. */
  const attempt = async (asked: UsersApi, signal: AbortSignal): Promise<SignIn> => {
    let ended: SignIn = { state: 'failed', failure: 'notSignedIn' };
    try {
      await asked.signIn(SIGN_IN_TIMEOUT_MS, signal);
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      ended = failureOf(error);
    }
    if (signal.aborted) return { state: 'idle' };
    // Who is signed in is for the service to say, whatever became of the call.
    await checkNow();
    return isSignedIn() ? { state: 'idle' } : ended;
  };

  return {
    timeoutMs: SIGN_IN_TIMEOUT_MS,
    attempt: async (signal) => {
      const controller = new AbortController();
      const end = (): void => controller.abort();
      signal.addEventListener('abort', end);
      const asked = api();
      const wasSignedIn = isSignedIn();
      // The service may show the user before it answers the call, and a call to another address is none of ours.
      const stopListening = store.subscribe(() => {
        if (asked !== api() || (!wasSignedIn && isSignedIn())) end();
      });
      try {
        return await attempt(asked, controller.signal);
      } finally {
        stopListening();
        signal.removeEventListener('abort', end);
      }
    },
  };
}

/**
 * @param error - of a call that was to sign somebody in
 * @returns it in the words of a sign-in
 */
export function failureOf(error: UsersApiError): SignIn & { state: 'failed' } {
  if (error.kind === 'timedOut') return { state: 'failed', failure: 'timedOut' };
  if (error.status !== undefined) return { state: 'failed', failure: 'refused', detail: serviceWords(detailOf(error)) };
  if (error.kind === 'incompatible' || error.kind === 'malformed' || error.kind === 'cancelled') {
    return { state: 'failed', failure: 'notSignedIn' };
  }
  return { state: 'failed', failure: 'unreachable', detail: messages.reasons[error.kind].title };
}
