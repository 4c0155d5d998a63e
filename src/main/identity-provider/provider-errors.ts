import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import * as z from 'zod/mini';
import type { Cause } from '../../shared/cause.ts';
import type { ProviderFailure, ProviderField, ProviderProblem } from '../../shared/reasons.ts';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { isSameIssuer } from '../tokens/issuer.ts';
import { serviceText } from '../users-api/service-text.ts';
import { issuerMismatch, type IssuerMismatch } from './issuer-spelling.ts';

const TOO_MANY_REQUESTS = 429;
const ISSUER_LENGTH_MAX = 200;
const ADDRESS = /^https?:\/\/[\w.:[\]/~%-]+$/iu;

/** Fields that have words of their own. */
const FIELDS: ReadonlySet<string> = new Set<ProviderField>(['access_token', 'token_type', 'expires_in', 'refresh_token', 'scope', 'id_token', 'issuer']);
const isField = (name: string): name is ProviderField => FIELDS.has(name);

/** What a failed check is called; any other is told as a reply that does not fit. */
const CHECKS: Readonly<Record<string, ProviderProblem>> = {
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
 * @returns the same failure as one of ours, with nothing of request or reply in it but what the provider said
 */
export function toProviderError(
  error: unknown,
  otherwise: ProviderFailure,
  { secrets = [], issuer }: { readonly secrets?: readonly string[]; readonly issuer?: string } = {},
): IdentityProviderError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof IdentityProviderError) return at;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const said = saidBy([error.error_description, error.error], secrets);
    if (error instanceof ResponseBodyError && isPassing(error.status)) return new IdentityProviderError('unreachable', said);
    const isOver = otherwise === 'expired' && error.error === 'invalid_grant';
    return new IdentityProviderError(isOver ? 'expired' : 'denied', said);
  }
  if (error instanceof ClientError) {
    if (error.cause instanceof Response && !error.cause.ok) {
      const { status } = error.cause;
      return new IdentityProviderError(isPassing(status) ? 'unreachable' : replyCode(otherwise), { code: 'replied', value: { status } });
    }
    const refusal = refusalIn(error);
    if (refusal !== undefined) return new IdentityProviderError('denied', saidBy([refusal.error_description, refusal.error], secrets));
    return new IdentityProviderError(replyCode(otherwise), failedCheck(error, issuer));
  }
  return new IdentityProviderError(replyCode(otherwise), { code: 'provider.notUsable' });
}

/**
 * @param texts - of the provider, the best first; the library checks their type of some replies only
 * @param secrets - that were sent
 * @returns its own words, without any secret; undefined where nothing is left
 */
export function saidBy(texts: readonly unknown[], secrets?: readonly string[]): Cause | undefined {
  const words = texts.map((text) => (typeof text === 'string' ? serviceText(text, secrets) : undefined)).find((said) => said !== undefined);
  return words === undefined ? undefined : { code: 'replied', value: { words } };
}

/** Only the provider's own `invalid_grant` says that what was kept is over. */
const replyCode = (otherwise: ProviderFailure): ProviderFailure =>
  otherwise === 'expired' ? 'invalidReply' : otherwise;

/** Like an error of the service: it says nothing about what was asked. */
const isPassing = (status: number): boolean => status >= 500 || status === TOO_MANY_REQUESTS;

function failedCheck(error: ClientError, issuer: string | undefined): Cause {
  const mismatch = issuerMismatch(error);
  if (mismatch !== undefined && isShown(mismatch)) return { code: 'provider.issuers', value: { named: mismatch.named, expected: issuer ?? mismatch.expected } };
  const known = CHECKS[error.code ?? ''];
  return known === undefined ? wrongReply(error) : { code: `provider.${known}` };
}

/** @returns whether it is an address, and nothing that could be a secret or a sentence */
function isShown({ named, expected }: IssuerMismatch): boolean {
  if (named.length > ISSUER_LENGTH_MAX || !URL.canParse(named) || !ADDRESS.test(named)) return false;
  return isSameIssuer(named, expected) || serviceText(named) === named;
}

/** Where the library has the body of a reply without an access token. */
const Refusal = z.object({ body: z.object({ error: z.string(), error_description: z.unknown() }) });

/** @returns a refusal that came with HTTP status 200, as some identity providers send it */
function refusalIn({ cause }: Error): z.infer<typeof Refusal>['body'] | undefined {
  if (!(cause instanceof Error) || FIELD.exec(cause.message)?.groups?.['name'] !== 'access_token') return undefined;
  return Refusal.safeParse(cause.cause).data?.body;
}

/** Where the library says how an ID token is signed. */
const Signature = z.union([z.object({ header: z.object({ alg: z.string() }) }), z.object({ alg: z.string() })]);
const ALGORITHM = /^[\w-]{1,20}$/u;
const FIELD = /^"response" body "(?<name>\w+)" property/u;

/** The library has one code for all replies that are not valid; what is wrong with them is in its text and cause only. */
function wrongReply({ cause }: Error): Cause {
  if (!(cause instanceof Error)) return { code: 'provider.notUsable' };
  const text = cause.message;
  const field = FIELD.exec(text)?.groups?.['name'] ?? '';
  if (field === 'id_token' && !hasIdToken(cause.cause)) return { code: 'provider.idTokenMissing' };
  if (isField(field)) return { code: `providerField.${field}` };
  if (text.includes('token_type')) return { code: 'provider.tokenType' };
  if (/"alg"|algorithm/u.test(text)) return wrongAlgorithm(cause.cause);
  if (/signature/iu.test(text)) return { code: 'provider.wrongSignature' };
  return { code: text.includes('"iss"') ? 'provider.wrongIssuer' : 'provider.notUsable' };
}

const hasIdToken = (cause: unknown): boolean => z.object({ body: z.object({ id_token: z.unknown().check(z.refine((value) => value !== undefined)) }) }).safeParse(cause).success;

function wrongAlgorithm(cause: unknown): Cause {
  const { data } = Signature.safeParse(cause);
  const algorithm = data === undefined ? '' : 'header' in data ? data.header.alg : data.alg;
  if (algorithm === 'none') return { code: 'provider.idTokenUnsigned' };
  if (!ALGORITHM.test(algorithm)) return { code: 'provider.notUsable' };
  return { code: algorithm.startsWith('HS') ? 'provider.idTokenSecret' : 'provider.idTokenAlgorithm', value: algorithm };
}
