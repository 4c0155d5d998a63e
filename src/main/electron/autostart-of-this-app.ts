import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { messages } from '../../shared/i18n/messages.ts';
import { createXdgAutostart, programToStart, thisLoginEnvironment, type Autostart } from '../system/autostart.ts';

export const APP_ID = 'io.github.pieces-account-tray';
const HIDDEN_FLAG = '--hidden';

/** Starting at login on macOS and Windows: a login item of the system. */
function loginItem(): Autostart {
  const item = { args: [HIDDEN_FLAG] };
  return {
    read: () => ({ state: app.getLoginItemSettings(item).openAtLogin ? 'on' : 'off' }),
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
    repair: () => undefined,
    watch: () => () => undefined,
  };
}

/** Starting this very program, in the tray, at login. */
export function thisAppAtLogin(): Autostart {
  // Windows names the registration by this id: it has to be set before the registration is read or written.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  if (process.platform !== 'linux') return loginItem();
  const configHome = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const configDirs = (process.env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':').filter(isAbsolute);
  const fileIn = (dir: string): string => join(dir, 'autostart', `${APP_ID}.desktop`);
  const program = programToStart(process.execPath, process.env);
  return createXdgAutostart({
    file: fileIn(configHome),
    systemFiles: configDirs.map(fileIn),
    environment: thisLoginEnvironment(process.env),
    name: messages.app,
    comment: messages.autostartComment,
    command: [program, ...(process.defaultApp ? [app.getAppPath()] : []), HIDDEN_FLAG],
  });
}
