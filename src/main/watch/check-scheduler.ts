/** Decides when the service is checked: one check in flight, one timer, back-off after failures, requests for a check coalesced. */
import type { Timers } from '../state/timers.ts';
import { createCallLimit, type CallLimit } from '../../shared/call-limit.ts';
import { backOffMs } from './back-off.ts';

export interface CheckSchedule {
  readonly checking: boolean;
  /** Milliseconds until the next check; undefined while one is in flight or the scheduler is stopped. */
  readonly nextInMs: number | undefined;
}

export interface CheckSchedulerOptions {
  /** Checks the service once. Resolves with whether the service answered; does not reject. */
  readonly check: () => Promise<boolean>;
  readonly pollMs: () => number;
  readonly random: () => number;
  readonly timers: Timers;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonicMs: () => number;
  readonly onSchedule: (schedule: CheckSchedule) => void;
}

export interface CheckScheduler {
  /** Checks at once, or after the check in flight; earlier failures are forgotten. */
  readonly start: () => void;
  /** No check begins after this, and no timer remains. */
  readonly stop: () => void;
  /**
   * Checks now. While a check is in flight, one more follows it, so that its answer is not older than this call; all calls
   * in the meantime share it.
   */
  readonly checkNow: () => Promise<void>;
  /** Resets the back-off: the next failure is followed by the wait of a first one. */
  readonly forgetFailures: () => void;
}

/** A failed check is repeated sooner than this, or than the poll interval, only so often. */
const EARLY_MS = 10_000;
/** An answer ends the back-off, so without a bound a service that answers every other time would be asked twice a second. */
const EARLY_RETRIES: CallLimit = { burst: 10, perSecond: 1 / 60 };

export function createCheckScheduler({ check, pollMs, random, timers, monotonicMs, onSchedule }: CheckSchedulerOptions): CheckScheduler {
  let running = false;
  let failures = 0;
  const mayRetryEarly = createCallLimit(EARLY_RETRIES, monotonicMs);
  let timer: unknown;
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const checkOnce = async (): Promise<void> => {
    timers.clear(timer);
    onSchedule({ checking: true, nextInMs: undefined });
    let answered = false;
    try {
      answered = await check();
    } finally {
      // Also after a check that rejects against its contract: a defect must not end the schedule.
      failures = answered ? 0 : failures + 1;
      current = null;
      if (following === null) schedule();
    }
  };

  const begin = (): Promise<void> => (current = checkOnce());

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
    // Between two checks nothing is in flight, but the second one has been promised.
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
