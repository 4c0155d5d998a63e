import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import * as z from 'zod';
import { messages } from '../../shared/i18n/messages.ts';
import { IdentityProviderError, type IdentityProviderErrorCode } from '../tokens/identity-provider.ts';
import { isSameIssuer } from '../tokens/issuer.ts';
import { serviceText } from '../users-api/service-text.ts';
import { issuerMismatch, type IssuerMismatch } from './issuer-spelling.ts';

const TOO_MANY_REQUESTS = 429;
const ISSUER_LENGTH_MAX = 200;
const ADDRESS = /^https?:\/\/[\w.:[\]/~%-]+$/iu;

type ProviderWords = typeof messages.signIn.provider;

/** What a failed check is called, for people; any other is told as a reply that does not fit. */
const CHECKS: Readonly<Record<string, 'clock' | 'wrongClaim' | 'wrongSignature' | 'wrongIssuer' | 'notEncrypted' | 'notJson'>> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clock',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'wrongClaim',
  OAUTH_KEY_SELECTION_FAILED: 'wrongSignature',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'wrongIssuer',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'notEncrypted',
  OAUTH_REQUEST_PROTOCOL_FORBIDDEN: 'notEncrypted',
  OAUTH_RESPONSE_IS_NOT_JSON: 'notJson',
  OAUTH_PARSE_ERROR: 'notJson',
};

/**
 * @param error - what the library threw
 * @param otherwise - what it means at this point if the reply is what was wrong
 * @param context - secrets that were sent, and must not come back out of a provider's words; the issuer as it is set
 * @returns the same failure in our words, with nothing of request or reply in it but what the provider said
 */
export function toProviderError(
  error: unknown,
  otherwise: IdentityProviderErrorCode,
  { secrets = [], issuer }: { readonly secrets?: readonly string[]; readonly issuer?: string } = {},
): IdentityProviderError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof IdentityProviderError) return at;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    // The types of the library say text; it checks that of `error` only.
    const texts: readonly unknown[] = [error.error_description, error.error];
    const said = serviceText(texts.find((value) => typeof value === 'string') ?? '', secrets);
    const detail = said === undefined ? undefined : messages.quoted(said);
    if (error instanceof ResponseBodyError && isPassing(error.status)) return new IdentityProviderError('unreachable', detail);
    const isOver = otherwise === 'expired' && error.error === 'invalid_grant';
    return new IdentityProviderError(isOver ? 'expired' : 'denied', detail);
  }
  if (error instanceof ClientError) {
    if (error.cause instanceof Response && !error.cause.ok) {
      const { status } = error.cause;
      const detail = messages.httpStatus(String(status));
      return new IdentityProviderError(isPassing(status) ? 'unreachable' : replyCode(otherwise), detail);
    }
    return new IdentityProviderError(replyCode(otherwise), checkWords(error, issuer));
  }
  return new IdentityProviderError(replyCode(otherwise), messages.signIn.provider.notUsable);
}

/** Only the provider's own `invalid_grant` says that what was kept is over. */
const replyCode = (otherwise: IdentityProviderErrorCode): IdentityProviderErrorCode =>
  otherwise === 'expired' ? 'invalidReply' : otherwise;

/** Like an error of the service: it says nothing about what was asked. */
const isPassing = (status: number): boolean => status >= 500 || status === TOO_MANY_REQUESTS;

function checkWords(error: ClientError, issuer: string | undefined): string {
  const words = messages.signIn.provider;
  const mismatch = issuerMismatch(error);
  if (mismatch !== undefined && isShown(mismatch)) return words.issuers(mismatch.named, issuer ?? mismatch.expected);
  const known = CHECKS[error.code ?? ''];
  return known === undefined ? replyWords(error, words) : words[known];
}

/** @returns whether it is an address, and nothing that could be a secret or a sentence */
function isShown({ named, expected }: IssuerMismatch): boolean {
  if (named.length > ISSUER_LENGTH_MAX || !URL.canParse(named) || !ADDRESS.test(named)) return false;
  return isSameIssuer(named, expected) || serviceText(named) === named;
}

/** Where the library says how an ID token is signed. */
const Signature = z.union([z.object({ header: z.object({ alg: z.string() }) }), z.object({ alg: z.string() })]);
const ALGORITHM = /^[\w-]{1,20}$/u;
const FIELD = /^"response" body "(?<name>\w+)" property/u;

/** The library has one code for all replies that are not valid; what is wrong with them is in its text and cause only. */
function replyWords({ cause }: Error, words: ProviderWords): string {
  if (!(cause instanceof Error)) return words.notUsable;
  const text = cause.message;
  const field = FIELD.exec(text)?.groups?.['name'] ?? '';
  if (field === 'id_token' && !hasIdToken(cause.cause)) return words.idTokenMissing;
  if (Object.hasOwn(words.field, field)) return words.field[field as keyof ProviderWords['field']];
  if (text.includes('token_type')) return words.tokenType;
  if (/"alg"|algorithm/u.test(text)) return algorithmWords(cause.cause, words);
  if (/signature/iu.test(text)) return words.wrongSignature;
  return text.includes('"iss"') ? words.wrongIssuer : words.notUsable;
}

const hasIdToken = (cause: unknown): boolean => z.object({ body: z.object({ id_token: z.unknown().refine((value) => value !== undefined) }) }).safeParse(cause).success;

function algorithmWords(cause: unknown, words: ProviderWords): string {
  const { data } = Signature.safeParse(cause);
  const algorithm = data === undefined ? '' : 'header' in data ? data.header.alg : data.alg;
  if (algorithm === 'none') return words.idTokenUnsigned;
  if (!ALGORITHM.test(algorithm)) return words.notUsable;
  return algorithm.startsWith('HS') ? words.idTokenSecret(algorithm) : words.idTokenAlgorithm(algorithm);
}
