/** What happened, as far as it was watched: two timelines, the newest events, and the way to take all of it away. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { dayText, describeEntry, describePast, durationText, namesFrom, type NameOf } from '../../shared/describe-history.ts';
import { timeText } from '../../shared/format.ts';
import { DAY_MS, segmentsOf, TIMELINE_MS, totalsOf, watchedSince, type HistoryEntry, type HistoryView, type Past } from '../../shared/history.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Actions } from '../commands.ts';
import { signedInIds } from '../timeline-picture.ts';
import { HistoryExport } from './history-export.tsx';
import { Button, Card } from './parts.tsx';
import { PlaceHeading } from './places.tsx';
import { PatternDefinitions, patternsFor, Swatch, Timeline, type PatternOf } from './timeline.tsx';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** As many as show that the app keeps watch, without pushing the rest out of the window. */
const EVENTS_AT_FIRST = 5;

interface ViewProps {
  readonly view: HistoryView;
  readonly nowMs: number;
  readonly name: NameOf;
  readonly patternOf: PatternOf;
}

/** How long each thing was the case: the timelines in words. */
function Totals({ view, nowMs, name, patternOf }: ViewProps) {
  const words = messages.history;
  const totals = (lastMs: number) => totalsOf(segmentsOf(view.spans, nowMs - lastMs, nowMs));
  const isSame = (one: Past, other: Past): boolean => one.state === other.state && one.currentId === other.currentId;
  const day = totals(DAY_MS);
  return (
    <table class="totals">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.ofDay}</th>
          <th scope="col">{words.ofWeek}</th>
        </tr>
      </thead>
      <tbody>
        {totals(TIMELINE_MS).map((total) => {
          const ofDay = day.find((other) => isSame(total, other));
          return (
            <tr key={`${total.state} ${total.currentId ?? ''}`}>
              <th scope="row">
                <span class="marked">
                  <Swatch past={total} patternOf={patternOf} />
                  <span>{describePast(total, name)}</span>
                </span>
              </th>
              <td>{ofDay === undefined ? words.none : durationText(ofDay.ms)}</td>
              <td>{durationText(total.ms)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface DescribedEntry {
  readonly entry: HistoryEntry;
  readonly text: string;
}

/** The newest events, day by day. */
function Events({ view: { events, count }, nowMs, name, patternOf }: ViewProps) {
  const words = messages.history;
  const [all, setAll] = useState(false);
  const described = events.flatMap((entry): DescribedEntry[] => {
    const text = describeEntry(entry, name);
    return text === undefined ? [] : [{ entry, text }];
  });
  const shown = all ? described : described.slice(0, EVENTS_AT_FIRST);
  const days = Map.groupBy(shown, ({ entry }) => dayText(entry.at, nowMs));
  return (
    <Card title={words.events}>
      {described.length === 0 && <p class="none">{words.noEvents}</p>}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <p class="day">{day}</p>
          <ol class="events">
            {ofDay.map(({ entry, text }) => (
              <li key={`${entry.at} ${entry.kind} ${entry.userId ?? ''}`}>
                <time dateTime={entry.at}>{timeText(entry.at)}</time>
                <Swatch past={entry} patternOf={patternOf} />
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {described.length > EVENTS_AT_FIRST && (
        <Button kind="quiet" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.showAll(described.length - EVENTS_AT_FIRST)}
        </Button>
      )}
      {all && count > events.length && <p class="note">{words.inExport(count - events.length)}</p>}
    </Card>
  );
}

function Timelines({ view, nowMs, name, patternOf }: ViewProps) {
  const words = messages.history;
  const of = { spans: view.spans, toMs: nowMs, name, patternOf };
  const sinceMs = watchedSince(view.spans, nowMs);
  // A bar that is empty but for its last pixels tells less than a sentence.
  if (nowMs - sinceMs < HOUR_MS) {
    return (
      <Card title={words.timelines}>
        <p class="none quiet">{words.young(timeText(new Date(sinceMs).toISOString()))}</p>
      </Card>
    );
  }
  return (
    <Card title={words.timelines}>
      <PatternDefinitions />
      <Timeline title={words.lastDay} fromMs={nowMs - DAY_MS} {...of} />
      <Timeline title={words.lastWeek} fromMs={nowMs - TIMELINE_MS} {...of} />
      <Totals view={view} nowMs={nowMs} name={name} patternOf={patternOf} />
    </Card>
  );
}

interface HistoryPlaceProps {
  /** Of the snapshot: there is something new when it changes. */
  readonly revision: number | undefined;
  readonly now: number;
  readonly actions: Pick<Actions, 'getHistory' | 'exportHistory'>;
}

/** The place *Activity*. */
export function HistoryPlace({ revision, now, actions }: HistoryPlaceProps) {
  const words = messages.history;
  const [view, setView] = useState<HistoryView | 'unreadable'>();
  useEffect(() => {
    let isLatest = true;
    const ask = async (): Promise<void> => {
      const answer = await actions.getHistory();
      if (isLatest) setView(answer ?? 'unreadable');
    };
    void ask();
    return () => {
      isLatest = false;
    };
  }, [revision, actions]);
  // Not drawn again for each second that passed.
  const minute = Math.floor(now / MINUTE_MS);
  const past = useMemo(() => (typeof view === 'object' ? pastOf(view, now) : undefined), [view, minute]);
  return (
    <section class="columns" aria-labelledby="activity-heading">
      <PlaceHeading place="activity">{words.heading}</PlaceHeading>
      <div class="column">
        {past === undefined ? (
          <Card title={words.timelines}>
            <p class="none quiet">{view === undefined ? words.loading : words.unreadable}</p>
          </Card>
        ) : (
          <Timelines {...past} />
        )}
      </div>
      <div class="column">
        {past !== undefined && <Events {...past} />}
        <HistoryExport onExport={actions.exportHistory} />
      </div>
    </section>
  );
}

const pastOf = (view: HistoryView, nowMs: number): ViewProps => ({
  view,
  nowMs,
  name: namesFrom(view.labels),
  patternOf: patternsFor(signedInIds(segmentsOf(view.spans, nowMs - TIMELINE_MS, nowMs))),
});
