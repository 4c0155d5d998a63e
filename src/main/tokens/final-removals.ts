import type { UserIds } from './marked-users.ts';
import type { TokenSet, TokenVault } from './token-vault.ts';

/** A vault that never returns tokens that are to be removed. */
export interface FinalVault extends TokenVault {
  /** The tokens of this user, also where they are to be removed: only for having them revoked. */
  loadToRevoke(userId: string): Promise<TokenSet | null>;
}

/**
 * Makes a removal final: tokens that could not be removed are never returned again. They are removed with the next load
 * while the keychain is open. A new set of tokens for the same user replaces them.
 *
 * @param vault - that keeps the tokens
 * @param removals - that are not done yet
 * @returns the same vault with this promise
 */
export function withFinalRemovals(vault: TokenVault, removals: UserIds): FinalVault {
  const isDue = (userId: string): boolean => removals.read().includes(userId);
  const done = (userId: string): void => {
    if (isDue(userId)) removals.write(removals.read().filter((id) => id !== userId));
  };
  const remove = async (userId: string): Promise<void> => {
    if (vault.users().includes(userId) && !isDue(userId)) removals.write([...removals.read(), userId]);
    await vault.remove(userId);
    done(userId);
  };
  return {
    remove,
    load: async (userId) => {
      if (!isDue(userId)) return vault.load(userId);
      await remove(userId);
      return null;
    },
    save: async (userId, tokens) => {
      await vault.save(userId, tokens);
      done(userId);
    },
    loadToRevoke: (userId) => vault.load(userId),
    users: () => vault.users(),
    check: () => vault.check(),
  };
}
