/** Being listed and being current are told by notifications of their own, at any number of users. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { notificationsAfter } from '../../../src/main/notifications/notification-effects.ts';
import { NO_NOTIFICATIONS } from '../../../src/main/notifications/notification-table.ts';
import { USERS_KEPT_MAX } from '../../../src/main/notifications/limited-user-list.ts';
import type { Transition } from '../../../src/main/state/transitions.ts';
import { createNotificationDesk, signedIn, signedOut, user } from '../../support/notification-desk.ts';

const ended = (userId: string, expected = false): Transition => ({ kind: 'current-ended', userId, expected });
const out = (userId: string): Transition => ({ kind: 'signed-out', userId, expected: false });

describe('a user who is current no longer, but listed as before', () => {
  test('is told as that, and not as signed out', async () => {
    const { see, told } = createNotificationDesk();
    await see(signedIn('ada', 'bob'));
    await see(signedOut('ada', 'bob'), ended('ada'));
    assert.deepEqual(told(), ['ended ada']);
  });

  test('is not told where that was asked for here, or a sign-in is under way', async () => {
    for (const [transition, isSigningIn] of [[ended('ada', true), false], [ended('ada'), true]] as const) {
      const desk = createNotificationDesk();
      desk.isSigningIn = isSigningIn;
      await desk.see(signedIn('ada'));
      await desk.see(signedOut('ada'), transition);
      assert.deepEqual(desk.told(), []);
    }
  });

  test('is taken back when a user is current again, whether or not that is a transition', async () => {
    for (const transitions of [[{ kind: 'current-began', userId: 'bob' }], []] as Transition[][]) {
      const { see, told } = createNotificationDesk();
      await see(signedIn('ada', 'bob'));
      await see(signedOut('ada', 'bob'), ended('ada'));
      await see(signedIn('bob', 'ada'), ...transitions);
      assert.deepEqual(told(), ['ended ada', '-currentEnded']);
    }
  });

  test('is told as signed out in place of that once the user is not listed any more', async () => {
    const { see, told } = createNotificationDesk();
    await see(signedIn('ada', 'bob'));
    await see(signedOut('ada', 'bob'), ended('ada'));
    await see(signedOut('bob'), out('ada'));
    assert.deepEqual(told(), ['ended ada', '-currentEnded', 'out ada']);
  });

  test('is no longer told as the one who is signed in instead of another', async () => {
    const { see, told } = createNotificationDesk();
    await see(signedIn('ada', 'bob'));
    await see(signedIn('bob', 'ada'), { kind: 'user-switched', from: 'ada', to: 'bob', expected: false });
    await see(signedOut('ada', 'bob'), ended('bob'));
    assert.deepEqual(told(), ['ada>bob', '-userSwitched', 'ended bob']);
  });
});

describe('of ten thousand users who leave at once, and never come back', () => {
  const USERS = 10_000;
  const all = (round: number): Transition[] => Array.from({ length: USERS }, (_, index) => out(`${round}-${index}`));

  test('a bounded number is kept, and only their profiles are looked up', () => {
    let lookUps = 0;
    const circumstances = { isSigningIn: false, currentBefore: undefined, profileOf: user, profileBefore: (id: string) => ((lookUps += 1), user(id)) };
    let pending = NO_NOTIFICATIONS;
    for (let round = 0; round < 3; round += 1) pending = notificationsAfter(NO_NOTIFICATIONS, pending, all(round), circumstances);
    assert.equal(lookUps, USERS_KEPT_MAX);
    assert.equal(pending.signedOut?.users.size, USERS_KEPT_MAX);
    assert.equal(pending.signedOut?.areMore, true);
  });

  test('the current one is the first of those who are kept, whenever it leaves', () => {
    const circumstances = { isSigningIn: false, currentBefore: 'ada', profileOf: user, profileBefore: user };
    const leave = (...lists: Transition[][]): (string | undefined)[] => {
      let pending = NO_NOTIFICATIONS;
      for (const list of lists) pending = notificationsAfter(NO_NOTIFICATIONS, pending, list, circumstances);
      return [[...(pending.signedOut?.users.keys() ?? [])][0], String(pending.signedOut?.users.size)];
    };
    const first = ['ada', String(USERS_KEPT_MAX)];
    assert.deepEqual(leave([out('ada'), ...all(0)]), first);
    assert.deepEqual(leave([...all(0), out('ada')]), first);
    assert.deepEqual(leave(all(0), [out('ada')]), first);
    assert.deepEqual(leave(all(0), [ended('ada')], [out('ada')]), first);
    assert.deepEqual(leave([out('bob')], [out('ada')]), ['ada', '2']);
  });

  test('what stands on the desktop is as it was, whatever comes after it', () => {
    const circumstances = { isSigningIn: false, currentBefore: undefined, profileOf: user, profileBefore: user };
    const shown = notificationsAfter(NO_NOTIFICATIONS, NO_NOTIFICATIONS, [out('ada')], circumstances);
    notificationsAfter(shown, shown, [...all(0), { kind: 'signed-in', userId: 'ada' }], circumstances);
    assert.deepEqual([...(shown.signedOut?.users.keys() ?? [])], ['ada']);
  });
});
