/** When to show a notification: soon, but each no more often than once in a while. */
import { isAnswered, isDown } from '../../shared/session-facts.ts';
import type { NotificationKind } from '../../shared/settings.ts';
import type { Profile, Session } from '../../shared/snapshot.ts';
import { afterGone, notificationsAfter } from './notification-effects.ts';
import { NO_NOTIFICATIONS, NOTIFICATION_IDS, NOTIFICATIONS, saysTheSame } from './notification-table.ts';
import type { Notification, NotificationId, Notifications } from './notification-table.ts';
import type { Timers } from '../state/timers.ts';
import { usersShown, type Transition } from '../state/session-reducer.ts';

export interface NotificationScheduler {
  /** Takes in what one check changed, after the session that it led to. */
  readonly transitions: (transitions: readonly Transition[]) => void;
  /** Takes in what is shown; one that begins anew is about another service. */
  readonly session: (session: Session) => void;
  /** The computer slept, which is no time to count. */
  readonly woke: () => void;
}

export interface NotificationSchedulerOptions {
  readonly isOn: (kind: NotificationKind) => boolean;
  /** Whether a sign-in that was begun here is under way. */
  readonly isSigningIn: () => boolean;
  /** Shows this instead of what was shown by the same id. */
  readonly show: (notification: Notification) => void;
  /** What was shown by this id is not true any more. */
  readonly withdraw: (id: NotificationId) => void;
  readonly timers: Timers;
}

/** What belongs together comes together: a service that loses its users loses all of them, and may have them back at once. */
export const SETTLE_MS = 1000;
/**
 * The minute after which a service counts as gone is counted in steps: on some systems the clock of timers goes on while
 * the computer sleeps, and then a sleep is no more than one of them.
 */
const GONE_STEP_MS = 5000;
const GONE_STEPS = 12;
export const GONE_AFTER_MS = GONE_STEPS * GONE_STEP_MS;

export function createNotificationScheduler({ isOn, isSigningIn, show, withdraw, timers }: NotificationSchedulerOptions): NotificationScheduler {
  let shown: Notifications = NO_NOTIFICATIONS;
  let pending: Notifications = NO_NOTIFICATIONS;
  const gathering = new Set<NotificationId>();
  let settling: unknown;
  let step: unknown;
  let wasThere = false;
  let session: Session = { state: 'starting' };
  let sessionBefore: Session = { state: 'starting' };
  let profileBefore = createProfileIndex([]);
  let profileOf = createProfileIndex([]);

  const takeBack = (id: NotificationId): void => {
    if (shown[id] === null) return;
    shown = { ...shown, [id]: null };
    withdraw(id);
  };

  const settle = (id: NotificationId): void => {
    if (saysTheSame(id, shown[id], pending[id])) return;
    const { setting, gatherMs } = NOTIFICATIONS[id];
    // Turned on again, it does not tell what is over.
    if (!isOn(setting)) pending = { ...pending, [id]: null };
    const content = pending[id];
    if (content === null) return takeBack(id);
    if (gathering.has(id)) return;
    shown = { ...shown, [id]: content };
    show({ id, ...content } as Notification);
    gathering.add(id);
    timers.set(() => {
      gathering.delete(id);
      settle(id);
    }, gatherMs);
  };

  const take = (next: Notifications): void => {
    pending = next;
    // At once: what comes after it is told anew, even if it is the same as before.
    for (const id of NOTIFICATION_IDS) if (pending[id] === null) takeBack(id);
    settling ??= timers.set(() => {
      settling = undefined;
      NOTIFICATION_IDS.forEach(settle);
    }, SETTLE_MS);
  };

  const stopCounting = (): void => {
    timers.clear(step);
    step = undefined;
  };

  const count = (steps: number): void => {
    step = timers.set(() => {
      if (steps > 1) return count(steps - 1);
      step = undefined;
      take(afterGone(pending));
    }, GONE_STEP_MS);
  };

  const countAnew = (): void => {
    stopCounting();
    count(GONE_STEPS);
  };

  return {
    transitions: (transitions) => {
      for (const { kind } of transitions) {
        // One that was never there is not gone: Pieces OS may well be started later than this app, or never.
        if (kind === 'service-down' && wasThere) countAnew();
        if (kind === 'service-up') stopCounting();
      }
      const circumstances = { profileBefore, profileOf, currentBefore: currentIn(sessionBefore), isSigningIn: isSigningIn() };
      take(notificationsAfter(shown, pending, transitions, circumstances));
    },
    session: (next) => {
      if (next === session) return;
      sessionBefore = session;
      session = next;
      profileBefore = createProfileIndex([usersShown(sessionBefore), usersShown(session)]);
      profileOf = createProfileIndex([usersShown(session), usersShown(sessionBefore)]);
      if (isAnswered(session)) wasThere = true;
      // Also where that is no transition, because it was not known in between who is current.
      if (session.state === 'signedIn' && pending.currentEnded !== null) take({ ...pending, currentEnded: null });
      if (session.state !== 'starting') return;
      wasThere = false;
      stopCounting();
      take({ ...NO_NOTIFICATIONS, keychainLocked: pending.keychainLocked });
    },
    woke: () => {
      if (step !== undefined) countAnew();
    },
  };
}

/**
 * Few of many users are asked for, mostly in the order of the list: no more of the lists is read than that takes.
 *
 * @param lists - of users; the first that has one wins
 * @returns the user of an id, without a name where no list has that id
 */
function createProfileIndex(lists: readonly (readonly Profile[])[]): (userId: string) => Profile {
  const read = new Map<string, Profile>();
  function* unread(): Generator<Profile> {
    for (const list of lists) yield* list;
  }
  const rest = unread();
  return (userId) => {
    while (!read.has(userId)) {
      const next = rest.next();
      if (next.done === true) return { id: userId, cloud: 'unknown', providers: [] };
      if (!read.has(next.value.id)) read.set(next.value.id, next.value);
    }
    return read.get(userId) as Profile;
  };
}

function currentIn(session: Session): string | undefined {
  if (session.state === 'signedIn') return session.currentId;
  return isDown(session) ? session.last?.currentId : undefined;
}
