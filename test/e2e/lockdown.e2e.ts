/** What no session and no page of the app can do, the window's or any other that there might one day be. */
import type { ElectronApplication } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { expect, test } from './fixtures.ts';

const PARTITIONS = ['account-window', 'identity-provider', 'one-of-another-day', ''];

for (const partition of PARTITIONS) {
  const name = partition === '' ? 'the default session' : `the session “${partition}”`;

  test(`${name} grants no permission, checks no spelling, and keeps no download`, async ({ app, window }) => {
    await window.locator('h1').waitFor();
    const found = await app.electron.evaluate(async ({ BrowserWindow, session }, given) => {
      const its = given === '' ? session.defaultSession : session.fromPartition(given);
      const page = new BrowserWindow({ show: false, webPreferences: { session: its, sandbox: true } });
      let downloads = 0;
      its.on('will-download', (event) => (downloads += event.defaultPrevented ? 0 : 1));
      await page.loadURL('about:blank');
      const ask = `(async () => {
        const names = ['notifications', 'geolocation', 'camera', 'microphone', 'midi', 'clipboard-read', 'screen-wake-lock', 'idle-detection'];
        const states = await Promise.all(names.map((name) => navigator.permissions.query({ name }).then(({ state }) => state, () => 'denied')));
        const link = document.createElement('a');
        link.href = 'data:application/octet-stream,x';
        link.download = 'x.bin';
        link.click();
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [Notification.permission, await Notification.requestPermission(), ...states];
      })()`;
      const permissions = (await page.webContents.executeJavaScript(ask, true)) as string[];
      page.destroy();
      return { permissions: [...new Set(permissions)], downloads, languages: its.getSpellCheckerLanguages() };
    }, partition);
    expect(found).toEqual({ permissions: ['denied'], downloads: 0, languages: [] });
  });

  test(`${name} lets no page reach the network`, async ({ app, window, simulator }) => {
    await window.locator('h1').waitFor();
    const url = `${simulator.url}/from-the-page`;
    await loadInPage(app.electron, partition, url);
    expect(simulator.requests.map(({ path }) => path).filter((path) => path.includes('from-the-page'))).toEqual([]);
  });
}

/** Opens a page that loads an address, and has a blank one fetch it. */
const loadInPage = (electron: ElectronApplication, partition: string, url: string): Promise<void> =>
  electron.evaluate(
    async ({ BrowserWindow, session }, given) => {
      const its = given.partition === '' ? session.defaultSession : session.fromPartition(given.partition);
      const page = new BrowserWindow({ show: false, webPreferences: { session: its, sandbox: true } });
      await page.loadURL(`${given.url}/loaded`).catch(() => undefined);
      await page.loadURL('about:blank').catch(() => undefined);
      await page.webContents.executeJavaScript(`fetch(${JSON.stringify(`${given.url}/fetched`)}, { mode: 'no-cors' }).catch(() => undefined).then(() => undefined)`);
      page.destroy();
    },
    { partition, url },
  );

test('the session of the window is closed to the main process as well', async ({ app, window, simulator }) => {
  await window.locator('h1').waitFor();
  const fetched = await app.electron.evaluate(
    ({ session }, url) => session.fromPartition('account-window').fetch(url).then(({ status }) => String(status), String),
    `${simulator.url}/from-the-session`,
  );
  expect(fetched).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(simulator.requests.map(({ path }) => path)).not.toContain('/from-the-session');
});

test('a page of any window opens no other, goes nowhere, and embeds none', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  const found = await app.electron.evaluate(async ({ BrowserWindow, session, webContents }) => {
    session.fromPartition('one-of-another-day').protocol.handle('account-tray', () => new Response('<p>x', { headers: { 'content-type': 'text/html' } }));
    const page = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true, partition: 'one-of-another-day' } });
    await page.loadURL('account-tray://window/');
    const before = webContents.getAllWebContents().length;
    await page.webContents.executeJavaScript(
      `(async () => {
        window.open('account-tray://window/opened');
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const webview = document.createElement('webview');
        webview.src = 'account-tray://window/embedded';
        document.body.append(webview);
        frame.contentWindow.location = 'account-tray://window/elsewhere';
        await new Promise((resolve) => setTimeout(resolve, 500));
      })()`,
      true,
    );
    const frames = page.webContents.mainFrame.framesInSubtree.map((frame) => frame.url).filter((url) => url.includes('elsewhere'));
    const opened = webContents.getAllWebContents().length - before;
    page.destroy();
    return { opened, frames };
  });
  expect(found).toEqual({ opened: 0, frames: [] });
});

test('a page of any window follows no redirect', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  const arrived = await app.electron.evaluate(async ({ BrowserWindow, session }) => {
    const its = session.fromPartition('with-a-redirect');
    const asked: string[] = [];
    its.protocol.handle('account-tray', ({ url }) => {
      asked.push(new URL(url).pathname);
      return url.endsWith('/first') ? new Response(null, { status: 302, headers: { location: 'account-tray://window/second' } }) : new Response('arrived');
    });
    const page = new BrowserWindow({ show: false, webPreferences: { session: its, sandbox: true } });
    await page.loadURL('account-tray://window/first').catch(() => undefined);
    page.destroy();
    return asked;
  });
  expect(arrived).toEqual(['/first']);
});

const REFUSED = JSON.stringify({ problem: 'refused' });

/** Calls the handler of a command as Electron would, with an event whose parts are those of another page. */
const callAs = (electron: ElectronApplication, who: string): Promise<string> =>
  electron.evaluate(async ({ BrowserWindow, ipcMain }, from) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: object) => Promise<unknown>>;
    const handler = [...handlers].find(([channel]) => channel.includes('getSnapshot'))?.[1];
    const sender = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!handler || !sender) throw new Error('there is no handler or no window');
    const { mainFrame } = sender;
    const events: Record<string, object> = {
      'the main frame': { sender, senderFrame: mainFrame },
      'another page': { sender: { mainFrame }, senderFrame: mainFrame },
      'another frame': { sender, senderFrame: { url: mainFrame.url } },
      'a frame that is gone': { sender, senderFrame: null },
    };
    return Promise.resolve(handler(events[from] ?? {})).then((answer) => ('value' in (answer as object) ? 'answered' : JSON.stringify(answer)), String);
  }, who);

test('a call is answered only from the main frame of the window', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  expect(await callAs(app.electron, 'the main frame')).toBe('answered');
  for (const who of ['another page', 'another frame', 'a frame that is gone']) {
    expect(await callAs(app.electron, who), who).toBe(REFUSED);
  }
});

test('a call is answered only while the page has the address of the window', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  // Only the main process can bring another page into the window; the same frame then has another address.
  await app.electron.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.loadURL('about:blank');
  });
  expect(await callAs(app.electron, 'the main frame')).toBe(REFUSED);
});

test('a window whose page has crashed is destroyed, and the next one is whole', async ({ app, window, tray }) => {
  await window.locator('h1').waitFor();
  const next = app.electron.waitForEvent('window');
  await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await expect.poll(() => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
  await tray.click(messages.tray.openWindow);
  await expect((await next).locator('h1')).toHaveText('Ada Lovelace');
});
