import { app, nativeImage, Notification, type NativeImage } from 'electron';
import type { Cause } from '../../shared/cause.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import type { NotificationId } from '../notifications/notification-table.ts';
import type { Notifier } from '../notifications/notifications.ts';
import { APP_ID } from './autostart-of-this-app.ts';

/** What notification services draw, at twice the density. */
const ICON_SIZE_PX = 96;

/**
 * @param iconPath - of the app's icon, a PNG
 * @param run - does what a click asks for
 * @param onFailure - hears why one could not be shown
 */
export function createNotifier(
  iconPath: string,
  run: (command: DesktopCommand) => void,
  onFailure: (cause: Cause) => void,
): Notifier {
  // One that nobody holds on to would be collected with the garbage, and its click be heard by nobody.
  const shown = new Map<NotificationId, Notification>();
  // Windows shows only what comes from an app that it can name.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  let icon: NativeImage | undefined;
  // Windows and macOS draw the icon of the app by themselves, and would draw this one as a second picture. Several notification
  // services of Linux draw none, or a general one, for an app that sends none.
  const iconOption = (): { icon?: NativeImage } => {
    if (process.platform !== 'linux') return {};
    icon ??= nativeImage.createFromPath(iconPath).resize({ width: ICON_SIZE_PX });
    return { icon };
  };

  const close = (id: NotificationId): void => {
    shown.get(id)?.close();
    shown.delete(id);
  };

  return {
    close,
    show: (id, { title, body, button }) => {
      close(id);
      if (!Notification.isSupported()) return onFailure({ code: 'notificationsUnsupported' });
      // Where Electron has no buttons, it passes them over.
      const actions = button ? [{ type: 'button' as const, text: button.label }] : [];
      const notification = new Notification({ title, body, actions, ...iconOption() });
      notification.on('click', () => run({ name: 'openWindow', place: 'activity' }));
      if (button) notification.on('action', () => run(button.command));
      notification.on('failed', () => onFailure({ code: 'notificationRefused' }));
      shown.set(id, notification);
      notification.show();
    },
  };
}
