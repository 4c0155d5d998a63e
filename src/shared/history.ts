/** What is known of the past: the entries of the history, and what was the case between them. Pure. */
import type { Timestamp } from './snapshot.ts';

/**
 * What was the case for a time. `unreachable`: Pieces OS did not answer, or its answer did not say who is signed in.
 * `unknown`: this app did not run, slept, or had no answer yet.
 */
export type PastState = 'signedIn' | 'signedOut' | 'unreachable' | 'unknown';

/** What was the case from some moment on. */
export interface Past {
  readonly state: PastState;
  /** The current user; only where somebody was signed in. */
  readonly currentId?: string | undefined;
}

/**
 * One thing that happened, and what was the case from then on, so that a line that is lost takes nothing else with it.
 * Users are ids only: no name and no e-mail address is kept.
 */
export interface HistoryEntry extends Past {
  readonly at: Timestamp;
  /** A transition of the session, or a `WatchKind`; a newer version of the app may have left others. */
  readonly kind: string;
  /** By whom (`here`, `elsewhere`), or why: the reason of an outage, or what began or ended the watch. */
  readonly cause?: string | undefined;
  /** Whom it is about. */
  readonly userId?: string | undefined;
  /** Who was there before. */
  readonly fromId?: string | undefined;
  /** The first of the changes that it stands for, where they are several over a time; `at` is the last. */
  readonly since?: Timestamp | undefined;
  /** How many changes it stands for. */
  readonly count?: number | undefined;
}

/** Stands for the further changes that one check saw: a service that lists thousands of users must not push all else out. */
export const MORE_CHANGES = 'more-changes';

/**
 * What happens to the watch itself. `carried-over` stands for older entries that are not kept any more, `state-seen` for a
 * change of what is known that is no change of users: the service now says who is current, or does not any more.
 */
export type WatchKind = 'watch-began' | 'watch-ended' | 'carried-over' | 'state-seen';

/** Something was the case from this moment until the next span begins. */
export interface Span extends Past {
  readonly fromMs: number;
}

/** A piece of a timeline. */
export interface Segment extends Past {
  readonly startMs: number;
  readonly endMs: number;
}

/** What a window needs to know of the past. */
export interface HistoryView {
  /** Of the last seven days; the oldest first, the last one still goes on. */
  readonly spans: readonly Span[];
  /** The newest first. */
  readonly events: readonly HistoryEntry[];
  /** How many entries are kept in all. */
  readonly count: number;
  /** What the users go by, as far as that is known now; empty for one without a name. */
  readonly labels: readonly { readonly id: string; readonly label: string }[];
}

export const DAY_MS = 24 * 60 * 60_000;
export const TIMELINE_MS = 7 * DAY_MS;
/** A picture of seven days has no room for more; shorter spans are then left out. */
export const SPANS_MAX = 1000;
export const EVENTS_MAX = 100;

export const isSamePast = (one: Past, other: Past): boolean => one.state === other.state && one.currentId === other.currentId;

/**
 * What was the case from an instant on. Clocks are set back now and then: an entry is never taken for later than the
 * one that was written after it.
 *
 * @param entries - in the order in which they were written
 * @param fromMs - where to begin
 * @param nowMs - no entry is later
 * @returns at least one span; neighbours differ, and the first begins at `fromMs`
 */
export function spansOf(entries: readonly HistoryEntry[], fromMs: number, nowMs: number): readonly Span[] {
  const times = entries.map(({ at }) => Math.min(Date.parse(at), nowMs));
  for (let index = times.length - 2; index >= 0; index -= 1) {
    times[index] = Math.min(times[index] ?? nowMs, times[index + 1] ?? nowMs);
  }
  const spans: Span[] = [{ fromMs, state: 'unknown' }];
  for (const [index, { state, currentId }] of entries.entries()) {
    addSpan(spans, { fromMs: Math.max(times[index] ?? nowMs, fromMs), state, ...(currentId !== undefined && { currentId }) });
  }
  return withoutShortest(spans, nowMs);
}

function addSpan(spans: Span[], span: Span): void {
  if (spans.at(-1)?.fromMs === span.fromMs) spans.pop();
  const before = spans.at(-1);
  if (before === undefined || !isSamePast(before, span)) spans.push(span);
}

/** A storm of changes is thinned out until a picture can hold it: what is too short to be seen goes first. */
function withoutShortest(spans: readonly Span[], nowMs: number): readonly Span[] {
  let remaining = spans;
  for (let shortestMs = 1000; remaining.length > SPANS_MAX; shortestMs *= 2) {
    const kept: Span[] = [];
    for (const [index, span] of remaining.entries()) {
      const endMs = remaining[index + 1]?.fromMs ?? nowMs;
      const isLast = index === remaining.length - 1;
      if (index === 0 || isLast || endMs - span.fromMs >= shortestMs) addSpan(kept, span);
    }
    remaining = kept;
  }
  return remaining;
}

/**
 * A stretch of the past in pieces.
 *
 * @param spans - as `spansOf` gives them
 * @param fromMs - where the stretch begins
 * @param toMs - where it ends; the last span goes on until then
 * @returns pieces that follow each other without a gap, from the one end to the other
 */
export function segmentsOf(spans: readonly Span[], fromMs: number, toMs: number): readonly Segment[] {
  if (toMs <= fromMs) return [];
  const segments: Segment[] = [];
  const add = (startMs: number, endMs: number, { state, currentId }: Past): void => {
    const [start, end] = [Math.max(startMs, fromMs), Math.min(endMs, toMs)];
    if (end > start) segments.push({ startMs: start, endMs: end, state, currentId });
  };
  add(fromMs, spans[0]?.fromMs ?? toMs, { state: 'unknown' });
  for (const [index, span] of spans.entries()) add(span.fromMs, spans[index + 1]?.fromMs ?? toMs, span);
  return segments;
}

/**
 * @param spans - as `spansOf` gives them
 * @param nowMs - the end of the last one
 * @returns since when there is anything to draw; now, where nothing was watched
 */
export const watchedSince = (spans: readonly Span[], nowMs: number): number =>
  spans.find(({ state }) => state !== 'unknown')?.fromMs ?? nowMs;

/** How long something was the case in all. */
export interface Total extends Past {
  readonly ms: number;
}

const ORDER: readonly PastState[] = ['signedIn', 'signedOut', 'unreachable', 'unknown'];

/**
 * @param segments - of a timeline
 * @returns how long each thing was the case: those who were signed in first, and there the longest first
 */
export function totalsOf(segments: readonly Segment[]): readonly Total[] {
  const totals: Total[] = [];
  for (const segment of segments) {
    const index = totals.findIndex((total) => isSamePast(total, segment));
    const ms = segment.endMs - segment.startMs + (totals[index]?.ms ?? 0);
    const total = { state: segment.state, currentId: segment.currentId, ms };
    if (index < 0) totals.push(total);
    else totals[index] = total;
  }
  return totals.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || other.ms - one.ms);
}
