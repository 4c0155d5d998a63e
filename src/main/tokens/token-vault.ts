import type { OwnCause } from '../../shared/cause.ts';
import { CodedError } from '../system/errors.ts';
import type { ProviderBinding, ServicePlace } from './consent.ts';
import type { Keychain, Timestamp } from '../../shared/snapshot.ts';

/**
 * The tokens that a sign-in of one user gave. All of it is secret: it is kept in the keychain of the operating system
 * and nowhere else, and never reaches a log, an error message, the settings or a window.
 */
export interface TokenSet {
  readonly accessToken: string;
  /** As the identity provider named it, normally `Bearer`. */
  readonly tokenType: string;
  /** When the access token stops being valid. */
  readonly expiresAt: Timestamp;
  readonly scope?: string | undefined;
  readonly refreshToken?: string | undefined;
  readonly idToken?: string | undefined;
  /** Base URL of the identity provider, needed to refresh. */
  readonly issuer?: string | undefined;
  /** Where they may be sent; a set from before this was kept has neither, and is bound when the person agrees at its first use. */
  readonly provider?: ProviderBinding | undefined;
  readonly service?: ServicePlace | undefined;
}

/** Far more than any token needs; with the other headers of a request, it stays below the 16 KiB that HTTP servers commonly read. */
export const ACCESS_TOKEN_BYTES_MAX = 15 * 1024;

/**
 * Where tokens are kept. A locked keychain is never taken for an empty one, and nothing is reported as kept or deleted
 * that was not read back. Every function that returns a promise rejects with a `VaultError` and with nothing else.
 */
export interface TokenVault {
  /** The tokens of this user; null only when it is certain that nothing is kept for this user. */
  load(userId: string): Promise<TokenSet | null>;
  /** Resolves when the tokens are kept and were read back; replaces what was kept for this user before. */
  save(userId: string, tokens: TokenSet): Promise<void>;
  /** Resolves only when it was verified that nothing is kept for this user, also when nothing was kept before. */
  remove(userId: string): Promise<void>;
  /** The users for whom something is, or may be, kept. From the non-secret index: asks the keychain nothing. */
  users(): readonly string[];
  /** How the keychain is, as far as it can be told without leaving anything in it. Never rejects. */
  check(): Promise<Keychain>;
}

/**
 * Why the keychain did not do what it was asked:
 * - `locked`: it is there, but does not open; what is kept in it is unknown, not absent
 * - `unavailable`: there is none, or none that works
 * - `timedOut`: it did not answer, for example because a question to the person is open
 * - `corrupt`: something is kept for this user but it is not whole; `save` and `remove` still work
 */
export type VaultErrorCode = 'locked' | 'unavailable' | 'timedOut' | 'corrupt';

/** The one kind of error that a vault throws. No secret is in it. */
export class VaultError extends CodedError {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;

  /**
   * @param code what kind of failure it is
   * @param why what exactly happened
   */
  constructor(code: VaultErrorCode, why: OwnCause) {
    super(why);
    this.code = code;
  }
}
