import type { App, Session } from 'electron';

/**
 * Takes from every session of the app what none needs: permissions, downloads, and for pages any request that
 * does not go to the app's own scheme. Has no session check spelling: for each one, and before any page is there to say
 * otherwise, Chromium would fetch a dictionary from Google. Without a language there is none to fetch.
 *
 * @param app - before it is ready, so that no session is missed
 * @param scheme - the only one that a page may load
 */
export function lockDownSessions(app: App, scheme: string): void {
  app.on('session-created', (session) => {
    session.setPermissionRequestHandler((_webContents, _permission, callback) => callback(false));
    session.setPermissionCheckHandler(() => false);
    session.on('will-download', (event) => event.preventDefault());
    session.setSpellCheckerLanguages([]);
    session.webRequest.onBeforeRequest(({ url, webContentsId }, callback) => {
      callback({ cancel: webContentsId !== undefined && !isPageUrl(url, scheme) });
    });
  });
}

/**
 * Closes the network to a session that shows a page: not even the main process makes a request with it.
 *
 * @param session - of the window
 * @param scheme - the only one that may be loaded
 */
export function closeNetwork(session: Session, scheme: string): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isPageUrl(url, scheme) }));
}

function isPageUrl(url: string, scheme: string): boolean {
  const { protocol } = new URL(url);
  return protocol === `${scheme}:` || protocol === 'devtools:';
}

/** No page of this app navigates, opens another or embeds one, whatever it was made to try. */
export function lockDownNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // Told of every frame, the main one too.
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
