import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulateHerd, ways } from '../../simulation/herd.ts';

const DESKTOPS = 1000;

test('a service that comes back after an hour meets a tenth of the load that plain polling in step would put on it', async () => {
  const app = await simulateHerd(ways.thisApp, DESKTOPS);
  const naive = await simulateHerd(ways.fixedPoll, DESKTOPS);
  assert.ok(app.peakPerSecond * 10 < naive.peakPerSecond, `${String(app.peakPerSecond)} and ${String(naive.peakPerSecond)} a second`);
  assert.ok(app.requestsInOutage * 2 < naive.requestsInOutage, `${String(app.requestsInOutage)} and ${String(naive.requestsInOutage)} requests`);
  assert.ok(app.allServedMs <= 60_000, `all served after ${String(app.allServedMs)} ms`);
});

test('without jitter all desktops come at once', async () => {
  const { peakPerSecond } = await simulateHerd(ways.withoutJitter, DESKTOPS);
  assert.equal(peakPerSecond, DESKTOPS);
});
