import type { SignIn } from '../../../shared/snapshot.ts';
import type { SnapshotStore } from '../../state/snapshot-store.ts';
import type { UsersApi } from '../../users-api/client.ts';
import { UsersApiError } from '../../users-api/errors.ts';
import { IDLE, type SignInWay } from '../attempts.ts';
import { failedSignIn, serviceFailure } from '../failures.ts';

export interface ThroughServiceOptions {
  readonly api: () => UsersApi;
  /** False for a service that is not used any more. */
  readonly isOfThisService: (asked: UsersApi) => boolean;
  readonly store: SnapshotStore;
  readonly checkNow: () => Promise<void>;
}

/** What the vendor's own clients give the person in the browser. */
const SIGN_IN_TIMEOUT_MS = 120_000;

/** Signs in through the service: it opens the browser, and this waits. */
export function throughService({ api, isOfThisService, store, checkNow }: ThroughServiceOptions): SignInWay {
  const isSignedIn = (): boolean => store.get().session.state === 'signedIn';

  /** Resolves with what to say about it: the call's failure, or that the service still knows of nobody. */
  const ask = async (asked: UsersApi, signal: AbortSignal): Promise<SignIn> => {
    let ended = failedSignIn('notSignedIn');
    try {
      await asked.signIn(SIGN_IN_TIMEOUT_MS, signal);
    } catch (error) {
      if (!(error instanceof UsersApiError)) throw error;
      ended = serviceFailure(error, 'refused');
    }
    if (signal.aborted) return IDLE;
    // Who is signed in is for the service to say, whatever became of the call.
    await checkNow();
    return isSignedIn() ? IDLE : ended;
  };

  return {
    via: 'service',
    timeoutMs: SIGN_IN_TIMEOUT_MS,
    attempt: async ({ end, stop }) => {
      const asked = api();
      const wasSignedIn = isSignedIn();
      // The service may show the user before it answers the call, and a call to another service is none of ours.
      const stopListening = store.subscribe(() => {
        if (!isOfThisService(asked) || (!wasSignedIn && isSignedIn())) stop(IDLE);
      });
      try {
        return await ask(asked, end);
      } finally {
        stopListening();
      }
    },
  };
}
