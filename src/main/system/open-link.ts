import { lstatSync } from 'node:fs';
import { isEncryptedOrLocal } from '../../shared/url-safety.ts';
import { CodedError } from './errors.ts';

/** Opens an address in the person's browser. Rejects for any that is not meant for one. */
export type OpenLink = (url: string) => Promise<void>;

/**
 * The way to web pages; nothing else leaves this app for the desktop but `createLauncher`. Anything but a web page could start a program: `file:`, `smb:` and
 * whatever scheme an app has registered. Nothing of the address is logged, or told by the error.
 *
 * @param open - of the desktop: `shell.openExternal` in the app
 */
export const createLinks =
  (open: (url: string) => Promise<void>): OpenLink =>
  async (url) => {
    if (!isWebPage(url)) throw new CodedError({ code: 'addressNotOpened' });
    await open(new URL(url).href);
  };

/** The page of this project; no other page is opened from *About*. */
export const PROJECT_URL = 'https://github.com/pieces-account-tray/pieces-account-tray';

/**
 * The way to the file manager. Anything but a folder could be started as a program, and so could what a link leads to.
 *
 * @param open - of the desktop: `shell.openPath` in the app, which resolves with what is wrong
 */
export const createFolderOpener =
  (open: (path: string) => Promise<string>) =>
  async (path: string): Promise<void> => {
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new CodedError({ code: 'folderMissing' });
    const problem = await open(path);
    if (problem !== '') throw new CodedError({ code: 'folderNotOpened' });
  };

/** What starts Pieces OS, where it is installed. */
const LAUNCH_URL = 'pieces://launch';

export interface LauncherOptions {
  /** The name of the program that the system opens such an address with; empty where there is none. */
  readonly programFor: (url: string) => string;
  /** Of the desktop: `shell.openExternal` in the app. */
  readonly open: (url: string) => Promise<void>;
}

/**
 * Has the system start Pieces OS. It takes no address, so it opens no other. Where no program is registered the system is
 * not asked: `xdg-open` would hand the address to a browser.
 *
 * @returns whether there is a program for it; rejects where the system reports an error
 */
export const createLauncher =
  ({ programFor, open }: LauncherOptions) =>
  async (): Promise<boolean> => {
    if (programFor(LAUNCH_URL) === '') return false;
    await open(LAUNCH_URL);
    return true;
  };

/** @returns whether it is an address over HTTPS, or on this computer, without name and password */
export function isWebPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return isEncryptedOrLocal(url) && url.username === '' && url.password === '';
}
