/** What *Help* and *About* need from Electron. Loaded when the person asks for it. */
import { arch, homedir, hostname, release } from 'node:os';
import { join } from 'node:path';
import { app, shell } from 'electron';
import { APP_NAME } from '../../shared/i18n/en/app-name.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { createFolderOpener, createLinks, PROJECT_URL } from '../system/open-link.ts';
import { readRegularFile } from '../system/private-files.ts';

const LICENCES_BYTES_MAX = 4 * 1024 * 1024;
/** What the desktop says of itself. */
const OF_THE_DESKTOP = ['XDG_CURRENT_DESKTOP', 'XDG_SESSION_TYPE'] as const;

/** @returns what the app runs on, by its name */
export function versions(): Readonly<Record<string, string>> {
  const { electron, chrome, node } = process.versions;
  const desktop = OF_THE_DESKTOP.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])) as [string, string][];
  return {
    [APP_NAME]: `${app.getVersion()}${app.isPackaged ? '' : ', not packaged'}`,
    Electron: electron,
    Chromium: chrome,
    Node: node,
    System: `${process.platform} ${release()} ${arch()}`,
    ...Object.fromEntries(desktop),
  };
}

/** @returns what names the person or the computer */
export const personalNames = (): readonly string[] => [homedir(), hostname()];

/** @returns the licences of what ships, as the build wrote them */
export async function readLicences(): Promise<string> {
  const folder = app.isPackaged ? process.resourcesPath : join(app.getAppPath(), '.cache');
  try {
    return readRegularFile(join(folder, 'third-party-licences.txt'), LICENCES_BYTES_MAX).toString('utf8');
  } catch {
    return messages.help.licencesMissing;
  }
}

export const openFolder = createFolderOpener((path) => shell.openPath(path));

const openLink = createLinks((url) => shell.openExternal(url));
export const openProjectPage = (): Promise<void> => openLink(PROJECT_URL);
