/** When to look: one look in flight, one timer, back-off after failures, requests to look at once coalesced. */
import type { Timers } from '../state/timers.ts';
import { createCallLimit, type CallLimit } from '../../shared/call-limit.ts';
import { backOffMs } from './back-off.ts';

export interface CheckSchedule {
  readonly checking: boolean;
  /** Milliseconds until the next look; undefined while one is under way or the monitor is stopped. */
  readonly nextInMs: number | undefined;
}

export interface CheckSchedulerOptions {
  /** Looks once and takes in what it saw; tells whether the service answered. Does not reject. */
  readonly look: () => Promise<boolean>;
  readonly pollMs: () => number;
  readonly random: () => number;
  readonly timers: Timers;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonicMs: () => number;
  readonly onSchedule: (schedule: CheckSchedule) => void;
}

export interface CheckScheduler {
  /** Looks at once, or after the look that is still under way; what failed before a stop is forgotten. */
  readonly start: () => void;
  /** No look begins after this, and no timer is left. */
  readonly stop: () => void;
  /**
   * Looks now. Where a look is under way, one more follows it, whose answer cannot be older than this call; any number
   * of calls in the meantime share it.
   */
  readonly checkNow: () => Promise<void>;
  /** What failed so far says nothing of what comes: the next failure is waited after like a first one. */
  readonly forgetFailures: () => void;
}

/** A failed check is repeated sooner than this, or than the poll interval, only so often. */
const EARLY_MS = 10_000;
/** An answer ends the back-off, so without a bound a service that answers every other time would be asked twice a second. */
const EARLY_RETRIES: CallLimit = { burst: 10, perSecond: 1 / 60 };

export function createCheckScheduler({ look, pollMs, random, timers, monotonicMs, onSchedule }: CheckSchedulerOptions): CheckScheduler {
  let running = false;
  let failures = 0;
  const mayRetryEarly = createCallLimit(EARLY_RETRIES, monotonicMs);
  let timer: unknown;
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const lookOnce = async (): Promise<void> => {
    timers.clear(timer);
    onSchedule({ checking: true, nextInMs: undefined });
    let answered = false;
    try {
      answered = await look();
    } finally {
      // Also after a look that threw, against its promise: one mistake must not end the watch.
      failures = answered ? 0 : failures + 1;
      current = null;
      if (following === null) schedule();
    }
  };

  const begin = (): Promise<void> => (current = lookOnce());

  const waitMs = (): number => {
    if (failures === 0) return pollMs();
    const backOff = backOffMs(failures, random);
    const early = Math.min(pollMs(), EARLY_MS);
    return backOff >= early || mayRetryEarly() ? backOff : early;
  };

  const schedule = (): void => {
    const nextInMs = running ? waitMs() : undefined;
    if (nextInMs !== undefined) timer = timers.set(() => void begin(), nextInMs);
    onSchedule({ checking: false, nextInMs });
  };

  const checkNow = (): Promise<void> => {
    if (!running) return Promise.resolve();
    // Between two looks nothing is under way, yet the second one is promised already.
    if (following) return following;
    if (!current) return begin();
    const follow = (): Promise<void> | undefined => {
      following = null;
      return running ? begin() : undefined;
    };
    following = current.then(follow, follow);
    return following;
  };

  return {
    start: () => {
      if (running) return;
      running = true;
      failures = 0;
      void checkNow();
    },
    stop: () => {
      running = false;
      timers.clear(timer);
    },
    checkNow,
    forgetFailures: () => {
      failures = 0;
    },
  };
}
