/** Shows notifications of the desktop. What that takes is not loaded before there is one to show. */
import type { Cause } from '../../shared/cause.ts';
import { notificationView, type Notification, type NotificationId, type NotificationView } from './notification-table.ts';
import { createNotificationScheduler, type NotificationScheduler } from './notification-scheduler.ts';
import type { Timers } from '../state/timers.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';

/** Shows notifications of the desktop, one of each id. Whether it disturbs is up to the desktop. */
export interface Notifier {
  /** Shows this instead of the one of its id that was shown before. */
  readonly show: (id: NotificationId, view: NotificationView) => void;
  readonly close: (id: NotificationId) => void;
}

export interface NotificationsOptions {
  readonly store: SnapshotStore;
  readonly timers: Timers;
  /** Loaded when there is something to show; `onFailure` hears, as one phrase for people, why that was not shown. */
  readonly openNotifier: (onFailure: (cause: Cause) => void) => Promise<Notifier>;
}

export function createNotifications({ store, timers, openNotifier }: NotificationsOptions): Pick<NotificationScheduler, 'transitions' | 'woke'> {
  const onFailure = (cause: Cause): void => store.setNotice('notificationsFailed', { id: 'notificationsFailed', cause });
  const load = async (): Promise<{ show: (notification: Notification) => void; close: (id: NotificationId) => void }> => {
    const { show, close } = await openNotifier(onFailure);
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
