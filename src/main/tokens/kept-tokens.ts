import { IdentityProviderError, type IdentityProvider } from './identity-provider.ts';
import { lastsLongEnough } from '../sign-in/ways/restore-policy.ts';
import { VaultError, type TokenSet, type TokenVault } from './token-vault.ts';

/**
 * Why there are no tokens, where neither keychain nor identity provider failed:
 * - `nothing`: none are kept for this user
 * - `expired`: they are not accepted any more, and were deleted
 * - `damaged`: they were not whole, and were deleted
 */
export class KeptTokensError extends Error {
  override readonly name = 'KeptTokensError';
  readonly code: 'nothing' | 'expired' | 'damaged';

  constructor(code: KeptTokensError['code']) {
    super(`Kept tokens: ${code}`);
    this.code = code;
  }
}

/**
 * The kept tokens of a user, renewed only when somebody needs them. What the identity provider gives is kept, and read
 * back, before it is used. Rejects with a `KeptTokensError`, a `VaultError` or an `IdentityProviderError`.
 */
export interface FreshTokens {
  /** Tokens that last for a while. */
  readonly get: (userId: string, signal: AbortSignal) => Promise<{ readonly tokens: TokenSet; readonly renewed: boolean }>;
  /** Others than these, which look good and are refused all the same: this computer's clock may be wrong. */
  readonly renew: (userId: string, tokens: TokenSet, signal: AbortSignal) => Promise<TokenSet>;
  /** Deletes what is kept, as far as the keychain lets it. */
  readonly drop: (userId: string) => Promise<void>;
}

export interface FreshTokensOptions {
  readonly vault: () => Promise<TokenVault>;
  readonly identityProvider: () => Promise<IdentityProvider>;
  /** The issuer that it speaks for; empty where none is set. */
  readonly issuer: () => string;
  readonly now: () => Date;
  readonly random: () => number;
}

export function createFreshTokens({ vault, identityProvider, issuer, now, random }: FreshTokensOptions): FreshTokens {
  /** Given by the provider, but the keychain did not take them yet. The ones it has were taken back with that. */
  const unsaved = new Map<string, TokenSet>();

  const keep = async (userId: string, tokens: TokenSet): Promise<TokenSet> => {
    unsaved.set(userId, tokens);
    await (await vault()).save(userId, tokens);
    unsaved.delete(userId);
    return tokens;
  };

  const drop = async (userId: string): Promise<void> => {
    unsaved.delete(userId);
    try {
      await (await vault()).remove(userId);
    } catch (error) {
      // What is left is of no use to anybody, and the reason for deleting it is told anyway.
      if (!(error instanceof VaultError)) throw error;
    }
  };

  const load = async (userId: string): Promise<TokenSet> => {
    try {
      const tokens = await (await vault()).load(userId);
      if (tokens !== null) return tokens;
    } catch (error) {
      if (!(error instanceof VaultError) || error.code !== 'corrupt') throw error;
      await drop(userId);
      throw new KeptTokensError('damaged');
    }
    throw new KeptTokensError('nothing');
  };

  const renew = async (userId: string, old: TokenSet, signal: AbortSignal): Promise<TokenSet> => {
    if (old.refreshToken === undefined) {
      await drop(userId);
      throw new KeptTokensError('expired');
    }
    // A refresh token is for the one who gave it, and is shown to nobody else.
    if (old.issuer === undefined || old.issuer !== issuer()) throw new IdentityProviderError('notConfigured');
    const given = await (await identityProvider()).refresh(old, signal).catch(async (error: unknown) => {
      if (!(error instanceof IdentityProviderError) || error.code !== 'expired') throw error;
      await drop(userId);
      throw new KeptTokensError('expired');
    });
    // A provider that does not rotate gives no new refresh token: then the old one stays good.
    return keep(userId, { ...given, refreshToken: given.refreshToken ?? old.refreshToken, issuer: old.issuer });
  };

  return {
    drop,
    renew,
    get: async (userId, signal) => {
      const waiting = unsaved.get(userId);
      const kept = waiting === undefined ? await load(userId) : await keep(userId, waiting);
      if (lastsLongEnough(kept, now().getTime(), random())) return { tokens: kept, renewed: false };
      return { tokens: await renew(userId, kept, signal), renewed: true };
    },
  };
}
