/** The users whom the history can name. On the disk it has only their ids, so that names are known from this run alone. */
import type { Profile } from '../../shared/snapshot.ts';
import type { Transition } from '../state/session-reducer.ts';
import { ID_LENGTH_MAX, recordedOneByOne, userIdsOf } from './history-entries.ts';

/** How many users who are not listed any more are kept in memory for their names. */
const REMEMBERED_MAX = 200;

export interface NamedUsers {
  /** Takes in the users that are shown from now on. */
  readonly show: (users: readonly Profile[]) => void;
  /** Keeps the profiles of users with an entry: the snapshot may not list them any more. */
  readonly remember: (transitions: readonly Transition[]) => void;
  /** Those who are shown and those who were, by their ids as the history has them. */
  readonly byId: () => ReadonlyMap<string, Profile>;
}

/** @param users - that are shown now */
export function createNamedUsers(users: readonly Profile[]): NamedUsers {
  const remembered = new Map<string, Profile>();
  let shown = users;
  let shownBefore = users;
  return {
    show: (next) => {
      if (next !== shown) [shownBefore, shown] = [shown, next];
    },
    remember: (transitions) => {
      const ids = new Set(recordedOneByOne(transitions).flatMap(userIdsOf));
      for (const [id, user] of usersById([shownBefore, shown], ids)) {
        remembered.delete(id);
        remembered.set(id, user);
        const oldest = remembered.keys().next();
        if (remembered.size > REMEMBERED_MAX && !oldest.done) remembered.delete(oldest.value);
      }
    },
    byId: () => new Map([...remembered.values(), ...shown].map((user) => [user.id.slice(0, ID_LENGTH_MAX), user])),
  };
}

/** @returns the users who have one of the ids; the last one of each id. Of ten thousand users few are asked for. */
function usersById(lists: readonly (readonly Profile[])[], ids: ReadonlySet<string>): ReadonlyMap<string, Profile> {
  const found = new Map<string, Profile>();
  for (const users of lists) for (const user of users) if (ids.has(user.id)) found.set(user.id, user);
  return found;
}
