import type { Timers } from '../../../src/main/state/timers.ts';

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Everything that promises still have to do is done before this resolves: a tick waits for them as the event loop does, and is cheaper
 * than a turn of that. Timers, files and sockets have no turn.
 */
export const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

/** Clocks and a queue of what is to come. Time stands still until it is told to pass. */
export class FakeClock {
  /** The clock that nobody sets, in milliseconds. */
  nowMs = 0;
  #wallAheadMs = Date.UTC(2026, 0, 1);
  #uncountedMs = 0;
  #order = 0;
  readonly #queue = new Set<Event>();
  readonly #timers = new Set<Event>();

  /** The timers of the app. */
  readonly timers: Timers = {
    set: (callback, delayMs) => {
      const timer = this.in(delayMs, () => {
        this.#timers.delete(timer);
        callback();
      });
      this.#timers.add(timer);
      return timer;
    },
    clear: (timer) => {
      this.#timers.delete(timer as Event);
      this.cancel(timer as Event);
    },
  };

  get timerCount(): number {
    return this.#timers.size;
  }

  /** What the wall clock shows, in milliseconds since the epoch. */
  readonly wallMs = (): number => this.nowMs + this.#wallAheadMs;

  /** How long ago the computer was started, time asleep included. */
  readonly uptimeMs = (): number => this.nowMs + this.#uncountedMs;

  /** @returns whether one of the app's timers rings then, or a moment before or after */
  ringsAt(wallMs: number, toleranceMs: number): boolean {
    return [...this.#timers].some(({ atMs }) => Math.abs(atMs + this.#wallAheadMs - wallMs) < toleranceMs);
  }

  in(delayMs: number, run: () => void): Event {
    this.#order += 1;
    const event = { atMs: this.nowMs + delayMs, order: this.#order, run };
    this.#queue.add(event);
    return event;
  }

  cancel(event: Event | undefined): void {
    if (event) this.#queue.delete(event);
  }

  /** Somebody sets the wall clock, forwards or backwards. */
  jump(byMs: number): void {
    this.#wallAheadMs += byMs;
  }

  /**
   * Time passes and nothing happens in it.
   *
   * @param isCounted - whether the clock that nobody sets goes on, as it does on Windows and not on Linux
   */
  sleep(forMs: number, isCounted: boolean): void {
    if (isCounted) this.nowMs += forMs;
    else {
      this.#wallAheadMs += forMs;
      this.#uncountedMs += forMs;
    }
  }

  /** Lets time pass and everything that is due happen in order, one event after the other. */
  async advance(byMs: number, afterEach: () => void): Promise<void> {
    const untilMs = this.nowMs + byMs;
    // What just happened may have something follow.
    await settled();
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#queue.delete(next);
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.run();
      await settled();
      afterEach();
    }
    this.nowMs = untilMs;
  }

  #next(untilMs: number): Event | undefined {
    let first: Event | undefined;
    for (const event of this.#queue) {
      if (event.atMs > untilMs) continue;
      if (first === undefined || event.atMs < first.atMs || (event.atMs === first.atMs && event.order < first.order)) first = event;
    }
    return first;
  }
}
