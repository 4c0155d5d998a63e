/** The running app through everything that can be wrong with the service, with a proxy set that wants all its calls. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { demoProfiles } from '../simulator/profiles.ts';
import { disconnectLabels } from '../support/disconnect-items.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { CURRENT_NAME, FAULT_CASES, STREAM_FAULT_CASES, titleOf, type Shown } from '../support/fault-table.ts';
import { findMenuItem, menuText, type MenuNode } from '../support/menu-tree.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test as base, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const WALK_LIMIT_MS = 150_000;
/** A call that hangs is given up after ten seconds. */
const SHOWN_LIMIT_MS = 20_000;
const USERS_IN_MENU = 10;
const ALL_WELL: Shown = { state: 'signedIn', users: demoProfiles.length, unreadable: 0 };
const DOWN: Shown = { state: 'unreachable', reason: 'refused' };
/** Too long to be a name: so it is not found without asking anybody, who might take long to answer. */
const NO_SUCH_ADDRESS = `https://${'x'.repeat(64)}.invalid`;
const PROXY_VARIABLES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const words = messages.window;

interface Proxied {
  readonly running: { readonly app: RunningApp; readonly tray: TrayItem; readonly window: Page };
}

/** The app with its address in the settings, where a person can change it, and with a proxy in its environment. */
const test = base.extend<Proxied>({
  service: { users: demoProfiles },
  running: async ({ simulator, desktop }, use) => {
    let proxied = 0;
    const proxy = createServer((socket) => {
      proxied += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    await writeAppFile(desktop, 'settings', { serviceUrl: simulator.url });
    const app = await launchApp({ desktop, env: proxyVariables(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`) });
    try {
      const [tray, window] = [await app.tray(), await app.window()];
      await shows(tray, window, ALL_WELL);
      await use({ app, tray, window });
    } finally {
      await app.close();
      proxy.close();
    }
    expect(proxied, 'calls that went to the proxy').toBe(0);
  },
});

const proxyVariables = (proxy: string): VirtualDesktop['env'] => ({
  NODE_USE_ENV_PROXY: '1',
  ...Object.fromEntries(PROXY_VARIABLES.map((name) => [name, proxy])),
});

const snapshotOf = (window: Page): Promise<Snapshot> =>
  window.evaluate(() => (Reflect.get(window, 'accountTray') as { getSnapshot: () => Promise<Snapshot> }).getSnapshot());

/** The menu as it has to be, whatever is shown in it. */
function expectUsable(menu: MenuNode): void {
  for (const label of [messages.tray.openWindow, messages.tray.checkNow, messages.tray.quit]) {
    expect(findMenuItem(menu, label)?.enabled, label).toBe(true);
  }
}

/** Waits until the tray and the window show it, and sees that they show nothing else. */
async function shows(tray: TrayItem, window: Page, what: Shown): Promise<void> {
  const title = titleOf(what);
  await tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(title), { timeoutMs: SHOWN_LIMIT_MS });
  await expect(window.locator('h1')).toHaveText(what.state === 'signedIn' ? CURRENT_NAME : title);
  const menu = await tray.openMenu();
  const lines = menuText(menu);
  expectUsable(menu);
  expect(lines).toContain(title);
  const disconnects = disconnectLabels(menu).length;
  if (what.state === 'signedIn') {
    expect(disconnects).toBe(Math.min(what.users, USERS_IN_MENU));
    // In the menu it is at the end of a line, which may be cut.
    if (what.unreadable > 0) await expect(window.locator('body')).toContainText(messages.session.unreadable(what.unreadable));
    return;
  }
  expect(disconnects).toBe(0);
  expect(lines).toContain(`Last known: ${CURRENT_NAME}, verified `);
  expect(lines).not.toContain('Signed in');
  await expect(window.locator('body')).toContainText(words.lastKnownHeading);
  await expect(window.getByText(words.signedIn, { exact: true })).toHaveCount(0);
}

/** Asks for a check in the tray, and waits for one that began after that. */
async function checkInTray(tray: TrayItem, window: Page, what: Shown): Promise<void> {
  const sinceMs = Date.now();
  await tray.click(messages.tray.checkNow);
  expectUsable(await tray.openMenu());
  const wanted = (await snapshotOf(window)).session.state;
  // A check that fails shows by itself; of one that finds all as it was, only its time is new.
  if (what.state !== 'signedIn' || wanted !== 'signedIn') return;
  const isLooked = ({ service }: Snapshot): boolean => !service.checking && Date.parse(service.lastCheckAt ?? '') >= sinceMs;
  await expect.poll(async () => isLooked(await snapshotOf(window)), { timeout: SHOWN_LIMIT_MS, intervals: [20] }).toBe(true);
}

test('whatever is wrong with its calls: tray and window say so, the tray opens, and the truth is back after it', async ({ simulator, running }) => {
  test.setTimeout(WALK_LIMIT_MS);
  const { tray, window } = running;
  for (const { name, begin, end, shows: shown } of FAULT_CASES) {
    await test.step(name, async () => {
      await begin(simulator);
      await checkInTray(tray, window, shown);
      await shows(tray, window, shown);
      await end(simulator);
      await checkInTray(tray, window, ALL_WELL);
      await shows(tray, window, ALL_WELL);
    });
  }
});

test('whatever is wrong with its stream: nobody is called signed out, and a restart of the service brings it back', async ({ simulator, running }) => {
  test.setTimeout(WALK_LIMIT_MS);
  const { tray, window } = running;
  const updatesBy = (updates: Snapshot['service']['updates']) =>
    expect.poll(async () => (await snapshotOf(window)).service.updates, { timeout: SHOWN_LIMIT_MS, intervals: [20] }).toBe(updates);
  for (const { name, begin, end, updates } of STREAM_FAULT_CASES) {
    await test.step(name, async () => {
      await updatesBy('stream');
      const asked = simulator.nextRequest('WS /user/stream');
      await begin(simulator);
      await asked;
      if (updates !== undefined) await updatesBy(updates);
      await checkInTray(tray, window, ALL_WELL);
      await shows(tray, window, ALL_WELL);
      await end(simulator);
      // A stream that is lost again and again is opened ever more seldom; a restart of the service ends that.
      for (const [restart, what] of [[simulator.down, DOWN], [simulator.up, ALL_WELL]] as const) {
        await restart();
        await tray.click(messages.tray.checkNow);
        await shows(tray, window, what);
      }
    });
  }
});

test('an address whose name nobody knows any more is told as that, and the next one is asked', async ({ simulator, running }) => {
  const { tray, window } = running;
  await goTo(window, 'settings');
  const enter = async (url: string): Promise<void> => {
    const field = window.getByLabel(messages.settings.of.serviceUrl.label, { exact: true });
    await field.fill(url);
    await field.press('Enter');
  };
  await enter(NO_SUCH_ADDRESS);
  const { title } = messages.reasons.nameNotFound;
  await tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(title), { timeoutMs: SHOWN_LIMIT_MS });
  await expect(window.locator('h1')).toHaveText(title);
  expectUsable(await tray.openMenu());
  await enter(simulator.url);
  await shows(tray, window, ALL_WELL);
});
