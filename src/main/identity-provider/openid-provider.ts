import * as client from 'openid-client';
import type { OAuthSettings } from '../../shared/settings.ts';
import { withDeadline } from '../system/deadline.ts';
import type { OpenLink } from '../system/open-link.ts';
import { IdentityProviderError, type BrowserProgress, type IdentityProvider } from '../tokens/identity-provider.ts';
import type { TokenSet } from '../tokens/token-vault.ts';
import { withOwnSpelling } from './issuer-spelling.ts';
import { limitFetch, type ProviderFetch } from './limited-fetch.ts';
import { openLoopback, type Loopback } from './loopback.ts';
import { assertEndpoint, assertSameIssuer, bindingOf, boundConfig, configure, onlyOnce, type Configured } from './provider-configuration.ts';
import { saidBy, toProviderError } from './provider-errors.ts';
import { assertForThisClient, assertSamePerson, assertTimely, tokenSetOf } from './token-reply.ts';

export interface OAuthOptions {
  /** Asked for anew with each call: a person may change them. */
  readonly settings: () => OAuthSettings;
  readonly fetch: ProviderFetch;
  readonly openLink: OpenLink;
  /** For the whole of `authorize`, the person's part in the browser included. */
  readonly timeoutMs: number;
}

const SCOPE = 'openid email profile offline_access';
const NO_CONTENT = 204;

/**
 * The identity provider of the settings, asked by OAuth 2 and OpenID Connect. All of the protocol is the library's; this
 * says what is to be checked, and turns every failure into one of ours.
 *
 * With explicit endpoints nothing is known of the provider's keys: the ID token then stands on the connection that it
 * came by (OpenID Connect Core, 3.1.3.7), and nothing can be revoked.
 */
export function createOAuthProvider({ settings, fetch, openLink, timeoutMs }: OAuthOptions): IdentityProvider {
  /** Still listens for a short time after a sign-in, for a second visit to its page. */
  let earlier: Loopback | undefined;

  /** Sends the person out, and resolves when the browser has come back. */
  const askInBrowser = async (asked: Asked, signal: AbortSignal, tell: (progress: BrowserProgress) => void): Promise<URL> => {
    const { config, settings: { issuer, audience, redirectPort }, state, nonce, verifier } = asked;
    const challenge = await client.calculatePKCECodeChallenge(verifier);
    await earlier?.end();
    const loopback = await openLoopback({ port: redirectPort, state, onIgnored: () => tell({ kind: 'ignored' }) });
    earlier = loopback;
    try {
      const address = loopback.start(
        authorizationUrl(config, issuer, {
          scope: SCOPE,
          redirect_uri: loopback.redirectUri,
          code_challenge: challenge,
          code_challenge_method: 'S256',
          state,
          nonce,
          // Without it a provider need not give a refresh token (OpenID Connect Core, section 11).
          prompt: 'consent',
          ...(audience === '' ? {} : { audience }),
        }),
      );
      // Not waited for: the browser may come back before the program that opens it has ended.
      openLink(address).then(
        () => tell({ kind: 'opened', address }),
        () => tell({ kind: 'notOpened', address }),
      );
      return await unlessEnded(loopback.callback, signal);
    } finally {
      loopback.close();
    }
  };

  const authorize = async (signal: AbortSignal, tell: (progress: BrowserProgress) => void): Promise<TokenSet> => {
    const configured = await configure(settings(), fetch, signal);
    const { config, configFor, settings: { issuer }, limited } = configured;
    const asked = { ...configured, state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
    const returned = await askInBrowser(asked, signal, tell);
    if (!returned.searchParams.has('state')) throw deniedBy(returned);
    const checks = { expectedState: asked.state, expectedNonce: asked.nonce, pkceCodeVerifier: asked.verifier, idTokenExpected: true };
    const grant = async (used: client.Configuration): Promise<TokenSet> => {
      const reply = await client.authorizationCodeGrant(used, returned, checks);
      assertTimely(reply);
      assertForThisClient(reply, used.clientMetadata().client_id);
      return { ...tokenSetOf(reply, used.serverMetadata().issuer), provider: bindingOf(used) };
    };
    try {
      if (configFor === undefined) return await grant(config);
      const once = onlyOnce(limited);
      return await withOwnSpelling(issuer, (spelling) => grant(configFor(spelling, once)));
    } catch (error) {
      throw toProviderError(error, 'invalidReply', { secrets: [returned.searchParams.get('code') ?? '', asked.verifier], issuer });
    }
  };

  return {
    endpoints: async (signal) => bindingOf((await configure(settings(), fetch, signal)).config),
    authorize: (signal, tell) => withDeadline(timeoutMs, signal, (ended) => authorize(ended.signal, tell), lateOrCancelled),
    refresh: async (tokens, signal) => {
      assertSameIssuer(tokens, settings());
      const { refreshToken, issuer = '' } = tokens;
      if (refreshToken === undefined) throw new IdentityProviderError('expired', { code: 'provider.noRefreshToken' });
      try {
        // No look at the provider's keys here: if that failed, the new refresh token would be lost with it.
        const once = onlyOnce(limitFetch(fetch, issuer, signal));
        return await withOwnSpelling(issuer, async (spelling) => {
          const reply = await client.refreshTokenGrant(boundConfig(tokens, spelling, once), refreshToken);
          assertSamePerson(reply, tokens);
          return { ...tokenSetOf(reply, spelling, tokens), provider: tokens.provider };
        });
      } catch (error) {
        throw toProviderError(error, 'expired', { secrets: [refreshToken] });
      }
    },
    revoke: async (tokens, signal) => {
      assertSameIssuer(tokens, settings());
      const { refreshToken, accessToken } = tokens;
      const config = tokens.provider === undefined ? (await configure(settings(), fetch, signal)).config : boundConfig(tokens, tokens.issuer ?? '', limitFetch(fetch, tokens.issuer ?? '', signal));
      if (config.serverMetadata().revocation_endpoint === undefined) return false;
      try {
        // The refresh token first: it is the one that lasts, and most providers take the other back with it.
        if (refreshToken !== undefined) await revokeToken(config, refreshToken, 'refresh_token');
        await revokeAccessToken(config, accessToken);
        return true;
      } catch (error) {
        throw toProviderError(error, 'invalidReply', { secrets: [accessToken, refreshToken ?? ''] });
      }
    },
  };
}

interface Asked extends Configured {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** An error without a state, of which the loopback knows that it came from the browser that was sent out. */
function deniedBy({ searchParams }: URL): IdentityProviderError {
  return new IdentityProviderError('denied', saidBy([searchParams.get('error_description'), searchParams.get('error')]));
}

function authorizationUrl(config: client.Configuration, issuer: string, parameters: Record<string, string>): string {
  try {
    const { href } = client.buildAuthorizationUrl(config, parameters);
    assertEndpoint(href, issuer);
    return href;
  } catch (error) {
    throw toProviderError(error, 'wrongMetadata');
  }
}

/** A success has status 200 (RFC 7009, 2.2). Some providers write 204 instead, since there is nothing in the body. */
async function revokeToken(config: client.Configuration, token: string, kind: 'refresh_token' | 'access_token'): Promise<void> {
  try {
    await client.tokenRevocation(config, token, { token_type_hint: kind });
  } catch (error) {
    if (!(error instanceof client.ClientError && error.cause instanceof Response && error.cause.status === NO_CONTENT)) throw error;
  }
}

/** A provider may not know how to take back an access token that it does not look up; it then runs out by itself. */
async function revokeAccessToken(config: client.Configuration, accessToken: string): Promise<void> {
  try {
    await revokeToken(config, accessToken, 'access_token');
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
const lateOrCancelled = (error: unknown): unknown =>
  error instanceof IdentityProviderError && error.code === 'cancelled' ? new IdentityProviderError('timedOut') : error;
