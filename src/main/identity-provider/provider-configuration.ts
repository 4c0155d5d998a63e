/** The library's configurations: from the settings for a sign-in, and from kept tokens for what is done with those. */
import * as client from 'openid-client';
import type { OAuthSettings } from '../../shared/settings.ts';
import type { ProviderBinding } from '../tokens/consent.ts';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { isSameIssuer } from '../tokens/issuer.ts';
import type { TokenSet } from '../tokens/token-vault.ts';
import { withOwnSpelling } from './issuer-spelling.ts';
import { CALL_TIMEOUT_SECONDS, limitFetch, type ProviderFetch } from './limited-fetch.ts';
import { checkOAuth, isAllowedEndpoint, isOAuthMeant } from '../../shared/oauth-settings.ts';
import { isWebPage } from '../system/open-link.ts';
import { toProviderError } from './provider-errors.ts';
import { CLOCK_TOLERANCE_SECONDS } from './token-reply.ts';

/** The times in a renewed ID token decide nothing here: a wrong clock must not cost the new refresh token. */
const ANY_CLOCK_SECONDS = 10 * 365 * 86_400;
/** Where the provider names none: all that need no secret. Without its keys the signature decides nothing. */
const ID_TOKEN_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const;

export interface Configured {
  readonly config: client.Configuration;
  /** Makes the same with another spelling of the issuer. Only with explicit endpoints: else the provider has said its own. */
  readonly configFor?: (spelling: string, through: client.CustomFetch) => client.Configuration;
  readonly settings: OAuthSettings;
  readonly limited: client.CustomFetch;
}

/** Without the keys of the provider, and with all that is known of it given. */
function explicitConfig(metadata: client.ServerMetadata, clientId: string, toleranceSeconds: number, limited: client.CustomFetch): client.Configuration {
  const server = { ...metadata, id_token_signing_alg_values_supported: [...ID_TOKEN_ALGORITHMS] };
  const config = new client.Configuration(server, clientId, { [client.clockTolerance]: toleranceSeconds });
  return limit(config, metadata.issuer, limited);
}

/** Rejects with an `IdentityProviderError` about the settings, or about what the provider says of itself. */
export async function configure(settings: OAuthSettings, fetch: ProviderFetch, signal: AbortSignal): Promise<Configured> {
  const checked = checkOAuth(settings);
  if (!checked.ok) throw new IdentityProviderError('notConfigured', { code: `oauth.${checked.problem}` });
  if (!isOAuthMeant(checked.settings)) throw new IdentityProviderError('notConfigured');
  const { issuer, clientId, authorizationEndpoint, tokenEndpoint } = checked.settings;
  const limited = limitFetch(fetch, issuer, signal);
  try {
    if (authorizationEndpoint !== '') {
      const configFor = (spelling: string, through = limited): client.Configuration => {
        const metadata = { issuer: spelling, authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint };
        return explicitConfig(metadata, clientId, CLOCK_TOLERANCE_SECONDS, through);
      };
      return { config: configFor(issuer), configFor, settings: checked.settings, limited };
    }
    const config = await withOwnSpelling(issuer, (spelling) =>
      client.discovery(new URL(spelling), clientId, { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS }, client.None(), {
        [client.customFetch]: limited,
        timeout: CALL_TIMEOUT_SECONDS,
        execute: isWithoutHttps(issuer) ? [client.allowInsecureRequests] : [],
      }),
    );
    client.enableNonRepudiationChecks(config);
    assertUsable(config, issuer);
    return { config: limit(config, issuer, limited), settings: checked.settings, limited };
  } catch (error) {
    throw toProviderError(error, 'wrongMetadata', { issuer });
  }
}

/** Before the person is sent to the browser: a sign-in there would be in vain. */
function assertUsable(config: client.Configuration, issuer: string): void {
  const { token_endpoint, jwks_uri } = config.serverMetadata();
  for (const url of [token_endpoint, jwks_uri] as readonly unknown[]) {
    if (typeof url !== 'string' || !URL.canParse(url)) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notUsable' });
    assertEndpoint(url, issuer);
  }
}

/** @throws IdentityProviderError `wrongMetadata` for an address to which no secret may be sent */
export function assertEndpoint(url: string, issuer: string): void {
  if (!isAllowedEndpoint(url, issuer)) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notEncrypted' });
  if (!isWebPage(url)) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notUsable' });
}

/** For tokens that are kept: asks nobody for endpoints, and knows no others than those they are bound to. */
export function boundConfig({ provider }: TokenSet, issuer: string, limited: client.CustomFetch): client.Configuration {
  if (provider === undefined) throw new IdentityProviderError('notConfigured', { code: 'provider.otherIssuer' });
  const { clientId, authorizationEndpoint, tokenEndpoint, revocationEndpoint } = provider;
  const metadata = {
    issuer,
    authorization_endpoint: authorizationEndpoint,
    token_endpoint: tokenEndpoint,
    ...(revocationEndpoint !== undefined && { revocation_endpoint: revocationEndpoint }),
  };
  return explicitConfig(metadata, clientId, ANY_CLOCK_SECONDS, limited);
}

/** Rejects where the settings cannot be used, or are about another provider than the one that gave the tokens. */
export function assertSameIssuer(tokens: TokenSet, settings: OAuthSettings): void {
  const checked = checkOAuth(settings);
  if (!checked.ok) throw new IdentityProviderError('notConfigured', { code: `oauth.${checked.problem}` });
  // What one provider gave is shown to no other.
  if (!isSameIssuer(tokens.issuer ?? '', checked.settings.issuer)) throw new IdentityProviderError('notConfigured', { code: 'provider.otherIssuer' });
}

/** Where tokens of this provider may be sent. */
export function bindingOf(config: client.Configuration): ProviderBinding {
  const { authorization_endpoint, token_endpoint, revocation_endpoint } = config.serverMetadata();
  if (authorization_endpoint === undefined || token_endpoint === undefined) throw new IdentityProviderError('wrongMetadata', { code: 'provider.notUsable' });
  const { client_id } = config.clientMetadata();
  return { clientId: client_id, authorizationEndpoint: authorization_endpoint, tokenEndpoint: token_endpoint, revocationEndpoint: revocation_endpoint };
}

const isWithoutHttps = (issuer: string): boolean => new URL(issuer).protocol === 'http:';

function limit(config: client.Configuration, issuer: string, limited: client.CustomFetch): client.Configuration {
  config[client.customFetch] = limited;
  config.timeout = CALL_TIMEOUT_SECONDS;
  if (isWithoutHttps(issuer)) client.allowInsecureRequests(config);
  return config;
}

/** The second call is given the reply to the first: a code or a refresh token is good for one call, its reply may be read twice. */
export function onlyOnce(fetch: client.CustomFetch): client.CustomFetch {
  let first: Promise<Response> | undefined;
  return async (url, options) => {
    first ??= fetch(url, options);
    return (await first).clone();
  };
}
