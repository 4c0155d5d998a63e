/** When the window is there, and what it says in each state. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace, manyProfiles, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { runApp } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import { parseYaml } from '../support/yaml.ts';
import { startTrayHost } from '../support/tray-host.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

const HIDDEN = { flags: ['--hidden'] };
const REOPENINGS = 100;
const words = messages.window;

const countWindows = (electron: ElectronApplication): Promise<number> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const closeWindow = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => window.close()));

test('--hidden opens no window until the tray is asked for one', async ({ launch }) => {
  const app = await launch(HIDDEN);
  const tray = await app.tray();
  await tray.waitForMenu((menu) => menuText(menu).includes('Ada Lovelace'));
  expect(await countWindows(app.electron)).toBe(0);
  await tray.click(messages.tray.openWindow);
  await expect((await app.window()).locator('h1')).toHaveText('Ada Lovelace');
  expect(await countWindows(app.electron)).toBe(1);
});

test('panels find the icon and the desktop entry of the window', async ({ desktop, launch }) => {
  await (await launch()).window();
  const run = async (command: string, ...args: string[]): Promise<string> =>
    (await promisify(execFile)(command, args, { env: desktop.env })).stdout;
  const configuration = parseYaml(await readFile(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8'));
  const { StartupWMClass } = (configuration as { linux: { desktop: { entry: Record<string, string> } } }).linux.desktop.entry;
  const ofThisClass = new RegExp(`^ *(0x[0-9a-f]+) .*"${String(StartupWMClass)}"\\)`, 'm');
  // The page is there a moment before its window.
  await expect(async () => expect(await run('xwininfo', '-root', '-tree')).toMatch(ofThisClass)).toPass();
  const [, id = ''] = ofThisClass.exec(await run('xwininfo', '-root', '-tree')) ?? [];
  const firstValues = ['-f', '_NET_WM_ICON', '32c', ' is $0 × $1\n'];
  expect(await run('xprop', '-id', id, ...firstValues, '_NET_WM_ICON')).toContain('is 256 × 256');
});

test('a second start shows the window of the first one and ends; with --hidden it shows nothing', async ({ simulator, desktop, launch }) => {
  const { electron, window, tray } = await launch(HIDDEN);
  // Not while it is still being loaded: what is evaluated then may be collected with the garbage of that.
  await (await tray()).waitForMenu((menu) => menuText(menu).includes('Ada Lovelace'));
  const startAgain = async (...flags: string[]): Promise<void> => {
    await electron.evaluate(({ app }) => {
      Reflect.set(globalThis, 'heard', false);
      app.once('second-instance', () => void Reflect.set(globalThis, 'heard', true));
    });
    const { exitCode } = await runApp({ flags: [`--service-url=${simulator.url}`, ...flags], env: desktop.env });
    expect(exitCode).toBe(0);
    await expect.poll(() => electron.evaluate(() => Reflect.get(globalThis, 'heard') as boolean)).toBe(true);
  };
  await startAgain('--hidden');
  expect(await countWindows(electron)).toBe(0);
  await startAgain();
  await expect((await window()).locator('h1')).toHaveText('Ada Lovelace');

  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await startAgain();
  await expect.poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  expect(await countWindows(electron)).toBe(1);
});

test('closing the window leaves the watch in the tray running', async ({ simulator, desktop, launch }) => {
  await writeAppFile(desktop, 'settings', { pollSeconds: 2 });
  simulator.fault('WS /user/stream', { kind: 'status', status: 404 });
  const app = await launch();
  const tray = await app.tray();
  await (await app.window()).locator('h1').waitFor();
  await closeWindow(app.electron);
  await expect.poll(() => countWindows(app.electron)).toBe(0);
  // Nothing but its own clock tells the app now.
  await simulator.nextRequest('GET /users');
  simulator.signOut();
  await tray.waitForMenu((menu) => menuText(menu).includes(messages.session.signedOut.title));
});

test('the window fits a full profile, and is opened again where a person left it, or where there is a screen', async ({ desktop, launch }) => {
  const app = await launch();
  const { electron } = app;
  const tray = await app.tray();
  const bounds = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const reopen = async (): Promise<void> => {
    await closeWindow(electron);
    await expect.poll(() => countWindows(electron)).toBe(0);
    const opened = electron.waitForEvent('window');
    await tray.activate();
    await (await opened).locator('h1').waitFor();
  };
  const window = await app.window();
  await window.getByText(messages.window.providers).waitFor();
  expect(await window.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);

  // Text of twice the size: nothing is cut off at the side, and no word of the navigation is broken.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => window.evaluate(() => document.documentElement.clientWidth)).toBeLessThan(230);
  const found = await window.evaluate(() => {
    const linesOf = ({ lastChild }: Element): number => {
      const range = document.createRange();
      range.selectNodeContents(lastChild ?? document.body);
      return range.getClientRects().length;
    };
    const { scrollWidth, clientWidth } = document.documentElement;
    return { cutOff: scrollWidth > clientWidth, lines: [...document.querySelectorAll('[role=tab]')].map(linesOf) };
  });
  expect(found).toEqual({ cutOff: false, lines: [1, 1, 1] });
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1));

  const left = { x: 120, y: 60, width: 500, height: 600 };
  await electron.evaluate(({ BrowserWindow }, given) => BrowserWindow.getAllWindows()[0]?.setBounds(given), left);
  await expect.poll(bounds).toEqual(left);
  await reopen();
  await expect.poll(bounds).toEqual(left);
  await writeAppFile(desktop, 'window', { ...left, x: -5000, maximized: false });
  await reopen();
  await expect.poll(bounds).toEqual({ ...left, x: 0 });
});

/** Presses Control and a key as the keyboard does: what Playwright presses goes to the page only. */
const pressControl = (electron: ElectronApplication, keyCode: string): Promise<void> =>
  electron.evaluate(({ BrowserWindow }, key) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) contents?.sendInputEvent({ type, keyCode: key, modifiers: ['control'] });
  }, keyCode);

test('the window is worked with the keys of any app', async ({ simulator, launch }) => {
  const app = await launch();
  const window = await app.window();
  await window.locator('h1').waitFor();
  await pressControl(app.electron, ',');
  await expect(window.getByRole('tabpanel', { name: words.places.settings })).toBeVisible();
  await pressControl(app.electron, '2');
  await expect(window.getByRole('tabpanel', { name: words.places.activity })).toBeVisible();
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
  await pressControl(app.electron, '1');
  await expect(window.locator('h1')).toBeFocused();

  const checked = simulator.nextRequest('GET /users');
  await pressControl(app.electron, 'r');
  await checked;
  const zoom = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel());
  for (const [key, level] of [['=', 0.5], ['=', 1], ['-', 0.5], ['0', 0]] as const) {
    await pressControl(app.electron, key);
    await expect.poll(zoom).toBe(level);
  }

  await window.getByRole('button', { name: messages.disconnect.action }).click();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  expect(await countWindows(app.electron)).toBe(1);
  // The window is gone before the key is let go.
  await window.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => countWindows(app.electron)).toBe(0);

  const reopened = app.electron.waitForEvent('window');
  await (await app.tray()).activate();
  const again = await reopened;
  await again.locator('h1').waitFor();
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
  await pressControl(app.electron, 'q');
  await ended;
});

test('a window that was opened and closed a hundred times leaves nothing behind', async ({ app, tray }) => {
  test.setTimeout(120_000);
  const { electron } = app;
  await (await app.window()).locator('h1').waitFor();
  const left = (): Promise<Record<string, number>> =>
    electron.evaluate(({ app: main, BrowserWindow, ipcMain, nativeTheme, webContents }) => {
      const listeners = (of: NodeJS.EventEmitter): number =>
        of.eventNames().reduce((sum, name) => sum + of.listenerCount(name), 0);
      return {
        windows: BrowserWindow.getAllWindows().length,
        webContents: webContents.getAllWebContents().length,
        renderers: main.getAppMetrics().filter(({ type }) => type === 'Tab').length,
        listeners: listeners(main) + listeners(ipcMain) + listeners(nativeTheme),
      };
    });
  const reopen = async (): Promise<void> => {
    const closed = app.electron.windows()[0]?.waitForEvent('close');
    await closeWindow(electron);
    await closed;
    const opened = electron.waitForEvent('window');
    await tray.activate();
    await (await opened).locator('h1').waitFor();
  };
  await reopen();
  const before = await left();
  expect(before).toMatchObject({ windows: 1, webContents: 1 });
  for (let count = 1; count < REOPENINGS; count += 1) await reopen();
  // The process of the last window may take a moment to end.
  await expect.poll(left).toEqual(before);
});

test.describe('on a desktop without a tray', () => {
  test.use({ trayHost: false });

  test('a hidden start keeps watch, and each further start is a way in', async ({ simulator, desktop, launch }) => {
    const flags = [`--service-url=${simulator.url}`];
    const { electron } = await launch(HIDDEN);
    await expect.poll(() => simulator.streamCount).toBe(1);
    expect(await countWindows(electron)).toBe(0);
    for (let time = 1; time <= 2; time += 1) {
      const opened = electron.waitForEvent('window');
      expect((await runApp({ flags, env: desktop.env })).exitCode).toBe(0);
      const window = await opened;
      await expect(window.locator('h1')).toHaveText('Ada Lovelace');
      const closed = window.waitForEvent('close');
      await closeWindow(electron);
      await closed;
    }
    // Nobody can see it, and it goes on.
    expect(simulator.streamCount).toBe(1);
  });

  test('a further start brings the icon into a tray that came after the app', async ({ simulator, desktop, launch }) => {
    await launch(HIDDEN);
    await expect.poll(() => simulator.streamCount).toBe(1);
    const host = await startTrayHost(desktop.bus);
    expect((await runApp({ flags: [`--service-url=${simulator.url}`, ...HIDDEN.flags], env: desktop.env })).exitCode).toBe(0);
    const tray = await host.waitForItem();
    await tray.waitForProperties(({ toolTip }) => toolTip.title.endsWith(messages.session.signedIn.title('Ada Lovelace')));
    simulator.signOut();
    await tray.waitForProperties(({ toolTip }) => toolTip.title.endsWith(messages.session.signedOut.title));
  });
});

const STATES: readonly { title: string; arrange: (simulator: Simulator) => unknown }[] = [
  { title: messages.session.starting.title, arrange: (simulator) => simulator.hold('GET /users') },
  { title: messages.session.signedOut.title, arrange: (simulator) => simulator.signOut() },
  { title: messages.session.incompatible.title, arrange: (simulator) => simulator.fault('GET /users', { kind: 'wrongTypes' }) },
  { title: messages.reasons.refused.title, arrange: (simulator) => simulator.down() },
];
for (const { title, arrange } of STATES) {
  test(`“${title}” is said plainly, and nobody is called signed in`, async ({ simulator, launch }) => {
    await arrange(simulator);
    const window = await (await launch()).window();
    await expect(window.locator('h1')).toHaveText(title);
    await expect(window.locator('body')).not.toContainText(words.signedIn);
    await expect(window.locator('body')).not.toContainText('Ada Lovelace');
    await expect(window.getByRole('button', { name: /Disconnect/u })).toHaveCount(0);
  });
}

test.describe('with several users', () => {
  test.use({ service: { users: [ada, misaki, grace] } });

  test('the others stand below the current one, each with a button of their own', async ({ window }) => {
    await expect(window.locator('h1')).toHaveText('Ada Lovelace');
    const others = window.getByRole('list', { name: words.others }).getByRole('listitem');
    await expect(others).toHaveCount(2);
    await expect(others.first()).toContainText(misaki.name ?? '');
    await others.nth(1).getByRole('button').click();
    await expect(window.getByRole('dialog')).toContainText(messages.disconnect.asking.title('amazing.grace'));
  });
});

test.describe('with very many users', () => {
  test.use({ service: { users: [ada, ...manyProfiles(2000)] } });

  test('anyone is found by a part of the name, as long as they are listed', async ({ window, simulator }) => {
    const list = window.getByRole('list', { name: words.others });
    await expect(list.getByRole('listitem')).toHaveCount(100);
    await window.getByRole('searchbox').fill('simulated 1987');
    await expect(list.getByRole('listitem')).toHaveCount(1);
    await expect(list).toContainText('Simulated Person 1987');
    await expect(window.getByText(words.othersCount(2000))).toBeVisible();
    simulator.signOut(manyProfiles(1987).at(-1)?.id);
    await window.getByRole('button', { name: messages.window.checkNow }).click();
    await expect(window.getByText(words.noMatches)).toBeVisible();
    await window.getByRole('searchbox').fill('simulated 1986');
    await expect(list).toContainText('Simulated Person 1986');
    await window.getByRole('searchbox').fill('nobody at all');
    await expect(window.getByText(words.noMatches)).toBeVisible();
  });
});
