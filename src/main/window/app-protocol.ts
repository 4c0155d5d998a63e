import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Protocol } from 'electron';
import type { Avatars } from './avatars.ts';

export const APP_SCHEME = 'account-tray';
export const WINDOW_ORIGIN = `${APP_SCHEME}://window`;

/** Everything the window may load. There is no path from a URL to the disk: an unlisted name does not exist. */
const FILES: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['/', { file: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/main.js', { file: 'main.js', type: 'text/javascript; charset=utf-8' }],
  ['/styles.css', { file: 'styles.css', type: 'text/css; charset=utf-8' }],
]);
const AVATAR_PREFIX = '/avatar/';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** Must be called before the app is ready: the scheme gets an origin of its own, and with it the rules of the web. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }]);
}

/**
 * Serves the window's files, and the pictures of users who are in the snapshot.
 *
 * @param of - the protocols of the window's session
 * @param dir - where the built window is
 * @param avatars - fetches pictures
 */
export function serveApp(of: Protocol, dir: string, avatars: Avatars): void {
  of.handle(APP_SCHEME, async ({ url }) => {
    const { pathname, host } = new URL(url);
    if (`${APP_SCHEME}://${host}` !== WINDOW_ORIGIN) return notFound();
    if (pathname.startsWith(AVATAR_PREFIX)) {
      const avatar = await avatars.of(decodeURIComponent(pathname.slice(AVATAR_PREFIX.length)));
      return avatar ? reply(avatar.bytes, avatar.type) : notFound();
    }
    const entry = FILES.get(pathname);
    return entry ? reply(await readFile(join(dir, entry.file)), entry.type) : notFound();
  });
}

const reply = (body: Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, { headers: { ...HEADERS, 'content-type': type } });

const notFound = (): Response => new Response(null, { status: 404, headers: HEADERS });
