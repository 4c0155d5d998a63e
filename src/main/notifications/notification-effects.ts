/** What the transitions of one check do to the notifications. Pure. */
import type { Profile } from '../../shared/snapshot.ts';
import type { Transition } from '../state/transitions.ts';
import { saysTheSame, type Notifications } from './notification-table.ts';

export interface Circumstances {
  /** The user as seen before the check. */
  readonly profileBefore: (userId: string) => Profile;
  /** The user as last seen. */
  readonly profileOf: (userId: string) => Profile;
  /** Who was current before; undefined where nobody was, or that is not known. */
  readonly currentBefore: string | undefined;
  /** A sign-in that was begun here is under way. */
  readonly isSigningIn: boolean;
}

/** Limits the memory: a service may list thousands of users, and others at each check. */
export const SIGNED_OUT_KEPT_MAX = 200;

/** The notifications while a list of transitions is taken in: ten thousand transitions make one copy. */
type Draft = { -readonly [Id in keyof Notifications]: Notifications[Id] } & {
  signedOut: { users: Map<string, Profile>; areMore: boolean } | null;
};

type Effect<Kind extends Transition['kind']> = (
  draft: Draft,
  transition: Extract<Transition, { kind: Kind }>,
  circumstances: Circumstances,
  shown: Notifications,
) => void;

const EFFECTS: { readonly [Kind in Transition['kind']]: Effect<Kind> } = {
  'signed-in': (draft, { userId }) => removeSignedOut(draft, userId),
  'signed-out': (draft, { userId, expected }, circumstances) => {
    if (expected) removeSignedOut(draft, userId);
    else addSignedOut(draft, userId, circumstances);
    removeCurrent(draft, userId);
  },
  'user-switched': (draft, transition, circumstances, shown) => {
    removeSignedOut(draft, transition.to);
    draft.currentEnded = null;
    draft.userSwitched = afterSwitch(shown.userSwitched, draft.userSwitched, transition, circumstances);
  },
  'current-began': (draft) => {
    draft.currentEnded = null;
  },
  'current-ended': (draft, { userId, expected }, { profileOf, isSigningIn }) => {
    removeCurrent(draft, userId);
    draft.currentEnded = expected || isSigningIn ? null : { user: profileOf(userId) };
  },
  'profile-changed': () => undefined,
  // A service that was shown as gone, and not as back, is still gone.
  'service-down': (draft, _transition, _circumstances, shown) => {
    if (shown.service?.state === 'gone') draft.service = shown.service;
  },
  // Shown as back only after it was shown as gone.
  'service-up': (draft, _transition, _circumstances, shown) => {
    draft.service = shown.service?.state === 'gone' ? { state: 'back' } : shown.service;
  },
  'keychain-locked': (draft) => {
    draft.keychainLocked = { state: 'locked' };
  },
  'keychain-unlocked': (draft) => {
    draft.keychainLocked = null;
  },
};

/**
 * Takes time in proportion to the number of transitions.
 *
 * @param shown - the notifications that stand on the desktop
 * @param pending - what would be shown so far
 * @param transitions - what one check changed
 * @param circumstances - under which it did
 * @returns what would be shown now
 */
export function notificationsAfter(
  shown: Notifications,
  pending: Notifications,
  transitions: readonly Transition[],
  circumstances: Circumstances,
): Notifications {
  const { signedOut } = pending;
  const draft: Draft = { ...pending, signedOut: signedOut && { users: new Map(signedOut.users), areMore: signedOut.areMore } };
  for (const transition of transitions) {
    const effect = EFFECTS[transition.kind] as Effect<Transition['kind']>;
    effect(draft, transition, circumstances, shown);
  }
  return draft;
}

/** @returns what would be shown now that the service has been gone for long enough */
export const afterGone = (pending: Notifications): Notifications => ({ ...pending, service: { state: 'gone' } });

function addSignedOut(draft: Draft, userId: string, { profileBefore, currentBefore }: Circumstances): void {
  const signedOut = (draft.signedOut ??= { users: new Map(), areMore: false });
  const { users } = signedOut;
  if (userId === currentBefore || draft.currentEnded?.user.id === userId) {
    // The first ones are named, and this is the person at this computer.
    signedOut.users = new Map([[userId, profileBefore(userId)], ...users]);
  } else if (!users.has(userId)) {
    if (users.size < SIGNED_OUT_KEPT_MAX) users.set(userId, profileBefore(userId));
    else signedOut.areMore = true;
  }
  if (signedOut.users.size <= SIGNED_OUT_KEPT_MAX) return;
  signedOut.users.delete([...signedOut.users.keys()].at(-1) ?? '');
  signedOut.areMore = true;
}

function removeSignedOut(draft: Draft, userId: string): void {
  const { signedOut } = draft;
  if (signedOut?.users.delete(userId) === true && signedOut.users.size === 0) draft.signedOut = null;
}

/** Where a user is current no longer, it is not true any more that this one is so instead of another, or was last. */
function removeCurrent(draft: Draft, userId: string): void {
  if (draft.userSwitched?.to.id === userId) draft.userSwitched = null;
  if (draft.currentEnded?.user.id === userId) draft.currentEnded = null;
}

function afterSwitch(
  shown: Notifications['userSwitched'],
  pending: Notifications['userSwitched'],
  { from, to, expected }: Extract<Transition, { kind: 'user-switched' }>,
  { profileOf, isSigningIn }: Circumstances,
): Notifications['userSwitched'] {
  // Who did it knows it, and knows better than what was told before.
  if (expected || isSigningIn) return null;
  // Instead of whom the person knows of: those in between were never told.
  const known = pending !== null && !saysTheSame('userSwitched', pending, shown) ? pending.from : profileOf(from);
  return known.id === to ? shown : { from: known, to: profileOf(to) };
}
