/**
 * Repeated changes of one kind by one user are one entry, with a count and a span. The file is only ever appended to, so an
 * entry that has grown is a further line, written at 1, 2, 4, 8 … changes; the reader keeps the last line of each. Pure.
 */
import { DAY_MS, MORE_CHANGES, type HistoryEntry } from '../../shared/history.ts';
import { movedTime } from '../state/move-times.ts';

/** The kinds that may repeat with each reply. Entries of all other kinds are recorded one by one and kept longer. */
const REPEATED: ReadonlySet<string> = new Set(['profile-changed', MORE_CHANGES]);
/** A longer series begins another entry. */
const SPAN_MAX_MS = DAY_MS;
/** Limits the memory for users who never come back. */
const FOLDS_MAX = 1000;

/** @returns whether this is a change that goes first where not everything can be kept */
export const isNoise = ({ kind }: HistoryEntry): boolean => REPEATED.has(kind);

const keyOf = ({ kind, userId = '' }: HistoryEntry): string => `${kind} ${userId}`;
const lineKeyOf = (entry: HistoryEntry): string => `${keyOf(entry)} ${entry.since ?? entry.at}`;

export interface HistoryFolds {
  /** @returns what has to be written of these entries, in its order */
  readonly fold: (entries: readonly HistoryEntry[]) => readonly HistoryEntry[];
  /** @returns what the file does not have yet */
  readonly unwritten: () => readonly HistoryEntry[];
  /** The clock was set. */
  readonly move: (byMs: number) => void;
}

interface Fold {
  readonly entry: HistoryEntry;
  /** The count that the file has. */
  readonly written: number;
}

export function createHistoryFolds(): HistoryFolds {
  const folds = new Map<string, Fold>();

  const unwritten = (): readonly HistoryEntry[] => [...folds.values()].flatMap(unwrittenOf);

  /** @returns what was not written yet, and is from now on */
  const settle = (): readonly HistoryEntry[] => {
    const entries = unwritten();
    for (const [key, { entry }] of folds) folds.set(key, { entry, written: countOf(entry) });
    return entries;
  };

  const add = (entry: HistoryEntry): readonly HistoryEntry[] => {
    const key = keyOf(entry);
    const fold = folds.get(key);
    const grown = fold && grownBy(fold.entry, entry);
    // Those that grew last are the last to be forgotten.
    folds.delete(key);
    if (fold === undefined || grown === undefined) {
      folds.set(key, { entry, written: countOf(entry) });
      return [...(fold ? unwrittenOf(fold) : []), entry, ...forgetOldest()];
    }
    const isDue = countOf(grown) >= 2 * fold.written;
    folds.set(key, { entry: grown, written: isDue ? countOf(grown) : fold.written });
    return isDue ? [grown] : [];
  };

  const forgetOldest = (): readonly HistoryEntry[] => {
    const oldest = folds.entries().next();
    if (folds.size <= FOLDS_MAX || oldest.done === true) return [];
    folds.delete(oldest.value[0]);
    return unwrittenOf(oldest.value[1]);
  };

  return {
    // An entry says what is the case from then on: what is from before another one has to stand before it.
    fold: (entries) => entries.flatMap((entry) => (isNoise(entry) ? add(entry) : [...settle(), entry])),
    unwritten,
    move: (byMs) => {
      for (const [key, { entry, written }] of folds) folds.set(key, { entry: movedEntry(entry, byMs), written });
    },
  };
}

const countOf = ({ count = 1 }: HistoryEntry): number => count;

const unwrittenOf = ({ entry, written }: Fold): readonly HistoryEntry[] => (countOf(entry) > written ? [entry] : []);

/** @returns both as one entry; undefined where they are too far apart */
function grownBy(before: HistoryEntry, entry: HistoryEntry): HistoryEntry | undefined {
  const since = before.since ?? before.at;
  const spanMs = Date.parse(entry.at) - Date.parse(since);
  if (spanMs < 0 || spanMs > SPAN_MAX_MS) return undefined;
  return { ...entry, since, count: countOf(before) + countOf(entry) };
}

/**
 * @param items - in the order in which they were written
 * @returns those that no later one stands for
 */
export function withoutGrown<Item>(items: readonly Item[], entryOf: (item: Item) => HistoryEntry): readonly Item[] {
  const last = new Map<string, Item>();
  for (const item of items) if (isNoise(entryOf(item))) last.set(lineKeyOf(entryOf(item)), item);
  return items.filter((item) => !isNoise(entryOf(item)) || last.get(lineKeyOf(entryOf(item))) === item);
}

/** @returns the same entry by a clock that was set by so much */
export const movedEntry = (entry: HistoryEntry, byMs: number): HistoryEntry => ({
  ...entry,
  at: movedTime(entry.at, byMs),
  ...(entry.since !== undefined && { since: movedTime(entry.since, byMs) }),
});
