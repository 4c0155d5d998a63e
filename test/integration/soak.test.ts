import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growthOf, soak } from '../bench/soak.ts';

/** Two hundred bytes that stay of each poll would be more than this; the full soak finds ten. What is compiled late is less. */
const GROWTH_BYTES_MAX = 256 * 1024;

test('polls, frames and restarts of the service leave nothing behind: no timer, no connection, no listener, no memory', async () => {
  const result = await soak({ polls: 1500, frames: 1000, restarts: 25, pollsApart: 1500 }, { polls: 1500, frames: 100, restarts: 10 });
  assert.deepEqual(result.after.warnings, []);
  assert.ok(growthOf(result, 'timers') <= 0, `${String(growthOf(result, 'timers'))} more timers`);
  assert.ok(growthOf(result, 'handles') <= 0, `${String(growthOf(result, 'handles'))} more handles`);
  assert.ok(growthOf(result, 'heapBytes') < GROWTH_BYTES_MAX, `${String(growthOf(result, 'heapBytes'))} bytes stay`);
});
