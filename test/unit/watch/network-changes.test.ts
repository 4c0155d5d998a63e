import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { beforeEach, describe, test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { watchNetworkChanges, type NetworkInterfaces } from '../../../src/main/watch/network-changes.ts';
import { createSnapshotStore, type SnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import type { Session } from '../../../src/shared/snapshot.ts';
import { FakeClock } from '../../support/watch-model/fake-clock.ts';

const AT = '2026-01-31T12:00:00.000Z';
const LONG_MS = 3_600_000;
const down: Session = { state: 'unreachable', since: AT, reason: 'nameNotFound' };
const lo = [{ address: '127.0.0.1', internal: true }];
const home: NetworkInterfaces = { lo, wlan0: [{ address: '192.168.0.7', internal: false }] };
const office: NetworkInterfaces = { lo, wlan0: [{ address: '10.1.2.3', internal: false }] };

let clock: FakeClock;
let store: SnapshotStore;
let network: NetworkInterfaces;
let checks: number;

const pass = (ms: number): Promise<void> => clock.advance(ms, () => undefined);

function begin(baseUrl: string, session: Session = down): () => void {
  store = createSnapshotStore(initialSnapshot({ session, service: { baseUrl, source: 'setting', checking: false, updates: 'polling' } }));
  return watchNetworkChanges({ store, interfaces: () => network, timers: clock.timers, onChange: () => (checks += 1) });
}

beforeEach(() => {
  clock = new FakeClock();
  network = home;
  checks = 0;
});

describe('network watch: a service on another computer that cannot be reached', () => {
  test('is looked for within two seconds of another network, and once', async () => {
    begin('https://pieces.example.org');
    await pass(LONG_MS);
    assert.equal(checks, 0);
    network = office;
    await pass(2000);
    assert.equal(checks, 1);
    await pass(LONG_MS);
    assert.equal(checks, 1);
  });

  test('also when the network goes, and when it comes back as it was', async () => {
    begin('https://pieces.example.org');
    network = { lo };
    await pass(2000);
    network = home;
    await pass(2000);
    assert.equal(checks, 2);
  });

  test('not because of addresses that lead nowhere but here, or because the same are told in another order', async () => {
    network = { a: [{ address: '10.0.0.1', internal: false }, { address: 'fe80::1', internal: false }], b: undefined, lo };
    begin('https://pieces.example.org');
    network = { lo: [...lo, { address: '127.0.0.2', internal: true }], a: [{ address: 'fe80::1', internal: false }, { address: '10.0.0.1', internal: false }] };
    await pass(2000);
    assert.equal(checks, 0);
  });

  test('what changed before that is no change', async () => {
    begin('https://pieces.example.org', { state: 'starting' });
    network = office;
    store.update({ session: down });
    await pass(LONG_MS);
    assert.equal(checks, 0);
  });
});

describe('network watch: in every other state there is no timer', () => {
  test('a service on this computer needs no network', () => {
    for (const url of ['http://localhost:1000', 'http://127.0.0.1:39300', 'http://[::1]:5323', 'https://127.1.2.3']) begin(url);
    assert.equal(clock.timerCount, 0);
  });

  test('a service that answers, or has not been asked yet, is not waited for', () => {
    begin('https://pieces.example.org', { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] });
    begin('https://pieces.example.org', { state: 'starting' });
    begin('https://pieces.example.org', { state: 'incompatible', since: AT, cause: { code: 'notUsers' } });
    assert.equal(clock.timerCount, 0);
  });

  test('it is one timer from the failure to the answer, however often it is told', async () => {
    begin('https://pieces.example.org', { state: 'starting' });
    for (const reason of ['nameNotFound', 'network', 'timedOut'] as const) {
      store.update({ session: { ...down, reason } });
      await pass(2000);
      assert.equal(clock.timerCount, 1);
    }
    store.update({ session: { state: 'starting' } });
    assert.equal(clock.timerCount, 0);
    network = office;
    await pass(LONG_MS);
    assert.equal(checks, 0);
  });

  test('ended, it leaves none and hears nothing more', () => {
    begin('https://pieces.example.org')();
    assert.equal(clock.timerCount, 0);
    store.update({ session: { ...down, reason: 'network' } });
    assert.equal(clock.timerCount, 0);
  });
});

test('network watch: a system that does not tell its addresses does not end the app', async () => {
  begin('https://pieces.example.org')();
  const end = watchNetworkChanges({
    store,
    interfaces: () => {
      throw new Error('A system error occurred: uv_interface_addresses returned Unknown system error 13');
    },
    timers: clock.timers,
    onChange: () => (checks += 1),
  });
  await pass(LONG_MS);
  end();
  assert.equal(checks, 0);
});

test('network watch: what the system gives is read', async () => {
  begin('https://pieces.example.org')();
  let real: NetworkInterfaces = networkInterfaces();
  watchNetworkChanges({ store, interfaces: () => real, timers: clock.timers, onChange: () => (checks += 1) });
  await pass(2000);
  assert.equal(checks, 0);
  real = { ...real, vpn0: [{ address: '10.8.0.2', internal: false }] };
  await pass(2000);
  assert.equal(checks, 1);
});
