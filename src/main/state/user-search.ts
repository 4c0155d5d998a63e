/** Finds users by what a person remembers of them. Needs no Electron. */
import { setImmediate } from 'node:timers/promises';
import type { Profile } from '../../shared/snapshot.ts';
import { USERS_SHOWN_MAX, type UserPage } from '../../shared/user-page.ts';

/** Some milliseconds' worth. */
const USERS_AT_ONCE = 250;

/** Small letters without their accents, so that `lovelace` finds `Lövelace`. */
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Searches a part of the list at a time, so that the tray has its turn in between.
 *
 * @param users - who can be found
 * @param text - words; all of them have to occur in what is known of a user
 * @returns the first users who are found, in their order, and how many there are
 */
export async function searchUsers(users: readonly Profile[], text: string): Promise<UserPage> {
  const words = folded(text).split(/\s+/u).filter(Boolean);
  const isFound = ({ name, email, username, vanityName, id }: Profile): boolean => {
    const known = folded([name, email, username, vanityName, id].filter(Boolean).join('\n'));
    return words.every((word) => known.includes(word));
  };
  const found: Profile[] = [];
  let count = 0;
  for (let at = 0; at < users.length; at += USERS_AT_ONCE) {
    if (at > 0) await setImmediate();
    const matches = users.slice(at, at + USERS_AT_ONCE).filter(isFound);
    count += matches.length;
    found.push(...matches.slice(0, USERS_SHOWN_MAX - found.length));
  }
  return { users: found, count };
}
