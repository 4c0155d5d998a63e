import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Protocol } from 'electron';
import { APP_SCHEME, requestedResource, type AppResource } from './app-request.ts';
import type { Avatars } from './avatars.ts';
import { HEADERS } from './content-policy.ts';

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
  const serve = async (resource: AppResource): Promise<Response> => {
    if (resource.kind === 'file') return reply(await readFile(join(dir, resource.name)), resource.type);
    const avatar = await avatars.of(resource.userId);
    return avatar ? reply(avatar.bytes, avatar.type) : withoutBody(404);
  };
  of.handle(APP_SCHEME, async ({ method, url }) => {
    const resource = requestedResource(method, url);
    if (resource === undefined) return withoutBody(404);
    // Electron would write an error of this function with its stack trace to standard error.
    return serve(resource).catch(() => withoutBody(500));
  });
}

const reply = (body: Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, { headers: { ...HEADERS, 'content-type': type } });

const withoutBody = (status: number): Response => new Response(null, { status, headers: HEADERS });
