import type { TokenVault } from './token-vault.ts';

/** Ids of users about whose kept tokens something is known: not secret, and readable while the keychain is locked. */
export interface UserIds {
  readonly read: () => readonly string[];
  readonly write: (userIds: readonly string[]) => void;
}

/**
 * Takes the mark off a user whose tokens are replaced or removed: it was about the ones before.
 *
 * @param vault - that keeps the tokens
 * @param refusals - the users whose tokens were refused and are not used again by themselves
 */
export function withRefusals(vault: TokenVault, refusals: UserIds): TokenVault {
  const forget = (userId: string): void => {
    if (refusals.read().includes(userId)) refusals.write(refusals.read().filter((id) => id !== userId));
  };
  return {
    load: (userId) => vault.load(userId),
    users: () => vault.users(),
    check: () => vault.check(),
    save: async (userId, tokens) => {
      await vault.save(userId, tokens);
      forget(userId);
    },
    remove: async (userId) => {
      await vault.remove(userId);
      forget(userId);
    },
  };
}
