import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soak } from '../bench/soak.ts';

const MEBIBYTE = 1024 * 1024;

test('polls, frames and restarts of the service leave nothing behind: no timer, no connection, no memory', async () => {
  const { before, after } = await soak({ polls: 1500, frames: 1000, restarts: 25 });
  assert.ok(after.timers <= before.timers, `${String(after.timers)} timers, not ${String(before.timers)}`);
  assert.ok(after.handles <= before.handles, `${String(after.handles)} handles, not ${String(before.handles)}`);
  // One kilobyte that stays of each would be 2.5 MiB.
  const grownBytes = after.heapBytes - before.heapBytes;
  assert.ok(grownBytes < MEBIBYTE, `${String(grownBytes)} bytes stay`);
});
