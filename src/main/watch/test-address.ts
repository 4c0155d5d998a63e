/** Tests the address of a service before it is saved: only its health and its version are asked for. */
import type { ServiceTest } from '../../shared/bridge-contract.ts';
import { parseServiceUrl } from '../../shared/service-url.ts';
import { isLoopback } from '../../shared/url-safety.ts';
import type { UsersApi } from '../users-api/client.ts';
import { discover, type Probe } from '../users-api/discover.ts';
import { UsersApiError } from '../users-api/errors.ts';
import { readPortFile } from '../users-api/port-file.ts';
import { isPiecesOs } from './check-service.ts';

export interface AddressTestOptions {
  /** With the access that the settings give now; of it, health and version need the certificate authority only. */
  readonly createApi: (baseUrl: string) => Pick<UsersApi, 'isHealthy' | 'version'>;
  /** The places of the port file, the likeliest first. */
  readonly portFiles: readonly string[];
  readonly ports: readonly number[];
  readonly probe: Probe;
}

/**
 * @param options - how an address is asked, and where the search looks
 * @returns tests an address, or the search where it is empty; one test at a time
 */
export function createAddressTest({ createApi, portFiles, ports, probe }: AddressTestOptions): (address: string) => Promise<ServiceTest> {
  const search = async (): Promise<ServiceTest> => {
    const filePorts = portFiles.flatMap((path) => {
      const file = readPortFile(path);
      return file.state === 'port' ? [file.port] : [];
    });
    const { found, ofOtherUsers } = await discover(filePorts, ports, probe);
    const [ofOtherUser] = ofOtherUsers;
    if (found !== undefined) {
      const { baseUrl, source, isOwn } = found;
      return { state: 'answered', baseUrl, source, owner: isOwn ? 'self' : 'unknown', version: await versionOf(createApi(baseUrl)) };
    }
    return ofOtherUser === undefined ? { state: 'notFound' } : { state: 'failed', baseUrl: ofOtherUser, reason: 'otherUser' };
  };

  const ask = async (address: string): Promise<ServiceTest> => {
    const url = parseServiceUrl(address);
    if (!url.ok) return { state: 'invalid', problem: url.problem };
    const { baseUrl } = url;
    const api = createApi(baseUrl);
    try {
      if (!(await isPiecesOs(api))) return { state: 'failed', baseUrl, reason: 'notPiecesOs' };
    } catch (error) {
      return { state: 'failed', baseUrl, reason: failureReason(error) };
    }
    const { hostname, protocol } = new URL(baseUrl);
    const isHere = isLoopback(hostname);
    const isOwn = isHere && protocol === 'http:' && (await probe(baseUrl)) === 'own';
    return { state: 'answered', baseUrl, source: 'typed', owner: isHere ? (isOwn ? 'self' : 'unknown') : 'otherComputer', version: await versionOf(api) };
  };

  let last: Promise<unknown> = Promise.resolve();
  return (address) => {
    const test = last.then(() => (address.trim() === '' ? search() : ask(address)));
    last = test.catch(() => undefined);
    return test;
  };
}

/** It is only shown. */
const versionOf = (api: Pick<UsersApi, 'version'>): Promise<string | undefined> => api.version().catch(() => undefined);

function failureReason(error: unknown): Extract<ServiceTest, { state: 'failed' }>['reason'] {
  if (!(error instanceof UsersApiError) || error.kind === 'cancelled') throw error;
  return error.kind === 'incompatible' ? 'notPiecesOs' : error.kind;
}
