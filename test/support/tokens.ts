import type { TokenSet } from '../../src/main/tokens/token-vault.ts';

/** A token set that nothing accepts, recognisable by its label, with an access token of about `sizeBytes` bytes. */
export function makeTokens(label: string, sizeBytes = 40): TokenSet {
  return {
    accessToken: `${label}-access-`.padEnd(sizeBytes, `${label}.`),
    tokenType: 'Bearer',
    expiresAt: '2026-01-31T12:00:00.000Z',
    scope: 'openid profile offline_access',
    refreshToken: `${label}-refresh`,
    issuer: 'https://login.example.test/',
  };
}
