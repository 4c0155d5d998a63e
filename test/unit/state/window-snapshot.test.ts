/** What the window gets of a snapshot with many users, and what it says of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { windowSnapshot } from '../../../src/main/state/window-snapshot.ts';
import { currentOf, describeSession } from '../../../src/shared/describe.ts';
import { isDown } from '../../../src/shared/session-facts.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { KnownUsers, Profile, Session, Snapshot } from '../../../src/shared/snapshot.ts';
import { furtherUsers, USERS_SHOWN_MAX } from '../../../src/shared/user-page.ts';

const AT = '2026-01-31T12:00:00.000Z';
const NOW = Date.parse(AT);
const users = (count: number): Profile[] => Array.from({ length: count }, (_, index) => ({ id: `id-${index}`, name: `User ${index}`, cloud: 'unknown', providers: [] }));
const known = (count: number, current: number): KnownUsers => ({ users: users(count), currentId: `id-${current}`, unreadable: 2, verifiedAt: AT });
const snapshotOf = (session: Session): Snapshot => ({
  ...initialSnapshot({ service: { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling' }, settings: DEFAULT_SETTINGS }),
  session,
});
const signedIn = (count: number, current = 0): Session => ({ state: 'signedIn', since: AT, ...known(count, current) });

const FEW: readonly Session[] = [
  { state: 'starting' },
  signedIn(1),
  signedIn(USERS_SHOWN_MAX + 1, USERS_SHOWN_MAX),
  { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] },
  { state: 'signedOut', since: AT, verifiedAt: AT, listed: users(USERS_SHOWN_MAX) },
  { state: 'currentUnknown', since: AT, verifiedAt: AT, listed: users(USERS_SHOWN_MAX), unreadable: 1 },
  { state: 'unreachable', since: AT, reason: 'refused' },
  { state: 'incompatible', since: AT, cause: { code: 'notUsers' } },
];
const MANY: readonly Session[] = [
  signedIn(USERS_SHOWN_MAX + 2, USERS_SHOWN_MAX + 1),
  signedIn(10_000, 0),
  signedIn(10_000, 50),
  signedIn(10_000, 9999),
  { state: 'signedOut', since: AT, verifiedAt: AT, listed: users(10_000) },
  { state: 'currentUnknown', since: AT, verifiedAt: AT, listed: users(10_000), unreadable: 1 },
  { state: 'unreachable', since: AT, reason: 'refused', last: known(10_000, 300) },
  { state: 'incompatible', since: AT, cause: { code: 'notUsers' }, last: known(10_000, 300) },
];

describe('the snapshot for the window', () => {
  test('is the snapshot itself where there are few users', () => {
    for (const session of FEW) {
      const snapshot = snapshotOf(session);
      assert.equal(windowSnapshot(snapshot), snapshot, session.state);
    }
    const last = snapshotOf({ state: 'unreachable', since: AT, reason: 'refused', last: known(3, 1) });
    assert.deepEqual(windowSnapshot(last), last);
  });

  for (const session of MANY) {
    test(`has the current user, the first hundred others and the right number of them: ${session.state}`, () => {
      const whole = furtherUsers(session);
      const { session: shown } = windowSnapshot(snapshotOf(session));
      assert.deepEqual(furtherUsers(shown), { users: whole.users.slice(0, USERS_SHOWN_MAX), count: whole.count });
      const [before, after] = [session, shown].map((each) => (each.state === 'signedIn' ? each : isDown(each) ? each.last : undefined));
      if (before !== undefined) assert.equal(after && currentOf(after), currentOf(before));
      assert.ok(JSON.stringify(shown).length < 20_000);
    });

    test(`says the same as the whole one: ${session.state}`, () => {
      const { session: shown, service } = windowSnapshot(snapshotOf(session));
      assert.deepEqual(describeSession(shown, service, NOW), describeSession(session, service, NOW));
    });
  }
});
