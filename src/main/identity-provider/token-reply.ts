/** What is made of a reply that the library has checked. */
import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import type { TokenSet } from '../tokens/token-vault.ts';

type Reply = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** Two computers' clocks differ by this much before it is told. */
export const CLOCK_TOLERANCE_SECONDS = 60;
const SECOND_MS = 1000;
/** Where the provider does not say how long: what most of them give. */
const LIFETIME_SECONDS = 3600;

/**
 * @param reply - of the token endpoint
 * @param issuer - as the provider writes it
 * @param old - what the reply renews; what it does not name anew goes on being valid
 */
export function tokenSetOf(reply: Reply, issuer: string, old?: TokenSet): TokenSet {
  return {
    accessToken: reply.access_token,
    // The library takes no other.
    tokenType: 'Bearer',
    expiresAt: new Date(Date.now() + (reply.expires_in ?? LIFETIME_SECONDS) * SECOND_MS).toISOString(),
    scope: reply.scope ?? old?.scope,
    refreshToken: reply.refresh_token ?? old?.refreshToken,
    idToken: reply.id_token ?? old?.idToken,
    issuer,
  };
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
