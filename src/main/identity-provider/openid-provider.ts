import * as client from 'openid-client';
import { messages } from '../../shared/i18n/messages.ts';
import type { OAuthSettings } from '../../shared/settings.ts';
import type { OpenLink } from '../system/open-link.ts';
import { IdentityProviderError, type IdentityProvider } from '../tokens/identity-provider.ts';
import type { ProviderBinding } from '../tokens/consent.ts';
import type { TokenSet } from '../tokens/token-vault.ts';
import { CALL_TIMEOUT_SECONDS, limitFetch, type ProviderFetch } from './limited-fetch.ts';
import { openLoopback } from './loopback.ts';
import { checkOAuth, isAllowed, isOAuthMeant } from './oauth-settings.ts';
import { toProviderError } from './provider-errors.ts';
import { assertSamePerson, assertTimely, CLOCK_TOLERANCE_SECONDS, tokenSetOf } from './token-reply.ts';

export interface OAuthOptions {
  /** Asked for anew with each call: a person may change them. */
  readonly settings: () => OAuthSettings;
  readonly fetch: ProviderFetch;
  readonly openLink: OpenLink;
  /** For the whole of `authorize`, the person's part in the browser included. */
  readonly timeoutMs: number;
}

/** The times in a renewed ID token decide nothing here: a wrong clock must not cost the new refresh token. */
const ANY_CLOCK_SECONDS = 10 * 365 * 86_400;
const SCOPE = 'openid email profile offline_access';
const words = messages.signIn.provider;

/**
 * The identity provider of the settings, asked by OAuth 2 and OpenID Connect. All of the protocol is the library's; this
 * says what is to be checked, and turns every failure into one of ours.
 *
 * With explicit endpoints nothing is known of the provider's keys: the ID token then stands on the connection that it
 * came by (OpenID Connect Core, 3.1.3.7), and nothing can be revoked.
 */
export function createOAuthProvider({ settings, fetch, openLink, timeoutMs }: OAuthOptions): IdentityProvider {
  /** Rejects with an `IdentityProviderError` about the settings, or about what the provider says of itself. */
  const configure = async (signal: AbortSignal): Promise<Configured> => {
    const checked = checkOAuth(settings());
    if (!checked.ok) throw new IdentityProviderError('notConfigured', messages.oauthProblem[checked.problem]);
    if (!isOAuthMeant(checked.settings)) throw new IdentityProviderError('notConfigured');
    const { issuer, clientId, authorizationEndpoint, tokenEndpoint } = checked.settings;
    const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS };
    const limited = limitFetch(fetch, issuer, signal);
    const onThisComputer = new URL(issuer).protocol === 'http:';
    const explicit = authorizationEndpoint !== '';
    try {
      const config = explicit
        ? new client.Configuration({ issuer, authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint }, clientId, metadata)
        : await client.discovery(new URL(issuer), clientId, metadata, client.None(), {
            [client.customFetch]: limited,
            timeout: CALL_TIMEOUT_SECONDS,
            execute: onThisComputer ? [client.allowInsecureRequests] : [],
          });
      config[client.customFetch] = limited;
      config.timeout = CALL_TIMEOUT_SECONDS;
      if (onThisComputer) client.allowInsecureRequests(config);
      return { config, settings: checked.settings, hasKeys: !explicit };
    } catch (error) {
      throw toProviderError(error, 'wrongMetadata');
    }
  };

  /** For tokens that are kept: asks nobody for endpoints, and knows no others than those they are bound to. */
  const configureBound = ({ issuer = '', provider }: TokenSet, signal: AbortSignal): client.Configuration => {
    if (provider === undefined) throw new IdentityProviderError('notConfigured', words.otherIssuer);
    const { clientId, authorizationEndpoint, tokenEndpoint, revocationEndpoint } = provider;
    const config = new client.Configuration(
      {
        issuer,
        authorization_endpoint: authorizationEndpoint,
        token_endpoint: tokenEndpoint,
        ...(revocationEndpoint !== undefined && { revocation_endpoint: revocationEndpoint }),
      },
      clientId,
      { [client.clockTolerance]: ANY_CLOCK_SECONDS },
    );
    config[client.customFetch] = limitFetch(fetch, issuer, signal);
    config.timeout = CALL_TIMEOUT_SECONDS;
    if (new URL(issuer).protocol === 'http:') client.allowInsecureRequests(config);
    return config;
  };

  /** Rejects where the settings cannot be used, or are about another provider than the one that gave the tokens. */
  const assertSameIssuer = (tokens: TokenSet): void => {
    const checked = checkOAuth(settings());
    if (!checked.ok) throw new IdentityProviderError('notConfigured', messages.oauthProblem[checked.problem]);
    tokensOf(tokens, checked.settings.issuer);
  };

  const authorize = async (signal: AbortSignal): Promise<TokenSet> => {
    const { config, settings: { issuer, audience, redirectPort }, hasKeys } = await configure(signal);
    if (hasKeys) client.enableNonRepudiationChecks(config);
    const state = client.randomState();
    const nonce = client.randomNonce();
    const verifier = client.randomPKCECodeVerifier();
    const challenge = await client.calculatePKCECodeChallenge(verifier);
    const loopback = await openLoopback(redirectPort, state);
    try {
      const url = authorizationUrl(config, issuer, {
        scope: SCOPE,
        redirect_uri: loopback.redirectUri,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        state,
        nonce,
        // Without it a provider need not give a refresh token (OpenID Connect Core, section 11).
        prompt: 'consent',
        ...(audience === '' ? {} : { audience }),
      });
      await openLink(url).catch(() => {
        throw new IdentityProviderError('unreachable', words.noBrowser);
      });
      const returned = await unlessEnded(loopback.callback, signal);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const reply = await client.authorizationCodeGrant(config, returned, checks);
      assertTimely(reply);
      return { ...tokenSetOf(reply, issuer), provider: bindingOf(config) };
    } catch (error) {
      throw toProviderError(error, 'invalidReply');
    } finally {
      loopback.close();
    }
  };

  return {
    endpoints: async (signal) => bindingOf((await configure(signal)).config),
    authorize: (signal) => withTimeLimit(timeoutMs, signal, authorize),
    refresh: async (tokens, signal) => {
      assertSameIssuer(tokens);
      const { refreshToken, issuer = '' } = tokens;
      if (refreshToken === undefined) throw new IdentityProviderError('expired', words.noRefreshToken);
      try {
        // No look at the provider's keys here: if that failed, the new refresh token would be lost with it.
        const reply = await client.refreshTokenGrant(configureBound(tokens, signal), refreshToken);
        assertSamePerson(reply, tokens);
        return { ...tokenSetOf(reply, issuer, tokens), provider: tokens.provider };
      } catch (error) {
        throw toProviderError(error, 'expired', [refreshToken]);
      }
    },
    revoke: async (tokens, signal) => {
      assertSameIssuer(tokens);
      const { refreshToken, accessToken } = tokens;
      const config = tokens.provider === undefined ? (await configure(signal)).config : configureBound(tokens, signal);
      if (config.serverMetadata().revocation_endpoint === undefined) return false;
      try {
        // The refresh token first: it is the one that lasts, and most providers take the other back with it.
        if (refreshToken !== undefined) await client.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' });
        await revokeAccessToken(config, accessToken);
        return true;
      } catch (error) {
        throw toProviderError(error, 'invalidReply', [accessToken, refreshToken ?? '']);
      }
    },
  };
}

/** Where tokens of this provider may be sent. */
function bindingOf(config: client.Configuration): ProviderBinding {
  const { authorization_endpoint, token_endpoint, revocation_endpoint } = config.serverMetadata();
  if (authorization_endpoint === undefined || token_endpoint === undefined) throw new IdentityProviderError('wrongMetadata', words.notUsable);
  const { client_id } = config.clientMetadata();
  return { clientId: client_id, authorizationEndpoint: authorization_endpoint, tokenEndpoint: token_endpoint, revocationEndpoint: revocation_endpoint };
}

interface Configured {
  readonly config: client.Configuration;
  readonly settings: OAuthSettings;
  /** Whether the provider said where its keys are. */
  readonly hasKeys: boolean;
}

/** What one provider gave is shown to no other. */
function tokensOf(tokens: TokenSet, issuer: string): TokenSet {
  if (tokens.issuer !== issuer) throw new IdentityProviderError('notConfigured', words.otherIssuer);
  return tokens;
}

function authorizationUrl(config: client.Configuration, issuer: string, parameters: Record<string, string>): string {
  try {
    const { href } = client.buildAuthorizationUrl(config, parameters);
    if (!isAllowed(href, issuer)) throw new IdentityProviderError('wrongMetadata', words.notEncrypted);
    return href;
  } catch (error) {
    throw toProviderError(error, 'wrongMetadata');
  }
}

/** A provider may not know how to take back an access token that it does not look up; it then runs out by itself. */
async function revokeAccessToken(config: client.Configuration, accessToken: string): Promise<void> {
  try {
    await client.tokenRevocation(config, accessToken, { token_type_hint: 'access_token' });
  } catch (error) {
    if (!(error instanceof client.ResponseBodyError && error.error === 'unsupported_token_type')) throw error;
  }
}

/** Rejects as soon as the signal ends the wait. */
function unlessEnded<T>(wait: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new IdentityProviderError('cancelled'));
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    wait.then(resolve, reject);
  });
}

/** Tells an end by the clock from one by the person. */
async function withTimeLimit<T>(limitMs: number, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, limitMs);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    return await act(ended.signal);
  } catch (error) {
    if (late && error instanceof IdentityProviderError && error.code === 'cancelled') throw new IdentityProviderError('timedOut');
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
