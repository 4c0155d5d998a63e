import assert from 'node:assert/strict';
import type { lookup as systemLookup, LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { isPublicAddress, lookupPublic, mayBePublicHost, NOT_PUBLIC_CODE } from '../../../src/main/system/public-address.ts';

const NOT_PUBLIC: Readonly<Record<string, readonly string[]>> = {
  'this network': ['0.0.0.0', '0.0.0.1', '0.255.255.255', '::'],
  'this computer': ['127.0.0.1', '127.0.0.53', '127.255.255.254', '::1'],
  'private networks': ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255', 'fc00::1', 'fd12:3456:789a::1', 'fec0::1'],
  'links': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'febf::1'],
  'networks of providers': ['100.64.0.1', '100.127.255.255'],
  'protocols and tests': ['192.0.0.1', '192.0.0.170', '192.88.99.1', '198.18.0.1', '198.19.255.255', '2001::1', '2001:2::1', '2001:10::1', '2001:20::1', '100::1', '5f00::1'],
  'examples': ['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
  'multicast': ['224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  'nobody': ['240.0.0.1', '255.255.255.255'],
  'IPv4 in IPv6': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b:1::1', '2002:7f00:1::', '2002:a00:1::1'],
  'no address': ['', 'localhost', '127.1', '0x7f000001', '1.2.3', '1.2.3.4.5', '[::1]', '::1%lo', ' 8.8.8.8'],
};
const PUBLIC = ['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '192.167.1.1', '223.255.255.255', '2606:4700::1111', '2a00:1450:4001::1', '2001:4860:4860::8888', '2001:200::1'];

describe('an address of the Internet', () => {
  test('is one', () => {
    for (const address of PUBLIC) assert.equal(isPublicAddress(address), true, address);
  });

  for (const [kind, addresses] of Object.entries(NOT_PUBLIC)) {
    test(`is none of ${kind}`, () => {
      for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
    });
  }

  test('is never one that Chromium or Node would connect to here, however it is written in a URL', () => {
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.', '[::1]', '[::ffff:127.0.0.1]', '0', '[::]', '169.254.169.254', '①②⑦.0.0.1']) {
      assert.equal(mayBePublicHost(new URL(`https://${host}/`).hostname), false, host);
    }
    for (const host of ['example.org', '8.8.8.8', '[2606:4700::1111]']) assert.equal(mayBePublicHost(new URL(`https://${host}/`).hostname), true, host);
  });

  test('is told of anything', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (text) => assert.ok(!isPublicAddress(text) || isIP(text) > 0)));
    fc.assert(fc.property(fc.ipV4(), (address) => assert.equal(isPublicAddress(`::ffff:${address}`), false)));
  });
});

/** A resolver that finds these addresses, or fails. */
const resolver = (found: readonly string[] | NodeJS.ErrnoException): typeof systemLookup =>
  ((_name: string, options: { all?: boolean }, onFound: (error: Error | null, addresses?: LookupAddress[]) => void) => {
    assert.equal(options.all, true);
    if (found instanceof Error) onFound(found);
    else onFound(null, found.map((address) => ({ address, family: isIP(address) })));
  }) as typeof systemLookup;

interface Found {
  readonly code: string | undefined;
  readonly address: string | readonly LookupAddress[];
  readonly family: number | undefined;
}
const lookUp = (found: readonly string[] | NodeJS.ErrnoException, all: boolean): Promise<Found> =>
  new Promise((resolve) => lookupPublic(resolver(found))('pictures.test', { all }, (error, address, family) => resolve({ code: error?.code, address, family })));

describe('a name', () => {
  test('that leads to no address of the Internet is not connected to', async () => {
    for (const addresses of [[], ...Object.values(NOT_PUBLIC), ['127.0.0.1', '::1', '10.0.0.1']]) {
      for (const all of [true, false]) assert.equal((await lookUp(addresses, all)).code, NOT_PUBLIC_CODE);
    }
  });

  test('that leads there as well is connected to there alone', async () => {
    const mixed = ['127.0.0.1', '8.8.8.8', '::1', '2606:4700::1111', '192.168.0.1'];
    assert.deepEqual((await lookUp(mixed, true)).address, [{ address: '8.8.8.8', family: 4 }, { address: '2606:4700::1111', family: 6 }]);
    assert.deepEqual(await lookUp(mixed, false), { code: undefined, address: '8.8.8.8', family: 4 });
  });

  test('that is not found is told as such', async () => {
    assert.equal((await lookUp(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), true)).code, 'ENOTFOUND');
  });
});
