import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createCheckScheduler } from '../../../src/main/watch/check-scheduler.ts';

type Step = 'start' | 'stop' | 'checkNow' | 'answer' | 'fail' | 'fire' | 'settle';
const steps = fc.array(fc.constantFrom<Step>('start', 'stop', 'checkNow', 'checkNow', 'answer', 'answer', 'fail', 'fire', 'settle'), { maxLength: 60 });

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A scheduler that is driven step by step, and checked at every one. */
function bench() {
  const inFlight: ((answered: boolean) => void)[] = [];
  const timers = new Set<() => void>();
  const model = { running: false, begun: 0, checking: false };
  const broken: string[] = [];
  const check = (holds: boolean, rule: string): void => {
    if (!holds) broken.push(rule);
  };
  const scheduler = createCheckScheduler({
    check: async () => {
      model.begun += 1;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      inFlight.push(resolve);
      check(inFlight.length === 1, 'two checks in flight');
      check(model.running, 'a check after stop');
      return promise;
    },
    pollMs: () => 10_000,
    random: () => 0.5,
    timers: {
      set: (callback) => {
        timers.add(callback);
        check(timers.size === 1, 'two timers');
        return callback;
      },
      clear: (timer) => {
        timers.delete(timer as () => void);
      },
    },
    monotonicMs: () => 0,
    onSchedule: ({ checking }) => (model.checking = checking),
  });
  const end = (answered: boolean): void => inFlight.shift()?.(answered);
  const fire = (): void => {
    const [callback] = timers;
    if (callback) timers.delete(callback);
    callback?.();
  };
  return { scheduler, model, broken, check, inFlight, timers, end, fire };
}

test('whatever happens in whatever order: one check in flight, one timer, none after stop, and no request is forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { scheduler, model, broken, check, inFlight, timers, end, fire } = bench();
      const asked: { readonly beganBefore: number; readonly needsCheck: boolean; done: boolean }[] = [];
      const act: Readonly<Record<Step, () => Promise<void> | void>> = {
        start: () => {
          model.running = true;
          scheduler.start();
        },
        stop: () => {
          model.running = false;
          scheduler.stop();
          check(timers.size === 0, 'a timer after stop');
        },
        checkNow: () => {
          const request = { beganBefore: model.begun, needsCheck: model.running, done: false };
          asked.push(request);
          const onAnswer = (): void => {
            request.done = true;
            if (request.needsCheck && model.running) check(model.begun > request.beganBefore, 'answered by an older check');
          };
          void scheduler.checkNow().then(onAnswer);
        },
        answer: () => end(true),
        fail: () => end(false),
        fire,
        settle: settled,
      };
      for (const step of sequence) {
        await act[step]();
        check(inFlight.length === 0 || timers.size === 0, 'a timer beside a check');
      }
      await settled();
      while (inFlight.length > 0) {
        end(true);
        await settled();
      }
      check(asked.every(({ done }) => done), 'a request that was never answered');
      check(timers.size === (model.running ? 1 : 0), 'running without a timer, or stopped with one');
      check(!model.running || !model.checking, 'checking without a check');
      assert.deepEqual(broken, []);
    }),
    { numRuns: 500 },
  );
});
