/** Finds the service where no address is set: by its port file, then at the ports that its versions use. */
import { connect, type Socket } from 'node:net';
import type { AddressSource } from '../../shared/snapshot.ts';
import { ownerOfPeer, type OwnerOfPeer } from '../system/socket-owner.ts';
import { createHttp } from './http.ts';
import { UsersApiError } from './errors.ts';

export interface Found {
  readonly baseUrl: string;
  readonly source: Extract<AddressSource, 'portFile' | 'scan' | 'default'>;
  /** Whether the system told that it belongs to this user. */
  readonly isOwn: boolean;
}

/**
 * - `own`: it says that it is Pieces OS, and a process of this user says so
 * - `unknown`: it says that it is Pieces OS, and the system does not tell whose process that is
 * - `otherUser`: another user listens there; nothing was sent
 * - `none`: nothing, or another program
 */
export type Probed = 'own' | 'unknown' | 'otherUser' | 'none';

/** What is at an address. */
export type Probe = (baseUrl: string, signal?: AbortSignal) => Promise<Probed>;

/** What a search came to. */
export interface Search {
  /** The first service that is not another user's; undefined where there is none. */
  readonly found: Found | undefined;
  /** Addresses met on the way at which another user listens. */
  readonly ofOtherUsers: readonly string[];
}

/** In order of preference: the current range, the port of the Users API reference, one seen on Linux. */
export const SERVICE_PORTS: readonly number[] = [...Array.from({ length: 34 }, (_, index) => 39_300 + index), 1000, 5323];
const DEFAULT_PORT = 1000;
const HOSTS = ['127.0.0.1', '[::1]'] as const;
const PORTS_AT_ONCE = 12;
const CONNECT_TIMEOUT_MS = 300;
const PROBE_TIMEOUT_MS = 1500;

/**
 * @param filePorts - what the port files say, the likeliest first
 * @param ports - further ports, in order
 * @param probe - tells Pieces OS from everything else
 * @param signal - ends it
 */
export async function discover(filePorts: readonly number[], ports: readonly number[], probe: Probe, signal?: AbortSignal): Promise<Search> {
  const ofOtherUsers: string[] = [];
  for (const port of filePorts) {
    const at = await probePort(port, probe, signal);
    ofOtherUsers.push(...at.ofOtherUsers);
    if (at.service !== undefined) return { found: { ...at.service, source: 'portFile' }, ofOtherUsers };
  }
  // The ports of the files have been probed; one that never answers would cost its time limit twice.
  const rest = ports.filter((port) => !filePorts.includes(port));
  for await (const at of scan(rest, probe, signal)) {
    ofOtherUsers.push(...at.ofOtherUsers);
    if (at.service !== undefined) return { found: { ...at.service, source: at.port === DEFAULT_PORT ? 'default' : 'scan' }, ofOtherUsers };
  }
  return { found: undefined, ofOtherUsers };
}

/** Further listeners at the usual ports. */
export interface Others {
  /** Other services that say they are Pieces OS, and are not another user's. */
  readonly services: readonly string[];
  readonly ofOtherUsers: readonly string[];
}

/**
 * @param besides - the service that is followed
 * @param ports - that are probed
 * @param probe - tells Pieces OS from everything else
 * @param signal - ends it
 */
export async function findOthers(besides: string, ports: readonly number[], probe: Probe, signal?: AbortSignal): Promise<Others> {
  const followed = new URL(besides).port;
  const services: string[] = [];
  const ofOtherUsers: string[] = [];
  for await (const at of scan(ports.filter((port) => String(port) !== followed), probe, signal)) {
    if (at.service !== undefined) services.push(at.service.baseUrl);
    ofOtherUsers.push(...at.ofOtherUsers);
  }
  return { services, ofOtherUsers };
}

/** What listens on one port of this computer. */
interface AtPort {
  readonly service: Omit<Found, 'source'> | undefined;
  readonly ofOtherUsers: readonly string[];
}

async function* scan(ports: readonly number[], probe: Probe, signal?: AbortSignal): AsyncGenerator<AtPort & { readonly port: number }> {
  for (let at = 0; at < ports.length; at += PORTS_AT_ONCE) {
    if (signal?.aborted === true) return;
    const batch = ports.slice(at, at + PORTS_AT_ONCE);
    yield* await Promise.all(batch.map(async (port) => ({ port, ...(await probePort(port, probe, signal)) })));
  }
}

/** One service has one address, although it may listen on both. */
async function probePort(port: number, probe: Probe, signal?: AbortSignal): Promise<AtPort> {
  const ofOtherUsers: string[] = [];
  for (const host of HOSTS) {
    const baseUrl = `http://${host}:${String(port)}`;
    const probed = signal?.aborted === true ? 'none' : await probe(baseUrl, signal);
    if (probed === 'otherUser') ofOtherUsers.push(baseUrl);
    else if (probed !== 'none') return { service: { baseUrl, isOwn: probed === 'own' }, ofOtherUsers };
  }
  return { service: undefined, ofOtherUsers };
}

/**
 * Calls the health endpoint of what listens at an address, after a connection has shown that something does.
 *
 * @param ownerOf - tells whose process listens; another user's is asked nothing
 */
export const createProbe =
  (ownerOf: OwnerOfPeer = ownerOfPeer): Probe =>
  async (baseUrl, signal) => {
    const owner = await listenerAt(new URL(baseUrl), ownerOf);
    if (owner === 'otherUser' || owner === 'none') return owner;
    try {
      const http = createHttp(baseUrl, undefined, ownerOf);
      const reply = await http({ method: 'GET', path: '/.well-known/health', timeoutMs: PROBE_TIMEOUT_MS, signal });
      return reply.status === 200 && Buffer.concat(reply.body).toString('utf8').startsWith('ok') ? owner : 'none';
    } catch (error) {
      if (error instanceof UsersApiError) return error.kind === 'otherUser' ? 'otherUser' : 'none';
      throw error;
    }
  };

function listenerAt({ hostname, port }: URL, ownerOf: OwnerOfPeer): Promise<Probed> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: hostname.replaceAll(/[[\]]/gu, ''), port: Number(port), timeout: CONNECT_TIMEOUT_MS });
    const answer = (probed: Probed): void => {
      socket.destroy();
      resolve(probed);
    };
    const giveUp = (): void => {
      if (socket.connecting) answer('none');
    };
    socket.once('connect', () => {
      socket.setTimeout(0);
      void ownerOf(socket).then((owner) => answer(owner === 'self' ? 'own' : owner === 'gone' ? 'none' : owner));
    });
    // The limit may be over only because this app was busy, as at its start: a connection that was made by then is there first.
    socket.once('error', () => answer('none')).once('timeout', () => void setImmediate(giveUp));
  });
}
