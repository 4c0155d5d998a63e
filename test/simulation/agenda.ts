/** Longer than every wait that is simulated, in milliseconds; a power of two. */
const SLOTS = 2 ** 16;

interface Entry {
  run: (() => void) | undefined;
}

/** What is to come, by the millisecond: cheap enough for a hundred thousand clocks that tick for an hour. */
export interface Agenda {
  readonly nowMs: () => number;
  readonly in: (run: () => void, delayMs: number) => unknown;
  readonly cancel: (entry: unknown) => void;
  /** Lets everything up to this moment happen, and what promises make of it. */
  readonly runUntil: (untilMs: number) => Promise<void>;
}

/** @returns an agenda on which nothing is written, at the moment 0 */
export function createAgenda(): Agenda {
  const slots = Array.from({ length: SLOTS }, (): Entry[] => []);
  let nowMs = 0;
  return {
    nowMs: () => nowMs,
    in: (run, delayMs) => {
      const entry: Entry = { run };
      // Never the slot that is being emptied: a wait of nothing is one of a millisecond, as with Node's timers.
      slots[(nowMs + Math.max(1, Math.round(delayMs))) % SLOTS]?.push(entry);
      return entry;
    },
    cancel: (entry) => {
      if (entry !== undefined) (entry as Entry).run = undefined;
    },
    runUntil: async (untilMs) => {
      // A tick comes after what promises have to do, as a turn of the event loop does, and is cheaper.
      const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
      await settled();
      while (nowMs < untilMs) {
        nowMs += 1;
        const due = slots[nowMs % SLOTS] ?? [];
        if (due.length === 0) continue;
        slots[nowMs % SLOTS] = [];
        for (const { run } of due) run?.();
        await settled();
      }
    },
  };
}
