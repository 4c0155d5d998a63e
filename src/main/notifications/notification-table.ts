/**
 * The notifications: what each one is about, how often it is shown at most, what it says, and what each transition does to
 * them. Pure. When they are shown is decided in `notification-scheduler.ts`.
 */
import { currentOf, describeSession, namesOf, sentences } from '../../shared/describe.ts';
import { labelOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { TransitionWords } from '../../shared/i18n/en/transitions.ts';
import type { NotificationKind } from '../../shared/settings.ts';
import type { Profile, Snapshot } from '../../shared/snapshot.ts';
import type { Transition } from '../state/transitions.ts';
import type { MenuCommand } from '../tray/menu.ts';

/** What each notification tells. Users are as they were when it happened: who has left is in no snapshot. */
interface Contents {
  /** Users who are listed no longer, were not disconnected here, and are not back. */
  readonly signedOut: {
    readonly users: ReadonlyMap<string, Profile>;
    /** Whether there are more than these. */
    readonly areMore: boolean;
  };
  /** Nobody is current, and this user was. */
  readonly currentEnded: { readonly user: Profile };
  readonly userSwitched: { readonly from: Profile; readonly to: Profile };
  readonly service: { readonly state: 'gone' | 'back' };
  readonly keychainLocked: { readonly state: 'locked' };
}

export type NotificationId = keyof Contents;
/** At most one of each. Null: there is nothing to say. */
export type Notifications = { readonly [Id in NotificationId]: Contents[Id] | null };
export type Notification = { readonly [Id in NotificationId]: { readonly id: Id } & Contents[Id] }[NotificationId];

export interface NotificationView {
  readonly title: string;
  /** Words of this app only: a desktop may take it for markup. */
  readonly body: string;
  /** The one button, where there is something to do at once, and where the desktop has buttons. */
  readonly button?: { readonly label: string; readonly command: MenuCommand };
}

interface NotificationEntry<Content> {
  /** The switch in the settings that turns it off. */
  readonly setting: NotificationKind;
  /** After one was shown, further changes are gathered for so long. */
  readonly gatherMs: number;
  /** The same for two that say the same, whatever else has changed about the users in them. */
  readonly key: (content: Content) => string;
  readonly view: (content: Content, snapshot: Snapshot, now: number) => NotificationView;
}

const FIVE_MINUTES_MS = 5 * 60_000;
/** More than anybody reads. Whoever is above it is not kept: a service may list thousands, and others at each check. */
export const SIGNED_OUT_KEPT_MAX = 200;
/** A desktop shows one line, or two. */
const NAME_GRAPHEMES_MAX = 40;
const NAMES_MAX = 2;
const words = messages.transitions satisfies { readonly [Kind in Transition['kind']]: TransitionWords };

export const NOTIFICATIONS: { readonly [Id in NotificationId]: NotificationEntry<Contents[Id]> } = {
  signedOut: {
    setting: 'signedOut',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ users, areMore }) => JSON.stringify([[...users.keys()].toSorted(), areMore]),
    view: ({ users, areMore }, snapshot) => {
      const { title, detail, advice } = words['signed-out'].notification;
      const listed = [...users.values()];
      const names = namesOf(listed, NAMES_MAX, areMore ? messages.manyOthers : undefined);
      return { title: title(names, listed.length), body: sentences(detail, advice), ...signInButton(snapshot) };
    },
  },
  currentEnded: {
    setting: 'signedOut',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ user }) => user.id,
    view: ({ user }, snapshot) => {
      const { title, detail, advice } = words['current-ended'].notification;
      return { title: title(labelOf(user, NAME_GRAPHEMES_MAX)), body: sentences(detail, advice), ...signInButton(snapshot) };
    },
  },
  userSwitched: {
    setting: 'userSwitched',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ from, to }) => JSON.stringify([from.id, to.id]),
    view: ({ from, to }) => {
      const { title, detail, advice } = words['user-switched'].notification;
      return { title: title(labelOf(to, NAME_GRAPHEMES_MAX), labelOf(from, NAME_GRAPHEMES_MAX)), body: sentences(detail, advice) };
    },
  },
  service: {
    setting: 'service',
    // Short, because it has to be gone for a minute anyway: so it is not long back before that is told.
    gatherMs: 60_000,
    key: ({ state }) => state,
    view: ({ state }, snapshot, now) => (state === 'gone' ? goneView(snapshot, now) : backView(snapshot)),
  },
  keychainLocked: {
    setting: 'keychainLocked',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ state }) => state,
    view: () => {
      const { title, detail, advice } = words['keychain-locked'].notification;
      return { title, body: sentences(detail, advice) };
    },
  },
};

export const NOTIFICATION_IDS = Object.keys(NOTIFICATIONS) as NotificationId[];
export const NO_NOTIFICATIONS: Notifications = { signedOut: null, currentEnded: null, userSwitched: null, service: null, keychainLocked: null };

function entryOf<Id extends NotificationId>(id: Id): NotificationEntry<Contents[Id]> {
  return NOTIFICATIONS[id];
}

/** @returns whether the two notifications of this id say the same */
export function saysTheSame<Id extends NotificationId>(id: Id, one: Contents[Id] | null, other: Contents[Id] | null): boolean {
  if (one === null || other === null) return one === other;
  return entryOf(id).key(one) === entryOf(id).key(other);
}

/**
 * @param notification - what is told
 * @param snapshot - what is true at that time
 * @param now - milliseconds since the epoch
 * @returns what the notification says and offers
 */
export function notificationView(notification: Notification, snapshot: Snapshot, now: number): NotificationView {
  const { view } = NOTIFICATIONS[notification.id] as NotificationEntry<Notification>;
  return view(notification, snapshot, now);
}

export interface Circumstances {
  /** The user as last seen. */
  readonly profileOf: (userId: string) => Profile;
  /** A sign-in that was begun here is under way. */
  readonly isSigningIn: boolean;
}

type Effect<Kind extends Transition['kind']> = (
  pending: Notifications,
  transition: Extract<Transition, { kind: Kind }>,
  circumstances: Circumstances,
  shown: Notifications,
) => Notifications;

const unchanged = (pending: Notifications): Notifications => pending;

const EFFECTS: { readonly [Kind in Transition['kind']]: Effect<Kind> } = {
  'signed-in': (pending, { userId }) => ({ ...pending, signedOut: without(pending.signedOut, userId) }),
  'signed-out': (pending, { userId, expected }, { profileOf }) => ({
    ...pending,
    signedOut: expected ? without(pending.signedOut, userId) : withSignedOut(pending.signedOut, userId, profileOf),
    ...withoutCurrent(pending, userId),
  }),
  'user-switched': (pending, transition, circumstances, shown) => ({
    ...pending,
    signedOut: without(pending.signedOut, transition.to),
    currentEnded: null,
    userSwitched: afterSwitch(shown.userSwitched, pending.userSwitched, transition, circumstances),
  }),
  'current-began': (pending) => ({ ...pending, currentEnded: null }),
  'current-ended': (pending, { userId, expected }, { profileOf, isSigningIn }) => ({
    ...pending,
    ...withoutCurrent(pending, userId),
    currentEnded: expected || isSigningIn ? null : { user: profileOf(userId) },
  }),
  'profile-changed': unchanged,
  // A service that was gone, and was not told as back yet, is still gone.
  'service-down': (pending, _transition, _circumstances, shown) => (shown.service?.state === 'gone' ? { ...pending, service: shown.service } : pending),
  // It is back only for those who were told that it was gone.
  'service-up': (pending, _transition, _circumstances, shown) => ({
    ...pending,
    service: shown.service?.state === 'gone' ? { state: 'back' } : shown.service,
  }),
  'keychain-locked': (pending) => ({ ...pending, keychainLocked: { state: 'locked' } }),
  'keychain-unlocked': (pending) => ({ ...pending, keychainLocked: null }),
};

/**
 * Takes the same time for each transition, however many users there are.
 *
 * @param shown - the notifications that stand on the desktop
 * @param pending - what would be shown so far
 * @param transition - what changed
 * @param circumstances - under which it did
 * @returns what would be shown now; the same as shown where that is still true
 */
export function notificationsAfter(shown: Notifications, pending: Notifications, transition: Transition, circumstances: Circumstances): Notifications {
  const effect = EFFECTS[transition.kind] as Effect<Transition['kind']>;
  return effect(pending, transition, circumstances, shown);
}

/** @returns what would be shown now that the service has been gone for long enough */
export const afterGone = (pending: Notifications): Notifications => ({ ...pending, service: { state: 'gone' } });

function withSignedOut(signedOut: Notifications['signedOut'], userId: string, profileOf: Circumstances['profileOf']): Notifications['signedOut'] {
  const { users = new Map<string, Profile>(), areMore = false } = signedOut ?? {};
  if (users.has(userId)) return signedOut;
  if (users.size < SIGNED_OUT_KEPT_MAX) return { users: new Map([...users, [userId, profileOf(userId)]]), areMore };
  return areMore ? signedOut : { users, areMore: true };
}

function without(signedOut: Notifications['signedOut'], userId: string): Notifications['signedOut'] {
  if (signedOut?.users.has(userId) !== true) return signedOut;
  const users = new Map(signedOut.users);
  users.delete(userId);
  return users.size === 0 ? null : { ...signedOut, users };
}

/** Where a user is current no longer, it is not true any more that this one is so instead of another, or was last. */
function withoutCurrent({ userSwitched, currentEnded }: Notifications, userId: string): Pick<Notifications, 'userSwitched' | 'currentEnded'> {
  return {
    userSwitched: userSwitched?.to.id === userId ? null : userSwitched,
    currentEnded: currentEnded?.user.id === userId ? null : currentEnded,
  };
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

function signInButton({ session, signIn }: Snapshot): Pick<NotificationView, 'button'> {
  const canSignIn = session.state === 'signedOut' && signIn.state !== 'waiting';
  return canSignIn ? { button: { label: messages.signIn.action, command: { name: 'signIn' } } } : {};
}

/** What is wrong may have changed since the service was gone: it is told as it is now. */
function goneView({ session, service }: Snapshot, now: number): NotificationView {
  const { title, advice } = describeSession(session, service, now);
  return {
    title: words['service-down'].notification.title,
    body: sentences(`${title}.`, advice ?? false),
    button: { label: messages.tray.checkNow, command: { name: 'checkNow' } },
  };
}

function backView({ session }: Snapshot): NotificationView {
  const { title, signedIn, signedOut, detail } = words['service-up'].notification;
  if (session.state === 'signedIn') return { title: signedIn(labelOf(currentOf(session), NAME_GRAPHEMES_MAX)), body: detail };
  return { title: session.state === 'signedOut' ? signedOut : title, body: detail };
}
