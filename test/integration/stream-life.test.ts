import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { startSimulator } from '../simulator/simulator.ts';

const SECOND_MS = 1000;
const LIMIT_S = 45;
/** The network may go at any moment between two life checks. */
const GOES_AFTER_S = [1, 11, 21, 31, 41];

/** Whatever is on its way between the two ends has arrived. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3));

for (const goesAfter of GOES_AFTER_S) {
  test(`user-stream: one that is dead from second ${goesAfter} on is noticed within 45 s, and not before it is dead`, async (t) => {
    const simulator = await startSimulator();
    t.mock.timers.enable({ apis: ['setInterval'] });
    const opened = Promise.withResolvers<void>();
    const ends: string[] = [];
    const close = openUserStream(simulator.url, { onOpen: opened.resolve, onFrame: () => undefined, onEnd: (end) => ends.push(end) });
    t.after(async () => {
      close();
      await simulator.close();
    });
    await opened.promise;
    const pass = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        t.mock.timers.tick(SECOND_MS);
        await settled();
      }
    };
    await pass(goesAfter);
    assert.deepEqual(ends, []);
    simulator.freezeStreams();
    await pass(LIMIT_S);
    assert.deepEqual(ends, ['lost']);
  });
}
