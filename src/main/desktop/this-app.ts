import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app, ipcMain } from 'electron';
import Store from 'electron-store';
import { messages } from '../../shared/messages.ts';
import type { OpenStore } from '../settings/store-file.ts';
import { createLoginItemAutostart, createXdgAutostart, type Autostart } from './autostart.ts';

const APP_ID = 'io.github.pieces-account-tray';
const HIDDEN_FLAG = '--hidden';

/** What the person wrote behind the program's name: in development Electron's own arguments and the app's path go first. */
export function ownArguments(): readonly string[] {
  if (!process.defaultApp) return process.argv.slice(1);
  const appPath = app.getAppPath();
  const at = process.argv.findIndex((arg, index) => index > 0 && !arg.startsWith('-') && resolve(arg) === appPath);
  return process.argv.slice(at + 1);
}

/** Opens settings files in the app's user data folder. */
export const openElectronStore: OpenStore = (options) => {
  // What `conf` calls `configName` has to be given as `name` here, or every file would be `config.json`.
  const store = new Store({ ...options, ...(options.configName !== undefined && { name: options.configName }) });
  // It answers any page's question where the app keeps its files. No page of this app asks, and none is to be told.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
};

/** Starting this very program, in the tray, at login. */
export function thisAppAtLogin(): Autostart {
  if (process.platform !== 'linux') return createLoginItemAutostart(app, [HIDDEN_FLAG]);
  const configHome = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  // Inside an AppImage the program's own path is gone once it ends.
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return createXdgAutostart({
    file: join(configHome, 'autostart', `${APP_ID}.desktop`),
    name: messages.app,
    comment: messages.autostartComment,
    command: [program, ...(process.defaultApp ? [app.getAppPath()] : []), HIDDEN_FLAG],
  });
}
