/**
 * The transitions between two answers of the service. Being listed and being current are two facts with transitions of
 * their own; a fact that the service has not stated has none.
 */
import type { Profile, UnreachableReason } from '../../shared/snapshot.ts';

export type Transition =
  /** The user is listed, and was not before. */
  | { readonly kind: 'signed-in'; readonly userId: string }
  /** The user was listed, and is not any more. */
  | { readonly kind: 'signed-out'; readonly userId: string; readonly expected: boolean }
  /** Another user is current; either of the two may be listed still, or was before. */
  | { readonly kind: 'user-switched'; readonly from: string; readonly to: string; readonly expected: boolean }
  /** A listed user is current, and nobody was. */
  | { readonly kind: 'current-began'; readonly userId: string }
  /** Nobody is current; the user who was is listed as before. */
  | { readonly kind: 'current-ended'; readonly userId: string; readonly expected: boolean }
  | { readonly kind: 'profile-changed'; readonly userId: string }
  | { readonly kind: 'service-down'; readonly reason: UnreachableReason | 'incompatible' }
  | { readonly kind: 'service-up' }
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-unlocked' };

/** The id of the current user, null where the service says that there is none, undefined where it has not said. */
export type Current = string | null | undefined;

/** What is compared: the users who are listed, as far as that is known, and who is current. */
export interface Listing {
  readonly listed: readonly Profile[];
  readonly current: Current;
}

/**
 * Takes time in proportion to the number of users.
 *
 * @param before - as it was
 * @param after - as it is
 * @param expectedToLeave - users who are being disconnected from here
 * @returns each change once: those of the current user, of the users who are being disconnected, of who left, of who came, of the others
 */
export function transitionsBetween(before: Listing, after: Listing, expectedToLeave: readonly string[]): readonly Transition[] {
  const usersBefore = byId(before.listed);
  const usersAfter = byId(after.listed);
  const expected = new Set(expectedToLeave);
  const transitions = currentTransitions(before.current, after.current, usersBefore, usersAfter, expected);
  // A switch stands for both of its users.
  const switched = new Set(transitions.flatMap((each) => (each.kind === 'user-switched' ? [each.from, each.to] : [])));
  const signedOut = (userId: string): void => {
    if (!switched.has(userId)) transitions.push({ kind: 'signed-out', userId, expected: expected.has(userId) });
  };
  const signedIn = (userId: string): void => {
    if (!switched.has(userId)) transitions.push({ kind: 'signed-in', userId });
  };
  const changed = (userId: string, was: Profile, is: Profile): void => {
    if (!isSameProfile(was, is)) transitions.push({ kind: 'profile-changed', userId });
  };
  // History and notifications keep only the first transitions, so the important ones come first.
  const first = new Set([before.current, after.current, ...expected].filter((userId) => typeof userId === 'string'));
  for (const userId of first) {
    const was = usersBefore.get(userId);
    const is = usersAfter.get(userId);
    if (was && is) changed(userId, was, is);
    else if (was) signedOut(userId);
    else if (is) signedIn(userId);
  }
  for (const userId of usersBefore.keys()) if (!usersAfter.has(userId) && !first.has(userId)) signedOut(userId);
  const stayed: [was: Profile, is: Profile][] = [];
  for (const [userId, is] of usersAfter) {
    const was = usersBefore.get(userId);
    if (first.has(userId)) continue;
    if (was) stayed.push([was, is]);
    else signedIn(userId);
  }
  for (const [was, is] of stayed) changed(is.id, was, is);
  return transitions;
}

const byId = (users: readonly Profile[]): ReadonlyMap<string, Profile> => new Map(users.map((user) => [user.id, user]));

/** None where one of the two is unknown. A current user who comes or leaves has this transition only. */
function currentTransitions(
  before: Current,
  after: Current,
  usersBefore: ReadonlyMap<string, Profile>,
  usersAfter: ReadonlyMap<string, Profile>,
  expectedToLeave: ReadonlySet<string>,
): Transition[] {
  if (before === undefined || after === undefined || before === after) return [];
  if (before === null) return after !== null && usersBefore.has(after) ? [{ kind: 'current-began', userId: after }] : [];
  const expected = expectedToLeave.has(before);
  if (after !== null) return [{ kind: 'user-switched', from: before, to: after, expected }];
  return usersAfter.has(before) ? [{ kind: 'current-ended', userId: before, expected }] : [];
}

/** By hand: a generic comparison of ten thousand users takes ten times as long. The compiler asks for a new field. */
const COMPARED: { readonly [Key in keyof Required<Profile>]: (one: Profile, other: Profile) => boolean } = {
  id: (one, other) => one.id === other.id,
  name: (one, other) => one.name === other.name,
  email: (one, other) => one.email === other.email,
  username: (one, other) => one.username === other.username,
  vanityName: (one, other) => one.vanityName === other.vanityName,
  picture: (one, other) => one.picture === other.picture,
  createdAt: (one, other) => one.createdAt === other.createdAt,
  // A time alone is no change: some services write it anew with every reply.
  updatedAt: () => true,
  cloud: (one, other) => one.cloud === other.cloud,
  providers: ({ providers: ones }, { providers: others }) =>
    ones.length === others.length &&
    ones.every((one, index) => {
      const other = others[index];
      return one.type === other?.type && one.account === other.account && one.linkedAt === other.linkedAt;
    }),
};
const COMPARISONS = Object.values(COMPARED);

/** @returns whether the two say the same of a user */
export const isSameProfile = (one: Profile, other: Profile): boolean =>
  one === other || COMPARISONS.every((isSame) => isSame(one, other));
