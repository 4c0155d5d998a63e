/**
 * Records a disconnect on the disk while it runs, so that after a crash no token restores the user and the disconnect is
 * finished.
 */
import type { SettingsFile } from '../settings/settings.ts';

export interface DisconnectJournal {
  /** Records that the disconnect of this user began, and marks the user's tokens for deletion. */
  readonly begin: (userId: string) => void;
  /** Removes the record and the mark: the service certainly did not remove the user. */
  readonly takeBack: (userId: string) => void;
  /** Removes the record. Tokens that could not be deleted stay marked. */
  readonly end: (userId: string) => void;
  /** Whose disconnect began, here or in an earlier run, and did not end. */
  readonly unfinished: () => readonly string[];
}

/** @param files - where the ids are kept; they hold in this run also where the file cannot be written */
export function createDisconnectJournal(files: Pick<SettingsFile, 'keychainIndex' | 'removals' | 'disconnects'>): DisconnectJournal {
  const { keychainIndex, removals, disconnects } = files;
  /** Users whose tokens this run marked: a mark of an earlier run stays after a refusal. */
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

  return {
    begin: (userId) => {
      // First, so that a mark is never without the disconnect that set it.
      add(disconnects, userId);
      if (keychainIndex.read().includes(userId) && add(removals, userId)) marked.add(userId);
    },
    takeBack: (userId) => {
      if (marked.delete(userId)) drop(removals, userId);
      drop(disconnects, userId);
    },
    end: (userId) => {
      marked.delete(userId);
      drop(disconnects, userId);
    },
    unfinished: () => disconnects.read(),
  };
}
