/** The clock of the computer, which people and network time set now and then. Needs no Electron. */

export interface Clock {
  /** The time of day. Whoever has to know that the clock was set is told before this answers. */
  readonly now: () => Date;
  /** Finds out whether the clock was set since the last time. */
  readonly notice: () => void;
  /** Calls back when the clock was set, with by how much: forwards is more than 0. */
  readonly onSet: (listener: (byMs: number) => void) => void;
}

export interface ClockOptions {
  /** What the clock on the wall shows, in milliseconds since the epoch. */
  readonly wallMs: () => number;
  /** Milliseconds since the computer was started: time asleep counts, and nobody can set it. */
  readonly uptimeMs: () => number;
}

/** Two clocks that are read one after the other, in steps of up to a second, differ by less than this. */
const DRIFT_MAX_MS = 2000;

/**
 * Sleep is no setting of the clock: it passes on both.
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
