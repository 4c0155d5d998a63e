/**
 * The notifications, each as one entry: what it is about, how often it is shown at most, and what it says; and the transitions,
 * each as one entry: its effect on the notifications. Pure. `notification-effects.ts` applies the effects,
 * `notification-scheduler.ts` decides when a notification is shown.
 */
import { currentOf, describeSession, namesOf, sentences } from '../../shared/describe.ts';
import { labelOf } from '../../shared/format.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { TransitionWords } from '../../shared/i18n/en/transitions.ts';
import type { NotificationKind } from '../../shared/settings.ts';
import type { Profile, Snapshot } from '../../shared/snapshot.ts';
import type { Transition } from '../state/transitions.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import { addUser, removeUser, type LimitedUserList, type LimitedUserListDraft } from './limited-user-list.ts';

/** What each notification tells. Users are as they were when it happened: who has left is in no snapshot. */
interface Contents {
  /** Users who are listed no longer, were not disconnected here, and are not back. */
  readonly signedOut: LimitedUserList;
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
  readonly button?: { readonly label: string; readonly command: DesktopCommand };
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

/** Under which transitions are taken in. */
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

/** The notifications while a list of transitions is taken in: ten thousand transitions make one copy. */
export type Draft = { -readonly [Id in NotificationId]: Notifications[Id] } & { signedOut: LimitedUserListDraft | null };

/** Changes the draft; `shown` are the notifications that stand on the desktop. */
export type TransitionEffect<Kind extends Transition['kind']> = (
  draft: Draft,
  transition: Extract<Transition, { kind: Kind }>,
  circumstances: Circumstances,
  shown: Notifications,
) => void;

const FIVE_MINUTES_MS = 5 * 60_000;
/** A desktop shows one line, or two. */
const NAME_GRAPHEMES_MAX = 40;
const NAMES_MAX = 2;
const words = () => messages.transitions satisfies { readonly [Kind in Transition['kind']]: TransitionWords };

export const NOTIFICATIONS: { readonly [Id in NotificationId]: NotificationEntry<Contents[Id]> } = {
  signedOut: {
    setting: 'signedOut',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ users, areMore }) => JSON.stringify([[...users.keys()].toSorted(), areMore]),
    view: ({ users, areMore }, snapshot) => {
      const { title, detail, advice } = words()['signed-out'].notification;
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
      const { title, detail, advice } = words()['current-ended'].notification;
      return { title: title(labelOf(user, NAME_GRAPHEMES_MAX)), body: sentences(detail, advice), ...signInButton(snapshot) };
    },
  },
  userSwitched: {
    setting: 'userSwitched',
    gatherMs: FIVE_MINUTES_MS,
    key: ({ from, to }) => JSON.stringify([from.id, to.id]),
    view: ({ from, to }) => {
      const { title, detail, advice } = words()['user-switched'].notification;
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
      const { title, detail, advice } = words()['keychain-locked'].notification;
      return { title, body: sentences(detail, advice) };
    },
  },
};

export const EFFECTS: { readonly [Kind in Transition['kind']]: TransitionEffect<Kind> } = {
  'signed-in': (draft, { userId }) => removeSignedOut(draft, userId),
  'signed-out': (draft, { userId, expected }, { profileBefore, currentBefore }) => {
    // The first ones are named, and the current one is the person at this computer.
    const isFirst = userId === currentBefore || draft.currentEnded?.user.id === userId;
    if (expected) removeSignedOut(draft, userId);
    else draft.signedOut = addUser(draft.signedOut, userId, profileBefore, isFirst);
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

export const NOTIFICATION_IDS = Object.keys(NOTIFICATIONS) as NotificationId[];
export const NO_NOTIFICATIONS = Object.fromEntries(NOTIFICATION_IDS.map((id) => [id, null])) as Notifications;

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

function signInButton({ session, signIn }: Snapshot): Pick<NotificationView, 'button'> {
  const canSignIn = session.state === 'signedOut' && signIn.state !== 'waiting';
  return canSignIn ? { button: { label: messages.signIn.action, command: { name: 'signIn' } } } : {};
}

/** What is wrong may have changed since the service was gone: it is told as it is now. */
function goneView({ session, service }: Snapshot, now: number): NotificationView {
  const { title, advice } = describeSession(session, service, now);
  return {
    title: words()['service-down'].notification.title,
    body: sentences(messages.sentence(title), advice ?? false),
    button: { label: messages.tray.checkNow, command: { name: 'checkNow' } },
  };
}

function backView({ session }: Snapshot): NotificationView {
  const { title, signedIn, signedOut, detail } = words()['service-up'].notification;
  if (session.state === 'signedIn') return { title: signedIn(labelOf(currentOf(session), NAME_GRAPHEMES_MAX)), body: detail };
  return { title: session.state === 'signedOut' ? signedOut : title, body: detail };
}

function removeSignedOut(draft: Draft, userId: string): void {
  draft.signedOut = removeUser(draft.signedOut, userId);
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
