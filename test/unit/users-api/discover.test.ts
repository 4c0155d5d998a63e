import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { discover, findOthers, SERVICE_PORTS, type Probe } from '../../../src/main/users-api/discover.ts';

const portOf = (baseUrl: string): number => Number(new URL(baseUrl).port);
/** Pieces OS on these ports, on both addresses of this computer or on the second only. */
const healthyOn =
  (ports: readonly number[], host = ''): Probe =>
  async (baseUrl) =>
    ports.includes(portOf(baseUrl)) && baseUrl.includes(host) ? 'own' : 'none';

test('the usual ports are those of today, then that of the reference, then one seen on Linux', () => {
  assert.deepEqual([SERVICE_PORTS.length, SERVICE_PORTS[0], SERVICE_PORTS[33]], [36, 39_300, 39_333]);
  assert.deepEqual(SERVICE_PORTS.slice(34), [1000, 5323]);
});

test('the port file wins, even over a service on a usual port', async () => {
  assert.deepEqual((await discover([2000, 39_301], SERVICE_PORTS, healthyOn([39_300, 39_301]))).found, {
    baseUrl: 'http://127.0.0.1:39301',
    source: 'portFile',
    isOwn: true,
  });
});

test('the default port is called that, and an address of the newer kind is found too', async () => {
  assert.deepEqual((await discover([], SERVICE_PORTS, healthyOn([1000]))).found, { baseUrl: 'http://127.0.0.1:1000', source: 'default', isOwn: true });
  assert.deepEqual((await discover([], SERVICE_PORTS, healthyOn([39_305], '[::1]'))).found, { baseUrl: 'http://[::1]:39305', source: 'scan', isOwn: true });
});

test('of any services on any ports, the first in order is the one, and the others are all the rest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...SERVICE_PORTS)), fc.array(fc.integer({ min: 1, max: 65_535 }), { maxLength: 2 }), async (ports, filePorts) => {
      const { found } = await discover(filePorts, SERVICE_PORTS, healthyOn(ports));
      const expected = filePorts.find((port) => ports.includes(port)) ?? SERVICE_PORTS.find((port) => ports.includes(port));
      assert.equal(found && portOf(found.baseUrl), expected);
      if (found === undefined) return;
      const { services } = await findOthers(found.baseUrl, SERVICE_PORTS, healthyOn(ports));
      assert.deepEqual(new Set([...services, found.baseUrl].map(portOf)), new Set(ports));
    }),
  );
});

test('ports are asked in batches: twelve at the same time, and not more', async () => {
  const all = Promise.withResolvers<boolean>();
  let asking = 0;
  let most = 0;
  const probe: Probe = async () => {
    asking += 1;
    most = Math.max(most, asking);
    // Asked one after the other, the first would wait for the twelfth forever.
    if (asking === 12) all.resolve(false);
    await all.promise;
    asking -= 1;
    return 'none';
  };
  assert.equal((await discover([], SERVICE_PORTS, probe)).found, undefined);
  assert.equal(most, 12);
});

test('nothing is asked any more once it was ended', async () => {
  const controller = new AbortController();
  let asked = 0;
  const probe: Probe = async () => {
    asked += 1;
    controller.abort();
    return 'none';
  };
  assert.equal((await discover([], SERVICE_PORTS, probe, controller.signal)).found, undefined);
  assert.ok(asked <= 12, String(asked));
});
