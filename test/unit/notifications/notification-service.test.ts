import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { NOTIFICATIONS } from '../../../src/main/notifications/notification-table.ts';
import { GONE_AFTER_MS, SETTLE_MS } from '../../../src/main/notifications/notification-scheduler.ts';
import type { Transition } from '../../../src/main/state/transitions.ts';
import { createNotificationDesk, DOWN, signedIn, signedOut, type NotificationDesk } from '../../support/notification-desk.ts';

const down: Transition = { kind: 'service-down', reason: 'refused' };
const up: Transition = { kind: 'service-up' };

let desk: NotificationDesk;
beforeEach(() => {
  desk = createNotificationDesk();
  desk.scheduler.session(signedIn('ada', 'bob', 'cy'));
});

describe('a service that is gone', () => {
  test('is told after a minute, and that it is back too, with a while between the two', async () => {
    desk.scheduler.transitions([down]);
    await desk.pass(GONE_AFTER_MS + SETTLE_MS - 1);
    assert.deepEqual(desk.told(), []);
    await desk.pass(1);
    assert.deepEqual(desk.told(), ['gone']);
    await desk.tell(up);
    assert.deepEqual(desk.told(), []);
    await desk.pass(NOTIFICATIONS.service.gatherMs - SETTLE_MS);
    assert.deepEqual(desk.told(), ['back']);
  });

  test('is back at once where it was told a while ago', async () => {
    await desk.tell(down);
    await desk.pass(GONE_AFTER_MS + NOTIFICATIONS.service.gatherMs);
    assert.deepEqual(desk.told(), ['gone']);
    await desk.tell(up);
    assert.deepEqual(desk.told(), ['back']);
  });

  test('and back, and gone again before that was told, is still gone', async () => {
    await desk.tell(down);
    await desk.pass(GONE_AFTER_MS);
    await desk.tell(up);
    await desk.tell(down);
    await desk.pass(10 * GONE_AFTER_MS);
    assert.deepEqual(desk.told(), ['gone']);
    await desk.tell(up);
    assert.deepEqual(desk.told(), ['back']);
  });

  test('for less than a minute is not told, and neither is that it is back', async () => {
    desk.scheduler.transitions([down]);
    await desk.pass(GONE_AFTER_MS - 1);
    await desk.tell(up);
    await desk.pass(10 * GONE_AFTER_MS);
    assert.deepEqual(desk.told(), []);
  });

  test('again and again, but never for a minute, is not told', async () => {
    for (let time = 0; time < 100; time += 1) {
      await desk.tell(down);
      await desk.pass(GONE_AFTER_MS / 2);
      await desk.tell(up);
      await desk.pass(1000);
    }
    assert.deepEqual(desk.told(), []);
  });

  test('and was never there is not told: it may be started later, or never', async () => {
    desk.scheduler.session({ state: 'starting' });
    desk.scheduler.session(DOWN);
    await desk.tell(down);
    await desk.pass(10 * GONE_AFTER_MS);
    assert.deepEqual(desk.told(), []);
    desk.scheduler.session(signedOut());
    await desk.tell(up, down);
    await desk.pass(GONE_AFTER_MS);
    assert.deepEqual(desk.told(), ['gone']);
  });

  test('is not told for time asleep: after waking the minute begins anew', async () => {
    desk.scheduler.transitions([down]);
    await desk.pass(GONE_AFTER_MS - 1);
    desk.clock.sleep(8 * 3_600_000, false);
    desk.scheduler.woke();
    await desk.pass(GONE_AFTER_MS + SETTLE_MS - 1);
    assert.deepEqual(desk.told(), []);
    await desk.pass(1);
    assert.deepEqual(desk.told(), ['gone']);
  });

  test('is not told for a sleep that nobody heard of, though the timers went on in it', async () => {
    await desk.tell(down);
    await desk.pass(GONE_AFTER_MS / 2);
    // All that was due in it is due at its end.
    desk.clock.sleep(8 * 3_600_000, true);
    await desk.pass(GONE_AFTER_MS / 3);
    assert.deepEqual(desk.told(), []);
    await desk.pass(GONE_AFTER_MS / 2);
    assert.deepEqual(desk.told(), ['gone']);
  });

  test('a computer that wakes while nothing is counted counts nothing', async () => {
    desk.scheduler.woke();
    await desk.pass(10 * GONE_AFTER_MS);
    assert.deepEqual(desk.told(), []);
    assert.equal(desk.clock.timerCount, 0);
  });
});
