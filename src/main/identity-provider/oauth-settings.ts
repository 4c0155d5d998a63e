/** What can be used as the settings of an identity provider. Pure; loads nothing of the protocol. */
import type { OAuthSettings } from '../../shared/settings.ts';
import type { OAuthProblem } from '../../shared/snapshot.ts';
import { isEncryptedOrLocal } from '../system/url-safety.ts';

const PORT_MAX = 65_535;

/** The settings in their plain form, or what is wrong with them. */
export type CheckedOAuth =
  | { readonly ok: true; readonly settings: OAuthSettings }
  | { readonly ok: false; readonly problem: OAuthProblem };

/** @returns whether somebody meant sign-in to go through an identity provider of their own */
export const isOAuthMeant = ({ issuer, clientId }: OAuthSettings): boolean => issuer.trim() !== '' || clientId.trim() !== '';

/** @returns whether the settings say nothing at all: then sign-in goes through the service */
const isEmpty = (settings: OAuthSettings): boolean =>
  !isOAuthMeant(settings) && settings.audience === '' && settings.authorizationEndpoint === '' && settings.tokenEndpoint === '';

/**
 * Checks the settings as a whole. Everything empty is fine: it means that there is no such provider.
 *
 * @param values - as typed by a person, or as stored
 */
export function checkOAuth(values: OAuthSettings): CheckedOAuth {
  const settings: OAuthSettings = {
    issuer: values.issuer.trim(),
    clientId: values.clientId.trim(),
    audience: values.audience.trim(),
    redirectPort: values.redirectPort,
    authorizationEndpoint: values.authorizationEndpoint.trim(),
    tokenEndpoint: values.tokenEndpoint.trim(),
  };
  const problem = problemOf(settings);
  return problem === undefined ? { ok: true, settings } : { ok: false, problem };
}

function problemOf(settings: OAuthSettings): OAuthProblem | undefined {
  const { issuer, clientId, redirectPort, authorizationEndpoint, tokenEndpoint } = settings;
  if (!Number.isInteger(redirectPort) || redirectPort < 0 || redirectPort > PORT_MAX) return 'portOutOfRange';
  if (isEmpty(settings)) return undefined;
  if (issuer === '') return 'issuerMissing';
  if (clientId === '') return 'clientIdMissing';
  if (!URL.canParse(issuer)) return 'issuerNotAUrl';
  const { search, hash, username, password, pathname } = new URL(issuer);
  if (search !== '' || hash !== '' || username !== '' || password !== '') return 'issuerHasMore';
  // The library would take whatever issuer stands in there.
  if (pathname.includes('/.well-known/')) return 'issuerIsMetadata';
  if (!isEncryptedOrLocal(new URL(issuer))) return 'issuerNotHttps';
  if ((authorizationEndpoint === '') !== (tokenEndpoint === '')) return 'endpointMissing';
  if (authorizationEndpoint === '') return undefined;
  return [authorizationEndpoint, tokenEndpoint].every((url) => URL.canParse(url) && isAllowedEndpoint(url, issuer)) ? undefined : 'endpointUnusable';
}

/**
 * @param url - that an identity provider names
 * @param issuer - that it belongs to
 * @returns whether it may be used: over HTTPS, and without only if both are on this computer
 */
export function isAllowedEndpoint(url: string, issuer: string): boolean {
  if (!URL.canParse(url)) return false;
  return new URL(url).protocol === 'https:' || (isEncryptedOrLocal(new URL(url)) && new URL(issuer).protocol === 'http:');
}
