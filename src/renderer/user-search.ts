/** Finding users by what a person remembers of them. */
import type { Profile } from '../shared/snapshot.ts';

/** Up to here a list is taken in at a glance; above, it gets a search field and a height of its own. */
export const LIST_WITHOUT_SEARCH_MAX = 8;
/** How many users are drawn at once. A person who has more to look at searches instead. */
export const USERS_DRAWN_MAX = 100;

/** Small letters without their accents, so that `lovelace` finds `Lövelace`. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Prepares users for searching; worth keeping as long as the users stay the same.
 *
 * @param users - who can be found
 * @returns a search: gives the users in whom every word of the query occurs, in their order
 */
export function searchIn(users: readonly Profile[]): (query: string) => readonly Profile[] {
  const entries = users.map((user) => ({
    user,
    text: folded([user.name, user.email, user.username, user.vanityName, user.id].filter(Boolean).join('\n')),
  }));
  return (query) => {
    const words = folded(query).split(/\s+/u).filter(Boolean);
    if (words.length === 0) return users;
    return entries.filter(({ text }) => words.every((word) => text.includes(word))).map(({ user }) => user);
  };
}
