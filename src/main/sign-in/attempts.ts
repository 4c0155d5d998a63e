import { isAboutSomebodyElse } from '../../shared/restore.ts';
import type { SignIn } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { causeOf } from '../system/errors.ts';

type Waiting = Extract<SignIn, { state: 'waiting' }>;

/** What a way to sign in is given for one attempt. */
export interface Attempt {
  /** Aborted: the wait is over, and nothing that was not sent yet is sent. What was sent is waited for. */
  readonly end: AbortSignal;
  /** Aborted: tokens that the identity provider is about to give may be lost. */
  readonly abandon: AbortSignal;
  /** Shows more about the wait, while it lasts. */
  readonly note: (more: Pick<Waiting, 'address' | 'ignored'>) => void;
  /** Ends the wait and shows this. */
  readonly stop: (shown: SignIn, abandon?: boolean) => void;
}

/** One way to sign in. */
export interface SignInWay {
  readonly via: Waiting['via'];
  readonly timeoutMs: number;
  /** Whose kept tokens it uses. */
  readonly userId?: string;
  /** Resolves with what is to be shown in the end, when nothing of it is under way any more. Rejects with what it does not expect. */
  readonly attempt: (attempt: Attempt) => Promise<SignIn>;
}

/** One attempt at a time, whichever way it goes. It lasts until its answers have come, also when the person cancelled it. */
export interface Attempts {
  /** Whether nothing is under way, not even something that was cancelled. */
  readonly areOver: () => boolean;
  /** Whether one is under way that nobody has cancelled. */
  readonly areWaiting: () => boolean;
  /** Runs one, after the end of one that was cancelled. Must not be called while one is waiting. */
  readonly run: (way: SignInWay) => Promise<void>;
  /** Ends the wait. */
  readonly cancel: () => void;
  /** Ends the one that uses this user's kept tokens. Resolves when nothing of it is under way. */
  readonly release: (userId: string) => Promise<void>;
  /** Resolves when nothing is under way. */
  readonly over: () => Promise<void>;
}

export const IDLE: SignIn = { state: 'idle' };

interface Running {
  readonly userId: string | undefined;
  readonly end: AbortSignal;
  readonly stop: Attempt['stop'];
  /** Does not reject. */
  readonly work: Promise<SignIn>;
}

/** @returns whether the person has to be told even after having cancelled */
const isToldAnyway = (signIn: SignIn): boolean => isAboutSomebodyElse(signIn) || signIn.state === 'notKept';

/** A way has a result for each failure that it knows. Another one is a mistake of this app, and the person sees the attempt end. */
const unexpected = (error: unknown): SignIn => ({ state: 'failed', failure: 'unexpected', cause: causeOf(error) });

export function createAttempts({ store, now }: { readonly store: SnapshotStore; readonly now: () => Date }): Attempts {
  let running: Running | null = null;
  /** Stays when it has ended: an older one has nothing to show any more. */
  let latest: Running | null = null;
  const show = (signIn: SignIn): void => store.update({ signIn });

  const begin = (way: SignInWay, earlier: Promise<SignIn> | undefined, attempt: Attempt): Promise<SignIn> => {
    if (earlier === undefined) return way.attempt(attempt);
    return earlier.then((ended) => {
      if (isToldAnyway(ended)) return ended;
      return attempt.end.aborted ? IDLE : way.attempt(attempt);
    });
  };

  return {
    areOver: () => running === null,
    areWaiting: () => running !== null && !running.end.aborted,
    cancel: () => running?.stop(IDLE),
    release: async (userId) => {
      if (running?.userId !== userId) return;
      running.stop(IDLE, true);
      await running.work;
    },
    over: async () => {
      await running?.work;
    },
    run: async (way) => {
      const end = new AbortController();
      const abandon = new AbortController();
      const isMine = (): boolean => mine === latest;
      const stop = (shown: SignIn, isAbandoned = false): void => {
        if (isAbandoned) abandon.abort();
        if (end.signal.aborted) return;
        end.abort();
        if (isMine()) show(shown);
      };
      const note: Attempt['note'] = (more) => {
        const { signIn } = store.get();
        if (isMine() && !end.signal.aborted && signIn.state === 'waiting') show({ ...signIn, ...more });
      };
      show({ state: 'waiting', via: way.via, until: new Date(now().getTime() + way.timeoutMs).toISOString() });
      const work = begin(way, running?.work, { end: end.signal, abandon: abandon.signal, note, stop })
        .catch(unexpected)
        .finally(() => {
          if (running === mine) running = null;
        });
      const mine: Running = { userId: way.userId, end: end.signal, stop, work };
      running = mine;
      latest = mine;
      const result = await work;
      if (isMine() && (!end.signal.aborted || isToldAnyway(result))) show(result);
    },
  };
}
