import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { NOTIFICATIONS, type Notification } from '../../../src/main/notifications/notification-table.ts';
import { createNotificationScheduler, GONE_AFTER_MS, SETTLE_MS, type NotificationScheduler } from '../../../src/main/notifications/notification-scheduler.ts';
import type { Transition } from '../../../src/main/state/session-reducer.ts';
import type { NotificationKind } from '../../../src/shared/settings.ts';
import type { Profile, Session } from '../../../src/shared/snapshot.ts';
import { FakeClock } from '../../support/watch-model/fake-clock.ts';

const AT = '2026-01-31T12:00:00.000Z';
const user = (id: string): Profile => ({ id, name: id, cloud: 'connected', providers: [] });
const signedIn = (...ids: [string, ...string[]]): Session => ({ state: 'signedIn', since: AT, users: ids.map(user), currentId: ids[0], unreadable: 0, verifiedAt: AT });
const SIGNED_OUT: Session = { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] };
const DOWN: Session = { state: 'unreachable', since: AT, reason: 'refused' };

const out = (userId: string, expected = false): Transition => ({ kind: 'signed-out', userId, expected });
const into = (userId: string): Transition => ({ kind: 'signed-in', userId });
const switched = (from: string, to: string, expected = false): Transition => ({ kind: 'user-switched', from, to, expected });
const down: Transition = { kind: 'service-down', reason: 'refused' };
const up: Transition = { kind: 'service-up' };
const locked: Transition = { kind: 'keychain-locked' };
const unlocked: Transition = { kind: 'keychain-unlocked' };

let clock: FakeClock;
let scheduler: NotificationScheduler;
let off: Set<NotificationKind>;
let isSigningIn: boolean;
/** One line for each notification, and for each that was taken back. */
let lines: string[];

function lineOf(notification: Notification): string {
  switch (notification.id) {
    case 'signedOut':
      return `out ${[...notification.users.values()].map(({ name }) => name).join('+')}`;
    case 'currentEnded':
      return `ended ${String(notification.user.name)}`;
    case 'userSwitched':
      return `${String(notification.from.name)}>${String(notification.to.name)}`;
    case 'service':
      return notification.state;
    case 'keychainLocked':
      return 'locked';
  }
}

beforeEach(() => {
  clock = new FakeClock();
  off = new Set();
  isSigningIn = false;
  lines = [];
  scheduler = createNotificationScheduler({
    isOn: (kind) => !off.has(kind),
    isSigningIn: () => isSigningIn,
    show: (notification) => lines.push(lineOf(notification)),
    withdraw: (id) => lines.push(`-${id}`),
    timers: clock.timers,
  });
  scheduler.session(signedIn('ada', 'bob', 'cy'));
});

const pass = (ms: number): Promise<void> => clock.advance(ms, () => undefined);
/** All of it happens in one instant, each seen by a check of its own, and then it is quiet for a moment. */
async function tell(...transitions: readonly Transition[]): Promise<void> {
  for (const transition of transitions) scheduler.transitions([transition]);
  await pass(SETTLE_MS);
}
/** What was told since the last call. */
const told = (): string[] => lines.splice(0);

describe('a sign-out', () => {
  test('that nobody asked for is told at once, with the name of who has left', async () => {
    scheduler.session(SIGNED_OUT);
    await tell(out('ada'));
    assert.deepEqual(told(), ['out ada']);
  });

  test('that was asked for is not told', async () => {
    await tell(out('ada', true));
    assert.deepEqual(told(), []);
  });

  test('is taken back when the user is there again, and not told anew', async () => {
    await tell(out('ada'));
    await tell(into('ada'));
    assert.deepEqual(told(), ['out ada', '-signedOut']);
  });

  test('is taken back too when the user comes in the place of another one', async () => {
    await tell(out('ada'));
    await tell(switched('bob', 'ada', true));
    assert.deepEqual(told(), ['out ada', '-signedOut']);
  });

  test('of several is told once for all of them, when the gathering is over', async () => {
    await tell(out('ada'));
    await tell(out('bob'));
    await tell(out('cy'));
    assert.deepEqual(told(), ['out ada']);
    await pass(NOTIFICATIONS.signedOut.gatherMs - 2 * SETTLE_MS - 1);
    assert.deepEqual(told(), []);
    await pass(1);
    assert.deepEqual(told(), ['out ada+bob+cy']);
  });

  test('of several at once is told once and for all of them', async () => {
    await tell(out('ada'), out('bob'), out('cy'));
    await pass(2 * NOTIFICATIONS.signedOut.gatherMs);
    assert.deepEqual(told(), ['out ada+bob+cy']);
  });

  test('of a moment is not told', async () => {
    scheduler.transitions([out('ada')]);
    await pass(SETTLE_MS - 1);
    await tell(into('ada'));
    assert.deepEqual(told(), []);
  });

});

describe('another user in the place of the one before', () => {
  test('is told', async () => {
    await tell(switched('ada', 'bob'));
    assert.deepEqual(told(), ['ada>bob']);
  });

  test('is not told to whom it was that disconnected one, or signs one in', async () => {
    await tell(switched('ada', 'bob', true));
    isSigningIn = true;
    await tell(switched('bob', 'cy'));
    assert.deepEqual(told(), []);
  });

  test('what was told before is taken back by one who did it here', async () => {
    await tell(switched('ada', 'bob'));
    await tell(switched('bob', 'cy', true));
    assert.deepEqual(told(), ['ada>bob', '-userSwitched']);
  });

  test('is told anew where the person went back here, and it comes again at once', async () => {
    await tell(switched('ada', 'bob'));
    await tell(switched('bob', 'ada', true), switched('ada', 'bob'));
    assert.deepEqual(told(), ['ada>bob', '-userSwitched']);
    await pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(told(), ['ada>bob']);
  });

  test('and is taken back when that one is signed out', async () => {
    await tell(switched('ada', 'bob'));
    await tell(out('bob'));
    assert.deepEqual(told(), ['ada>bob', '-userSwitched', 'out bob']);
  });

  test('after a while of switching it is told who it is now, instead of whom the person knows of', async () => {
    await tell(switched('ada', 'bob'));
    await tell(switched('bob', 'ada'));
    await tell(switched('ada', 'cy'));
    assert.deepEqual(told(), ['ada>bob']);
    await pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(told(), ['bob>cy']);
  });

  test('after a while of switching that ends where it began nothing more is told', async () => {
    await tell(switched('ada', 'bob'));
    await tell(switched('bob', 'cy'));
    await tell(switched('cy', 'bob'));
    await pass(2 * NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(told(), ['ada>bob']);
  });
});

describe('a service that is gone', () => {
  test('is told after a minute, and that it is back too, with a while between the two', async () => {
    scheduler.transitions([down]);
    await pass(GONE_AFTER_MS + SETTLE_MS - 1);
    assert.deepEqual(told(), []);
    await pass(1);
    assert.deepEqual(told(), ['gone']);
    await tell(up);
    assert.deepEqual(told(), []);
    await pass(NOTIFICATIONS.service.gatherMs - SETTLE_MS);
    assert.deepEqual(told(), ['back']);
  });

  test('is back at once where it was told a while ago', async () => {
    await tell(down);
    await pass(GONE_AFTER_MS + NOTIFICATIONS.service.gatherMs);
    assert.deepEqual(told(), ['gone']);
    await tell(up);
    assert.deepEqual(told(), ['back']);
  });

  test('and back, and gone again before that was told, is still gone', async () => {
    await tell(down);
    await pass(GONE_AFTER_MS);
    await tell(up);
    await tell(down);
    await pass(10 * GONE_AFTER_MS);
    assert.deepEqual(told(), ['gone']);
    await tell(up);
    assert.deepEqual(told(), ['back']);
  });

  test('for less than a minute is not told, and neither is that it is back', async () => {
    scheduler.transitions([down]);
    await pass(GONE_AFTER_MS - 1);
    await tell(up);
    await pass(10 * GONE_AFTER_MS);
    assert.deepEqual(told(), []);
  });

  test('again and again, but never for a minute, is not told', async () => {
    for (let time = 0; time < 100; time += 1) {
      await tell(down);
      await pass(GONE_AFTER_MS / 2);
      await tell(up);
      await pass(1000);
    }
    assert.deepEqual(told(), []);
  });

  test('and was never there is not told: it may be started later, or never', async () => {
    scheduler.session({ state: 'starting' });
    scheduler.session(DOWN);
    await tell(down);
    await pass(10 * GONE_AFTER_MS);
    assert.deepEqual(told(), []);
    scheduler.session(SIGNED_OUT);
    await tell(up, down);
    await pass(GONE_AFTER_MS);
    assert.deepEqual(told(), ['gone']);
  });

  test('is not told for time asleep: after waking the minute begins anew', async () => {
    scheduler.transitions([down]);
    await pass(GONE_AFTER_MS - 1);
    clock.sleep(8 * 3_600_000, false);
    scheduler.woke();
    await pass(GONE_AFTER_MS + SETTLE_MS - 1);
    assert.deepEqual(told(), []);
    await pass(1);
    assert.deepEqual(told(), ['gone']);
  });

  test('is not told for a sleep that nobody heard of, though the timers went on in it', async () => {
    await tell(down);
    await pass(GONE_AFTER_MS / 2);
    // All that was due in it is due at its end.
    clock.sleep(8 * 3_600_000, true);
    await pass(GONE_AFTER_MS / 3);
    assert.deepEqual(told(), []);
    await pass(GONE_AFTER_MS / 2);
    assert.deepEqual(told(), ['gone']);
  });

  test('a computer that wakes while nothing is counted counts nothing', async () => {
    scheduler.woke();
    await pass(10 * GONE_AFTER_MS);
    assert.deepEqual(told(), []);
    assert.equal(clock.timerCount, 0);
  });
});

describe('a keychain that is locked', () => {
  test('is told, and taken back when it is open', async () => {
    await tell(locked);
    await tell(unlocked);
    assert.deepEqual(told(), ['locked', '-keychainLocked']);
  });

  test('and opened and locked again is told once more, after a while', async () => {
    for (const transition of [locked, unlocked, locked, unlocked, locked]) await tell(transition);
    assert.deepEqual(told(), ['locked', '-keychainLocked']);
    await pass(NOTIFICATIONS.keychainLocked.gatherMs);
    assert.deepEqual(told(), ['locked']);
  });
});

describe('another service', () => {
  test('is told nothing of the one before, whose notifications are taken back', async () => {
    await tell(out('ada'), switched('bob', 'cy'), locked, down);
    assert.deepEqual(told(), ['out ada', 'bob>cy', 'locked']);
    scheduler.session({ state: 'starting' });
    await pass(SETTLE_MS);
    assert.deepEqual(told(), ['-signedOut', '-userSwitched']);
    await pass(10 * GONE_AFTER_MS);
    await tell(up);
    assert.deepEqual(told(), []);
    assert.equal(clock.timerCount, 0);
  });
});

describe('what is turned off', () => {
  test('is not told, not when it is turned on again, and the others are', async () => {
    off = new Set(['signedOut', 'service', 'keychainLocked']);
    await tell(out('ada'), locked, down, switched('bob', 'cy'));
    await pass(GONE_AFTER_MS);
    assert.deepEqual(told(), ['bob>cy']);
    off.clear();
    await tell(up);
    await pass(2 * NOTIFICATIONS.signedOut.gatherMs);
    assert.deepEqual(told(), []);
    await tell(out('bob'));
    assert.deepEqual(told(), ['out bob']);
  });

  test('while something was gathered is not told at the end, and what was told is taken back', async () => {
    await tell(switched('ada', 'bob'));
    await tell(switched('bob', 'cy'));
    off.add('userSwitched');
    await pass(NOTIFICATIONS.userSwitched.gatherMs);
    assert.deepEqual(told(), ['ada>bob', '-userSwitched']);
    off.clear();
    await tell(switched('cy', 'ada'));
    assert.deepEqual(told(), ['cy>ada']);
  });

  test('a profile that changed is never worth a notification', async () => {
    await tell({ kind: 'profile-changed', userId: 'ada' });
    assert.deepEqual(told(), []);
  });
});
