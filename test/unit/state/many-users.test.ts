/** Of ten thousand changes in one answer, those of the current user are the first. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { transitionsBetween, type Listing, type Transition } from '../../../src/main/state/transitions.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';

const USERS = 1000;
const PLACES = [0, 60, 300, USERS - 1];
const user = (id: string, name = id): Profile => ({ id, name, cloud: 'connected', providers: [] });
const everybody = (prefix: string): Profile[] => Array.from({ length: USERS }, (_, index) => user(`${prefix}-${index}`));
const BEFORE = everybody('old');
const NEWCOMERS = everybody('new');
const renamed = BEFORE.map(({ id }) => user(id, `${id} by another name`));

interface Case {
  readonly what: string;
  readonly before: (current: string) => Listing;
  readonly after: (current: string) => Listing;
  readonly first: (current: string) => readonly Transition[];
}

const withCurrent = (current: string): Listing => ({ listed: BEFORE, current });
const newcomer = (current: string): string => current.replace('old', 'new');
const gone = (userId: string): Transition => ({ kind: 'signed-out', userId, expected: false });

const CASES: readonly Case[] = [
  { what: 'all leave', before: withCurrent, after: () => ({ listed: [], current: null }), first: (id) => [gone(id)] },
  { what: 'all leave, and nobody says who is current', before: withCurrent, after: () => ({ listed: [], current: undefined }), first: (id) => [gone(id)] },
  { what: 'all are replaced, and nobody is current', before: withCurrent, after: () => ({ listed: NEWCOMERS, current: null }), first: (id) => [gone(id)] },
  {
    what: 'all are replaced, and one of the newcomers is current',
    before: withCurrent,
    after: (id) => ({ listed: NEWCOMERS, current: newcomer(id) }),
    first: (id) => [{ kind: 'user-switched', from: id, to: newcomer(id), expected: false }],
  },
  {
    what: 'all are replaced, and one of the newcomers is current where nobody was',
    before: () => ({ listed: BEFORE, current: null }),
    after: (id) => ({ listed: NEWCOMERS, current: newcomer(id) }),
    first: (id) => [{ kind: 'signed-in', userId: newcomer(id) }],
  },
  {
    what: 'all are renamed',
    before: withCurrent,
    after: (current) => ({ listed: renamed, current }),
    first: (userId) => [{ kind: 'profile-changed', userId }],
  },
  {
    what: 'all the others are replaced, and the current one is renamed',
    before: withCurrent,
    after: (current) => ({ listed: [...NEWCOMERS, ...renamed.filter(({ id }) => id === current)], current }),
    first: (userId) => [{ kind: 'profile-changed', userId }],
  },
  {
    what: 'all are renamed, and nobody is current any more',
    before: withCurrent,
    after: () => ({ listed: renamed, current: null }),
    first: (userId) => [
      { kind: 'current-ended', userId, expected: false },
      { kind: 'profile-changed', userId },
    ],
  },
];

describe('the first transitions of an answer are those of the current user, at any place of the list', () => {
  for (const { what, before, after, first } of CASES) {
    test(what, () => {
      for (const place of PLACES) {
        const current = `old-${place}`;
        const transitions = transitionsBetween(before(current), after(current), []);
        assert.deepEqual(transitions.slice(0, first(current).length), first(current), `place ${place}`);
        assert.equal(new Set(transitions.map((each) => JSON.stringify(each))).size, transitions.length, 'each change once');
      }
    });
  }

  test('then those of the users who are being disconnected from here', () => {
    const transitions = transitionsBetween(withCurrent('old-300'), { listed: [], current: null }, ['old-900', 'old-950', 'stranger']);
    assert.deepEqual(transitions.slice(0, 3), [gone('old-300'), { ...gone('old-900'), expected: true }, { ...gone('old-950'), expected: true }]);
    assert.equal(transitions.length, USERS);
  });

  test('then those of who left and of who came, and last the changed profiles, of which some services have many', () => {
    const after = [...renamed.slice(1), user('newcomer')];
    const transitions = transitionsBetween(withCurrent('old-300'), { listed: after, current: 'old-300' }, []);
    assert.deepEqual(transitions.slice(0, 3), [
      { kind: 'profile-changed', userId: 'old-300' },
      gone('old-0'),
      { kind: 'signed-in', userId: 'newcomer' },
    ]);
    assert.equal(transitions.length, USERS + 1);
  });
});
