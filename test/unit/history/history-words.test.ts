import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { exportOf } from '../../../src/main/history/history-format.ts';
import { entryOf } from '../../../src/main/history/history-entries.ts';
import type { Transition } from '../../../src/main/state/session-reducer.ts';
import { dayText, describeEntry, describeTimeline, durationText, momentText, namesFrom } from '../../../src/shared/describe-history.ts';
import type { HistoryEntry } from '../../../src/shared/history.ts';
import { de } from '../../../src/shared/i18n/de/index.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { es } from '../../../src/shared/i18n/es/index.ts';
import { fr } from '../../../src/shared/i18n/fr/index.ts';
import { ja } from '../../../src/shared/i18n/ja/index.ts';
import { messages, speak } from '../../../src/shared/i18n/messages.ts';
import type { Profile, UnreachableReason } from '../../../src/shared/snapshot.ts';
import { anyText } from '../../support/any-text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const AT = '2026-01-31T12:00:00.000Z';

const ada: Profile = { id: 'id-ada', name: 'Ada Lovelace', email: 'ada@example.com', cloud: 'connected', providers: [] };
const name = namesFrom([{ id: 'id-ada', label: 'Ada Lovelace' }, { id: 'id-bob', label: 'Bob' }]);
const REASONS = [...(Object.keys(messages.reasons) as UnreachableReason[]), 'incompatible' as const];

/** One of each kind; one that is missing here does not compile. */
const KINDS: { readonly [Kind in Transition['kind']]: readonly Extract<Transition, { kind: Kind }>[] } = {
  'signed-in': [{ kind: 'signed-in', userId: 'id-ada' }],
  'signed-out': [true, false].map((expected) => ({ kind: 'signed-out', userId: 'id-ada', expected })),
  'user-switched': [true, false].map((expected) => ({ kind: 'user-switched', from: 'id-ada', to: 'id-bob', expected })),
  'current-began': [{ kind: 'current-began', userId: 'id-ada' }],
  'current-ended': [true, false].map((expected) => ({ kind: 'current-ended', userId: 'id-ada', expected })),
  'profile-changed': [{ kind: 'profile-changed', userId: 'id-ada' }],
  'service-down': REASONS.map((reason) => ({ kind: 'service-down', reason })),
  'service-up': [{ kind: 'service-up' }],
  'keychain-locked': [{ kind: 'keychain-locked' }],
  'keychain-unlocked': [{ kind: 'keychain-unlocked' }],
};
const TRANSITIONS: readonly Transition[] = Object.values(KINDS).flat();

const text = (entry: Partial<HistoryEntry>): string | undefined => describeEntry({ at: AT, kind: '', state: 'signedOut', ...entry }, name);

test('each transition has words of its own', () => {
  const told = TRANSITIONS.map((transition) => text(entryOf(transition, { state: 'starting' }, AT, false)));
  assert.ok(told.every((each) => each !== undefined && each !== ''));
  assert.equal(new Set(told).size, TRANSITIONS.length);
});

test('who did it is part of the words', () => {
  const named = (label: string): string | undefined => describeEntry({ at: AT, kind: 'signed-in', cause: 'here', state: 'signedIn', userId: 'id-ada' }, namesFrom([{ id: 'id-ada', label }]));
  assert.equal(named(''), 'Unnamed user (id-ada) signed in from this app');
  assert.equal(text({ kind: 'signed-in', cause: 'here', userId: 'id-ada' }), 'Ada Lovelace signed in from this app');
  assert.equal(text({ kind: 'signed-out', cause: 'elsewhere', userId: 'id-ada' }), 'Ada Lovelace was signed out outside this app');
  assert.equal(text({ kind: 'signed-out', cause: 'here', userId: 'id-ada' }), 'Ada Lovelace was disconnected from this app');
  assert.equal(text({ kind: 'user-switched', cause: 'elsewhere', fromId: 'id-ada', userId: 'id-bob' }), 'Bob replaced Ada Lovelace as the current user');
});

test('what began or ended the watch is told; a cause or a kind that nobody knows is no reason to fail', () => {
  const causes = ['start', 'wake', 'address'].map((cause) => text({ kind: 'watch-began', cause }));
  assert.equal(new Set(causes).size, 3);
  const ends = ['quit', 'sleep', 'address', 'unknown'].map((cause) => text({ kind: 'watch-ended', cause }));
  assert.equal(new Set(ends).size, 4);
  assert.equal(text({ kind: 'service-down', cause: 'constructor' }), 'Pieces OS could not be reached');
  for (const kind of ['moon-rose', 'constructor', '__proto__', 'carried-over']) assert.equal(text({ kind }), undefined);
});

test('a user whom nobody knows by name any more is told by the beginning of the id', () => {
  assert.equal(text({ kind: 'signed-in', userId: '0123456789abcdef' }), 'User 01234567… signed in');
});

test('durations have at most two units, and never say sixty minutes', () => {
  const CASES: [ms: number, text: string][] = [
    [0, 'under 1 min'],
    [29_000, 'under 1 min'],
    [59.6 * MINUTE_MS, '1 h'],
    [90 * MINUTE_MS, '1 h 30 min'],
    [9 * HOUR_MS + 59.6 * MINUTE_MS, '10 h'],
    [19.2 * HOUR_MS, '19 h'],
    [23.9 * HOUR_MS, '1 day'],
    [24 * HOUR_MS, '1 day'],
    [67 * HOUR_MS, '2 d 19 h'],
    [168 * HOUR_MS, '7 days'],
  ];
  for (const [ms, expected] of CASES) assert.equal(durationText(ms), expected, String(ms));
});

test('a timeline is told as who was signed in, and how long each thing was the case', () => {
  const now = Date.parse(AT);
  const segments = [
    { state: 'unknown', startMs: now - 3 * HOUR_MS, endMs: now - 2 * HOUR_MS },
    { state: 'signedIn', currentId: 'id-ada', startMs: now - 2 * HOUR_MS, endMs: now },
  ] as const;
  assert.equal(describeTimeline('Last 24 hours', segments, name), 'Last 24 hours. Ada Lovelace was signed in: 2 h; App not running: 1 h.');
});

test('days are today, yesterday, or a date', () => {
  const now = new Date(2026, 0, 31, 12).getTime();
  const day = (...date: [number, number, number, number, number]): string => dayText(new Date(...date).toISOString(), now);
  assert.equal(day(2026, 0, 31, 0, 0), 'Today');
  assert.equal(day(2026, 0, 30, 23, 59), 'Yesterday');
  assert.equal(day(2026, 0, 30, 0, 0), 'Yesterday');
  assert.equal(day(2026, 0, 29, 12, 0), 'Thursday 29 January');
  assert.equal(momentText(new Date(2026, 0, 31, 9, 5).getTime(), now), '09:05');
  assert.equal(momentText(new Date(2026, 0, 29, 9, 5).getTime(), now), 'Thu 09:05');
});

test('a day that is a heading begins with a capital letter, also where the language writes days small', () => {
  const now = new Date(2026, 0, 31, 12).getTime();
  const thursday = new Date(2026, 0, 29, 12).toISOString();
  const DAYS = { en: 'Thursday 29 January', de: 'Donnerstag, 29. Januar', es: 'Jueves, 29 de enero', fr: 'Jeudi 29 janvier', ja: '1月29日木曜日' };
  try {
    for (const catalogue of [en, de, es, fr, ja]) {
      speak(catalogue);
      assert.equal(dayText(thursday, now), DAYS[catalogue.language as keyof typeof DAYS]);
    }
  } finally {
    speak(en);
  }
});

/** By RFC 4180. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/guy;
  let end = 0;
  for (const [whole, quoted, plain, separator] of csv.matchAll(cell)) {
    end += whole.length;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (separator === '\r\n') rows.push([]);
  }
  assert.equal(end, csv.length);
  return rows.slice(0, -1);
}

const signedIn: HistoryEntry = { at: AT, kind: 'signed-in', cause: 'elsewhere', userId: 'id-ada', state: 'signedIn', currentId: 'id-ada' };

test('an export without names holds ids only', () => {
  const [csv, json] = [exportOf([signedIn], 'csv', undefined), exportOf([signedIn], 'json', undefined)];
  assert.deepEqual(parseCsv(csv), [
    ['time', 'event', 'cause', 'userId', 'previousUserId', 'count', 'since', 'state', 'currentUserId'],
    [AT, 'signed-in', 'elsewhere', 'id-ada', '', '', '', 'signedIn', 'id-ada'],
  ]);
  const expected = { time: AT, event: 'signed-in', cause: 'elsewhere', userId: 'id-ada', state: 'signedIn', currentUserId: 'id-ada' };
  assert.deepEqual(JSON.parse(json), { entries: [expected] });
});

test('an export with names has those that are known', () => {
  const users = new Map([[ada.id, ada]]);
  const unknown: HistoryEntry = { ...signedIn, userId: 'id-bob' };
  assert.deepEqual(parseCsv(exportOf([signedIn, unknown], 'csv', users)).map((row) => row.slice(-2)), [
    ['name', 'email'],
    ['Ada Lovelace', 'ada@example.com'],
    ['', ''],
  ]);
  assert.match(exportOf([signedIn], 'json', users), /"email": "ada@example\.com"/u);
});

test('whatever a name is, a table reads it back, and takes no part of it for a formula', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), fc.constantFrom('=1+1', '@SUM(A1)', '+1', '-1', '\t=1', '＝1', 'a"b,c\r\nd')), (called) => {
      // It cannot be told from one that got its apostrophe here.
      fc.pre(!/^'[=+\-@\t\r\n＝＋－＠]/u.test(called));
      const row = parseCsv(exportOf([signedIn], 'csv', new Map([[ada.id, { ...ada, name: called }]])))[1];
      const read = row?.at(-2) ?? '';
      assert.doesNotMatch(read, /^[=+\-@\t\r\n＝＋－＠]/u);
      assert.equal(read.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/u, ''), called);
      assert.equal(row?.length, 11);
    }),
  );
});
