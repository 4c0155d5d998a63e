import { app, Notification } from 'electron';
import { messages } from '../../shared/i18n/messages.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import type { NotificationId } from '../notifications/notification-table.ts';
import type { Notifier } from '../notifications/notifications.ts';
import { APP_ID } from './autostart-of-this-app.ts';

/**
 * @param run - does what a click asks for
 * @param onFailure - hears, as one phrase for people, why one could not be shown
 */
export function createNotifier(run: (command: DesktopCommand) => void, onFailure: (reason: string) => void): Notifier {
  // One that nobody holds on to would be collected with the garbage, and its click be heard by nobody.
  const shown = new Map<NotificationId, Notification>();
  // Windows shows only what comes from an app that it can name.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);

  const close = (id: NotificationId): void => {
    shown.get(id)?.close();
    shown.delete(id);
  };

  return {
    close,
    show: (id, { title, body, button }) => {
      close(id);
      if (!Notification.isSupported()) return onFailure(messages.notifications.unsupported);
      // Where Electron has no buttons, it passes them over.
      const actions = button ? [{ type: 'button' as const, text: button.label }] : [];
      const notification = new Notification({ title, body, actions });
      notification.on('click', () => run({ name: 'openWindow', place: 'activity' }));
      if (button) notification.on('action', () => run(button.command));
      notification.on('failed', (_event, reason) => onFailure(reason || messages.notifications.unsupported));
      shown.set(id, notification);
      notification.show();
    },
  };
}
