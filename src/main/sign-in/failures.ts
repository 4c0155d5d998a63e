/** One table of what a failed sign-in is called, whichever way it went. */
import { causeText } from '../../shared/describe-cause.ts';
import { phrase } from '../../shared/describe-flows.ts';
import { sentences, serviceWords } from '../../shared/describe.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { SignIn, SignInFailure } from '../../shared/snapshot.ts';
import { IdentityProviderError, type IdentityProviderErrorCode } from '../tokens/identity-provider.ts';
import { causeOf } from '../system/errors.ts';
import { KeptTokensError } from '../tokens/kept-tokens.ts';
import { VaultError } from '../tokens/token-vault.ts';
import { detailOf, UsersApiError } from '../users-api/errors.ts';
import { IDLE } from './attempts.ts';

export const failedSignIn = (failure: SignInFailure, detail?: string): SignIn =>
  detail === undefined ? { state: 'failed', failure } : { state: 'failed', failure, detail };

/**
 * @param error - of the service, the keychain or the identity provider
 * @returns why, as one phrase for people
 */
export const failureText = (error: unknown): string => phrase(sentenceFor(error));

function sentenceFor(error: unknown): string {
  if (error instanceof IdentityProviderError) {
    const words = messages.identityProvider[error.code];
    return sentences(words, error.detail !== undefined && messages.session.cause(error.detail));
  }
  if (!(error instanceof UsersApiError)) return causeText(causeOf(error));
  if (error.status !== undefined) return serviceWords(detailOf(error));
  return error.kind === 'incompatible' || error.kind === 'cancelled'
    ? (error.why === undefined ? messages.session.incompatible.title : causeText(error.why))
    : messages.reasons[error.kind].title;
}

/**
 * @param error - of a call that was to sign somebody in
 * @param refused - what a refusal of the service is called on this way
 * @returns it in the words of a sign-in
 */
export function serviceFailure(error: UsersApiError, refused: 'refused' | 'tokenRefused' | 'restoreRefused'): SignIn {
  if (error.status !== undefined) return failedSignIn(refused, serviceWords(detailOf(error)));
  if (error.kind === 'incompatible' || error.kind === 'malformed') return failedSignIn('notSignedIn');
  if (error.kind === 'cancelled') return refused === 'restoreRefused' ? failedSignIn('unreachable', messages.reasons.reset.title) : failedSignIn('notSignedIn');
  if (error.kind === 'timedOut' && refused !== 'restoreRefused') return failedSignIn('timedOut');
  return failedSignIn('unreachable', messages.reasons[error.kind].title);
}

const PROVIDER_FAILURES: Readonly<Record<Exclude<IdentityProviderErrorCode, 'cancelled'>, SignInFailure>> = {
  notConfigured: 'notConfigured',
  unreachable: 'providerUnreachable',
  wrongMetadata: 'wrongMetadata',
  portTaken: 'portTaken',
  denied: 'denied',
  timedOut: 'browserTimedOut',
  invalidReply: 'invalidReply',
  expired: 'denied',
};

/** @returns why the identity provider did not sign the person in */
export const providerFailure = ({ code, detail }: IdentityProviderError): SignIn =>
  code === 'cancelled' ? IDLE : failedSignIn(PROVIDER_FAILURES[code], detail);

const KEPT_FAILURES: Readonly<Record<Exclude<KeptTokensError['code'], 'nothing'>, SignInFailure>> = {
  expired: 'keptExpired',
  ended: 'keptEnded',
  damaged: 'keptDamaged',
  declined: 'placeDeclined',
};

const FORBIDDEN: ReadonlySet<number | undefined> = new Set([401, 403]);

/** @returns whether the service said that it does not accept these tokens */
export const isForbidden = (error: unknown): boolean => error instanceof UsersApiError && FORBIDDEN.has(error.status);

/**
 * @param error - of a sign-in with kept tokens
 * @returns it in the words of a restore
 */
export function restoreFailure(error: unknown): SignIn {
  if (error instanceof KeptTokensError) return error.code === 'nothing' ? IDLE : failedSignIn(KEPT_FAILURES[error.code]);
  if (error instanceof VaultError) {
    return error.code === 'locked' ? failedSignIn('keychainLocked') : failedSignIn('keychainFailed', failureText(error));
  }
  if (error instanceof IdentityProviderError) return failedSignIn('providerFailed', failureText(error));
  if (isForbidden(error)) return failedSignIn('keptRefused', failureText(error));
  if (error instanceof UsersApiError) return serviceFailure(error, 'restoreRefused');
  throw error;
}

/** @returns whether tokens that failed like this must not be used again by themselves: another try ends the same */
export function isRefusal(error: unknown): boolean {
  if (error instanceof KeptTokensError) return error.code === 'damaged' || error.code === 'ended' || error.code === 'declined';
  if (!(error instanceof UsersApiError)) return false;
  return isForbidden(error) || (error.status === undefined && (error.kind === 'incompatible' || error.kind === 'malformed'));
}
