import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { messages } from '../../shared/i18n/messages.ts';
import { serviceText } from '../users-api/service-text.ts';
import { IdentityProviderError, type IdentityProviderErrorCode } from '../tokens/identity-provider.ts';

const words = messages.signIn.provider;
const TOO_MANY_REQUESTS = 429;

/** What a failed check is called, for people; any other is told as a reply that does not fit. */
const CHECKS: ReadonlyMap<string, string> = new Map([
  ['OAUTH_JWT_TIMESTAMP_CHECK_FAILED', words.clock],
  ['OAUTH_JWT_CLAIM_COMPARISON_FAILED', words.wrongClaim],
  ['OAUTH_KEY_SELECTION_FAILED', words.wrongSignature],
  ['OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', words.wrongIssuer],
  ['OAUTH_HTTP_REQUEST_FORBIDDEN', words.notEncrypted],
  ['OAUTH_REQUEST_PROTOCOL_FORBIDDEN', words.notEncrypted],
  ['OAUTH_RESPONSE_IS_NOT_JSON', words.notJson],
  ['OAUTH_PARSE_ERROR', words.notJson],
]);

/**
 * @param error - what the library threw
 * @param otherwise - what it means at this point if the reply is what was wrong
 * @param secrets - that were sent, and must not come back out of a provider's words
 * @returns the same failure in our words, with nothing of request or reply in it but what the provider said
 */
export function toProviderError(
  error: unknown,
  otherwise: IdentityProviderErrorCode,
  secrets: readonly string[] = [],
): IdentityProviderError {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof IdentityProviderError) return at;
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const said = serviceText(error.error_description ?? error.error, secrets);
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
    return new IdentityProviderError(replyCode(otherwise), CHECKS.get(error.code ?? '') ?? invalidReplyWords(error));
  }
  return new IdentityProviderError(replyCode(otherwise), words.notUsable);
}

/** Only the provider's own `invalid_grant` says that what was kept is over. */
const replyCode = (otherwise: IdentityProviderErrorCode): IdentityProviderErrorCode =>
  otherwise === 'expired' ? 'invalidReply' : otherwise;

/** Like an error of the service: it says nothing about what was asked. */
const isPassing = (status: number): boolean => status >= 500 || status === TOO_MANY_REQUESTS;

/** The library has one code for all replies that are not valid; what is wrong with them is in its text only. */
function invalidReplyWords({ cause }: Error): string {
  const text = cause instanceof Error ? cause.message : '';
  if (/signature/iu.test(text)) return words.wrongSignature;
  return text.includes('"iss"') ? words.wrongIssuer : words.notUsable;
}
