/** The clock by which the window tells ages. */
export interface SteadyClock {
  /** A snapshot has arrived: its times are those of the clock on the wall as it is now. */
  readonly snapshotArrived: () => void;
  /** Milliseconds since the epoch, as the snapshot's times have it. */
  readonly now: () => number;
}

/**
 * Between two snapshots time passes by a clock that nobody sets: if the one on the wall is set, the times of the last
 * snapshot are still those of before, and would seem hours away.
 *
 * @param wallMs - as `Date.now`
 * @param monotonicMs - as `performance.now`
 */
export function createSteadyClock(wallMs: () => number, monotonicMs: () => number): SteadyClock {
  let ahead = wallMs() - monotonicMs();
  return {
    snapshotArrived: () => {
      ahead = wallMs() - monotonicMs();
    },
    now: () => monotonicMs() + ahead,
  };
}
