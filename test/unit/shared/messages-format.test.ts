import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  ageText,
  countsSeconds,
  dateTimeText,
  initials,
  initialsOf,
  labelOf,
  plainText,
  twoLinesOf,
  untilText,
} from '../../../src/shared/format.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import { anyText } from '../../support/any-text.ts';

const NOW = Date.parse('2026-01-31T12:00:00Z');
const at = (secondsAgo: number): string => new Date(NOW - secondsAgo * 1000).toISOString();
const segmenter = new Intl.Segmenter('en');
const graphemeCount = (text: string): number => [...segmenter.segment(text)].length;
const profile = (known: Partial<Profile>): Profile => ({ id: 'a1b2c3d4-e5f6', cloud: 'unknown', providers: [], ...known });

/** Texts as a hostile or careless person would choose them. */
const ODD_PARTS = ['\u202E', '\u2066', '\u0007', '\n', '\u2028', '\uD800', '\u200B', '\u0301', '\u200D', '👩‍👩‍👧', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '王', 'ع', '&', ' '];
const oddText = fc.oneof(
  anyText({ maxLength: 300 }),
  fc.array(fc.oneof(fc.constantFrom(...ODD_PARTS), fc.string({ maxLength: 3 })), { maxLength: 200 }).map((parts) => parts.join('')),
);
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

test('a plain text has no control, reordering or broken character, is short enough, and stays as it is when made plain again', () => {
  fc.assert(
    fc.property(oddText, fc.integer({ min: 1, max: 80 }), (text, max) => {
      const plain = plainText(text, max);
      assert.doesNotMatch(plain, UNFIT);
      assert.ok(graphemeCount(plain) <= max);
      assert.equal(plainText(plain, max), plain);
      assert.equal(plain, plain.trim());
    }),
    { numRuns: 1000 },
  );
});

test('a plain text is cut between two graphemes, never within one', () => {
  assert.equal(plainText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2), '👩‍👩‍👧…');
  assert.equal(plainText('éa'.repeat(10).normalize('NFD'), 3).normalize('NFC'), 'éa…');
  assert.equal(plainText('Ada Lovelace', 12), 'Ada Lovelace');
  assert.equal(plainText('Ada Lovelace', 5), 'Ada…');
});

test('every character that is looked at without a segmenter is a grapheme by itself, beside itself and beside letters', () => {
  const BLOCKS = [
    [0x20, 0x3_1FF],
    [0x4E00, 0x4FFF],
    [0x9F00, 0xA0FF],
    [0xAC00, 0xACFF],
  ] as const;
  for (const [first, last] of BLOCKS) {
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCharCode(code);
      const whole = plainText(`x${character}${character}y${character}z`, 100);
      const graphemes = Array.from(segmenter.segment(whole), ({ segment }) => segment);
      const wanted = graphemes.length <= 4 ? whole : `${graphemes.slice(0, 3).join('').replace(/[…\s.]+$/u, '')}…`;
      assert.equal(plainText(whole, 4), wanted, `U+${code.toString(16)}`);
    }
  }
});

test('a plain text keeps words apart and names as they are written', () => {
  assert.equal(plainText('Ada\r\n\tLovelace'), 'Ada Lovelace');
  assert.equal(plainText('user\u202Egpj.exe'), 'usergpj.exe');
  assert.equal(plainText('Fox & Co'), 'Fox & Co');
  assert.equal(plainText('\u200B\u2060 \u00AD'), '');
  assert.equal(plainText('می‌خواهم'), 'می‌خواهم');
});

test('one "character" of a thousand joined emoji, or a letter under a pile of marks, takes no room', () => {
  assert.equal(plainText(Array.from({ length: 1000 }, () => '👩').join('\u200D'), 60), '…');
  assert.ok(plainText(`a${'\u0301'.repeat(1000)}`).length <= 5);
});

test('a label is the first of name, username, e-mail, vanity name and id that can be read', () => {
  assert.equal(labelOf(profile({ name: 'Ada', username: 'a', email: 'e@x' })), 'Ada');
  assert.equal(labelOf(profile({ name: ' \u202E ', username: 'ada1', email: 'e@x' })), 'ada1');
  assert.equal(labelOf(profile({ email: 'e@x', vanityName: 'v' })), 'e@x');
  assert.equal(labelOf(profile({ vanityName: 'v' })), 'v');
  assert.equal(labelOf(profile({})), 'Unnamed user (a1b2c3d4…)');
  assert.equal(labelOf(profile({ id: '\u0000' })), 'Unnamed user');
  fc.assert(fc.property(oddText, (name) => labelOf(profile({ name })) !== ''));
});

test('two lines are the name and the email address, or that there is no name and the short ID', () => {
  assert.deepEqual(twoLinesOf(profile({ name: 'Ada', email: 'e@x' })), { name: 'Ada', below: 'e@x' });
  assert.deepEqual(twoLinesOf(profile({ name: 'Ada' })), { name: 'Ada', below: undefined });
  assert.deepEqual(twoLinesOf(profile({ email: 'e@x' })), { name: 'e@x', below: undefined });
  for (const name of [undefined, '', ' ', '\u200B']) {
    assert.deepEqual(twoLinesOf(profile({ name })), { name: 'Unnamed user', below: 'a1b2c3d4…' });
  }
  assert.deepEqual(twoLinesOf(profile({ id: '\u0000' })), { name: 'Unnamed user', below: undefined });
});

test('initials are at most two graphemes, never broken ones', () => {
  const examples = {
    'Ada Lovelace': 'AL',
    'ada king of lovelace': 'AL',
    'ada@example.com': 'A',
    'Ünal Straße': 'ÜS',
    'ßeta': 'ß',
    王小明: '王',
    'محمد علي': 'م',
    '👩‍👩‍👧 Fox': '👩‍👩‍👧',
    '🇩🇪': '🇩🇪',
    '(Ada)': 'A',
    '---': '',
    '': '',
  };
  for (const [name, expected] of Object.entries(examples)) assert.equal(initials(name), expected, name);
  fc.assert(
    fc.property(oddText, (name) => {
      const short = initials(name);
      assert.ok(graphemeCount(short) <= 2);
      assert.doesNotMatch(short, UNFIT);
    }),
    { numRuns: 1000 },
  );
});

test('an id has no initials', () => {
  assert.equal(initialsOf(profile({})), '');
  assert.equal(initialsOf(profile({ name: 'Ada' })), 'A');
});

test('ages are counted in the unit a person would use', () => {
  const examples: [secondsAgo: number, text: string][] = [
    [0, 'just now'],
    [4, 'just now'],
    [12, '12 seconds ago'],
    [60, '1 minute ago'],
    [5 * 60 + 59, '5 minutes ago'],
    [3600, '1 hour ago'],
    [47 * 3600, '1 day ago'],
    [20 * 86_400, 'on 11 Jan 2026'],
  ];
  for (const [secondsAgo, text] of examples) assert.equal(ageText(at(secondsAgo), NOW), text);
});

test('an age never throws, never is negative, and knows when it cannot know', () => {
  assert.equal(ageText('yesterday', NOW), 'at an unknown time');
  assert.equal(dateTimeText(''), 'at an unknown time');
  assert.equal(ageText(at(-30), NOW), 'just now');
  assert.match(ageText(at(-3600), NOW), /^on /u);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map((date) => date.toISOString())), (text) => {
      assert.doesNotMatch(ageText(text, NOW), /-|NaN|Invalid|in \d/u);
      assert.doesNotMatch(untilText(text, NOW), /ago|NaN|Invalid/u);
    }),
  );
});

test('what is due is "now", what is not says when', () => {
  assert.equal(untilText(at(1), NOW), 'now');
  assert.equal(untilText(at(-8), NOW), 'in 8 seconds');
  assert.equal(untilText(at(-600), NOW), 'in 10 minutes');
});

test('only what is counted in seconds has to be redrawn every second', () => {
  assert.ok(countsSeconds(at(12), NOW));
  assert.ok(countsSeconds(at(-12), NOW));
  assert.ok(!countsSeconds(at(120), NOW));
  assert.ok(!countsSeconds(undefined, NOW));
  assert.ok(!countsSeconds('?', NOW));
});
