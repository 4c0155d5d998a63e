/** The tray menu. Part of the English catalogue. */
import { plural } from './plural.ts';
import { APP_NAME } from './app-name.ts';

export const trayWords = {
  openWindow: `Open ${APP_NAME}`,
  settings: 'Settings…',
  /** Opens a submenu with the users. */
  disconnect: 'Disconnect',
  disconnectUser: (name: string) => `${name}…`,
  namesake: (name: string, mark: string) => `${name} (${mark})`,
  current: (name: string) => `${name} (current)`,
  checkNow: 'Check now',
  moreUsers: (count: number) => `${plural(count, 'more user', 'more users')} in the window…`,
  startAtLogin: 'Start at login',
  quit: `Quit ${APP_NAME}`,
};
