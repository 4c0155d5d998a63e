/** What the window asks the app's own scheme for. Pure: every method and URL has an answer, a malformed one too. */

import { LANGUAGE_CODES } from '../../shared/i18n/languages.ts';

export const APP_SCHEME = 'account-tray';
export const WINDOW_ORIGIN = `${APP_SCHEME}://window`;

/** Something that the scheme serves. */
export type AppResource =
  | { readonly kind: 'file'; readonly name: string; readonly type: string }
  | { readonly kind: 'avatar'; readonly userId: string };

/** Everything the window may load. There is no path from a URL to the disk: an unlisted name does not exist. */
const FILES: ReadonlyMap<string, AppResource> = new Map([
  ['/', { kind: 'file', name: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/main.js', { kind: 'file', name: 'main.js', type: 'text/javascript; charset=utf-8' }],
  ...LANGUAGE_CODES.map((code) => [`/language-${code}.js`, { kind: 'file', name: `language-${code}.js`, type: 'text/javascript; charset=utf-8' }] as const),
  ['/styles.css', { kind: 'file', name: 'styles.css', type: 'text/css; charset=utf-8' }],
]);
const AVATAR_PREFIX = '/avatar/';

/**
 * @param method - of the request
 * @param url - of the request, whatever it is
 * @returns what is asked for, or `undefined` where there is no such thing
 */
export function requestedResource(method: string, url: string): AppResource | undefined {
  if (method !== 'GET' || !URL.canParse(url)) return undefined;
  const { protocol, host, username, password, pathname } = new URL(url);
  if (protocol !== `${APP_SCHEME}:` || host !== 'window' || username !== '' || password !== '') return undefined;
  if (!pathname.startsWith(AVATAR_PREFIX)) return FILES.get(pathname);
  const userId = decoded(pathname.slice(AVATAR_PREFIX.length));
  return userId === undefined || userId === '' ? undefined : { kind: 'avatar', userId };
}

/** @returns the text without its percent escapes, or `undefined` where they are not well-formed */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
