/** The tray menu. Part of the French catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const trayWords: Messages['tray'] = {
  openWindow: `Ouvrir ${APP_NAME}`,
  settings: 'Paramètres…',
  disconnect: 'Déconnecter',
  disconnectUser: (name) => `${name}…`,
  namesake: (name, mark) => `${name} (${mark})`,
  current: (name) => `${name} (actuel)`,
  checkNow: 'Vérifier maintenant',
  moreUsers: (count) => `${plural(count, 'autre utilisateur', 'autres utilisateurs')} dans la fenêtre…`,
  startAtLogin: 'Lancer à l’ouverture de session',
  quit: `Quitter ${APP_NAME}`,
};
