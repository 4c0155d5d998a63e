/** `electron-updater` as the app uses it: asked, and doing nothing by itself. Loaded when the feed of the package is first asked. */
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { app } from 'electron';
import { AppImageUpdater, CancellationToken, DebUpdater, MacUpdater, NsisUpdater, type AppUpdater, type BaseUpdater } from 'electron-updater';
import { isEncryptedOrLocal } from '../../shared/url-safety.ts';
import { log } from '../system/log.ts';
import { updaterLine } from '../updates/updater-log.ts';
import type { Updater } from '../updates/updates.ts';

/** Instead of an id that the library would make for each person, and send. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** @param isAppImage - whether this program is an AppImage, which is replaced as one file */
export function createFeedUpdater(isAppImage: boolean): Updater {
  let current: AppUpdater;
  return {
    check: async (signal) => {
      // Anew, because one that waits for an answer gives each further caller the same.
      current = createUpdater(isAppImage);
      const { netSession, currentVersion } = current;
      // In place of the rule for pages, because there are none here.
      netSession.webRequest.onBeforeRequest(({ url, webContentsId }, callback) => {
        callback({ cancel: webContentsId !== undefined || !isEncryptedOrLocal(new URL(url)) });
      });
      signal.addEventListener('abort', () => void netSession.closeAllConnections());
      const result = await current.checkForUpdates();
      if (result === null) throw new Error('Updater inactive');
      const { version } = result.updateInfo;
      return { version, is: result.isUpdateAvailable ? 'newer' : currentVersion.compare(version) > 0 ? 'older' : 'same' };
    },
    download: async (signal) => {
      const token = new CancellationToken();
      signal.addEventListener('abort', () => token.cancel());
      await current.downloadUpdate(token);
    },
    restart: () => restart(current),
  };
}

function createUpdater(isAppImage: boolean): AppUpdater {
  const updater = updaterOfThisSystem(isAppImage);
  const folders = [dirname(process.env['APPIMAGE'] ?? '/'), homedir()];
  const note = (message?: unknown): void => log(updaterLine(message, folders));
  updater.logger = { info: note, warn: note, error: note };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  // The whole file each time: one way, which is the one that is tested.
  updater.disableDifferentialDownload = true;
  Object.defineProperty(updater, 'stagingUserIdPromise', { value: { value: Promise.resolve(NOBODY) } });
  return updater;
}

function updaterOfThisSystem(isAppImage: boolean): AppUpdater {
  if (process.platform === 'win32') return new NsisUpdater();
  if (process.platform === 'darwin') return new MacUpdater();
  // The other one only asks: what it would install, the package manager does.
  return isAppImage ? new AppImageUpdater() : new DebUpdater();
}

function restart(updater: AppUpdater): void {
  if (process.platform === 'darwin') return updater.quitAndInstall();
  updater.autoInstallOnAppQuit = false;
  app.once('quit', () => {
    // The new process must not take this one for the running app.
    app.releaseSingleInstanceLock();
    (updater as BaseUpdater).install(true, true);
  });
  app.quit();
}
