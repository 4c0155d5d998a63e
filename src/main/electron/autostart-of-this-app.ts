import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { messages } from '../../shared/messages.ts';
import { createLoginItemAutostart, createXdgAutostart, type Autostart } from '../system/autostart.ts';

export const APP_ID = 'io.github.pieces-account-tray';
const HIDDEN_FLAG = '--hidden';

/** What the person wrote behind the program's name: in development Electron's own arguments and the app's path go first. */
export function ownArguments(): readonly string[] {
  if (!process.defaultApp) return process.argv.slice(1);
  const appPath = app.getAppPath();
  const at = process.argv.findIndex((arg, index) => index > 0 && !arg.startsWith('-') && resolve(arg) === appPath);
  return process.argv.slice(at + 1);
}

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
