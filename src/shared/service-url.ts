import type { AddressSource, ServiceUrlProblem } from './snapshot.ts';
import { isEncryptedOrLocal } from './url-safety.ts';

export const DEFAULT_SERVICE_URL = 'http://localhost:1000';

/** What a given address means: the base URL in its plain form, or what is wrong with it. */
export type ServiceUrl =
  | { readonly ok: true; readonly baseUrl: string }
  | { readonly ok: false; readonly problem: ServiceUrlProblem };

/** Other names for this computer: localhost and what is below it (RFC 6761), and how systems call it in their files of hosts. */
const LOCALHOST_NAMES = /^(?:(?:.+\.)?localhost|localhost[46]?(?:\.localdomain[46]?)?|ip6-(?:localhost|loopback))\.?$/u;
/** An IPv4 address in 127.0.0.0/8, or 0.0.0.0, in the form of an IPv6 one, as the URL parser writes it. */
const MAPPED_LOOPBACK = /^\[::ffff:(?<high>7f[\da-f]{2}|0):(?<low>[\da-f]{1,4})\]$/u;

/**
 * @param hostname - of a parsed URL
 * @returns how this computer is called, where that is another name for it; any other host as it is
 */
function plainHost(hostname: string): string {
  if (hostname === '0.0.0.0') return '127.0.0.1';
  if (hostname === '[::]') return '[::1]';
  if (LOCALHOST_NAMES.test(hostname)) return 'localhost';
  const mapped = MAPPED_LOOPBACK.exec(hostname)?.groups;
  if (mapped === undefined) return hostname;
  const [high, low] = [mapped['high'], mapped['low']].map((part) => Number.parseInt(part ?? '', 16)) as [number, number];
  if (high === 0) return low === 0 ? '127.0.0.1' : hostname;
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/**
 * Checks the address of a service. Plain HTTP is for this computer only: tokens travel to `/users/authenticate/from_token`.
 *
 * @param value - as typed by a person, `http://host:port` or `https://host:port`
 */
export function parseServiceUrl(value: string): ServiceUrl {
  if (!URL.canParse(value.trim())) return { ok: false, problem: 'notAUrl' };
  const url = new URL(value.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, problem: 'notHttp' };
  // To Node, port 0 is the default port: what is shown would not be what is asked.
  if (url.port === '0') return { ok: false, problem: 'notAUrl' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'hasCredentials' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { ok: false, problem: 'hasPath' };
  url.hostname = plainHost(url.hostname);
  if (!isEncryptedOrLocal(url)) return { ok: false, problem: 'notEncrypted' };
  return { ok: true, baseUrl: url.origin };
}

export interface LocatedService {
  readonly baseUrl: string;
  readonly source: AddressSource;
  /** Set when the setting could not be used, and so was ignored. */
  readonly ignored?: { readonly value: string; readonly problem: ServiceUrlProblem };
}

/**
 * Where the service is: the command line's address, else the setting's, else the default of the Users API.
 *
 * @param commandLine - a base URL that was checked already
 * @param setting - as stored; empty means not set
 */
export function locateService(commandLine: string | undefined, setting: string): LocatedService {
  if (commandLine !== undefined) return { baseUrl: commandLine, source: 'commandLine' };
  const byDefault: LocatedService = { baseUrl: DEFAULT_SERVICE_URL, source: 'default' };
  if (setting.trim() === '') return byDefault;
  const url = parseServiceUrl(setting);
  if (url.ok) return { baseUrl: url.baseUrl, source: 'setting' };
  return { ...byDefault, ignored: { value: setting, problem: url.problem } };
}
