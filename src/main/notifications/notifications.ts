/** Tells on the desktop what is worth it. What that takes is not loaded before there is something to tell. */
import type { Announcement } from './notification-reducer.ts';
import { createNotificationScheduler, type NotificationScheduler } from './notification-scheduler.ts';
import type { Timers } from '../state/timers.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { MenuCommand } from '../tray/menu.ts';
import type { NotificationKind } from '../../shared/settings.ts';

export interface NotificationsOptions {
  readonly store: SnapshotStore;
  readonly timers: Timers;
  /** Does what a click asks for. */
  readonly run: (command: MenuCommand) => void;
}

export function createNotifications({ store, timers, run }: NotificationsOptions): Pick<NotificationScheduler, 'transition' | 'woke'> {
  const onFailure = (detail: string): void => {
    const others = store.get().notices.filter(({ id }) => id !== 'notificationsFailed');
    store.update({ notices: [...others, { id: 'notificationsFailed', detail }] });
  };
  const load = async (): Promise<{ show: (announcement: Announcement) => void; close: (kind: NotificationKind) => void }> => {
    const [{ createNotifier }, { notificationView }] = await Promise.all([import('../electron/desktop-notifications.ts'), import('./notification-text.ts')]);
    const { show, close } = createNotifier(run, onFailure);
    return { close, show: (announcement) => show(announcement.kind, notificationView(announcement, store.get(), Date.now())) };
  };
  let loading: ReturnType<typeof load> | undefined;
  const loaded = (): ReturnType<typeof load> => (loading ??= load());

  const announcer = createNotificationScheduler({
    isOn: (kind) => store.get().settings.notifications[kind],
    isSigningIn: () => store.get().signIn.state === 'waiting',
    show: (announcement) => void loaded().then(({ show }) => show(announcement)),
    withdraw: (kind) => void loaded().then(({ close }) => close(kind)),
    timers,
  });
  store.subscribe(({ session }) => announcer.session(session));
  return announcer;
}
