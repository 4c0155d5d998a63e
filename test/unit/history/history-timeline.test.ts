import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { barsOf, ticksOf, signedInIds } from '../../../src/renderer/timeline-picture.ts';
import { DAY_MS, segmentsOf, SPANS_MAX, spansOf, totalsOf, type HistoryEntry, type Past } from '../../../src/shared/history.ts';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const FROM = NOW - 7 * DAY_MS;
const HOUR_MS = DAY_MS / 24;

const past = fc.oneof(
  fc.constantFrom('ada', 'bob').map((currentId): Past => ({ state: 'signedIn', currentId })),
  fc.constantFrom('signedOut' as const, 'unreachable' as const, 'unknown' as const).map((state): Past => ({ state })),
);
/** Whatever a clock that is set back and forth may write. */
const entries = fc.array(
  fc.tuple(past, fc.integer({ min: -10 * DAY_MS, max: DAY_MS })).map(([what, offset]): HistoryEntry => ({
    at: new Date(NOW + offset).toISOString(),
    kind: 'service-up',
    ...what,
  })),
  { maxLength: 30 },
);
const inOrder = entries.map((all) => all.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)));

const entry = (hoursAgo: number, what: Past): HistoryEntry => ({ at: new Date(NOW - hoursAgo * HOUR_MS).toISOString(), kind: 'service-up', ...what });
const ada: Past = { state: 'signedIn', currentId: 'ada' };
const isSame = (one: Past | undefined, other: Past): boolean => one?.state === other.state && one.currentId === other.currentId;

test('the pieces of a timeline cover it from end to end, without a gap and without an overlap', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 8 * DAY_MS }), fc.integer({ min: 0, max: DAY_MS }), (all, lengthMs, laterMs) => {
      const toMs = NOW + laterMs;
      const segments = segmentsOf(spansOf(all, FROM, NOW), toMs - lengthMs, toMs);
      assert.equal(segments[0]?.startMs, toMs - lengthMs);
      assert.equal(segments.at(-1)?.endMs, toMs);
      segments.forEach((segment, index) => {
        assert.ok(segment.endMs > segment.startMs);
        if (index > 0) assert.equal(segment.startMs, segments[index - 1]?.endMs);
      });
      const sumMs = totalsOf(segments).reduce((sum, { ms }) => sum + ms, 0);
      assert.equal(sumMs, lengthMs);
    }),
  );
});

test('at every instant it shows what the last entry before it says', () => {
  fc.assert(
    fc.property(inOrder, fc.integer({ min: 1, max: 7 * DAY_MS }), (all, agoMs) => {
      const ms = NOW - agoMs;
      const last = all.findLast(({ at }) => Date.parse(at) <= ms) ?? { state: 'unknown' };
      const shown = segmentsOf(spansOf(all, FROM, NOW), FROM, NOW).find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
      assert.ok(isSame(shown, last));
    }),
  );
});

test('the present is what was written last, whatever the clock did in between', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const spans = spansOf(all, FROM, NOW);
      assert.ok(isSame(spans.at(-1), all.at(-1) ?? { state: 'unknown' }));
      assert.equal(spans[0]?.fromMs, FROM);
      spans.slice(1).forEach((span, index) => {
        assert.ok(span.fromMs > (spans[index]?.fromMs ?? Infinity));
        assert.ok(!isSame(spans[index], span));
      });
    }),
  );
});

test('time without an entry was not watched, nor is time after the watch ended', () => {
  const all = [entry(20, ada), entry(10, { state: 'unknown' }), entry(4, { state: 'signedOut' })];
  const segments = segmentsOf(spansOf(all, FROM, NOW), NOW - DAY_MS, NOW);
  assert.deepEqual(
    segments.map(({ state, startMs, endMs }) => [state, (NOW - startMs) / HOUR_MS, (NOW - endMs) / HOUR_MS]),
    [['unknown', 24, 20], ['signedIn', 20, 10], ['unknown', 10, 4], ['signedOut', 4, 0]],
  );
  assert.deepEqual(totalsOf(segments), [
    { ...ada, ms: 10 * HOUR_MS },
    { state: 'signedOut', currentId: undefined, ms: 4 * HOUR_MS },
    { state: 'unknown', currentId: undefined, ms: 10 * HOUR_MS },
  ]);
});

test('a storm of changes is thinned out to what a picture can hold; its ends and its long spans stay', () => {
  const storm = Array.from({ length: 5000 }, (_, index) => entry(100 - index / 100, index % 2 === 0 ? ada : { state: 'unreachable' }));
  const spans = spansOf([...storm, entry(40, { state: 'signedOut' }), entry(0.0001, ada)], FROM, NOW);
  assert.ok(spans.length <= SPANS_MAX, String(spans.length));
  assert.equal(spans[0]?.fromMs, FROM);
  assert.ok(isSame(spans.at(-1), ada));
  assert.ok(spans.some(({ state, fromMs }) => state === 'signedOut' && fromMs === NOW - 40 * HOUR_MS));
});

test('a piece that is too narrow to be seen is drawn as a stroke on top, unless nobody watched', () => {
  const all = [entry(20, ada), entry(10, { state: 'unreachable' }), entry(9.99, ada), entry(5, { state: 'unknown' }), entry(4.99, ada)];
  const bars = barsOf(segmentsOf(spansOf(all, FROM, NOW), NOW - DAY_MS, NOW));
  assert.deepEqual(
    bars.map(({ segment: { state }, width }) => [state, width === undefined]),
    [['unknown', false], ['signedIn', false], ['signedIn', false], ['signedIn', false], ['unreachable', true]],
  );
  assert.ok(Math.abs((bars.at(-1)?.left ?? 0) - (14 / 24) * 100) < 0.01);
});

test('in a storm one stroke stands for those that would be drawn over it', () => {
  const storm = Array.from({ length: 400 }, (_, index) => entry(5 - index / 1000, index % 2 === 0 ? ada : { state: 'unreachable' }));
  assert.ok(barsOf(segmentsOf(spansOf(storm, FROM, NOW), NOW - DAY_MS, NOW)).length < 20);
});

test('who was signed in longest comes first', () => {
  const all = [entry(20, { state: 'signedIn', currentId: 'bob' }), entry(15, ada)];
  assert.deepEqual(signedInIds(segmentsOf(spansOf(all, FROM, NOW), FROM, NOW)), ['ada', 'bob']);
});

test('the scale has a tick every six hours, or every midnight, all of them within the bar', () => {
  for (const [days, count] of [[1, 4], [7, 7]] as const) {
    // At no tick of any time zone.
    const toMs = NOW + 97 * 60_000;
    const ticks = ticksOf(toMs - days * DAY_MS, toMs);
    const lines = ticks.flatMap(({ line }) => (line === undefined ? [] : [line]));
    assert.equal(lines.length, count);
    assert.ok(lines.every((line) => line > 0 && line < 100));
    assert.ok(ticks.every(({ label }) => label === undefined || (label.middle > 0 && label.middle < 100)));
  }
});

test('no time of day is written beyond the end of its bar, whenever it is', () => {
  // In the narrowest window the bar has 302 pixels, and “12:00” has 36.
  const halfALabel = (36 / 302 / 2) * 100;
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    const toMs = NOW + minute * 60_000;
    for (const days of [1, 7]) {
      const beyond = ticksOf(toMs - days * DAY_MS, toMs).filter(({ label }) => label !== undefined && Math.min(label.middle, 100 - label.middle) < halfALabel);
      assert.deepEqual(beyond, [], `${String(days)} days, ${String(minute)} minutes later`);
    }
    const ofADay = ticksOf(toMs - DAY_MS, toMs);
    assert.ok(ofADay.every(({ line, label }) => line === undefined || label !== undefined), `a line without its time, ${String(minute)} minutes later`);
  }
});
