import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { NOTIFICATIONS } from '../../../src/main/notifications/notification-table.ts';
import { GONE_AFTER_MS, SETTLE_MS } from '../../../src/main/notifications/notification-scheduler.ts';
import type { Transition } from '../../../src/main/state/transitions.ts';
import { createNotificationDesk, signedIn, signedOut, type NotificationDesk } from '../../support/notification-desk.ts';

const out = (userId: string, expected = false): Transition => ({ kind: 'signed-out', userId, expected });
const into = (userId: string): Transition => ({ kind: 'signed-in', userId });
const switched = (from: string, to: string, expected = false): Transition => ({ kind: 'user-switched', from, to, expected });
const down: Transition = { kind: 'service-down', reason: 'refused' };
const up: Transition = { kind: 'service-up' };
const locked: Transition = { kind: 'keychain-locked' };
const unlocked: Transition = { kind: 'keychain-unlocked' };

let desk: NotificationDesk;
beforeEach(() => {
  desk = createNotificationDesk();
  desk.scheduler.session(signedIn('ada', 'bob', 'cy'));
});

describe('a sign-out', () => {
  test('that nobody asked for is told at once, with the name of who has left', async () => {
    desk.scheduler.session(signedOut());
    await desk.tell(out('ada'));
    assert.deepEqual(desk.told(), ['out ada']);
  });

  test('that was asked for is not told', async () => {
    await desk.tell(out('ada', true));
    assert.deepEqual(desk.told(), []);
  });

  test('is taken back when the user is there again, and not told anew', async () => {
    await desk.tell(out('ada'));
    await desk.tell(into('ada'));
    assert.deepEqual(desk.told(), ['out ada', '-signedOut']);
  });

  test('is taken back too when the user comes in the place of another one', async () => {
    await desk.tell(out('ada'));
    await desk.tell(switched('bob', 'ada', true));
    assert.deepEqual(desk.told(), ['out ada', '-signedOut']);
  });

  test('of several is told once for all of them, when the gathering is over', async () => {
    await desk.tell(out('ada'));
    await desk.tell(out('bob'));
    await desk.tell(out('cy'));
    assert.deepEqual(desk.told(), ['out ada']);
    await desk.pass(NOTIFICATIONS.signedOut.gatherMs - 2 * SETTLE_MS - 1);
    assert.deepEqual(desk.told(), []);
    await desk.pass(1);
    assert.deepEqual(desk.told(), ['out ada+bob+cy']);
  });

  test('of several at once is told once and for all of them', async () => {
    await desk.tell(out('ada'), out('bob'), out('cy'));
    await desk.pass(2 * NOTIFICATIONS.signedOut.gatherMs);
    assert.deepEqual(desk.told(), ['out ada+bob+cy']);
  });

  test('of a moment is not told', async () => {
    desk.scheduler.transitions([out('ada')]);
    await desk.pass(SETTLE_MS - 1);
    await desk.tell(into('ada'));
    assert.deepEqual(desk.told(), []);
  });
});

describe('another user in the place of the one before', () => {
  test('is told', async () => {
    await desk.tell(switched('ada', 'bob'));
    assert.deepEqual(desk.told(), ['ada>bob']);
  });

  test('is not told to whom it was that disconnected one, or signs one in', async () => {
    await desk.tell(switched('ada', 'bob', true));
    desk.isSigningIn = true;
    await desk.tell(switched('bob', 'cy'));
    assert.deepEqual(desk.told(), []);
  });

  test('what was told before is taken back by one who did it here', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(switched('bob', 'cy', true));
    assert.deepEqual(desk.told(), ['ada>bob', '-userSwitched']);
  });

  test('is told anew where the person went back here, and it comes again at once', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(switched('bob', 'ada', true), switched('ada', 'bob'));
    assert.deepEqual(desk.told(), ['ada>bob', '-userSwitched']);
    await desk.pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(desk.told(), ['ada>bob']);
  });

  test('and is taken back when that one is signed out', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(out('bob'));
    assert.deepEqual(desk.told(), ['ada>bob', '-userSwitched', 'out bob']);
  });

  test('after a while of switching it is told who it is now, instead of whom the person knows of', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(switched('bob', 'ada'));
    await desk.tell(switched('ada', 'cy'));
    assert.deepEqual(desk.told(), ['ada>bob']);
    await desk.pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(desk.told(), ['bob>cy']);
  });

  test('after a while of switching that ends where it began nothing more is told', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(switched('bob', 'cy'));
    await desk.tell(switched('cy', 'bob'));
    await desk.pass(2 * NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(desk.told(), ['ada>bob']);
  });
});

describe('a keychain that is locked', () => {
  test('is told, and taken back when it is open', async () => {
    await desk.tell(locked);
    await desk.tell(unlocked);
    assert.deepEqual(desk.told(), ['locked', '-keychainLocked']);
  });

  test('and opened and locked again is told once more, after a while', async () => {
    for (const transition of [locked, unlocked, locked, unlocked, locked]) await desk.tell(transition);
    assert.deepEqual(desk.told(), ['locked', '-keychainLocked']);
    await desk.pass(NOTIFICATIONS.keychainLocked.gatherMs);
    assert.deepEqual(desk.told(), ['locked']);
  });
});

describe('another service', () => {
  test('is told nothing of the one before, whose notifications are taken back', async () => {
    await desk.tell(out('ada'), switched('bob', 'cy'), locked, down);
    assert.deepEqual(desk.told(), ['out ada', 'bob>cy', 'locked']);
    desk.scheduler.session({ state: 'starting' });
    await desk.pass(SETTLE_MS);
    assert.deepEqual(desk.told(), ['-signedOut', '-userSwitched']);
    await desk.pass(10 * GONE_AFTER_MS);
    await desk.tell(up);
    assert.deepEqual(desk.told(), []);
    assert.equal(desk.clock.timerCount, 0);
  });
});

describe('what is turned off', () => {
  test('is not told, not when it is turned on again, and the others are', async () => {
    for (const kind of ['signedOut', 'service', 'keychainLocked'] as const) desk.off.add(kind);
    await desk.tell(out('ada'), locked, down, switched('bob', 'cy'));
    await desk.pass(GONE_AFTER_MS);
    assert.deepEqual(desk.told(), ['bob>cy']);
    desk.off.clear();
    await desk.tell(up);
    await desk.pass(2 * NOTIFICATIONS.signedOut.gatherMs);
    assert.deepEqual(desk.told(), []);
    await desk.tell(out('bob'));
    assert.deepEqual(desk.told(), ['out bob']);
  });

  test('while something was gathered is not told at the end, and what was told is taken back', async () => {
    await desk.tell(switched('ada', 'bob'));
    await desk.tell(switched('bob', 'cy'));
    desk.off.add('userSwitched');
    await desk.pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(desk.told(), ['ada>bob', '-userSwitched']);
    desk.off.clear();
    await desk.tell(switched('cy', 'ada'));
    assert.deepEqual(desk.told(), ['cy>ada']);
  });

  test('a profile that changed is never worth a notification', async () => {
    await desk.tell({ kind: 'profile-changed', userId: 'ada' });
    assert.deepEqual(desk.told(), []);
  });
});
