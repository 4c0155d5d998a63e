import type { Cause } from '../../shared/cause.ts';
import type { ProviderFailure } from '../../shared/reasons.ts';
import type { ProviderBinding } from './consent.ts';
import type { TokenSet } from './token-vault.ts';

/** The one kind of error that an identity provider throws. It holds no secret, and no `cause` that could. */
export class IdentityProviderError extends Error {
  override readonly name = 'IdentityProviderError';
  readonly code: ProviderFailure;
  /** What the provider said, or what was wrong with it. */
  readonly why: Cause | undefined;

  constructor(code: ProviderFailure, why?: Cause) {
    super(`Identity provider: ${code}`);
    this.code = code;
    this.why = why;
  }
}

/**
 * What happens while a sign-in waits for the browser:
 * - `opened`, `notOpened`: a browser was, or could not be, asked to open this address, which is good on this computer only
 * - `ignored`: an answer came that may be the provider's, but need not be, and was not used
 */
export type BrowserProgress = { readonly kind: 'opened' | 'notOpened'; readonly address: string } | { readonly kind: 'ignored' };

/** Gives, renews and takes back tokens. Every call rejects with an `IdentityProviderError` and nothing else. */
export interface IdentityProvider {
  /** Signs the person in in the browser: authorization code with PKCE and a loopback redirect (RFC 7636, RFC 8252). */
  readonly authorize: (signal: AbortSignal, tell: (progress: BrowserProgress) => void) => Promise<TokenSet>;
  /**
   * New tokens for old ones. A provider that rotates refresh tokens has taken the old one back when this resolves: what
   * it gives must be kept before anything else is done. They are sent to the endpoint that they are bound to.
   */
  readonly refresh: (tokens: TokenSet, signal: AbortSignal) => Promise<TokenSet>;
  /** Where tokens of the provider in the settings would be sent. */
  readonly endpoints: (signal: AbortSignal) => Promise<ProviderBinding>;
  /** Takes the tokens back (RFC 7009). Resolves with false where the provider does not offer that. */
  readonly revoke: (tokens: TokenSet, signal: AbortSignal) => Promise<boolean>;
}
