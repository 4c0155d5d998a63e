/**
 * What is written down of a disconnect while it runs, so that a crash leaves neither a token that restores the user nor a
 * disconnect that nobody hears of again.
 */
import type { SettingsFile } from '../settings/settings.ts';

export interface DisconnectJournal {
  /** Writes down that this user is being disconnected, and that the user's tokens are to be deleted. */
  readonly begin: (userId: string) => void;
  /** The service certainly did not do it: everything is as before. */
  readonly takeBack: (userId: string) => void;
  /** Nothing is left to do or to tell. Tokens that could not be deleted stay marked. */
  readonly end: (userId: string) => void;
  /** Whose disconnect began, here or in an earlier run, and did not end. */
  readonly unfinished: () => readonly string[];
}

/** @param files - where the ids are kept; a file that cannot be written keeps nobody from being disconnected */
export function createDisconnectJournal(files: Pick<SettingsFile, 'keychainIndex' | 'removals' | 'disconnects'>): DisconnectJournal {
  const { keychainIndex, removals, disconnects } = files;
  /** Whose removal was written down here: one from before is not for a refusal to take back. */
  const marked = new Set<string>();

  const add = (list: typeof removals, userId: string): boolean => {
    const ids = list.read();
    if (ids.includes(userId)) return false;
    list.write([...ids, userId]);
    return true;
  };
  const drop = (list: typeof removals, userId: string): void => {
    const ids = list.read();
    if (ids.includes(userId)) list.write(ids.filter((id) => id !== userId));
  };
  const attempt = (action: () => unknown): void => {
    try {
      action();
    } catch {
      // The keychain step writes to the same file, and tells that it cannot.
    }
  };

  return {
    begin: (userId) => {
      // First, so that a mark is never without the disconnect that set it.
      attempt(() => add(disconnects, userId));
      attempt(() => {
        if (keychainIndex.read().includes(userId) && add(removals, userId)) marked.add(userId);
      });
    },
    takeBack: (userId) =>
      attempt(() => {
        if (marked.delete(userId)) drop(removals, userId);
        drop(disconnects, userId);
      }),
    end: (userId) => {
      marked.delete(userId);
      attempt(() => drop(disconnects, userId));
    },
    unfinished: () => disconnects.read(),
  };
}
