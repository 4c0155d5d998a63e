/** The tray menu. Part of the Spanish catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const trayWords: Messages['tray'] = {
  openWindow: `Abrir ${APP_NAME}`,
  settings: 'Ajustes…',
  disconnect: 'Desconectar',
  disconnectUser: (name) => `${name}…`,
  namesake: (name, mark) => `${name} (${mark})`,
  current: (name) => `${name} (actual)`,
  checkNow: 'Comprobar ahora',
  moreUsers: (count) => `${plural(count, 'usuario más', 'usuarios más')} en la ventana…`,
  startAtLogin: 'Abrir al iniciar sesión',
  quit: `Salir de ${APP_NAME}`,
};
