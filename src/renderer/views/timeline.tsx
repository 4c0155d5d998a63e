/** The past as a bar. What is the case is told by height and pattern, and only then by colour. */
import { describePast, describeTimeline, momentText, type NameOf } from '../../shared/describe-history.ts';
import { segmentsOf, type Past, type PastState, type Span } from '../../shared/history.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { barsOf, ticksOf, type Bar } from '../timeline-picture.ts';
import { useId } from '../unique-id.ts';

const BAR_HEIGHT_PX = 28;
const STROKE_PX = 2;
const SWATCH_PX = 14;
/** Further users get the patterns anew. */
const PATTERNS = 4;
/** How much of the height each state takes, so that they differ without any colour. */
const HEIGHTS: Readonly<Record<PastState, number>> = { signedIn: 1, unreachable: 0.62, signedOut: 0.26, unknown: 0 };

/** Which of the patterns stands for a user. */
export type PatternOf = (id: string | undefined) => number;

/** @param users - the one with the plainest pattern first */
export const patternsFor =
  (users: readonly string[]): PatternOf =>
  (id) =>
    Math.max(users.indexOf(id ?? ''), 0) % PATTERNS;

/** The patterns that bars and swatches are filled with; once in the page. */
export const PatternDefinitions = () => (
  <svg class="pattern-definitions" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="past-user-1" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="pattern-ground" width="6" height="6" />
        <path class="pattern-lines" d="M0 6L6 0M-2 2L2 -2M4 8L8 4" />
      </pattern>
      <pattern id="past-user-2" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="pattern-ground" width="6" height="6" />
        <circle class="pattern-dots" cx="3" cy="3" r="1.6" />
      </pattern>
      <pattern id="past-user-3" width="6" height="5" patternUnits="userSpaceOnUse">
        <rect class="pattern-ground" width="6" height="5" />
        <path class="pattern-lines" d="M0 2.5H6" />
      </pattern>
      <pattern id="past-unreachable" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect class="pattern-warning-ground" width="5" height="5" />
        <path class="pattern-warning-lines" d="M0 0L5 5M0 5L5 0" />
      </pattern>
    </defs>
  </svg>
);

/** What a piece is filled with, where that is a pattern; the rest is for the style sheet. */
function fillOf({ state, currentId }: Past, patternOf: PatternOf): string | undefined {
  if (state === 'unreachable') return 'url(#past-unreachable)';
  const pattern = patternOf(currentId);
  return state === 'signedIn' && pattern > 0 ? `url(#past-user-${pattern})` : undefined;
}

interface PieceProps {
  readonly past: Past;
  readonly x: string;
  readonly width: string;
  readonly height: number;
  readonly patternOf: PatternOf;
  readonly title?: string;
}

function Piece({ past, x, width, height, patternOf, title }: PieceProps) {
  const piece = Math.round(HEIGHTS[past.state] * height);
  return (
    <g class={`past ${past.state}`}>
      {title !== undefined && <title>{title}</title>}
      {title !== undefined && <rect class="past-room" x={x} width={width} y="0" height={height} />}
      {piece > 0 && <rect class="past-piece" x={x} width={width} y={height - piece} height={piece} fill={fillOf(past, patternOf)} />}
      {piece === 0 && <rect class="past-nothing" x={x} width={width} y={height - STROKE_PX} height={STROKE_PX} />}
    </g>
  );
}

/** The mark of a state beside its words. */
export const Swatch = ({ past, patternOf }: Pick<PieceProps, 'past' | 'patternOf'>) => (
  <svg class="swatch" width={SWATCH_PX} height={SWATCH_PX} aria-hidden="true" focusable="false">
    <Piece past={past} x="0" width="100%" height={SWATCH_PX} patternOf={patternOf} />
  </svg>
);

interface TimelineProps {
  readonly title: string;
  readonly spans: readonly Span[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly name: NameOf;
  readonly patternOf: PatternOf;
}

/** One bar with its scale. */
export function Timeline({ title, spans, fromMs, toMs, name, patternOf }: TimelineProps) {
  const id = useId();
  const segments = segmentsOf(spans, fromMs, toMs);
  const percent = (value: number): string => `${value.toFixed(3)}%`;
  /** Time runs in the direction of the language; an x is counted from the left in every one. */
  const x = (start: number, width = 0): string => percent(messages.direction === 'rtl' ? 100 - start - width : start);
  const words = messages.history;
  const titleOf = ({ segment }: Bar): string => {
    const end = segment.endMs === toMs ? words.now : momentText(segment.endMs, toMs);
    return words.segment(describePast(segment, name), words.stretch(momentText(segment.startMs, toMs), end));
  };
  const ticks = ticksOf(fromMs, toMs);
  return (
    <figure class="timeline" aria-labelledby={id}>
      <figcaption id={id}>{title}</figcaption>
      <svg class="timeline-bar" width="100%" height={BAR_HEIGHT_PX} role="img" aria-label={describeTimeline(title, segments, name)}>
        {barsOf(segments).map((bar) => (
          <Piece
            key={`${String(bar.segment.startMs)} ${bar.width === undefined ? 'stroke' : 'piece'}`}
            past={bar.segment}
            x={x(bar.left, bar.width)}
            width={bar.width === undefined ? String(STROKE_PX) : percent(bar.width)}
            height={BAR_HEIGHT_PX}
            patternOf={patternOf}
            title={titleOf(bar)}
          />
        ))}
      </svg>
      <svg class="timeline-scale" width="100%" height="20" aria-hidden="true" focusable="false">
        {ticks.map(({ line, label }) => (
          <>
            {line !== undefined && <rect class="tick" x={x(line)} y="0" width="1" height="4" />}
            {label !== undefined && (
              <text x={x(label.middle)} y="16" text-anchor="middle">
                {label.text}
              </text>
            )}
          </>
        ))}
      </svg>
    </figure>
  );
}
