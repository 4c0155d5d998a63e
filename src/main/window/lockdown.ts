import type { App, Session } from 'electron';

/**
 * Takes every right from a session that the window does not need: permissions, devices, and any request that does not
 * go to our own scheme.
 *
 * @param session - of the window
 * @param scheme - the only one that may be loaded
 */
export function lockDownSession(session: Session, scheme: string): void {
  session.setPermissionRequestHandler((_webContents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const { protocol } = new URL(url);
    callback({ cancel: protocol !== `${scheme}:` && protocol !== 'devtools:' });
  });
}

/**
 * Has no session check spelling: for each one, and before any page is there to say otherwise, Chromium would fetch a
 * dictionary from Google. Switching the checker off comes too late for that; without a language there is none to fetch.
 */
export function lockDownSpelling(app: App): void {
  app.on('session-created', (session) => session.setSpellCheckerLanguages([]));
}

/** No page of this app navigates, opens another or embeds one, whatever it was made to try. */
export function lockDownNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
