/** One table of the codes of a failed sign-in, whichever way it went. `describe-flows.ts` has the words. */
import type { Cause } from '../../shared/cause.ts';
import type { ProviderFailure } from '../../shared/reasons.ts';
import type { SignIn, SignInFailure } from '../../shared/snapshot.ts';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { causeOf } from '../system/errors.ts';
import { KeptTokensError } from '../tokens/kept-tokens.ts';
import { VaultError } from '../tokens/token-vault.ts';
import { UsersApiError } from '../users-api/errors.ts';
import { IDLE } from './attempts.ts';

export const failedSignIn = (failure: SignInFailure, cause?: Cause): SignIn =>
  cause === undefined ? { state: 'failed', failure } : { state: 'failed', failure, cause };

/**
 * @param error - of the service, the keychain or the identity provider
 * @returns why, as a code
 */
export function failureCause(error: unknown): Cause {
  if (error instanceof IdentityProviderError) return { code: `providerFailure.${error.code}`, why: error.why };
  if (!(error instanceof UsersApiError)) return causeOf(error);
  const { kind, status, why } = error;
  if (status === undefined && kind !== 'incompatible' && kind !== 'cancelled') return { code: `service.${kind}` };
  return why ?? { code: 'unexpectedReply' };
}

/**
 * @param error - of a call that was to sign somebody in
 * @param refused - what a refusal of the service is called on this way
 * @returns it as the failure of a sign-in
 */
export function serviceFailure(error: UsersApiError, refused: 'refused' | 'tokenRefused' | 'restoreRefused'): SignIn {
  if (error.status !== undefined) return failedSignIn(refused, error.why);
  if (error.kind === 'incompatible' || error.kind === 'malformed') return failedSignIn('notSignedIn');
  if (error.kind === 'cancelled') return refused === 'restoreRefused' ? failedSignIn('unreachable', { code: 'service.reset' }) : failedSignIn('notSignedIn');
  if (error.kind === 'timedOut' && refused !== 'restoreRefused') return failedSignIn('timedOut');
  return failedSignIn('unreachable', { code: `service.${error.kind}` });
}

const PROVIDER_FAILURES: Readonly<Record<Exclude<ProviderFailure, 'cancelled'>, SignInFailure>> = {
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
export const providerFailure = ({ code, why }: IdentityProviderError): SignIn =>
  code === 'cancelled' ? IDLE : failedSignIn(PROVIDER_FAILURES[code], why);

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
 * @returns it as the failure of a restore
 */
export function restoreFailure(error: unknown): SignIn {
  if (error instanceof KeptTokensError) return error.code === 'nothing' ? IDLE : failedSignIn(KEPT_FAILURES[error.code]);
  if (error instanceof VaultError) {
    return error.code === 'locked' ? failedSignIn('keychainLocked') : failedSignIn('keychainFailed', failureCause(error));
  }
  if (error instanceof IdentityProviderError) return failedSignIn('providerFailed', failureCause(error));
  if (isForbidden(error)) return failedSignIn('keptRefused', failureCause(error));
  if (error instanceof UsersApiError) return serviceFailure(error, 'restoreRefused');
  throw error;
}

/** @returns whether tokens that failed like this must not be used again by themselves: another try ends the same */
export function isRefusal(error: unknown): boolean {
  if (error instanceof KeptTokensError) return error.code === 'damaged' || error.code === 'ended' || error.code === 'declined';
  if (!(error instanceof UsersApiError)) return false;
  return isForbidden(error) || (error.status === undefined && (error.kind === 'incompatible' || error.kind === 'malformed'));
}
