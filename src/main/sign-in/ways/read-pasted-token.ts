import * as z from 'zod/mini';
import type { PastedTokenProblem } from '../../../shared/snapshot.ts';
import { ACCESS_TOKEN_BYTES_MAX, type TokenSet } from '../../tokens/token-vault.ts';

/** Of a token that does not say when it ends. */
const LIFETIME_MS_DEFAULT = 60 * 60_000;
const SECOND_MS = 1000;
/** What a bearer token can consist of (RFC 6750, section 2.1): then it cannot break out of a header, either. */
const BEARER_TOKEN = /^[\w.~+/-]+=*$/u;
/** The last instant that a date can be. */
const EXP_SECONDS_MAX = 8_640_000_000_000;

const Claims = z.object({
  exp: z.catch(z.optional(z.number().check(z.nonnegative(), z.maximum(EXP_SECONDS_MAX))), undefined),
  scope: z.catch(z.optional(z.string()), undefined),
});

export type PastedToken =
  | { readonly ok: true; readonly tokens: TokenSet }
  | { readonly ok: false; readonly problem: PastedTokenProblem };

/**
 * Reads an access token as a person pastes it, perhaps as a whole `Authorization` line.
 *
 * @param text - as pasted
 * @param nowMs - since the epoch
 * @returns the token with what it says of itself, or what is wrong with it
 */
export function readPastedToken(text: string, nowMs: number): PastedToken {
  const problem = (name: PastedTokenProblem): PastedToken => ({ ok: false, problem: name });
  if (Buffer.byteLength(text) > ACCESS_TOKEN_BYTES_MAX) return problem('tooLarge');
  const accessToken = text.trim().replace(/^(?:authorization:\s*)?bearer(?:\s+|$)/iu, '');
  if (accessToken === '') return problem('empty');
  if (/[\r\n]/u.test(accessToken)) return problem('severalLines');
  if (!BEARER_TOKEN.test(accessToken)) return problem('notAToken');
  const { exp, scope } = claimsIn(accessToken);
  const endsAtMs = exp === undefined ? nowMs + LIFETIME_MS_DEFAULT : exp * SECOND_MS;
  if (endsAtMs <= nowMs) return problem('expired');
  return { ok: true, tokens: { accessToken, tokenType: 'Bearer', expiresAt: new Date(endsAtMs).toISOString(), scope } };
}

/** What a JSON web token says; nothing where it is none. That it is true is for the service to find. */
function claimsIn(token: string): z.infer<typeof Claims> {
  const [, payload = '', signature] = token.split('.');
  if (signature === undefined) return {};
  try {
    return Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).data ?? {};
  } catch {
    return {};
  }
}
