/** A list of users of limited length. The changes are made in place: ten thousand of them make no copy. */
import type { Profile } from '../../shared/snapshot.ts';

export interface LimitedUserList {
  readonly users: ReadonlyMap<string, Profile>;
  /** Whether there are more than these. */
  readonly areMore: boolean;
}

export interface LimitedUserListDraft {
  users: Map<string, Profile>;
  areMore: boolean;
}

/** Limits the memory: a service may list thousands of users, and others at each check. */
export const USERS_KEPT_MAX = 200;

/**
 * @param list - changed in place; null for none
 * @param profileOf - is asked only for a user who is kept
 * @param isFirst - whether the user moves to the beginning, and so is kept for certain
 * @returns the list with the user, or the mark that there are more
 */
export function addUser(list: LimitedUserListDraft | null, userId: string, profileOf: (userId: string) => Profile, isFirst: boolean): LimitedUserListDraft {
  const changed = list ?? { users: new Map<string, Profile>(), areMore: false };
  if (isFirst) {
    changed.users = new Map([[userId, profileOf(userId)], ...changed.users]);
  } else if (!changed.users.has(userId)) {
    if (changed.users.size < USERS_KEPT_MAX) changed.users.set(userId, profileOf(userId));
    else changed.areMore = true;
  }
  if (changed.users.size > USERS_KEPT_MAX) {
    changed.users.delete([...changed.users.keys()].at(-1) ?? '');
    changed.areMore = true;
  }
  return changed;
}

/** @returns the list, changed in place, without the user; null if no user is left */
export function removeUser(list: LimitedUserListDraft | null, userId: string): LimitedUserListDraft | null {
  list?.users.delete(userId);
  return list?.users.size === 0 ? null : list;
}
