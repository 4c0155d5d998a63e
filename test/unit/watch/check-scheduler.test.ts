import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { backOffMs } from '../../../src/main/watch/back-off.ts';
import { createCheckScheduler } from '../../../src/main/watch/check-scheduler.ts';
import type { CheckScheduler, CheckSchedule } from '../../../src/main/watch/check-scheduler.ts';

const POLL_MS = 10_000;

interface Timer {
  readonly callback: () => void;
  readonly delayMs: number;
}

/** A scheduler whose timers and checks are in the hands of the test. */
class Bench {
  readonly checks: ((answered: boolean) => void)[] = [];
  readonly schedules: CheckSchedule[] = [];
  pollMs = POLL_MS;
  random = 0.5;
  begun = 0;
  #timer: Timer | undefined;
  readonly scheduler: CheckScheduler = createCheckScheduler({
    check: () => {
      this.begun += 1;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      this.checks.push(resolve);
      return promise;
    },
    pollMs: () => this.pollMs,
    random: () => this.random,
    timers: {
      set: (callback, delayMs) => {
        assert.equal(this.#timer, undefined, 'a second timer');
        this.#timer = { callback, delayMs };
        return this.#timer;
      },
      clear: (timer) => {
        if (timer === this.#timer) this.#timer = undefined;
      },
    },
    monotonicMs: () => 0,
    onSchedule: (schedule) => this.schedules.push(schedule),
  });

  /** Ends the check that is under way and lets everything that follows from that happen. */
  async end(answered: boolean): Promise<void> {
    const check = this.checks.shift();
    assert.ok(check, 'no check is under way');
    check(answered);
    await settled();
  }

  /** How long the one timer waits; undefined while there is none. */
  get waitMs(): number | undefined {
    return this.#timer?.delayMs;
  }

  fire(): void {
    const timer = this.#timer;
    assert.ok(timer, 'no timer');
    this.#timer = undefined;
    timer.callback();
  }
}

/** After every microtask that is due by now. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('when the scheduler checks', () => {
  test('at once when it starts, and then every poll interval after the last answer', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    assert.equal(bench.checks.length, 1);
    assert.equal(bench.waitMs, undefined, 'the interval begins when the check has ended');
    for (let round = 0; round < 3; round += 1) {
      await bench.end(true);
      assert.equal(bench.waitMs, POLL_MS);
      assert.equal(bench.checks.length, 0);
      bench.fire();
      assert.equal(bench.checks.length, 1);
    }
  });

  test('starting twice starts once', () => {
    const bench = new Bench();
    bench.scheduler.start();
    bench.scheduler.start();
    assert.equal(bench.begun, 1);
  });

  test('later and later after failures, up to a minute, and at the poll interval again after the first answer', async () => {
    const bench = new Bench();
    bench.random = 1;
    bench.scheduler.start();
    const waits: (number | undefined)[] = [];
    for (let round = 0; round < 9; round += 1) {
      await bench.end(false);
      waits.push(bench.waitMs);
      bench.fire();
    }
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    await bench.end(true);
    assert.equal(bench.waitMs, POLL_MS);
    bench.fire();
    await bench.end(false);
    assert.equal(bench.waitMs, 1000);
  });

  test('soon after a failure again, once those before it are to be forgotten', async () => {
    const bench = new Bench();
    bench.random = 1;
    bench.scheduler.start();
    for (let round = 0; round < 9; round += 1) {
      await bench.end(false);
      bench.fire();
    }
    bench.scheduler.forgetFailures();
    await bench.end(false);
    assert.equal(bench.waitMs, 1000);
  });

  test('at once when asked to, instead of waiting for the timer', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    await bench.end(true);
    const asked = bench.scheduler.checkNow();
    assert.equal(bench.checks.length, 1);
    assert.equal(bench.waitMs, undefined);
    await bench.end(true);
    await asked;
    assert.equal(bench.waitMs, POLL_MS);
  });

  test('once more after a check that is under way, however often it is asked to meanwhile', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    const asked = [bench.scheduler.checkNow(), bench.scheduler.checkNow(), bench.scheduler.checkNow()];
    assert.equal(bench.begun, 1);
    await bench.end(true);
    assert.equal(bench.begun, 2);
    assert.equal(bench.waitMs, undefined);
    await bench.end(true);
    await Promise.all(asked);
    assert.equal(bench.begun, 2);
    assert.equal(bench.waitMs, POLL_MS);
  });

  test('a request made while the check under way may already be out of date is not answered by it', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    let answered = false;
    const asked = bench.scheduler.checkNow().then(() => (answered = true));
    await bench.end(true);
    assert.equal(answered, false);
    await bench.end(true);
    assert.equal(await asked, true);
  });

  test('a changed poll interval counts from the next check on, which checkNow makes now', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    await bench.end(true);
    bench.pollMs = 2000;
    assert.equal(bench.waitMs, POLL_MS);
    void bench.scheduler.checkNow();
    await bench.end(true);
    assert.equal(bench.waitMs, 2000);
  });
});

describe('a stopped scheduler', () => {
  test('leaves no timer and does not check when asked to', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    await bench.end(true);
    bench.scheduler.stop();
    assert.equal(bench.waitMs, undefined);
    await bench.scheduler.checkNow();
    assert.equal(bench.begun, 1);
  });

  test('leaves no timer and makes no further check when it is stopped in the middle of one', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    const asked = bench.scheduler.checkNow();
    bench.scheduler.stop();
    await bench.end(true);
    await asked;
    assert.equal(bench.waitMs, undefined);
    assert.equal(bench.begun, 1);
  });

  test('was never started: it does not check', async () => {
    const bench = new Bench();
    await bench.scheduler.checkNow();
    assert.equal(bench.begun, 0);
  });

  test('checks at once when it is started again, also in the middle of an old check', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    bench.scheduler.stop();
    bench.scheduler.start();
    assert.equal(bench.checks.length, 1);
    await bench.end(true);
    assert.equal(bench.checks.length, 1);
    await bench.end(true);
    assert.equal(bench.waitMs, POLL_MS);
  });
});

describe('the schedule that the scheduler tells', () => {
  test('says checking during a check, and how long until the next one after it', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    await bench.end(true);
    assert.deepEqual(bench.schedules, [
      { checking: true, nextInMs: undefined },
      { checking: false, nextInMs: POLL_MS },
    ]);
  });

  test('stays at checking between two checks that follow each other', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    void bench.scheduler.checkNow();
    await bench.end(true);
    await bench.end(true);
    assert.deepEqual(bench.schedules.map(({ checking }) => checking), [true, true, false]);
  });

  test('has no next check when it was stopped in the middle of one', async () => {
    const bench = new Bench();
    bench.scheduler.start();
    bench.scheduler.stop();
    await bench.end(true);
    assert.deepEqual(bench.schedules.at(-1), { checking: false, nextInMs: undefined });
  });
});

describe('the back-off', () => {
  test('is anywhere between nothing and its ceiling', () => {
    assert.equal(backOffMs(3, () => 0), 0);
    assert.equal(backOffMs(3, () => 0.5), 2000);
    assert.equal(backOffMs(3, () => 1), 4000);
  });

  test('has no limit to how often the service may fail', () => {
    assert.equal(backOffMs(1_000_000, () => 1), 60_000);
  });
});
