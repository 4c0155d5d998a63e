/** Whatever a service answers, and however often something happens beside it, the number of checks is bounded. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCheckScheduler } from '../../../src/main/watch/check-scheduler.ts';
import { CHECK_SPAN_MS, CHECKS_AT_ONCE_MAX, createTriggerLimit } from '../../../src/main/watch/trigger-limit.ts';
import { FakeClock } from '../../support/watch-model/fake-clock.ts';

const SECONDS = 600;
const EARLY_RETRIES = 10 + SECONDS / 60;
/** What the checks of a service are, again and again: `+` answered, `-` failed. */
const PATTERNS = ['+-', '-+', '++-', '+--', '+++-', '+---', '-'];

/** The number of checks in ten minutes. A check takes a millisecond. */
async function checksOf(pattern: string, pollMs: number, random: number): Promise<number> {
  const clock = new FakeClock();
  let checks = 0;
  const scheduler = createCheckScheduler({
    check: async () => {
      const answered = pattern[checks % pattern.length] === '+';
      checks += 1;
      await new Promise<void>((resolve) => clock.in(1, resolve));
      return answered;
    },
    pollMs: () => pollMs,
    random: () => random,
    timers: clock.timers,
    monotonicMs: () => clock.nowMs,
    onSchedule: () => undefined,
  });
  scheduler.start();
  await clock.advance(SECONDS * 1000, () => {
    if (checks > 10_000) throw new Error('more than 10,000 checks');
  });
  scheduler.stop();
  return checks;
}

describe('checks that are answered and fail in turn', () => {
  for (const pollSeconds of [2, 10, 60]) {
    test(`are hardly more than those of a service that answers, at a poll of ${pollSeconds} s`, async () => {
      for (const pattern of PATTERNS) {
        for (const random of [0, 0.05, 0.5, 1]) {
          const most = 1 + SECONDS / Math.min(pollSeconds, 10) + EARLY_RETRIES;
          const checks = await checksOf(pattern, pollSeconds * 1000, random);
          assert.ok(checks <= most, `${pattern} with ${random}: ${checks} checks, at most ${most}`);
        }
      }
    });
  }

  test('a service that failed for a long time is asked soon again after an answer and a failure', async () => {
    assert.ok((await checksOf(`${'-'.repeat(8)}+-+`, 10_000, 0.5)) > SECONDS / 10 / 2);
  });
});

describe('what causes checks from outside, a stream or a file', () => {
  test('has one at once, and however often it does so ten soon after each other and one in each span after that', async () => {
    for (const everyMs of [10, 199, 500, 1999]) {
      const clock = new FakeClock();
      const acts: number[] = [];
      const { trigger } = createTriggerLimit({ act: () => acts.push(clock.nowMs), timers: clock.timers, monotonicMs: () => clock.nowMs });
      for (let ms = 0; ms < 60_000; ms += everyMs) {
        trigger();
        await clock.advance(everyMs, () => undefined);
      }
      assert.equal(acts[0], 0);
      assert.ok(acts.length <= CHECKS_AT_ONCE_MAX + 60_000 / CHECK_SPAN_MS + 1, `every ${everyMs} ms: ${acts.length}`);
      await clock.advance(2 * CHECK_SPAN_MS, () => undefined);
      assert.ok((acts.at(-1) ?? 0) >= 60_000 - everyMs, 'the last one is followed by a check');
      assert.equal(clock.timerCount, 0);
    }
  });
});
