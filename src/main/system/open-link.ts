import { isLoopback } from '../users-api/service-url.ts';

/** Opens an address in the person's browser. Rejects for any that is not meant for one. */
export type OpenLink = (url: string) => Promise<void>;

/**
 * The only way out of this app into the desktop. Anything but a web page could start a program: `file:`, `smb:` and
 * whatever scheme an app has registered. Nothing of the address is logged, or told by the error.
 *
 * @param open - of the desktop: `shell.openExternal` in the app
 */
export const createLinks =
  (open: (url: string) => Promise<void>): OpenLink =>
  async (url) => {
    if (!isWebPage(url)) throw new Error('This address is not opened.');
    await open(new URL(url).href);
  };

/** Over HTTPS, or on this computer; no name and password in it. */
function isWebPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return isPrivate && username === '' && password === '';
}
