/** The tray menu. Part of the German catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const trayWords: Messages['tray'] = {
  openWindow: `${APP_NAME} öffnen`,
  settings: 'Einstellungen…',
  disconnect: 'Trennen',
  disconnectUser: (name) => `${name}…`,
  namesake: (name, mark) => `${name} (${mark})`,
  current: (name) => `${name} (aktuell)`,
  checkNow: 'Jetzt prüfen',
  moreUsers: (count) => `${plural(count, 'weiterer Benutzer', 'weitere Benutzer')} im Fenster…`,
  startAtLogin: 'Beim Anmelden starten',
  quit: `${APP_NAME} beenden`,
};
