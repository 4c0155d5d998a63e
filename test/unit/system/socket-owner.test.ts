import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addressBytes, isOnThisComputer, ownerInTables, type Connection, type SocketOwner } from '../../../src/main/system/socket-owner.ts';

const OWN = 1000;
const OTHER = 1001;
const CLIENT_PORT = 50_000;
const PORT = 39_300;
/** As the kernel of a little-endian computer writes them. */
const HEX: Readonly<Record<string, string>> = {
  '127.0.0.1': '0100007F',
  '127.0.0.2': '0200007F',
  '0.0.0.0': '00000000',
  '::1': '00000000000000000000000001000000',
  '::': '00000000000000000000000000000000',
  '::ffff:127.0.0.1': '0000000000000000FFFF00000100007F',
  '::ffff:0.0.0.0': '0000000000000000FFFF000000000000',
};

const port = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0');
const line = (local: string, localPort: number, remote: string, remotePort: number, state: string, uid: number, inode: number): string =>
  `   7: ${HEX[local] ?? ''}:${port(localPort)} ${HEX[remote] ?? ''}:${port(remotePort)} ${state} 00000000:00000000 00:00000000 00000000 ${String(uid).padStart(5)}        0 ${String(inode)} 1 0000000000000000 100 0 0 10 0`;
const listener = (address: string, uid: number): string => line(address, PORT, address.includes(':') ? '::' : '0.0.0.0', 0, '0A', uid, 77);
const client = (address = '127.0.0.1'): string => line(address, CLIENT_PORT, address, PORT, '01', OWN, 88);
const peer = (uid: number, inode = 99, address = '127.0.0.1'): string => line(address, PORT, address, CLIENT_PORT, '01', uid, inode);

const connectionTo = (address: string): Connection => ({ localAddress: address, localPort: CLIENT_PORT, remoteAddress: address, remotePort: PORT });

const owner = (lines: readonly string[], address = '127.0.0.1', uid = OWN): SocketOwner => {
  // All may be one part, and each line one of its own: listeners first.
  const text = ['  sl  local_address rem_address …', ...lines, ''].join('\n');
  const told = ownerInTables([text], connectionTo(address), uid);
  const inOrder = lines.toSorted((one, other) => Number(other.includes(' 0A ')) - Number(one.includes(' 0A ')));
  assert.equal(ownerInTables(inOrder, connectionTo(address), uid), told);
  return told;
};

/** Not accepted yet: the kernel writes user 0 and no inode, and the listener tells. */
const pending = peer(0, 0);
const cases: readonly (readonly [name: string, expected: SocketOwner, lines: readonly string[], address?: string])[] = [
  ['an accepted connection of this user', 'self', [client(), peer(OWN)]],
  ['an accepted connection of another user', 'otherUser', [client(), peer(OTHER)]],
  ['an accepted connection of root', 'otherUser', [client(), peer(0)]],
  ['a listener of this user that has not accepted yet', 'self', [client(), pending, listener('127.0.0.1', OWN)]],
  ['a listener of another user that has not accepted yet', 'otherUser', [client(), pending, listener('127.0.0.1', OTHER)]],
  ['a listener of root', 'otherUser', [client(), pending, listener('127.0.0.1', 0)]],
  ['a listener of another user on 0.0.0.0', 'otherUser', [client(), pending, listener('0.0.0.0', OTHER)]],
  ['a listener of another user on ::, which takes IPv4 too', 'otherUser', [client(), pending, listener('::', OTHER)]],
  ['a listener of another user on ::ffff:127.0.0.1', 'otherUser', [client(), pending, listener('::ffff:127.0.0.1', OTHER)]],
  ['a listener of another user on ::ffff:0.0.0.0', 'otherUser', [client(), pending, listener('::ffff:0.0.0.0', OTHER)]],
  ['the exact listener of this user beside one of another user on every address', 'self', [client(), pending, listener('::', OTHER), listener('127.0.0.1', OWN)]],
  ['the exact listener of another user beside one of this user on every address', 'otherUser', [client(), pending, listener('0.0.0.0', OWN), listener('127.0.0.1', OTHER)]],
  ['a listener of another user on another loopback address', 'self', [client(), pending, listener('127.0.0.2', OTHER), listener('127.0.0.1', OWN)]],
  ['several listeners on one port, all of this user', 'self', [client(), pending, listener('127.0.0.1', OWN), listener('127.0.0.1', OWN)]],
  ['several listeners on one port, one of another user', 'otherUser', [client(), pending, listener('127.0.0.1', OWN), listener('127.0.0.1', OTHER)]],
  ['the one who accepted, not the one who listens now', 'otherUser', [client(), peer(OTHER), listener('127.0.0.1', OWN)]],
  ['::1 of this user', 'self', [client('::1'), peer(OWN, 99, '::1')], '::1'],
  ['::1, where another user listens on ::', 'otherUser', [client('::1'), listener('::', OTHER)], '::1'],
  ['::1, where only IPv4 is listened on', 'gone', [client('::1'), listener('0.0.0.0', OWN)], '::1'],
  ['an accepted connection in the table of IPv6', 'otherUser', [client(), peer(OTHER, 99, '::ffff:127.0.0.1')]],
  ['another end that was let go of', 'gone', [client(), pending]],
  ['a table without this connection', 'unknown', [listener('127.0.0.1', OWN)]],
  ['an empty table, as one that cannot be read', 'unknown', []],
  ['lines that are no sockets', 'unknown', ['garbage', `0: :${port(PORT)} `, `  1: XYZ:${port(PORT)} 0:0 01`]],
];

describe('the owner of the other end', () => {
  for (const [name, expected, lines, address] of cases) {
    test(`${name}: ${expected}`, () => assert.equal(owner(lines, address), expected));
  }

  test('an address that Node writes IPv4-mapped is found in the table of IPv4', () => {
    assert.equal(ownerInTables([client(), peer(OTHER)], connectionTo('::ffff:127.0.0.1'), OWN), 'otherUser');
  });

  test('is told without the rest of the tables, each part of which takes time', () => {
    function* parts(...given: readonly string[]): Generator<string> {
      yield* given;
      assert.fail('one part too many');
    }
    assert.equal(ownerInTables(parts(client(), peer(OTHER)), connectionTo('127.0.0.1'), OWN), 'otherUser');
    assert.equal(ownerInTables(parts([listener('0.0.0.0', OWN), client(), pending].join('\n')), connectionTo('127.0.0.1'), OWN), 'self');
  });

  test('is not who listens, as long as the other end itself is not found', () => {
    assert.equal(ownerInTables([listener('127.0.0.1', OWN), client(), peer(OTHER)], connectionTo('127.0.0.1'), OWN), 'otherUser');
    // The kernel lists it with its listener, which takes IPv4 as well.
    assert.equal(ownerInTables([client(), [listener('::', OTHER), pending].join('\n')], connectionTo('127.0.0.1'), OWN), 'otherUser');
  });

  test('a connection that has no addresses any more has no owner', () => {
    assert.equal(ownerInTables([], {}, OWN), 'gone');
  });
});

test('addresses are compared by their bytes, however they are written', () => {
  assert.equal(addressBytes('127.0.0.1'), '00000000000000000000ffff7f000001');
  assert.equal(addressBytes('::ffff:127.0.0.1'), addressBytes('127.0.0.1'));
  assert.equal(addressBytes('::1'), `${'0'.repeat(31)}1`);
  assert.equal(addressBytes('fe80::1%eth0'), 'fe800000000000000000000000000001');
  assert.equal(addressBytes('2001:db8:1:2:3:4:5:6'), '20010db8000100020003000400050006');
  for (const none of ['', 'localhost', '1.2.3', '1.2.3.256']) assert.equal(addressBytes(none), undefined, none);
});

test('this computer is loopback, and any address that both ends have', () => {
  for (const remoteAddress of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1']) assert.ok(isOnThisComputer({ remoteAddress }), remoteAddress);
  assert.ok(isOnThisComputer({ localAddress: '192.0.2.1', remoteAddress: '192.0.2.1' }));
  for (const remoteAddress of ['192.0.2.2', '2001:db8::1', undefined]) assert.ok(!isOnThisComputer({ localAddress: '192.0.2.1', remoteAddress }));
});
