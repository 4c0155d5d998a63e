/** Finding the service where no address is set: its port file, then the ports that its versions use. */
import { connect } from 'node:net';
import type { AddressSource } from '../../shared/snapshot.ts';
import { createHttp } from './http.ts';
import { UsersApiError } from './errors.ts';

export interface Found {
  readonly baseUrl: string;
  readonly source: Extract<AddressSource, 'portFile' | 'scan' | 'default'>;
}

/** Whether what answers at an address says that it is Pieces OS. */
export type Probe = (baseUrl: string, signal?: AbortSignal) => Promise<boolean>;

/** In the order in which they are believed: today's range, the one of the Users API reference, one seen on Linux. */
export const SERVICE_PORTS: readonly number[] = [...Array.from({ length: 34 }, (_, index) => 39_300 + index), 1000, 5323];
const DEFAULT_PORT = 1000;
const HOSTS = ['127.0.0.1', '[::1]'] as const;
const PORTS_AT_ONCE = 12;
const CONNECT_TIMEOUT_MS = 300;
const PROBE_TIMEOUT_MS = 1500;

/**
 * @param filePorts - what the port files say, the likeliest first
 * @param ports - where else to look, in order
 * @param probe - tells Pieces OS from everything else
 * @param signal - ends it
 * @returns the first that says it is Pieces OS; undefined where there is none
 */
export async function discover(
  filePorts: readonly number[],
  ports: readonly number[],
  probe: Probe,
  signal?: AbortSignal,
): Promise<Found | undefined> {
  for (const port of filePorts) {
    const baseUrl = await probePort(port, probe, signal);
    if (baseUrl !== undefined) return { baseUrl, source: 'portFile' };
  }
  // Those of the files were asked just now, and one that takes calls and never answers costs its time limit.
  const rest = ports.filter((port) => !filePorts.includes(port));
  for await (const { port, baseUrl } of scan(rest, probe, signal)) {
    return { baseUrl, source: port === DEFAULT_PORT ? 'default' : 'scan' };
  }
  return undefined;
}

/**
 * @param besides - the service that is followed
 * @param ports - where to look
 * @param probe - tells Pieces OS from everything else
 * @param signal - ends it
 * @returns the addresses of every other service that says it is Pieces OS
 */
export async function findOthers(
  besides: string,
  ports: readonly number[],
  probe: Probe,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const followed = new URL(besides).port;
  const others: string[] = [];
  for await (const { baseUrl } of scan(ports.filter((port) => String(port) !== followed), probe, signal)) others.push(baseUrl);
  return others;
}

async function* scan(ports: readonly number[], probe: Probe, signal?: AbortSignal) {
  for (let at = 0; at < ports.length; at += PORTS_AT_ONCE) {
    if (signal?.aborted === true) return;
    const batch = ports.slice(at, at + PORTS_AT_ONCE);
    const found = await Promise.all(batch.map((port) => probePort(port, probe, signal)));
    for (const [index, baseUrl] of found.entries()) {
      const port = batch[index];
      if (baseUrl !== undefined && port !== undefined) yield { port, baseUrl };
    }
  }
}

/** One service has one address, although it may listen on both. */
async function probePort(port: number, probe: Probe, signal?: AbortSignal): Promise<string | undefined> {
  for (const host of HOSTS) {
    const baseUrl = `http://${host}:${String(port)}`;
    if (signal?.aborted !== true && (await probe(baseUrl, signal))) return baseUrl;
  }
  return undefined;
}

/** Asks for the health of what listens there. Most ports have nobody, which a mere connection finds out for less. */
export const probeHealth: Probe = async (baseUrl, signal) => {
  if (!(await isListening(new URL(baseUrl)))) return false;
  try {
    const http = createHttp(baseUrl);
    const reply = await http({ method: 'GET', path: '/.well-known/health', timeoutMs: PROBE_TIMEOUT_MS, signal });
    return reply.status === 200 && reply.body.toString('utf8').startsWith('ok');
  } catch (error) {
    if (error instanceof UsersApiError) return false;
    throw error;
  }
};

function isListening({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname.replaceAll(/[[\]]/gu, ''), port: Number(port), timeout: CONNECT_TIMEOUT_MS });
    const answer = (listening: boolean) => (): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
