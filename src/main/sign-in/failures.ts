import { serviceWords } from '../../shared/describe.ts';
import { messages } from '../../shared/messages.ts';
import { detailOf, UsersApiError } from '../users-api/errors.ts';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { VaultError } from '../tokens/token-vault.ts';

/**
 * @param error - of the service, the keychain or the identity provider
 * @returns why, as one phrase for people
 */
export function reasonOf(error: unknown): string {
  if (error instanceof VaultError) return error.message;
  if (error instanceof IdentityProviderError) {
    const words = messages.identityProvider[error.code];
    return error.detail === undefined ? words : `${words} (${error.detail})`;
  }
  if (!(error instanceof UsersApiError)) return error instanceof Error ? error.message : String(error);
  if (error.status !== undefined) return serviceWords(detailOf(error));
  return error.kind === 'incompatible' || error.kind === 'cancelled'
    ? (error.detail ?? messages.session.incompatible.title)
    : messages.reasons[error.kind].title;
}
