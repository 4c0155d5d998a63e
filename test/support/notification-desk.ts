/** The real notification scheduler on a fake clock, with a line for each notification that it shows or withdraws. */
import type { Notification } from '../../src/main/notifications/notification-table.ts';
import { createNotificationScheduler, SETTLE_MS, type NotificationScheduler } from '../../src/main/notifications/notification-scheduler.ts';
import type { Transition } from '../../src/main/state/transitions.ts';
import type { NotificationKind } from '../../src/shared/settings.ts';
import type { Profile, Session } from '../../src/shared/snapshot.ts';
import { FakeClock } from './watch-model/fake-clock.ts';

const AT = '2026-01-31T12:00:00.000Z';

export const user = (id: string): Profile => ({ id, name: id, cloud: 'connected', providers: [] });
export const signedIn = (...ids: [string, ...string[]]): Session => ({ state: 'signedIn', since: AT, users: ids.map(user), currentId: ids[0], unreadable: 0, verifiedAt: AT });
export const signedOut = (...listed: string[]): Session => ({ state: 'signedOut', since: AT, verifiedAt: AT, listed: listed.map(user) });
export const DOWN: Session = { state: 'unreachable', since: AT, reason: 'refused' };

function lineOf(notification: Notification): string {
  if ('users' in notification) return `out ${[...notification.users.values()].map(({ name }) => name).join('+')}`;
  if ('from' in notification) return `${String(notification.from.name)}>${String(notification.to.name)}`;
  return 'user' in notification ? `ended ${String(notification.user.name)}` : notification.state;
}

export interface NotificationDesk {
  readonly clock: FakeClock;
  readonly scheduler: NotificationScheduler;
  /** What is turned off in the settings. */
  readonly off: Set<NotificationKind>;
  isSigningIn: boolean;
  readonly pass: (ms: number) => Promise<void>;
  /** All of it happens in one instant, each seen by a check of its own, and then it is quiet for a moment. */
  readonly tell: (...transitions: readonly Transition[]) => Promise<void>;
  /** One check sees the session and all transitions, and then it is quiet for a moment. */
  readonly see: (session: Session, ...transitions: readonly Transition[]) => Promise<void>;
  /** @returns the lines since the last call */
  readonly told: () => string[];
}

export function createNotificationDesk(): NotificationDesk {
  const clock = new FakeClock();
  const lines: string[] = [];
  const desk: NotificationDesk = {
    clock,
    off: new Set(),
    isSigningIn: false,
    scheduler: createNotificationScheduler({
      isOn: (kind) => !desk.off.has(kind),
      isSigningIn: () => desk.isSigningIn,
      show: (notification) => lines.push(lineOf(notification)),
      withdraw: (id) => lines.push(`-${id}`),
      timers: clock.timers,
    }),
    pass: (ms) => clock.advance(ms, () => undefined),
    tell: (...transitions) => {
      for (const transition of transitions) desk.scheduler.transitions([transition]);
      return desk.pass(SETTLE_MS);
    },
    see: (session, ...transitions) => {
      desk.scheduler.session(session);
      desk.scheduler.transitions(transitions);
      return desk.pass(SETTLE_MS);
    },
    told: () => lines.splice(0),
  };
  return desk;
}
