import type { OAuthToken } from '../users-api/client.ts';
import type { TokenSet } from '../tokens/token-vault.ts';

const SECOND_MS = 1000;
/** What the service's own sign-in asks for. */
const SCOPE = 'openid profile email';

/**
 * What the service gets to see: the access token. The refresh token stays here, since two who use it would take it from
 * each other where the identity provider gives a new one with each use.
 *
 * @param tokens - of the user
 * @param nowMs - since the epoch
 * @returns the body of `POST /users/authenticate/from_token`
 */
export function oauthTokenOf({ accessToken, expiresAt, scope }: TokenSet, nowMs: number): OAuthToken {
  const seconds = Math.floor((Date.parse(expiresAt) - nowMs) / SECOND_MS);
  return { access_token: accessToken, token_type: 'Bearer', expires_in: Math.max(1, seconds), scope: scope ?? SCOPE };
}
