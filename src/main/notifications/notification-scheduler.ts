/** When to tell what is worth a notification: soon, but of each kind no more than one in a while. */
import { NOTIFICATION_KINDS, type NotificationKind } from '../../shared/settings.ts';
import type { Profile, Session } from '../../shared/snapshot.ts';
import { newsAfter, newsOfGone, NO_NEWS, saysTheSame, type Announcement, type News } from './notification-reducer.ts';
import type { Timers } from '../state/timers.ts';
import { usersShown, type Transition } from '../state/session-reducer.ts';

export interface NotificationScheduler {
  /** Takes in what changed, after the session that it led to. */
  readonly transition: (transition: Transition) => void;
  /** Takes in what is shown; one that begins anew is about another service. */
  readonly session: (session: Session) => void;
  /** The computer slept, which is no time to count. */
  readonly woke: () => void;
}

export interface NotificationSchedulerOptions {
  readonly isOn: (kind: NotificationKind) => boolean;
  /** Whether a sign-in that was begun here is under way. */
  readonly isSigningIn: () => boolean;
  /** Shows this instead of what was shown of the same kind. */
  readonly show: (announcement: Announcement) => void;
  /** What was shown of this kind is not true any more. */
  readonly withdraw: (kind: NotificationKind) => void;
  readonly timers: Timers;
}

/**
 * After a notification, changes of its kind are gathered for so long; what is true then is told, if it is something else.
 * Short for the service, which has to be gone for a minute anyway, so that it is not long back before that is told.
 */
export const GATHER_MS: Readonly<Record<NotificationKind, number>> = {
  signedOut: 5 * 60_000,
  userSwitched: 5 * 60_000,
  service: 60_000,
  keychainLocked: 5 * 60_000,
};
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
  let told: News = NO_NEWS;
  let news: News = NO_NEWS;
  const gathering = new Set<NotificationKind>();
  let settling: unknown;
  let step: unknown;
  let wasThere = false;
  let shown: Session = { state: 'starting' };
  let shownBefore: Session = { state: 'starting' };

  const takeBack = (kind: NotificationKind): void => {
    if (told[kind] === null) return;
    told = { ...told, [kind]: null };
    withdraw(kind);
  };

  const settle = (kind: NotificationKind): void => {
    if (saysTheSame(told[kind], news[kind])) return;
    // Turned on again, it does not tell what is over.
    if (!isOn(kind)) news = { ...news, [kind]: null };
    const announcement = news[kind];
    if (announcement === null) return takeBack(kind);
    if (gathering.has(kind)) return;
    told = { ...told, [kind]: announcement };
    show(announcement);
    gathering.add(kind);
    timers.set(() => {
      gathering.delete(kind);
      settle(kind);
    }, GATHER_MS[kind]);
  };

  const take = (next: News): void => {
    news = next;
    // At once: what comes after it is news, even if it is the same as before.
    for (const kind of NOTIFICATION_KINDS) if (news[kind] === null) takeBack(kind);
    settling ??= timers.set(() => {
      settling = undefined;
      NOTIFICATION_KINDS.forEach(settle);
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
      take(newsOfGone(news));
    }, GONE_STEP_MS);
  };

  const countAnew = (): void => {
    stopCounting();
    count(GONE_STEPS);
  };

  const profileOf = (userId: string): Profile => {
    const known = [...usersShown(shown), ...usersShown(shownBefore)].find(({ id }) => id === userId);
    return known ?? { id: userId, cloud: 'unknown', providers: [] };
  };

  return {
    transition: (transition) => {
      // One that was never there is not gone: Pieces OS may well be started later than this app, or never.
      if (transition.kind === 'service-down' && wasThere) countAnew();
      if (transition.kind === 'service-up') stopCounting();
      take(newsAfter(told, news, transition, { profileOf, isSigningIn: isSigningIn() }));
    },
    session: (session) => {
      if (session === shown) return;
      shownBefore = shown;
      shown = session;
      if (session.state === 'signedIn' || session.state === 'signedOut') wasThere = true;
      if (session.state !== 'starting') return;
      wasThere = false;
      stopCounting();
      take({ ...NO_NEWS, keychainLocked: news.keychainLocked });
    },
    woke: () => {
      if (step !== undefined) countAnew();
    },
  };
}
