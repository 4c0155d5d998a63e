/** OAuth tokens as the simulator understands them: unsigned JSON web tokens, or any other text. */
import { createHash } from 'node:crypto';
import type { WireProfile, WireToken } from './wire.ts';
import { WIRE_SCHEMA } from './wire.ts';

const MS_PER_SECOND = 1000;
const ONE_DAY_SECONDS = 86_400;

export interface TokenClaims {
  readonly sub?: string;
  readonly name?: string;
  readonly email?: string;
  /** When the token ends, in seconds since 1970. */
  readonly exp?: number;
}

function base64Json(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** The token that an issuer would hand out for this person; `from_token` answers with the same person again. */
export function tokenFor(
  person: Pick<WireProfile, 'id' | 'name' | 'email'>,
  expiresInSeconds: number = ONE_DAY_SECONDS,
): WireToken {
  const claims: TokenClaims = {
    sub: person.id,
    ...(typeof person.name === 'string' ? { name: person.name } : {}),
    ...(typeof person.email === 'string' ? { email: person.email } : {}),
    exp: Math.floor(Date.now() / MS_PER_SECOND) + expiresInSeconds,
  };
  const signature = `CANARY-token-of-${person.id}`;
  return {
    access_token: `${base64Json({ alg: 'none' })}.${base64Json(claims)}.${signature}`,
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
    scope: 'openid email profile offline_access',
    refresh_token: `CANARY-refresh-token-of-${person.id}`,
  };
}

/** What a token says about its owner; nothing when it is not a JSON web token. */
export function claimsOf(accessToken: string): TokenClaims {
  const payload = accessToken.split('.')[1];
  if (payload === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Whether the token has ended. One that names no end never does. */
export function hasExpired(accessToken: string): boolean {
  const { exp } = claimsOf(accessToken);
  return typeof exp === 'number' && exp * MS_PER_SECOND <= Date.now();
}

/** The user that a token makes: the same token, or the same subject, always makes the same user. */
export function profileFromToken(accessToken: string): WireProfile {
  const { sub, name, email } = claimsOf(accessToken);
  const digest = createHash('sha256')
    .update(sub ?? accessToken)
    .digest('hex');
  const id = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `4${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
  return {
    schema: WIRE_SCHEMA,
    id,
    name: name ?? 'Token Owner',
    email: email ?? `${id}@example.org`,
    aesthetics: { schema: WIRE_SCHEMA, theme: { schema: WIRE_SCHEMA, dark: false }, font: { schema: WIRE_SCHEMA, size: 14 } },
  };
}
