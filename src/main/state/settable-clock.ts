/** The clock of the computer, which a person or network time may set. */

export interface Clock {
  /** The time of day. Listeners of `onSet` are called before it returns. */
  readonly now: () => Date;
  /** Detects whether the clock was set since the last call. */
  readonly notice: () => void;
  /** The listener gets the change in milliseconds; forwards is positive. */
  readonly onSet: (listener: (byMs: number) => void) => void;
}

export interface ClockOptions {
  /** Milliseconds since the epoch. */
  readonly wallMs: () => number;
  /** Milliseconds since the computer was started, sleep included; cannot be set. */
  readonly uptimeMs: () => number;
}

/** Two clocks that are read one after the other, in steps of up to a second, differ by less than this. */
const DRIFT_MAX_MS = 2000;

/**
 * Detects a change of the clock by its distance from the uptime. Sleep changes both alike.
 *
 * @param options - the two clocks
 */
export function createClock({ wallMs, uptimeMs }: ClockOptions): Clock {
  const listeners = new Set<(byMs: number) => void>();
  const difference = (): number => wallMs() - uptimeMs();
  let before = difference();
  const notice = (): void => {
    const after = difference();
    const byMs = after - before;
    if (Math.abs(byMs) < DRIFT_MAX_MS) return;
    before = after;
    for (const listener of listeners) listener(byMs);
  };
  return {
    now: () => {
      notice();
      return new Date(wallMs());
    },
    notice,
    onSet: (listener) => void listeners.add(listener),
  };
}
