/** The end of the app: a running disconnect gets up to 3 s, then the end is recorded. */
import type { Timers } from '../state/timers.ts';

export interface EndingOptions {
  /** Resolves when nothing is under way any more that a crash would leave half done; undefined where nothing is. */
  readonly underWay: () => Promise<unknown> | undefined;
  /** Records the end. Called once. */
  readonly end: () => void;
  /** Asks for the end again. */
  readonly quit: () => void;
  readonly timers: Timers;
}

/** A person who quits sees the icon stay this long at most; what is not done then is finished at the next start. */
const WAIT_MS = 3000;

/** @returns what to do each time the app is about to end; it prevents that while something is under way */
export function createEnding({ underWay, end, quit, timers }: EndingOptions): (event: { readonly preventDefault: () => void }) => void {
  let state: 'running' | 'waiting' | 'waited' | 'ended' = 'running';
  return (event) => {
    if (state === 'ended') return;
    const step = state === 'running' ? underWay() : undefined;
    if (state !== 'waiting' && step === undefined) {
      state = 'ended';
      return end();
    }
    event.preventDefault();
    if (step === undefined) return;
    state = 'waiting';
    const go = (): void => {
      if (state !== 'waiting') return;
      state = 'waited';
      timers.clear(timer);
      quit();
    };
    const timer = timers.set(go, WAIT_MS);
    step.then(go, go);
  };
}
