/** A bound on the checks that are caused from outside, by a stream or a file, however often something happens there. */
import type { Timers } from '../state/timers.ts';

export interface TriggerLimit {
  /** Acts at once, or once for all the calls of a span, at its end. */
  readonly trigger: () => void;
  /** What is still due is not done. */
  readonly clear: () => void;
}

export interface TriggerLimitOptions {
  readonly act: () => void;
  readonly timers: Timers;
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonicMs: () => number;
}

/** Between two checks. */
const CHECK_GAP_MS = 200;
/** So many checks may follow each other like that; then there is one for each of these spans. */
export const CHECKS_AT_ONCE_MAX = 10;
export const CHECK_SPAN_MS = 2000;

export function createTriggerLimit({ act, timers, monotonicMs }: TriggerLimitOptions): TriggerLimit {
  let gap: unknown;
  let isDue = false;
  let checksLeft = CHECKS_AT_ONCE_MAX;
  let countedAtMs = monotonicMs();

  const nextGapMs = (): number => {
    const nowMs = monotonicMs();
    checksLeft = Math.min(CHECKS_AT_ONCE_MAX, checksLeft + (nowMs - countedAtMs) / CHECK_SPAN_MS);
    countedAtMs = nowMs;
    checksLeft = Math.max(0, checksLeft - 1);
    return checksLeft >= 1 ? CHECK_GAP_MS : CHECK_SPAN_MS;
  };

  const trigger = (): void => {
    if (gap !== undefined) {
      isDue = true;
      return;
    }
    gap = timers.set(() => {
      gap = undefined;
      if (!isDue) return;
      isDue = false;
      trigger();
    }, nextGapMs());
    act();
  };

  return {
    trigger,
    // What was counted stays: nobody gets more checks by closing what causes them.
    clear: () => {
      timers.clear(gap);
      gap = undefined;
      isDue = false;
    },
  };
}
