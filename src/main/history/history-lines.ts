/** The lines of the history file: one entry each, as JSON. Pure. */
import { DAY_MS, type HistoryEntry, type PastState } from '../../shared/history.ts';
import { isNoise, movedEntry, withoutGrown } from './history-folds.ts';

/** The history is bounded by both, whichever is less. */
export const ENTRIES_MAX = 5000;
export const AGE_MAX_MS = 90 * DAY_MS;
/** A full file is cut down to this, so that not each further entry has all of it written anew. */
const ENTRIES_KEPT = 4500;
/** More than any line of ours has. */
const LINE_LENGTH_MAX = 4096;
const BEGINNING = '{"at":"';

const STATES: Readonly<Record<PastState, true>> = { signedIn: true, signedOut: true, unreachable: true, unknown: true };
/** What earlier versions wrote for `unknown`. */
const OLD_UNKNOWN = 'notWatched';
const WORD = /^[A-Za-z-]{1,40}$/u;

export interface Line {
  /** As it stands in the file, without its end: what a newer version of the app wrote is kept as it was. */
  readonly text: string;
  readonly entry: HistoryEntry;
}

export interface ReadLines {
  readonly lines: readonly Line[];
  /** How many lines are no entries. */
  readonly garbage: number;
  /** Whether the file breaks off in the middle of an entry. */
  readonly torn: boolean;
}

/**
 * @param entry - what happened
 * @returns its line, with the line's end; begins with the time
 */
export const lineOf = ({ at, ...rest }: HistoryEntry): string => `${JSON.stringify({ at, ...rest })}\n`;

/**
 * @param text - everything that is in the file
 * @returns the entries in it, and what else there is
 */
export function readLines(text: string): ReadLines {
  const lines: Line[] = [];
  let garbage = 0;
  const texts = text.split('\n');
  const rest = texts.pop() ?? '';
  for (const line of texts) {
    const entry = entryIn(line);
    if (entry !== undefined) lines.push({ text: line, entry });
    else if (line !== '') garbage += 1;
  }
  const last = entryIn(rest);
  if (last !== undefined) lines.push({ text: rest, entry: last });
  const torn = rest !== '';
  if (torn && last === undefined && !isTornEntry(rest)) garbage += 1;
  return { lines, garbage, torn };
}

/** Whether this is the beginning of an entry, or what a file system leaves in its place after a power cut. */
const isTornEntry = (text: string): boolean =>
  text.length <= LINE_LENGTH_MAX && (text.startsWith(BEGINNING) || BEGINNING.startsWith(text) || /^\0+$/u.test(text));

function entryIn(text: string): HistoryEntry | undefined {
  if (!text.startsWith(BEGINNING) || text.length > LINE_LENGTH_MAX) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && value['state'] === OLD_UNKNOWN) value['state'] = 'unknown' satisfies PastState;
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: five thousand lines are read at the start of the app, and a schema would take ten times as long. */
function isEntry(value: unknown): value is HistoryEntry {
  if (!isObject(value)) return false;
  const { at, since, kind, cause, userId, fromId, count, state, currentId } = value;
  return (
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    (since === undefined || (typeof since === 'string' && !Number.isNaN(Date.parse(since)))) &&
    isWord(kind) &&
    (cause === undefined || isWord(cause)) &&
    (count === undefined || typeof count === 'number') &&
    typeof state === 'string' &&
    Object.hasOwn(STATES, state) &&
    (state === 'signedIn') === (typeof currentId === 'string') &&
    [userId, fromId, currentId].every((id) => id === undefined || typeof id === 'string')
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isWord = (value: unknown): boolean => typeof value === 'string' && WORD.test(value);

/**
 * Keeps what the bounds allow. What was the case when the oldest kept entry was written is kept, too: otherwise somebody
 * who was signed in for a hundred days would be forgotten. Where there are too many, repeated changes go first.
 *
 * @param lines - in the order in which they were written
 * @param nowMs - the end of the ninety days; undefined where the clock is not to be believed
 * @returns the lines to keep; the same value where nothing has to go
 */
export function withinBounds(lines: readonly Line[], nowMs: number | undefined): readonly Line[] {
  const oldestMs = nowMs === undefined ? -Infinity : nowMs - AGE_MAX_MS;
  const firstYoung = lines.findIndex(({ entry: { at } }) => Date.parse(at) >= oldestMs);
  const young = lines.slice(firstYoung < 0 ? lines.length : firstYoung);
  const whole = withoutGrown(young, ({ entry }) => entry);
  const excess = whole.length > ENTRIES_MAX ? whole.length - ENTRIES_KEPT : 0;
  const noise = new Set(whole.filter(({ entry }) => isNoise(entry)).slice(0, excess));
  const telling = noise.size === 0 ? whole : whole.filter((line) => !noise.has(line));
  const tooMany = excess - noise.size;
  const kept = telling.slice(tooMany);
  if (kept.length === lines.length) return lines;
  const dropped = telling[tooMany - 1] ?? lines[firstYoung < 0 ? lines.length - 1 : firstYoung - 1];
  if (dropped === undefined || dropped.entry.state === 'unknown') return kept;
  const { entry } = dropped;
  const at = new Date(Math.max(Date.parse(entry.at), oldestMs)).toISOString();
  const carried: HistoryEntry = { at, kind: 'carried-over', state: entry.state, ...(entry.currentId !== undefined && { currentId: entry.currentId }) };
  return [{ text: lineOf(carried).trimEnd(), entry: carried }, ...kept];
}

/** @returns the same line by a clock that was set by so much */
export function movedLine({ entry }: Line, byMs: number): Line {
  const moved = movedEntry(entry, byMs);
  return { text: lineOf(moved).trimEnd(), entry: moved };
}
