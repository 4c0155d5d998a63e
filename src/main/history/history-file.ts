/**
 * The file of the history. A line is written at once, so that it survives the process, and flushed to the disk afterwards.
 * Whatever is in the file's place, no function here throws, and nothing is deleted.
 */
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import type { Cause } from '../../shared/cause.ts';
import type { HistoryEntry } from '../../shared/history.ts';
import { causeOf } from '../system/errors.ts';
import { ensurePrivateFolder, makePrivate, PRIVATE_FILE_MODE, replaceFile } from '../system/private-files.ts';
import { movedEntry } from './history-folds.ts';
import { createClockTrust } from './history-clock.ts';
import { AGE_MAX_MS, ENTRIES_MAX, lineOf, movedLine, withinBounds } from './history-lines.ts';
import { isRunStart, EMPTY_FILE, readHistory, type Seen } from './history-reading.ts';
import { mendEnd, replaceWhileInUse } from './history-repair.ts';

export interface HistoryFile {
  /** The end of the last run; undefined where there is no entry. Opens the file. */
  readonly lastRun: () => LastRun | undefined;
  readonly append: (...entries: readonly HistoryEntry[]) => void;
  /** Sets the time of the file, at most every two minutes: after a crash it shows how long the watch lasted. */
  readonly touch: () => void;
  /** Moves the entries of this run by the change of the clock. */
  readonly clockWasSet: (byMs: number) => void;
  /** Everything that is kept, the oldest first. */
  readonly read: () => readonly HistoryEntry[];
}

export interface LastRun {
  readonly last: HistoryEntry;
  /** The last sign of life of that run. */
  readonly aliveMs: number;
}

/** What is shown as a notice. Null: writing works again. */
export type HistoryProblem = { readonly setAside: string } | { readonly notSaved: Cause | null };

export interface HistoryFileOptions {
  readonly path: string;
  readonly now: () => Date;
  readonly onProblem: (problem: HistoryProblem) => void;
}

const TOUCH_EVERY_MS = 2 * 60_000;
/** How much older than allowed the oldest entry gets before the file is written anew. */
const OVERDUE_MS = 24 * 60 * 60_000;
/** Between two attempts to cut, while the clock is doubted. */
const CUT_AGAIN_MS = 60 * 60_000;
/** Non-blocking: a pipe in the file's place must not block the app. */
const APPEND_FLAGS = fs.constants.O_WRONLY | fs.constants.O_APPEND | fs.constants.O_CREAT | (fs.constants.O_NONBLOCK ?? 0);

/** @param options - the file, the clock, and what is told of problems */
// What is known of the file on the disk is one state, which every function here reads and changes.
// oxlint-disable-next-line max-lines-per-function
export function openHistoryFile({ path, now, onProblem }: HistoryFileOptions): HistoryFile {
  /** The size of the file after the last write; undefined before it is read. */
  let size: number | undefined;
  let count = 0;
  let oldestMs = Infinity;
  let touchedMs = 0;
  let compacting = false;
  let cutTriedMs = -Infinity;
  let hasWritten = false;
  /** Not written yet. */
  let pending: HistoryEntry[] = [];
  const clock = createClockTrust(now);
  const { attempt, report } = createProblemReport(onProblem, () => pending.length === 0);

  const setAside = (move: (aside: string) => void): void => {
    const aside = `${path.replace(/\.jsonl$/u, '')}.unreadable-${now().toISOString().replaceAll(':', '-')}.jsonl`;
    move(aside);
    onProblem({ setAside: aside });
  };
  const seenNow = (): Seen => {
    const seen = readHistory(path);
    if (seen !== 'unusable') return seen;
    setAside((aside) => fs.renameSync(path, aside));
    return EMPTY_FILE;
  };
  /** Reads the file and repairs it where it cannot be appended to. */
  const open = (): Seen => {
    makePrivate(path);
    const seen = seenNow();
    const { lines, garbage, torn, bytes, changedMs } = seen;
    if (garbage > 0) setAside((aside) => fs.copyFileSync(path, aside, fs.constants.COPYFILE_EXCL));
    if (torn) mendEnd(path, seen);
    size = torn ? fs.statSync(path).size : bytes.length;
    count = lines.length;
    oldestMs = timeOf(lines[0]?.entry);
    touchedMs = changedMs;
    clock.opened(changedMs);
    if (garbage > 0 || isOverdue(0)) compact();
    return seen;
  };

  const isOverdue = (byMs: number): boolean => {
    const nowMs = now().getTime();
    return count > ENTRIES_MAX || (oldestMs < nowMs - AGE_MAX_MS - byMs && Math.abs(nowMs - cutTriedMs) > CUT_AGAIN_MS);
  };

  const keptOf = ({ lines }: Seen): Seen['lines'] => withinBounds(lines, clock.isBelieved(lines) ? now().getTime() : undefined);

  const write = (): void => {
    if (pending.length === 0) return;
    ensurePrivateFolder(dirname(path));
    if (size === undefined || sizeOf(path) !== size) open();
    const file = fs.openSync(path, APPEND_FLAGS, PRIVATE_FILE_MODE);
    let isHandedOver = false;
    try {
      const bytes = Buffer.from(pending.map(lineOf).join(''));
      // Known again only when all of it is written: what is half written is mended first.
      const next = (size ?? 0) + bytes.length;
      size = undefined;
      fs.writeFileSync(file, bytes);
      size = next;
      hasWritten = true;
      count += pending.length;
      oldestMs = Math.min(oldestMs, timeOf(pending[0]));
      pending = [];
      signOfLife(file);
      isHandedOver = true;
      fs.fdatasync(file, (error) => fs.close(file, () => report(error)));
    } finally {
      if (!isHandedOver) fs.closeSync(file);
    }
    if (isOverdue(OVERDUE_MS)) compact();
  };

  const signOfLife = (file: number | string): void => {
    touchedMs = now().getTime();
    if (typeof file === 'number') fs.futimesSync(file, touchedMs / 1000, touchedMs / 1000);
    else fs.utimesSync(file, touchedMs / 1000, touchedMs / 1000);
  };

  /** Removes what the bounds do not allow, and what is no entry. */
  const compact = (): void => {
    if (compacting) return;
    compacting = true;
    rewrite()
      .catch(report)
      .finally(() => (compacting = false));
  };

  const rewrite = async (): Promise<void> => {
    cutTriedMs = now().getTime();
    const seen = seenNow();
    const kept = keptOf(seen);
    if (kept === seen.lines && seen.garbage === 0) return;
    await replaceWhileInUse(path, seen, kept, seenNow, (lineCount) => {
      size = fs.statSync(path).size;
      count = lineCount;
      oldestMs = timeOf(kept[0]?.entry);
    });
  };

  /** Moves the lines from the one with which this run began. */
  const move = (byMs: number): void => {
    if (!hasWritten) return;
    const { lines } = seenNow();
    const first = lines.findLastIndex(({ entry }) => isRunStart(entry));
    const moved = lines.map((line, index) => (index < first ? line : movedLine(line, byMs)));
    replaceFile(path, moved.map(({ text }) => `${text}\n`).join(''));
    size = sizeOf(path);
    oldestMs = timeOf(moved[0]?.entry);
    signOfLife(path);
  };

  return {
    clockWasSet: (byMs) => {
      clock.wasSet();
      pending = pending.map((entry) => movedEntry(entry, byMs));
      attempt(() => move(byMs));
    },
    lastRun: () => {
      let lastRun: LastRun | undefined;
      attempt(() => {
        const { lines, changedMs } = open();
        const last = lines.at(-1)?.entry;
        if (last !== undefined) lastRun = { last, aliveMs: changedMs };
      });
      return lastRun;
    },
    append: (...entries) => {
      pending = [...pending, ...entries].slice(-ENTRIES_MAX);
      attempt(write);
    },
    touch: () => {
      // The distance only: a clock that was set back would otherwise silence it until it has caught up.
      if (size === undefined || Math.abs(now().getTime() - touchedMs) < TOUCH_EVERY_MS) return;
      // Without the file there is nothing to leave a sign on; the next entry makes it anew.
      attempt(() => fs.existsSync(path) && signOfLife(path));
      if (isOverdue(OVERDUE_MS)) compact();
    },
    read: () => {
      let kept: readonly HistoryEntry[] = [];
      attempt(() => (kept = keptOf(seenNow()).map(({ entry }) => entry)));
      return [...kept, ...pending];
    },
  };
}

/** @returns when it was; infinitely late where there is no entry */
const timeOf = (entry: HistoryEntry | undefined): number => Date.parse(entry?.at ?? '') || Infinity;

/** @returns undefined also where it cannot be read: the file is then opened again, which reports why */
function sizeOf(path: string): number | undefined {
  try {
    return fs.statSync(path).size;
  } catch {
    return undefined;
  }
}

/** Reports that nothing can be written when that begins, and when it is over and nothing is left to write. */
function createProblemReport(onProblem: HistoryFileOptions['onProblem'], isAllWritten: () => boolean) {
  let failing = false;
  const report = (error: unknown): void => {
    if (error === null && (!failing || !isAllWritten())) return;
    failing = error !== null;
    onProblem({ notSaved: failing ? causeOf(error) : null });
  };
  const attempt = (action: () => void): void => {
    try {
      action();
      report(null);
    } catch (error) {
      report(error);
    }
  };
  return { report, attempt };
}
