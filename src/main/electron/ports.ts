import { homedir, networkInterfaces, uptime } from 'node:os';
import { join } from 'node:path';
import { app, clipboard, shell, type BrowserWindow } from 'electron';
import type { Ports } from '../app/ports.ts';
import { createLauncher } from '../system/open-link.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import { createUsersApi } from '../users-api/client.ts';
import { createProbe, SERVICE_PORTS } from '../users-api/discover.ts';
import { createHttp } from '../users-api/http.ts';
import { portFilePaths } from '../users-api/port-file.ts';
import { thisAppAtLogin } from './autostart-of-this-app.ts';
import { DIST_DIR } from './dist-dir.ts';
import { updatesOfThisPackage } from './update-feed.ts';
import { openElectronStore } from './settings-store.ts';
import { openStreamWhenLoaded } from './stream-when-loaded.ts';

const SECOND_MS = 1000;
const help = () => import('./help.ts');

export interface DesktopPortsOptions {
  readonly serviceUrl: string | undefined;
  /** How the window starts; undefined where there is none. */
  readonly windowStart?: 'opens' | 'hidden';
  /** Does what a click on a notification asks for. */
  readonly run: (command: DesktopCommand) => void;
  /** The window that a dialog belongs to. */
  readonly window: () => BrowserWindow | null;
}

/**
 * @param options - what the ports lead back to
 * @returns the ports of this computer; what is seldom needed is loaded when it is used
 */
export const desktopPorts = ({ serviceUrl, windowStart, run, window }: DesktopPortsOptions): Ports => ({
  version: app.getVersion(),
  userDataDir: app.getPath('userData'),
  serviceUrl,
  ...(windowStart !== undefined && { window: windowStart }),
  clock: { wallMs: () => Date.now(), uptimeMs: () => uptime() * SECOND_MS },
  monotonicMs: () => performance.now(),
  timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
  random: Math.random,
  preferredLanguages: () => app.getPreferredSystemLanguages(),
  openStore: openElectronStore,
  createApi: (baseUrl, access) => createUsersApi(createHttp(baseUrl, access)),
  openStream: openStreamWhenLoaded,
  discovery: { portFiles: portFilePaths(process.platform, process.env, homedir()), ports: SERVICE_PORTS, probe: createProbe() },
  networkInterfaces,
  openKeychain: async (index) => {
    const { createKeytarVault, loadSystemKeytar } = await import('../tokens/keychain-vault.ts');
    return createKeytarVault({ loadKeytar: loadSystemKeytar, index });
  },
  openIdentityProvider: async (settings) => {
    const { openIdentityProvider } = await import('./identity-provider.ts');
    return openIdentityProvider(settings);
  },
  autostart: thisAppAtLogin(),
  launchPiecesOs: createLauncher({ programFor: (url) => app.getApplicationNameForProtocol(url), open: (url) => shell.openExternal(url) }),
  openNotifier: async (onFailure) => {
    const { createNotifier } = await import('./desktop-notifications.ts');
    return createNotifier(join(DIST_DIR, 'assets', 'icon-256.png'), run, onFailure);
  },
  confirm: async (question) => {
    const { confirmInDialog } = await import('./confirm-dialog.ts');
    return confirmInDialog(window(), question);
  },
  copyText: async (text) => clipboard.writeText(text),
  askWhereToExport: async (format) => {
    const { askWhereToExport } = await import('./save-dialog.ts');
    return askWhereToExport(window(), format);
  },
  updates: updatesOfThisPackage(),
  help: {
    versions: async () => (await help()).versions(),
    names: async () => (await help()).personalNames(),
    readLicences: async () => (await help()).readLicences(),
    askWhereToSave: async () => {
      const { askWhereToSaveDiagnostics } = await import('./save-dialog.ts');
      return askWhereToSaveDiagnostics(window());
    },
    openFolder: async (path) => (await help()).openFolder(path),
    openProjectPage: async () => (await help()).openProjectPage(),
  },
});
