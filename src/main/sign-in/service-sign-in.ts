import { serviceWords } from '../../shared/describe.ts';
import { messages } from '../../shared/messages.ts';
import type { SignIn } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import { detailOf, UsersApiError } from '../users-api/errors.ts';

/** Signs in through the service: it opens the browser, and this waits. One attempt at a time, and never one by itself. */
export interface SignInFlow {
  /** Begins a sign-in unless one is under way. Resolves when it has ended; how is in the snapshot. */
  readonly start: () => Promise<void>;
  /** Stops waiting. What the person does in the browser all the same is seen by the next look. */
  readonly cancel: () => void;
  /** Closes what is said about one that failed. */
  readonly dismiss: () => void;
}

export interface SignInOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly now: () => Date;
  readonly checkNow: () => Promise<void>;
}

/** What the vendor's own clients give the person in the browser. */
const SIGN_IN_TIMEOUT_MS = 120_000;

export function createSignInFlow({ api, store, now, checkNow }: SignInOptions): SignInFlow {
  let waiting: AbortController | null = null;
  const show = (signIn: SignIn): void => store.update({ signIn });
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
    start: async () => {
      if (waiting) return;
      const controller = new AbortController();
      waiting = controller;
      const asked = api();
      show({ state: 'waiting', until: new Date(now().getTime() + SIGN_IN_TIMEOUT_MS).toISOString() });
      const wasSignedIn = isSignedIn();
      // The service may show the user before it answers the call, and a call to another address is none of ours.
      const stopListening = store.subscribe(() => {
        if (asked !== api() || (!wasSignedIn && isSignedIn())) controller.abort();
      });
      let ended: SignIn = { state: 'idle' };
      try {
        ended = await attempt(asked, controller.signal);
      } finally {
        stopListening();
        waiting = null;
        show(ended);
      }
    },
    cancel: () => waiting?.abort(),
    dismiss: () => {
      if (store.get().signIn.state === 'failed') show({ state: 'idle' });
    },
  };
}

function failureOf(error: UsersApiError): SignIn {
  if (error.kind === 'timedOut') return { state: 'failed', failure: 'timedOut' };
  if (error.status !== undefined) return { state: 'failed', failure: 'refused', detail: serviceWords(detailOf(error)) };
  if (error.kind === 'incompatible' || error.kind === 'malformed' || error.kind === 'cancelled') {
    return { state: 'failed', failure: 'notSignedIn' };
  }
  return { state: 'failed', failure: 'unreachable', detail: messages.reasons[error.kind].title };
}
