/** What can be used as the settings of an identity provider. Pure; loads nothing of the protocol. */
import type { OAuthSettings } from './settings.ts';
import type { OAuthProblem } from './reasons.ts';
import { isEncryptedOrLocal } from './url-safety.ts';

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
  const settings = plainOf(values);
  const [first] = problemsOf(settings);
  return first === undefined ? { ok: true, settings } : { ok: false, problem: first.problem };
}

/** @returns what is wrong with each field, the first problem of each */
export function oauthFieldProblems(values: OAuthSettings): Partial<Record<keyof OAuthSettings, OAuthProblem>> {
  return Object.fromEntries(problemsOf(plainOf(values)).toReversed().map(({ field, problem }) => [field, problem]));
}

const plainOf = (values: OAuthSettings): OAuthSettings => ({
  issuer: values.issuer.trim(),
  clientId: values.clientId.trim(),
  audience: values.audience.trim(),
  redirectPort: values.redirectPort,
  authorizationEndpoint: values.authorizationEndpoint.trim(),
  tokenEndpoint: values.tokenEndpoint.trim(),
});

interface FieldProblem {
  readonly field: keyof OAuthSettings;
  readonly problem: OAuthProblem;
}

/** The one that is told first comes first. */
function problemsOf(settings: OAuthSettings): readonly FieldProblem[] {
  const { issuer, clientId, redirectPort, authorizationEndpoint, tokenEndpoint } = settings;
  const problems: FieldProblem[] = [];
  const add = (field: keyof OAuthSettings, problem: OAuthProblem | undefined): void => {
    if (problem !== undefined) problems.push({ field, problem });
  };
  if (!Number.isInteger(redirectPort) || redirectPort < 0 || redirectPort > PORT_MAX) add('redirectPort', 'portOutOfRange');
  if (isEmpty(settings)) return problems;
  if (issuer === '') add('issuer', 'issuerMissing');
  if (clientId === '') add('clientId', 'clientIdMissing');
  if (issuer !== '') add('issuer', issuerProblem(issuer));
  if (authorizationEndpoint === '' && tokenEndpoint === '') return problems;
  for (const [field, url] of [['authorizationEndpoint', authorizationEndpoint], ['tokenEndpoint', tokenEndpoint]] as const) {
    if (url === '') add(field, 'endpointMissing');
    else if (!isAllowedEndpoint(url, issuer)) add(field, 'endpointUnusable');
  }
  return problems;
}

function issuerProblem(issuer: string): OAuthProblem | undefined {
  if (!URL.canParse(issuer)) return 'issuerNotAUrl';
  const { search, hash, username, password, pathname } = new URL(issuer);
  if (search !== '' || hash !== '' || username !== '' || password !== '') return 'issuerHasMore';
  // The library would take whatever issuer stands in there.
  if (pathname.includes('/.well-known/')) return 'issuerIsMetadata';
  return isEncryptedOrLocal(new URL(issuer)) ? undefined : 'issuerNotHttps';
}

/**
 * @param url - that an identity provider names
 * @param issuer - that it belongs to
 * @returns whether it may be used: over HTTPS, and without only if both are on this computer
 */
export function isAllowedEndpoint(url: string, issuer: string): boolean {
  if (!URL.canParse(url)) return false;
  return new URL(url).protocol === 'https:' || (isEncryptedOrLocal(new URL(url)) && /^http:/iu.test(issuer));
}
