import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { watchNetworkChanges, type NetworkInterfaces } from '../../src/main/watch/network-changes.ts';
import { createTestApp } from '../support/test-app.ts';
import { FakeClock } from '../support/watch-model/fake-clock.ts';

/** With these timers nothing happens because time has passed. */
const NEVER = { set: () => undefined, clear: () => undefined };
/** Too long to be a name: so it is not found without asking anybody, who might take long to answer. */
const NO_SUCH_ADDRESS = `https://${'x'.repeat(64)}.invalid`;

test('network watch: a service on another computer is looked for as soon as this one is in another network', async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'network-watch-test-'));
  const app = createTestApp({ userDataDir: dir, serviceUrl: NO_SUCH_ADDRESS, timers: NEVER });
  const clock = new FakeClock();
  const watch = app.scheduler;
  let network: NetworkInterfaces = {};
  let checks = 0;
  let wasChecking = false;
  app.store.subscribe(({ service: { checking } }) => {
    if (checking && !wasChecking) checks += 1;
    wasChecking = checking;
  });
  watch.start();
  await watch.checkNow();
  assert.equal(app.store.get().session.state, 'unreachable');
  const before = checks;
  const looked = Promise.withResolvers<void>();
  const end = watchNetworkChanges({
    store: app.store,
    interfaces: () => network,
    timers: clock.timers,
    onChange: () => void watch.checkNow().then(looked.resolve, looked.reject),
  });
  t.after(async () => {
    end();
    watch.stop();
    await rm(dir, { recursive: true });
  });
  network = { wlan0: [{ address: '192.168.0.7', internal: false }] };
  await clock.advance(2000, () => undefined);
  await looked.promise;
  assert.equal(checks, before + 1);
});
