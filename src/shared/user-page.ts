/** Users as a list is shown: the first of them, and how many there are. Pure. */
import { isDown } from './session-facts.ts';
import type { Profile, Session } from './snapshot.ts';

/** How many users the window gets and draws at once, besides the current one. Whoever has more to look at searches. */
export const USERS_SHOWN_MAX = 100;

export interface UserPage {
  readonly users: readonly Profile[];
  /** How many there are; never fewer than `users` has. */
  readonly count: number;
}

/** @returns the users besides the one who is current, or was when the service last answered */
export function furtherUsers(session: Session): UserPage {
  if (session.state === 'starting') return { users: [], count: 0 };
  if (session.state === 'signedOut' || session.state === 'currentUnknown') return listedUsers(session);
  const known = isDown(session) ? session.last : session;
  if (known === undefined) return { users: [], count: 0 };
  const { users, currentId, userCount = users.length } = known;
  return { users: users.filter(({ id }) => id !== currentId), count: userCount - 1 };
}

/** @returns how many more there are whom nobody could read; none where the words for the session say so, as those of `describeSession` do */
export function furtherUnreadable(session: Session): number {
  if (session.state === 'signedIn') return session.unreadable;
  return isDown(session) ? (session.last?.unreadable ?? 0) : 0;
}

/** @returns all the users of a session in which none is current */
export const listedUsers = ({ listed, userCount = listed.length }: { readonly listed: readonly Profile[]; readonly userCount?: number | undefined }): UserPage => ({
  users: listed,
  count: userCount,
});

/** @returns the first users, or the current one and the first of the others where the current one is not among them */
export function firstUsers(users: readonly Profile[], max: number, currentId: string | undefined): readonly Profile[] {
  const first = users.slice(0, max);
  const isCurrent = ({ id }: Profile): boolean => id === currentId;
  return first.some(isCurrent) ? first : [...users.filter(isCurrent), ...first].slice(0, max);
}
