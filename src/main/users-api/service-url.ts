import type { AddressSource, ServiceUrlProblem } from '../../shared/snapshot.ts';

export const DEFAULT_SERVICE_URL = 'http://localhost:1000';

/** What a given address means: the base URL in its plain form, or what is wrong with it. */
export type ServiceUrl =
  | { readonly ok: true; readonly baseUrl: string }
  | { readonly ok: false; readonly problem: ServiceUrlProblem };

const LOOPBACK_HOSTS = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** @returns whether a URL's host name is this computer */
export const isLoopback = (hostname: string): boolean => LOOPBACK_HOSTS.test(hostname);

/**
 * Checks the address of a service. Plain HTTP is for this computer only: tokens travel to `/users/authenticate/from_token`.
 *
 * @param value - as typed by a person, `http://host:port` or `https://host:port`
 */
export function parseServiceUrl(value: string): ServiceUrl {
  if (!URL.canParse(value.trim())) return { ok: false, problem: 'notAUrl' };
  const url = new URL(value.trim());
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, problem: 'notHttp' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'hasCredentials' };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return { ok: false, problem: 'hasPath' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { ok: false, problem: 'notEncrypted' };
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
