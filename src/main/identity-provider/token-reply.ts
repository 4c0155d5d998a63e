/** What is made of a reply that the library has checked. */
import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { ACCESS_TOKEN_BYTES_MAX, type TokenSet } from '../tokens/token-vault.ts';

type Reply = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** Two computers' clocks differ by this much before it is told. */
export const CLOCK_TOLERANCE_SECONDS = 60;
const SECOND_MS = 1000;
/** Where the provider does not say how long: what most of them give. */
const LIFETIME_SECONDS = 3600;
/** A century. Some providers write a huge number for a token that does not expire; the time of its end must be a date. */
const LIFETIME_SECONDS_MAX = 100 * 366 * 86_400;
/** What can stand in a header (RFC 9110), though some providers use more characters than RFC 6750 has. */
const SENDABLE_TOKEN = /^[\x21-\x7e]+$/u;

/**
 * @param reply - of the token endpoint
 * @param issuer - as the provider writes it
 * @param old - what the reply renews; what it does not name anew goes on being valid
 */
export function tokenSetOf(reply: Reply, issuer: string, old?: TokenSet): TokenSet {
  assertSendable(reply);
  const seconds = Math.min(reply.expires_in ?? LIFETIME_SECONDS, LIFETIME_SECONDS_MAX);
  return {
    accessToken: reply.access_token,
    tokenType: 'Bearer',
    expiresAt: new Date(Date.now() + seconds * SECOND_MS).toISOString(),
    scope: reply.scope ?? old?.scope,
    refreshToken: reply.refresh_token ?? old?.refreshToken,
    idToken: reply.id_token ?? old?.idToken,
    issuer,
  };
}

/** A service would be blamed for a token that cannot be sent to it, or that no service takes as it is sent. */
function assertSendable({ access_token, token_type }: Reply): void {
  // The library also takes DPoP, which is bound to a key that this app does not have.
  if (token_type !== 'bearer') throw new IdentityProviderError('invalidReply', { code: 'provider.tokenType' });
  if (access_token.length > ACCESS_TOKEN_BYTES_MAX || !SENDABLE_TOKEN.test(access_token)) throw new IdentityProviderError('invalidReply', { code: 'provider.tokenUnsendable' });
}

/** Of several audiences, or beside one, `azp` names the client that the ID token is for (OpenID Connect Core, 3.1.3.7). */
export function assertForThisClient(reply: Reply, clientId: string): void {
  const azp = reply.claims()?.['azp'];
  if (azp !== undefined && azp !== clientId) throw new IdentityProviderError('invalidReply', { code: 'provider.wrongClaim' });
}

/** An ID token from the future: this computer's clock is behind. The library sees only one that is ahead. */
export function assertTimely(reply: Reply): void {
  const issuedAt = reply.claims()?.iat ?? 0;
  if (issuedAt > Date.now() / SECOND_MS + CLOCK_TOLERANCE_SECONDS) throw new IdentityProviderError('invalidReply', { code: 'provider.clock' });
}

/** Tokens of one person are never renewed with those of another (OpenID Connect Core, 12.2). */
export function assertSamePerson(reply: Reply, old: TokenSet): void {
  const now = reply.claims()?.sub;
  const before = subjectOf(old.idToken);
  if (now !== undefined && before !== undefined && now !== before) throw new IdentityProviderError('invalidReply', { code: 'provider.otherPerson' });
}

/** It was checked when it came. */
function subjectOf(idToken: string | undefined): unknown {
  try {
    return (JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString()) as { sub?: unknown }).sub;
  } catch {
    return undefined;
  }
}
