import type { Keychain, Revocation } from '../../shared/snapshot.ts';
import { withDeadline } from '../system/deadline.ts';
import { isSameIssuer } from '../tokens/issuer.ts';
import type { IdentityProvider } from '../tokens/identity-provider.ts';
import type { FinalVault } from '../tokens/final-removals.ts';
import { VaultError, type TokenSet } from '../tokens/token-vault.ts';

/** Has the identity provider take back the tokens that are kept for a user. */
export interface Revoker {
  /** Whether tokens of the identity provider of the settings are kept; false where that is unknown. */
  readonly canRevoke: (userId: string) => Promise<boolean>;
  /**
   * Resolves when the tokens are revoked, or there is nothing to revoke. After a failure they are held in memory until the
   * next call, or `forget`: the keychain may be emptied meanwhile.
   */
  readonly revoke: (userId: string) => Promise<Revocation>;
  /** Drops the tokens that are held. */
  readonly forget: (userId: string) => void;
}

export interface RevokerOptions {
  readonly vault: () => Promise<FinalVault>;
  readonly identityProvider: () => Promise<IdentityProvider>;
  /** The issuer that it speaks for; empty where none is set. */
  readonly issuer: () => string;
  /** Called with the state of the keychain after each read. */
  readonly onKeychain: (keychain: Keychain) => void;
}

/** The person waits for this step. */
const REVOKE_LIMIT_MS = 15_000;

export function createRevoker({ vault, identityProvider, issuer, onKeychain }: RevokerOptions): Revoker {
  const held = new Map<string, TokenSet>();

  const readable = async (opened: FinalVault, userId: string): Promise<TokenSet | null> => {
    try {
      return await opened.loadToRevoke(userId);
    } catch (error) {
      // Half a token set can be deleted, but not shown to anybody.
      if (error instanceof VaultError && error.code === 'corrupt') return null;
      throw error;
    } finally {
      onKeychain(await opened.check());
    }
  };

  const load = async (userId: string): Promise<TokenSet | undefined> => {
    const opened = await vault();
    if (!opened.users().includes(userId)) return undefined;
    const tokens = await readable(opened, userId);
    return tokens !== null && tokens.issuer !== undefined && isSameIssuer(tokens.issuer, issuer()) ? tokens : undefined;
  };

  return {
    canRevoke: async (userId) => {
      if (issuer() === '') return false;
      try {
        return (await load(userId)) !== undefined;
      } catch (error) {
        if (error instanceof VaultError) return false;
        throw error;
      }
    },
    revoke: async (userId) => {
      const tokens = held.get(userId) ?? (await load(userId));
      if (tokens === undefined) return 'notOffered';
      held.set(userId, tokens);
      const opened = await identityProvider();
      const revoked = await withDeadline(REVOKE_LIMIT_MS, undefined, (ended) => opened.revoke(tokens, ended.signal), (error) => error);
      held.delete(userId);
      return revoked ? 'revoked' : 'notOffered';
    },
    forget: (userId) => void held.delete(userId),
  };
}
