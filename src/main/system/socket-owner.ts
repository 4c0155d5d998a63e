/**
 * Whose process is at the other end of a connection on this computer. Loopback belongs to the computer, not to a login:
 * any user can listen on it and connect to it. Linux tells in `/proc/net/tcp` and `/proc/net/tcp6`.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { BlockList, isIPv6 } from 'node:net';
import { endianness } from 'node:os';

/**
 * - `self`: a process of the user who runs this app
 * - `otherUser`: a process of any other user, root included
 * - `gone`: the system tells owners, and the other end has none any more
 * - `unknown`: the system does not show owners
 */
export type SocketOwner = 'self' | 'otherUser' | 'gone' | 'unknown';

/** A connection as this process sees it; a `net.Socket` is one. */
export interface Connection {
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
}

export type OwnerOfPeer = (connection: Connection) => Promise<SocketOwner>;

/** One socket of the system's table. Addresses are 16 bytes in hexadecimal, IPv4 as IPv4-mapped IPv6. */
interface SocketEntry {
  readonly local: string;
  readonly localPort: number;
  readonly remote: string;
  readonly remotePort: number;
  readonly listening: boolean;
  readonly uid: number;
  /** 0: no process holds it. It waits to be accepted, or its process has let it go. */
  readonly inode: number;
}

const IPV4_MAPPED = '00000000000000000000ffff';
const ANY_IPV4 = `${IPV4_MAPPED}00000000`;
const ANY_IPV6 = '0'.repeat(32);
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'] as const;
/** The kernel gives no more than a page of its memory at once, which is 4 KiB, or up to 64. */
const PART_BYTES = 64 * 1024;
const LISTEN = '0A';
const ENTRY = /^\s*\d+: ([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4}) ([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4}) ([\dA-F]{2}) \S+ \S+ \S+\s+(\d+)\s+\d+ (\d+)/u;
const BYTES_OF_WORD = /../gu;
const WORDS = /.{8}/gu;

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * @param address - as Node gives it, for example `127.0.0.1`, `::1` or `::ffff:127.0.0.1`
 * @returns its 16 bytes in hexadecimal; undefined for what is no address
 */
export function addressBytes(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  if (!plain.includes(':')) {
    const parts = plain.split('.').map(Number);
    if (parts.length !== 4 || !parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) return undefined;
    return IPV4_MAPPED + parts.map((part) => part.toString(16).padStart(2, '0')).join('');
  }
  // Not asked of others: the first call compiles a long expression, which would delay the first answer of the service.
  if (!isIPv6(plain)) return undefined;
  // The URL parser writes an IPv4 end as two groups.
  const [before = '', after] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const head = groups(before);
  const tail = after === undefined ? [] : groups(after);
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join('');
}

/**
 * @param text - of `/proc/net/tcp` or `/proc/net/tcp6`
 * @param ports - only sockets with one of these at either end are given
 * @returns the sockets; lines that are none are passed over
 */
function parseSocketTable(text: string, ports: readonly number[]): readonly SocketEntry[] {
  const wanted = ports.map((port) => `:${port.toString(16).toUpperCase().padStart(4, '0')} `);
  const entries: SocketEntry[] = [];
  for (const line of text.split('\n')) {
    if (!wanted.some((port) => line.includes(port))) continue;
    const [, local, localPort, remote, remotePort, state, uid, inode] = ENTRY.exec(line) ?? [];
    if (local === undefined || remote === undefined) continue;
    entries.push({
      local: tableAddress(local),
      localPort: Number.parseInt(localPort ?? '', 16),
      remote: tableAddress(remote),
      remotePort: Number.parseInt(remotePort ?? '', 16),
      listening: state === LISTEN,
      uid: Number(uid),
      inode: Number(inode),
    });
  }
  return entries;
}

/** The table has each four bytes as a number of this computer's byte order. */
function tableAddress(hex: string): string {
  const words = hex.toLowerCase().match(WORDS) ?? [];
  const bytes = words.map((word) => (endianness() === 'LE' ? (word.match(BYTES_OF_WORD) ?? []).toReversed().join('') : word)).join('');
  return bytes.length === 8 ? IPV4_MAPPED + bytes : bytes;
}

/** From one socket to another; both ends of a connection are in the tables, each as its own socket. */
type Ends = Pick<SocketEntry, 'local' | 'localPort' | 'remote' | 'remotePort'>;

/** @returns the connection as the tables write it; undefined for one that has no addresses any more */
function endsOf({ localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 }: Connection): Ends | undefined {
  const local = addressBytes(localAddress);
  const remote = addressBytes(remoteAddress);
  return local === undefined || remote === undefined ? undefined : { local, localPort, remote, remotePort };
}

const turned = ({ local, localPort, remote, remotePort }: Ends): Ends => ({ local: remote, localPort: remotePort, remote: local, remotePort: localPort });

const isAt = (entry: SocketEntry, { local, localPort, remote, remotePort }: Ends): boolean =>
  entry.local === local && entry.localPort === localPort && entry.remote === remote && entry.remotePort === remotePort;

/**
 * @param parts - of the tables, with whole lines: first the table that has this end, and of each table the listeners before all others, as
 *   the kernel writes them. No more of them are taken than it needs to tell.
 * @param connection - of this process
 * @param uid - of the user who runs this process
 * @returns who holds the other end
 */
export function ownerInTables(parts: Iterable<string>, connection: Connection, uid: number): SocketOwner {
  const ends = endsOf(connection);
  if (ends === undefined) return 'gone';
  const entries: SocketEntry[] = [];
  for (const part of parts) {
    entries.push(...parseSocketTable(part, [ends.localPort, ends.remotePort]));
    // The other end is in the table of its listener. Without it, who listens may not be the one who accepted.
    const owner = entries.some((entry) => isAt(entry, turned(ends))) ? ownerAmong(entries, ends, uid) : 'unknown';
    if (owner === 'self' || owner === 'otherUser') return owner;
  }
  return ownerAmong(entries, ends, uid);
}

function ownerAmong(entries: readonly SocketEntry[], ends: Ends, uid: number): SocketOwner {
  // A table without our own socket is not the table of this computer's sockets.
  if (!entries.some((entry) => isAt(entry, ends))) return 'unknown';
  const peers = entries.filter((entry) => isAt(entry, turned(ends)) && entry.inode !== 0);
  const holders = peers.length > 0 ? peers : listenersFor(entries, ends.remote, ends.remotePort);
  if (holders.length === 0) return 'gone';
  return holders.every((entry) => entry.uid === uid) ? 'self' : 'otherUser';
}

/** Those who will accept what is not accepted yet: the kernel prefers the exact address to all of one family, and that to all. */
function listenersFor(entries: readonly SocketEntry[], address: string, port: number): readonly SocketEntry[] {
  const listeners = entries.filter((entry) => entry.listening && entry.localPort === port);
  const isIPv4 = address.startsWith(IPV4_MAPPED);
  for (const candidate of isIPv4 ? [address, ANY_IPV4, ANY_IPV6] : [address, ANY_IPV6]) {
    const found = listeners.filter(({ local }) => local === candidate);
    if (found.length > 0) return found;
  }
  return [];
}

/** Whether both ends are on this computer. */
export function isOnThisComputer({ localAddress, remoteAddress }: Connection): boolean {
  if (remoteAddress === undefined) return false;
  return remoteAddress === localAddress || LOOPBACK.check(remoteAddress, remoteAddress.includes(':') ? 'ipv6' : 'ipv4');
}

/**
 * The lines of a table, in the parts that the kernel gives. The last read, which finds nothing, has the kernel walk through every place for a
 * socket: that blocks this process for milliseconds, so a part that is enough ends it. Not awaited: the check of a connection waits for no
 * turn of a busy event loop.
 */
function* partsOf(path: string): Generator<string> {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const buffer = Buffer.allocUnsafe(PART_BYTES);
    let rest = '';
    for (let bytes = readSync(file, buffer); bytes > 0; bytes = readSync(file, buffer)) {
      const text = rest + buffer.toString('latin1', 0, bytes);
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      yield text.slice(0, end);
    }
  } catch {
    // A system without this table has no more to tell.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function* tables(isInIPv6: boolean): Generator<string> {
  for (const path of isInIPv6 ? TABLES.toReversed() : TABLES) yield* partsOf(path);
}

/** Reads the tables of this computer, as far as it has to. On macOS and Windows, and where the tables cannot be read: `unknown`. */
export const ownerOfPeer: OwnerOfPeer = async (connection) => {
  const uid = process.geteuid?.();
  if (process.platform !== 'linux' || uid === undefined) return 'unknown';
  return ownerInTables(tables((connection.localAddress ?? '').includes(':')), connection, uid);
};
