/** What the window's page can do, were it made to try: nothing but what the contract allows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { ROOT } from '../../scripts/paths.ts';
import { BRIDGE_KEY, channelOf, COMMAND_NAMES, type CommandName } from '../../src/shared/bridge-contract.ts';
import { expect, test } from './fixtures.ts';

const PRELOAD = join(ROOT, 'dist', 'preload', 'index.cjs');
const PAGE_URL = 'account-tray://window/';

/** Calls a command of the bridge with anything; gives what came of it as a text. */
const call = (page: Page, name: CommandName, args: unknown[]): Promise<string> =>
  page.evaluate(
    ([key, command, given]) => {
      const bridge = Reflect.get(window, key) as Record<string, (...args: unknown[]) => Promise<unknown>>;
      return (bridge[command]?.(...given) ?? Promise.reject(new Error('absent'))).then(() => 'done', String);
    },
    [BRIDGE_KEY, name, args] as const,
  );

/** Opens another page with the same preload script and lets it call the bridge; gives what came of it as a text. */
const callFromElsewhere = (electron: ElectronApplication, url: string, partition: string): Promise<string> =>
  electron.evaluate(
    async ({ BrowserWindow }, { preload, ...other }) => {
      const webPreferences = { preload, sandbox: true, contextIsolation: true, partition: other.partition };
      const stranger = new BrowserWindow({ show: false, webPreferences });
      await stranger.loadURL(other.url);
      const ask = 'accountTray.getSnapshot().then(() => "answered", String)';
      const answer = (await stranger.webContents.executeJavaScript(ask)) as string;
      stranger.destroy();
      return answer;
    },
    { preload: PRELOAD, url, partition },
  );

test('the page runs in a sandbox, and sees nothing of Node or Electron', async ({ app, window }) => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (contents as unknown as { getLastWebPreferences(): object } | undefined)?.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  for (const name of ['allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures', 'webviewTag']) {
    expect(Reflect.get(preferences ?? {}, name) || false, name).toBe(false);
  }
  const seen = await window.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in globalThis),
  );
  expect(seen).toEqual([]);
});

test('the page runs in the sandbox of the system, as an ordinary user', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  const pid = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8');
  // What the tests were started with may not be an ordinary user; what they run as is.
  expect(process.getuid?.()).not.toBe(0);
  expect(command).not.toContain('--no-sandbox');
  expect(status).toMatch(/^Seccomp:\t2$/mu);
  expect(status).toMatch(/^NoNewPrivs:\t1$/mu);
  expect(status).toMatch(/^CapEff:\t0+$/mu);
});

test('the page is offered the contract, and nothing else', async ({ window }) => {
  const offered = await window.evaluate((key) => Object.keys(Reflect.get(window, key) as object), BRIDGE_KEY);
  expect(offered.sort()).toEqual([...COMMAND_NAMES, 'onSnapshot', 'onPlace'].sort());
});

test('the main process listens on the channels of the contract, and on no others', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  const channels = await app.electron.evaluate(({ ipcMain }) => ({
    handled: [...(Reflect.get(ipcMain, '_invokeHandlers') as Map<string, unknown>).keys()],
    listened: ipcMain.eventNames().map(String),
    ofStore: ipcMain.listenerCount('electron-store-get-data'),
  }));
  expect(channels.handled.sort()).toEqual(COMMAND_NAMES.map(channelOf).sort());
  // Electron itself listens for errors; a page has no channel of that name.
  expect(channels.listened.filter((name) => name !== 'error')).toEqual([]);
  expect(channels.ofStore).toBe(0);
});

const BAD_CALLS: readonly [CommandName, ...unknown[]][] = [
  ['getSnapshot', 1],
  ['searchUsers', /ada/u],
  ['searchUsers', 'x'.repeat(1025)],
  ['checkNow', {}],
  ['askDisconnect'],
  ['askDisconnect', 42],
  ['askDisconnect', ''],
  ['askDisconnect', 'a', 'b'],
  ['askDisconnect', 'x'.repeat(1025)],
  ['confirmDisconnect', { userId: 'a' }],
  ['setStartAtLogin', 1],
  ['setSetting'],
  ['setSetting', 'serviceUrl', ['http://localhost:1000']],
  ['setSetting', 'serviceUrl', 'x'.repeat(5000)],
  ['setSetting', 'pollSeconds', '10'],
  ['setSetting', 'pollSeconds', Number.NaN],
  ['setSetting', 'oauth', { issuer: 1 }],
  ['setSetting', 'notifications', { signedOut: 1 }],
  ['setSetting', 'notifications', { somethingElse: true }],
  ['setSetting', '__proto__', true],
  ['dismissNotice', null],
];

test('a call that is not of the contract is refused, whatever it carries', async ({ app, window, simulator }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  for (const [name, ...args] of BAD_CALLS) {
    expect(await call(window, name, args), `${name} ${JSON.stringify(args).slice(0, 40)}`).toContain('not allowed');
  }
  expect(app.output()).toContain('refused a call of getSnapshot');
  expect(await call(window, 'getSnapshot', [])).toBe('done');
  expect(simulator.users()).toHaveLength(1);
  await expect(window.getByRole('dialog')).toHaveCount(0);
});

test('a disconnect that nobody was asked about does not happen', async ({ window, simulator }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await call(window, 'confirmDisconnect', [simulator.current()?.id]);
  expect(simulator.requestCount('POST /users/{user}/disconnect')).toBe(0);
});

test('another page with the same bridge gets no answer, not even from the same address', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  expect(await callFromElsewhere(app.electron, 'about:blank', 'elsewhere')).toContain('not allowed');
  expect(await callFromElsewhere(app.electron, PAGE_URL, 'account-window')).toContain('not allowed');
});

/** Tries everything that would load something from the network; gives what got through. */
const loadFromNetwork = (page: Page, origin: string): Promise<string[]> =>
  page.evaluate(async (service) => {
    const url = (what: string): string => `${service}/from-the-page/${what}`;
    const image = new Image();
    image.src = url('image');
    const loads: Record<string, () => Promise<unknown>> = {
      fetch: () => fetch(url('fetch'), { mode: 'no-cors' }),
      image: () => image.decode(),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(url('socket').replace('http', 'ws'));
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        }),
    };
    navigator.sendBeacon(url('beacon'));
    // Nothing tells the page what became of a frame; the service would hear of it.
    const frame = document.createElement('iframe');
    frame.src = url('frame');
    document.body.append(frame);
    const results = await Promise.all(Object.entries(loads).map(([name, load]) => load().then(() => name, () => '')));
    return results.filter(Boolean);
  }, origin);

const requestsFromPage = (requests: readonly { path: string }[]): string[] =>
  requests.map(({ path }) => path).filter((path) => path.includes('from-the-page'));

test('the page reaches no network, with its content policy and without', async ({ window, simulator }) => {
  await window.locator('h1').waitFor();
  expect((await loadFromNetwork(window, simulator.url))).toEqual([]);
  // Behind the policy stands the session, which lets nothing out either.
  const devtools = await window.context().newCDPSession(window);
  await devtools.send('Page.enable');
  await devtools.send('Page.setBypassCSP', { enabled: true });
  await window.reload();
  await window.locator('h1').waitFor();
  expect((await loadFromNetwork(window, simulator.url))).toEqual([]);
  expect(requestsFromPage(simulator.requests)).toEqual([]);
});

test('the page runs no script but its own', async ({ window }) => {
  await window.locator('h1').waitFor();
  const ran = await window.evaluate(async () => {
    const results: string[] = [];
    const attempt = (name: string, act: () => unknown): void => {
      try {
        act();
        if (Reflect.get(globalThis, 'ran') !== undefined) results.push(name);
      } catch {
        // Blocked, as it should be.
      }
      Reflect.deleteProperty(globalThis, 'ran');
    };
    // From a timer, since what a debugger evaluates may do more than the page itself.
    await new Promise<void>((resolve) => {
      setTimeout(() => {
        attempt('eval', () => (Reflect.get(globalThis, 'eval') as (code: string) => void)('globalThis.ran = 1'));
        attempt('Function', () => Reflect.construct(Function, ['globalThis.ran = 1'])());
        attempt('innerHTML', () => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="globalThis.ran = 1">'));
        attempt('inline script', () => {
          const script = document.createElement('script');
          script.append('globalThis.ran = 1');
          document.body.append(script);
        });
        resolve();
      });
    });
    return results;
  });
  expect(ran).toEqual([]);
});

/** How long a navigation gets to begin. */
const NAVIGATION_MS = 300;

test('the page opens no other window, and goes nowhere', async ({ app, window, simulator }) => {
  await window.locator('h1').waitFor();
  const opened = await window.evaluate((url) => globalThis.open(url) === null, `${simulator.url}/from-the-page`);
  expect(opened).toBe(true);
  for (const url of [`${simulator.url}/from-the-page`, 'account-tray://window/avatar/x', 'file:///etc/hostname', 'data:text/html,x']) {
    await window.evaluate((to) => location.assign(to), url);
    // Asked of the page itself: the driver waits for a navigation that never comes.
    const here = await window.evaluate(async (waitMs) => {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return `${location.href} ${document.querySelector('h1')?.textContent ?? ''}`;
    }, NAVIGATION_MS);
    expect(here, url).toBe(`${PAGE_URL} Ada Lovelace`);
  }
  expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(requestsFromPage(simulator.requests)).toEqual([]);
});

test('a malformed request of the app’s own scheme is answered, and writes no stack trace', async ({ app, window }) => {
  await window.locator('h1').waitFor();
  const paths = ['avatar/%', 'avatar/%E0%A4', 'avatar/', 'avatar/nobody', '%', 'nothing', 'main.js'];
  const statuses = await app.electron.evaluate(
    async ({ session }, urls) => {
      const own = session.fromPartition('account-window');
      return Promise.all(urls.map((url) => own.fetch(url, { credentials: 'omit' }).then(({ status }) => status, String)));
    },
    paths.map((path) => `${PAGE_URL}${path}`),
  );
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 200]);
  expect(app.output()).not.toMatch(/URIError|^\s+at /mu);
});
