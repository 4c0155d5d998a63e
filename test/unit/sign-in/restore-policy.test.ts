import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { endedUnexpectedly, recentRestores, RESTORES_PER_DAY_MAX, sessionUser, withRestore, type Restored } from '../../../src/main/sign-in/ways/restore-policy.ts';
import type { Session } from '../../../src/shared/snapshot.ts';
import { lastsLongEnough } from '../../../src/main/tokens/kept-tokens.ts';
import { makeTokens } from '../../support/tokens.ts';

const AT = '2026-01-31T12:00:00.000Z';
const NOW = Date.parse(AT);
const DAY_MS = 24 * 3_600_000;
const ADA = { id: 'ada', cloud: 'unknown', providers: [] } as const;
const SIGNED_OUT: Session = { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] };
const SIGNED_IN: Session = { state: 'signedIn', since: AT, verifiedAt: AT, users: [ADA], currentId: 'ada', unreadable: 0 };

test('a session is that of its current user until somebody else is, or another service is asked', () => {
  assert.equal(sessionUser(SIGNED_IN, 'bob'), 'ada');
  assert.equal(sessionUser(SIGNED_OUT, 'bob'), 'bob');
  assert.equal(sessionUser({ state: 'unreachable', since: AT, reason: 'refused' }, 'bob'), 'bob');
  assert.equal(sessionUser({ state: 'incompatible', since: AT, cause: { code: 'notUsers' } }, 'bob'), 'bob');
  assert.equal(sessionUser({ state: 'starting' }, 'bob'), null);
});

test('only a sign-out of that user, which nobody here asked for and after which nobody is signed in, ends it unexpectedly', () => {
  const signedOut = { kind: 'signed-out', userId: 'ada', expected: false } as const;
  assert.ok(endedUnexpectedly(signedOut, SIGNED_OUT, 'ada'));
  assert.ok(endedUnexpectedly({ ...signedOut, kind: 'current-ended' }, SIGNED_OUT, 'ada'));
  assert.ok(!endedUnexpectedly({ ...signedOut, expected: true }, SIGNED_OUT, 'ada'));
  assert.ok(!endedUnexpectedly({ ...signedOut, userId: 'bob' }, SIGNED_OUT, 'ada'));
  assert.ok(!endedUnexpectedly(signedOut, SIGNED_IN, 'ada'));
  assert.ok(!endedUnexpectedly(signedOut, SIGNED_OUT, null));
  assert.ok(!endedUnexpectedly({ kind: 'signed-in', userId: 'ada' }, SIGNED_OUT, 'ada'));
});

test('a token has to last for one to five minutes, as chance has it; one whose end cannot be read does not last', () => {
  const lasts = (seconds: number, random: number): boolean =>
    lastsLongEnough({ ...makeTokens('t'), expiresAt: new Date(NOW + seconds * 1000).toISOString() }, NOW, random);
  assert.deepEqual([lasts(59, 0), lasts(60, 0), lasts(299, 1), lasts(300, 1), lasts(179, 0.5), lasts(180, 0.5)], [false, true, false, true, false, true]);
  assert.ok(!lastsLongEnough({ ...makeTokens('t'), expiresAt: 'soon' }, NOW, 0));
});

test('a clock that is set back does not lock a restore out for longer than a day, and not in within it', () => {
  const times = fc.array(fc.integer({ min: -400 * DAY_MS, max: 400 * DAY_MS }), { maxLength: 6 });
  const property = fc.property(times, (offsets) => {
    const restored: Restored = { ada: offsets.map((offset) => new Date(NOW + offset).toISOString()) };
    const later = recentRestores(restored, NOW);
    // As written down again with the next restore, or with none.
    assert.deepEqual(recentRestores(later, NOW + DAY_MS), {});
    const within = offsets.filter((offset) => offset > -DAY_MS).length;
    assert.equal(withRestore(restored, 'ada', NOW) === undefined, within >= RESTORES_PER_DAY_MAX);
    assert.equal(withRestore(restored, '__proto__', NOW)?.['ada']?.length ?? 0, within);
  });
  fc.assert(property);
});
