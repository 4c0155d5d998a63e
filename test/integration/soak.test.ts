import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soak } from '../bench/soak.ts';

/** One kilobyte that stays of each would be more than this; what is compiled late is less. */
const GROWTH_BYTES_MAX = 1.5 * 1024 * 1024;

test('polls, frames and restarts of the service leave nothing behind: no timer, no connection, no memory', async () => {
  const { before, after } = await soak({ polls: 1500, frames: 1000, restarts: 25 });
  assert.ok(after.timers <= before.timers, `${String(after.timers)} timers, not ${String(before.timers)}`);
  assert.ok(after.handles <= before.handles, `${String(after.handles)} handles, not ${String(before.handles)}`);
  const grownBytes = after.heapBytes - before.heapBytes;
  assert.ok(grownBytes < GROWTH_BYTES_MAX, `${String(grownBytes)} bytes stay`);
});
