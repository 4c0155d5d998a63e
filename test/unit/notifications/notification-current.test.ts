/** Being listed and being current are told by notifications of their own, at any number of users. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createNotificationScheduler, SETTLE_MS } from '../../../src/main/notifications/notification-scheduler.ts';
import {
  NO_NOTIFICATIONS,
  notificationsAfter,
  saysTheSame,
  SIGNED_OUT_KEPT_MAX,
  type Notification,
} from '../../../src/main/notifications/notification-table.ts';
import type { Transition } from '../../../src/main/state/transitions.ts';
import type { Profile, Session } from '../../../src/shared/snapshot.ts';
import { FakeClock } from '../../support/watch-model/fake-clock.ts';

const AT = '2026-01-31T12:00:00.000Z';
const user = (id: string): Profile => ({ id, name: id, cloud: 'connected', providers: [] });
const signedIn = (...ids: [string, ...string[]]): Session => ({ state: 'signedIn', since: AT, users: ids.map(user), currentId: ids[0], unreadable: 0, verifiedAt: AT });
const noneCurrent = (...ids: string[]): Session => ({ state: 'signedOut', since: AT, verifiedAt: AT, listed: ids.map(user) });
const ended = (userId: string, expected = false): Transition => ({ kind: 'current-ended', userId, expected });
const out = (userId: string): Transition => ({ kind: 'signed-out', userId, expected: false });

function desktop(isSigningIn = false) {
  const clock = new FakeClock();
  const lines: string[] = [];
  const scheduler = createNotificationScheduler({
    isOn: () => true,
    isSigningIn: () => isSigningIn,
    show: (notification: Notification) => lines.push(`${notification.id} ${'user' in notification ? String(notification.user.name) : ''}`.trim()),
    withdraw: (id) => lines.push(`-${id}`),
    timers: clock.timers,
  });
  const see = async (session: Session, ...transitions: Transition[]): Promise<void> => {
    scheduler.session(session);
    transitions.forEach(scheduler.transition);
    await clock.advance(SETTLE_MS, () => undefined);
  };
  return { see, lines };
}

describe('a user who is current no longer, but listed as before', () => {
  test('is told as that, and not as signed out', async () => {
    const { see, lines } = desktop();
    await see(signedIn('ada', 'bob'));
    await see(noneCurrent('ada', 'bob'), ended('ada'));
    assert.deepEqual(lines, ['currentEnded ada']);
  });

  test('is not told where that was asked for here, or a sign-in is under way', async () => {
    for (const [transition, isSigningIn] of [[ended('ada', true), false], [ended('ada'), true]] as const) {
      const { see, lines } = desktop(isSigningIn);
      await see(signedIn('ada'));
      await see(noneCurrent('ada'), transition);
      assert.deepEqual(lines, []);
    }
  });

  test('is taken back when a user is current again, whether or not that is a transition', async () => {
    for (const transitions of [[{ kind: 'current-began', userId: 'bob' }], []] as Transition[][]) {
      const { see, lines } = desktop();
      await see(signedIn('ada', 'bob'));
      await see(noneCurrent('ada', 'bob'), ended('ada'));
      await see(signedIn('bob', 'ada'), ...transitions);
      assert.deepEqual(lines, ['currentEnded ada', '-currentEnded']);
    }
  });

  test('is told as signed out in place of that once the user is not listed any more', async () => {
    const { see, lines } = desktop();
    await see(signedIn('ada', 'bob'));
    await see(noneCurrent('ada', 'bob'), ended('ada'));
    await see(noneCurrent('bob'), out('ada'));
    assert.deepEqual(lines, ['currentEnded ada', '-currentEnded', 'signedOut']);
  });

  test('is no longer told as the one who is signed in instead of another', async () => {
    const { see, lines } = desktop();
    await see(signedIn('ada', 'bob'));
    await see(signedIn('bob', 'ada'), { kind: 'user-switched', from: 'ada', to: 'bob', expected: false });
    await see(noneCurrent('ada', 'bob'), ended('bob'));
    assert.deepEqual(lines, ['userSwitched', '-userSwitched', 'currentEnded bob']);
  });
});

describe('of ten thousand users who leave at once, and never come back', () => {
  const USERS = 10_000;

  test('a bounded number is kept, and only their profiles are looked up', () => {
    let lookUps = 0;
    const circumstances = { isSigningIn: false, profileOf: (id: string) => ((lookUps += 1), user(id)) };
    let pending = NO_NOTIFICATIONS;
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < USERS; index += 1) pending = notificationsAfter(NO_NOTIFICATIONS, pending, out(`${round}-${index}`), circumstances);
    }
    assert.equal(lookUps, SIGNED_OUT_KEPT_MAX);
    assert.equal(pending.signedOut?.users.size, SIGNED_OUT_KEPT_MAX);
    assert.equal(pending.signedOut?.areMore, true);
  });

  test('once the bound is reached a further one makes no new value, so that the work for each stays the same', () => {
    const circumstances = { isSigningIn: false, profileOf: user };
    let pending = NO_NOTIFICATIONS;
    for (let index = 0; index <= SIGNED_OUT_KEPT_MAX; index += 1) pending = notificationsAfter(NO_NOTIFICATIONS, pending, out(`${index}`), circumstances);
    const { signedOut } = pending;
    for (const transition of [out('another'), { kind: 'signed-in', userId: 'a newcomer' } as const]) {
      assert.equal(notificationsAfter(NO_NOTIFICATIONS, pending, transition, circumstances).signedOut, signedOut);
    }
    assert.ok(saysTheSame('signedOut', signedOut, signedOut));
  });
});
