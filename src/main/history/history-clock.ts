/** Whether the clock of the computer is right enough for entries to be removed for their age. */
import { DAY_MS } from '../../shared/history.ts';
import type { Line } from './history-lines.ts';

/** A clock that jumped by more than this is believed only when it has gone on for so long. */
const JUMP_MS = 7 * DAY_MS;
const BELIEVED_AFTER_MS = DAY_MS;

/**
 * Whether entries may be called too old by this clock: a dead battery has a computer start years ahead until network time
 * comes. Somebody who was away for long has to wait for a day, too.
 *
 * @param lines - in the order in which they were written
 * @param aliveMs - the last sign of life of the run before
 * @param steadySinceMs - since when this run has seen the clock go on without being set
 * @param nowMs - what the clock says
 */
function isClockBelieved(lines: readonly Line[], aliveMs: number, steadySinceMs: number, nowMs: number): boolean {
  let sinceMs = Math.min(steadySinceMs, nowMs);
  const times = [aliveMs, ...lines.map(({ entry: { at } }) => Date.parse(at)).toReversed()];
  for (const ms of times) {
    if (sinceMs - ms > JUMP_MS) break;
    sinceMs = Math.min(sinceMs, ms);
  }
  return nowMs - sinceMs >= BELIEVED_AFTER_MS;
}

/** For so long a clock that was set is doubted. */
const DOUBTED_MS = DAY_MS;

export interface ClockTrust {
  /** The file was opened in this run; it shows the last sign of life of the run before. */
  readonly opened: (changedMs: number) => void;
  readonly wasSet: () => void;
  readonly isBelieved: (lines: readonly Line[]) => boolean;
}

/** @param now - the clock that is in question */
export function createClockTrust(now: () => Date): ClockTrust {
  /** The last run's sign of life, since when this run has seen the clock go on, and when it was set. */
  let aliveMs = NaN;
  let steadySinceMs = NaN;
  let setAtMs = -Infinity;
  return {
    opened: (changedMs) => {
      if (Number.isNaN(aliveMs)) [aliveMs, steadySinceMs] = [changedMs, now().getTime()];
    },
    wasSet: () => {
      setAtMs = steadySinceMs = now().getTime();
    },
    isBelieved: (lines) => {
      const nowMs = now().getTime();
      return Math.abs(nowMs - setAtMs) > DOUBTED_MS && isClockBelieved(lines, aliveMs, steadySinceMs, nowMs);
    },
  };
}
