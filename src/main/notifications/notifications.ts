/** Shows notifications of the desktop. What that takes is not loaded before there is one to show. */
import { notificationView, type Notification, type NotificationId } from './notification-table.ts';
import { createNotificationScheduler, type NotificationScheduler } from './notification-scheduler.ts';
import type { Timers } from '../state/timers.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { MenuCommand } from '../tray/menu.ts';

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
  const load = async (): Promise<{ show: (notification: Notification) => void; close: (id: NotificationId) => void }> => {
    const { createNotifier } = await import('../electron/desktop-notifications.ts');
    const { show, close } = createNotifier(run, onFailure);
    return { close, show: (notification) => show(notification.id, notificationView(notification, store.get(), Date.now())) };
  };
  let loading: ReturnType<typeof load> | undefined;
  const loaded = (): ReturnType<typeof load> => (loading ??= load());

  const scheduler = createNotificationScheduler({
    isOn: (kind) => store.get().settings.notifications[kind],
    isSigningIn: () => store.get().signIn.state === 'waiting',
    show: (notification) => void loaded().then(({ show }) => show(notification)),
    withdraw: (id) => void loaded().then(({ close }) => close(id)),
    timers,
  });
  store.subscribe(({ session }) => scheduler.session(session));
  return scheduler;
}
