import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { AGE_MAX_MS, ENTRIES_MAX, lineOf, readLines, withinBounds, type Line } from '../../../src/main/history/history-lines.ts';
import { entryOf, ID_LENGTH_MAX, pastOf, watchEntry } from '../../../src/main/history/history-entries.ts';
import type { Transition } from '../../../src/main/state/session-reducer.ts';
import { DAY_MS, type HistoryEntry } from '../../../src/shared/history.ts';
import type { KnownUsers, Profile, Session } from '../../../src/shared/snapshot.ts';
import { anyText } from '../../support/any-text.ts';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const at = (daysAgo: number): string => new Date(NOW - daysAgo * DAY_MS).toISOString();

const ada: Profile = { id: 'id-ada', name: 'Ada Lovelace', email: 'ada@example.com', cloud: 'connected', providers: [] };
const known: KnownUsers = { users: [ada], currentId: ada.id, unreadable: 0, verifiedAt: at(0) };
const signedIn: Session = { state: 'signedIn', since: at(0), ...known };
const signedOut: Session = { state: 'signedOut', since: at(0), verifiedAt: at(0), listed: [ada] };
const unreachable: Session = { state: 'unreachable', since: at(0), reason: 'refused', last: known };
const incompatible: Session = { state: 'incompatible', since: at(0), cause: { code: 'notUsers' }, last: known };

const entry = (daysAgo: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({ at: at(daysAgo), kind: 'service-up', state: 'signedOut', ...more });
const line = (of: HistoryEntry): Line => ({ text: lineOf(of).trimEnd(), entry: of });

describe('history: what is written of a change', () => {
  const CHANGES: [Transition, Session, signingIn: boolean, Omit<HistoryEntry, 'at'>][] = [
    [{ kind: 'signed-in', userId: 'id-ada' }, signedIn, true, { kind: 'signed-in', cause: 'here', userId: 'id-ada', state: 'signedIn', currentId: 'id-ada' }],
    [{ kind: 'signed-in', userId: 'id-bob' }, signedIn, false, { kind: 'signed-in', cause: 'elsewhere', userId: 'id-bob', state: 'signedIn', currentId: 'id-ada' }],
    [{ kind: 'signed-out', userId: 'id-ada', expected: true }, signedOut, false, { kind: 'signed-out', cause: 'here', userId: 'id-ada', state: 'signedOut' }],
    [{ kind: 'signed-out', userId: 'id-ada', expected: false }, signedOut, true, { kind: 'signed-out', cause: 'elsewhere', userId: 'id-ada', state: 'signedOut' }],
    [
      { kind: 'user-switched', from: 'id-bob', to: 'id-ada', expected: false },
      signedIn,
      false,
      { kind: 'user-switched', cause: 'elsewhere', userId: 'id-ada', fromId: 'id-bob', state: 'signedIn', currentId: 'id-ada' },
    ],
    [
      { kind: 'user-switched', from: 'id-bob', to: 'id-ada', expected: true },
      signedIn,
      false,
      { kind: 'user-switched', cause: 'here', userId: 'id-ada', fromId: 'id-bob', state: 'signedIn', currentId: 'id-ada' },
    ],
    [{ kind: 'profile-changed', userId: 'id-ada' }, signedIn, false, { kind: 'profile-changed', userId: 'id-ada', state: 'signedIn', currentId: 'id-ada' }],
    [{ kind: 'service-down', reason: 'timedOut' }, unreachable, false, { kind: 'service-down', cause: 'timedOut', state: 'unreachable' }],
    [{ kind: 'service-down', reason: 'incompatible' }, incompatible, false, { kind: 'service-down', cause: 'incompatible', state: 'unreachable' }],
    [{ kind: 'service-up' }, signedIn, false, { kind: 'service-up', state: 'signedIn', currentId: 'id-ada' }],
  ];
  for (const [transition, session, signingIn, expected] of CHANGES) {
    test(`${transition.kind}, ${expected.cause ?? 'without a cause'}: when, by whom or why, about whom, and what is the case then`, () => {
      const written = entryOf(transition, session, at(0), signingIn);
      assert.deepEqual(written, { at: at(0), ...expected });
      assert.deepEqual(readLines(lineOf(written)), { lines: [{ text: lineOf(written).trimEnd(), entry: written }], garbage: 0, torn: false });
      assert.doesNotMatch(lineOf(written), /Ada|example/u);
    });
  }

  test('somebody who was only last known is not written down as signed in', () => {
    for (const session of [unreachable, incompatible]) assert.deepEqual(pastOf(session), { state: 'unreachable' });
    assert.deepEqual(pastOf({ state: 'starting' }), { state: 'unknown' });
  });

  test('ids of any length and any characters make a line that is read again', () => {
    fc.assert(
      fc.property(anyText({ minLength: 1, maxLength: 3 * ID_LENGTH_MAX }), (id) => {
        const session: Session = { ...signedIn, currentId: id };
        const written = entryOf({ kind: 'user-switched', from: id, to: id, expected: false }, session, at(0), false);
        assert.deepEqual(readLines(lineOf(written)).lines.map((each) => each.entry), [written]);
      }),
    );
  });
});

describe('history: what is read', () => {
  const lines = [watchEntry('watch-began', 'start', pastOf(signedIn), at(3)), entry(2), entry(1)].map(line);
  const text = lines.map((each) => `${each.text}\n`).join('');

  test('is the same wherever the file was cut: whole entries up to there, and nothing that has to be told', () => {
    for (let length = 0; length <= text.length; length += 1) {
      const cut = text.slice(0, length);
      const { lines: read, garbage } = readLines(cut);
      const whole = cut.split('\n').length - 1;
      // The last line may have lost its end only.
      const extra = read.length - whole;
      assert.ok(extra === 0 || (extra === 1 && cut.endsWith('}')), `${length}`);
      assert.deepEqual(read, lines.slice(0, read.length));
      assert.equal(garbage, 0);
    }
  });

  test('leaves out lines that are no entries, and counts them', () => {
    const GARBAGE = [
      'garbage',
      '{}',
      '[]',
      'null',
      '{"at":"yesterday","kind":"service-up","state":"signedOut"}',
      `{"at":"${at(0)}","kind":"service-up","state":"happy"}`,
      `{"at":"${at(0)}","kind":"service up!","state":"signedOut"}`,
      `{"at":"${at(0)}","kind":"service-up","state":"signedIn"}`,
      `{"at":"${at(0)}","kind":"service-up","state":"signedOut","userId":5}`,
      `{"at":"${at(0)}","kind":"service-up","state":"signedOut","userId":"${'x'.repeat(5000)}"}`,
    ];
    for (const garbage of GARBAGE) {
      const [first = '', ...others] = text.split('\n');
      assert.deepEqual(readLines([first, garbage, ...others].join('\n')), { lines, garbage: 1, torn: false }, garbage);
    }
    assert.equal(readLines('garbage').garbage, 1);
    assert.equal(readLines(`${text}\0\0\0`).garbage, 0);
  });

  test('knows the word of earlier versions for what is unknown', () => {
    const older = `{"at":"${at(0)}","kind":"watch-ended","cause":"quit","state":"notWatched"}`;
    const { lines: read, garbage } = readLines(`${older}\n`);
    assert.deepEqual([read, garbage], [[{ text: older, entry: { at: at(0), kind: 'watch-ended', cause: 'quit', state: 'unknown' } }], 0]);
  });

  test('keeps what a newer version wrote, word for word', () => {
    const newer = `{"at":"${at(0)}","kind":"moon-rose","state":"signedOut","phase":"full"}`;
    assert.equal(readLines(`${newer}\n`).lines[0]?.text, newer);
  });
});

describe('history: bounds', () => {
  const began = entry(200, { kind: 'watch-began', state: 'signedIn', currentId: 'id-ada' });

  test('what is older than ninety days goes, but not what was the case then', () => {
    const kept = withinBounds([began, entry(91, { state: 'signedIn', currentId: 'id-bob' }), entry(89), entry(1)].map(line), NOW);
    assert.deepEqual(kept.map((each) => each.entry), [{ at: at(90), kind: 'carried-over', state: 'signedIn', currentId: 'id-bob' }, entry(89), entry(1)]);
    assert.deepEqual(withinBounds([began].map(line), NOW).map((each) => each.entry.kind), ['carried-over']);
    assert.deepEqual(withinBounds([entry(99, { state: 'unknown' })].map(line), NOW), []);
  });

  test('there are never more than five thousand; the newest stay', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * ENTRIES_MAX }), (count) => {
        const lines = Array.from({ length: count }, (_, index) => line(entry(1 - index / count / 2)));
        const kept = withinBounds(lines, NOW);
        assert.ok(kept.length <= ENTRIES_MAX);
        if (count <= ENTRIES_MAX) assert.equal(kept, lines);
        else assert.deepEqual(kept.slice(1), lines.slice(1 - kept.length));
      }),
      { numRuns: 30 },
    );
  });

  test('nothing within the bounds is touched', () => {
    const lines = [entry(89), entry(0), entry(-1)].map(line);
    assert.equal(withinBounds(lines, NOW), lines);
    assert.ok(AGE_MAX_MS === 90 * DAY_MS);
  });
});
