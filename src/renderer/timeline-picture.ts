/** Where the parts of a timeline go. Pure; all places are in per cent of its width. */
import { weekdayText } from '../shared/describe-history.ts';
import { timeText } from '../shared/format.ts';
import { DAY_MS, totalsOf, type Segment } from '../shared/history.ts';

/** A piece of the bar. One that is too narrow to be seen has no width: it is drawn as a stroke. */
export interface Bar {
  readonly segment: Segment;
  readonly left: number;
  readonly width: number | undefined;
}

export interface Tick {
  /** A line, where it has a place. */
  readonly line?: number | undefined;
  readonly label?: { readonly text: string; readonly middle: number } | undefined;
}

/** Narrower than this is less than two pixels of most windows. */
const VISIBLE_PERCENT = 0.6;
/** A label nearer to an end would reach beyond it in the narrowest window. */
const LABEL_ROOM_PERCENT = 6.5;
const HOURS_BETWEEN_TICKS = 6;

/**
 * @param segments - of the timeline, not empty
 * @returns the pieces, the narrow ones last, so that nothing covers them; a moment that nobody watched is no piece
 */
export function barsOf(segments: readonly Segment[]): readonly Bar[] {
  const startMs = segments[0]?.startMs ?? 0;
  const perMs = 100 / ((segments.at(-1)?.endMs ?? 0) - startMs);
  const bars = segments.map((segment): Bar => {
    const width = (segment.endMs - segment.startMs) * perMs;
    return { segment, left: (segment.startMs - startMs) * perMs, width: width < VISIBLE_PERCENT ? undefined : width };
  });
  const isNarrow = ({ width }: Bar): boolean => width === undefined;
  const strokes = bars.filter((bar) => isNarrow(bar) && bar.segment.state !== 'unknown');
  return [...bars.filter((bar) => !isNarrow(bar)), ...withRoom(strokes)];
}

/** In a storm of changes one stroke stands for all that would be drawn over each other. */
function withRoom(strokes: readonly Bar[]): readonly Bar[] {
  const taken = new Set<string>();
  return strokes.filter(({ segment: { state, currentId }, left }) => {
    const place = `${Math.round(left / VISIBLE_PERCENT)} ${state} ${currentId ?? ''}`;
    return !taken.has(place) && taken.add(place);
  });
}

/** @returns the ids of the users of a timeline, who was signed in longest first */
export const signedInIds = (segments: readonly Segment[]): readonly string[] =>
  totalsOf(segments).flatMap(({ currentId }) => (currentId === undefined ? [] : [currentId]));

/**
 * @param fromMs - where the timeline begins
 * @param toMs - where it ends
 * @returns ticks in the person's time zone: every six hours, or every day where it is longer than two days
 */
export function ticksOf(fromMs: number, toMs: number): readonly Tick[] {
  const percent = (ms: number): number => ((ms - fromMs) / (toMs - fromMs)) * 100;
  const isDaily = toMs - fromMs > 2 * DAY_MS;
  const ticks: Tick[] = [];
  const tick = new Date(fromMs);
  tick.setHours(isDaily ? 0 : tick.getHours() - (tick.getHours() % HOURS_BETWEEN_TICKS), 0, 0, 0);
  while (tick.getTime() < toMs) {
    const ms = tick.getTime();
    if (isDaily) tick.setDate(tick.getDate() + 1);
    else tick.setHours(tick.getHours() + HOURS_BETWEEN_TICKS);
    const text = isDaily ? weekdayText(ms) : timeText(new Date(ms).toISOString());
    const middle = percent(isDaily ? (ms + tick.getTime()) / 2 : ms);
    const hasRoom = middle > LABEL_ROOM_PERCENT && middle < 100 - LABEL_ROOM_PERCENT;
    // A time belongs to its line, a day to what is between two of them.
    const hasLine = ms > fromMs && (isDaily || hasRoom);
    ticks.push({ line: hasLine ? percent(ms) : undefined, label: hasRoom ? { text, middle } : undefined });
  }
  return ticks;
}
