/** What a panel gets to see of the app on the session bus. */
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, manyProfiles, misaki } from '../simulator/profiles.ts';
import { disconnectLabel, disconnectLabels } from '../support/disconnect-items.ts';
import type { WireProfile } from '../simulator/simulator.ts';
import { findMenuItem, menuItems, menuText, type MenuNode } from '../support/menu-tree.ts';
import { scaled, type RgbaImage } from '../support/png.ts';
import { PROPERTIES_INTERFACE } from '../support/bus.ts';
import type { TrayItem } from '../support/tray-item.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

const HIDDEN = { flags: ['--hidden'] };
const words = messages.tray;

const has = (text: string) => (menu: MenuNode): boolean => menuText(menu).includes(text);

/** Of the panels of real desktops. */
const PANEL_SIZES_PX = [16, 22, 24, 32, 48];
/** Of 255: two pixels of one place that a person tells apart. */
const DIFFERENCE_SEEN = 64;

/** Waits for the tooltip of a state, and gives the picture that is shown with it. */
async function pictureWith(tray: TrayItem, title: string): Promise<RgbaImage> {
  await tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(title));
  const { icons } = await tray.properties();
  expect(icons).not.toEqual([]);
  return icons[0] as RgbaImage;
}

/** How many pixels a person tells apart, as a share of the picture. */
function differenceOf(one: RgbaImage, other: RgbaImage): number {
  let pixels = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    if ([0, 1, 2, 3].some((channel) => Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)) >= DIFFERENCE_SEEN)) pixels += 1;
  }
  return pixels / (one.width * one.height);
}

test('each state has its own tooltip, and a picture that is told apart on panels of every size', async ({ simulator, desktop, launch }) => {
  await writeAppFile(desktop, 'settings', { pollSeconds: 2 });
  const answer = simulator.hold('GET /users');
  const tray = await (await launch(HIDDEN)).tray();
  const pictures = [await pictureWith(tray, messages.session.starting.title)];
  answer();
  pictures.push(await pictureWith(tray, messages.session.signedIn.title('Ada Lovelace')));
  // Panels read an item by either name; a runtime that answers to the second must say the same.
  const titleAs = (name: string): Promise<unknown> =>
    desktop.bus
      .call({ to: tray.busName, path: tray.path, iface: PROPERTIES_INTERFACE, member: 'Get', signature: 'ss', body: [name, 'Title'] })
      .then(([title]) => (title as { value: unknown }).value, () => 'no answer');
  const title = await titleAs('org.kde.StatusNotifierItem');
  expect(title).not.toBe('no answer');
  expect([title, 'no answer']).toContain(await titleAs('org.freedesktop.StatusNotifierItem'));
  simulator.signOut();
  pictures.push(await pictureWith(tray, messages.session.signedOut.title));
  simulator.fault('GET /users', { kind: 'wrongTypes' });
  simulator.signIn(ada);
  pictures.push(await pictureWith(tray, messages.session.incompatible.title));
  await simulator.down();
  pictures.push(await pictureWith(tray, messages.reasons.refused.title));

  for (const size of PANEL_SIZES_PX) {
    const drawn = pictures.map((picture) => scaled(picture, size));
    for (const [at, one] of drawn.entries()) {
      for (const other of drawn.slice(at + 1)) expect(differenceOf(one, other), `${String(size)} px`).toBeGreaterThan(0.03);
    }
  }
});

for (const hasStream of [true, false]) {
  test(`a change at the service comes to the tray by itself, ${hasStream ? 'told by its stream' : 'found by asking again'}`, async ({ simulator, desktop, launch }) => {
    await writeAppFile(desktop, 'settings', { pollSeconds: hasStream ? 3600 : 2 });
    if (!hasStream) simulator.fault('WS /user/stream', { kind: 'status', status: 404 });
    const tray = await (await launch(HIDDEN)).tray();
    await tray.waitForMenu(has(messages.session.signedIn.title('Ada Lovelace')));
    simulator.signOut();
    await tray.waitForMenu(has(messages.session.signedOut.title));
    simulator.signIn(misaki);
    await tray.waitForMenu(has(messages.session.signedIn.title(misaki.name ?? '')));
  });
}

test('where the app draws the menu itself, opening it causes a check', async ({ simulator, desktop, launch }) => {
  await writeAppFile(desktop, 'settings', { pollSeconds: 3600 });
  simulator.fault('WS /user/stream', { kind: 'status', status: 404 });
  const tray = await (await launch(HIDDEN)).tray();
  await tray.waitForMenu(has(messages.session.signedIn.title('Ada Lovelace')));
  simulator.signOut();
  await tray.contextMenu();
  await tray.waitForMenu(has(messages.session.signedOut.title));
});

test('starting at login is an autostart file, switched in the tray or removed by hand', async ({ desktop, launch }) => {
  const file = join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'autostart', 'io.github.pieces-account-tray.desktop');
  const tray = await (await launch(HIDDEN)).tray();
  const becomes = (state: 'on' | 'off'): Promise<MenuNode> =>
    tray.waitForMenu((menu) => findMenuItem(menu, words.startAtLogin)?.toggleState === state);
  await becomes('off');
  await tray.click(words.startAtLogin);
  const item = findMenuItem(await becomes('on'), words.startAtLogin);
  expect(item?.toggleType).toBe('checkmark');
  expect(await readFile(file, 'utf8')).toMatch(/^\[Desktop Entry\]\n[^]*^Exec=.+ --hidden$/mu);

  await rm(file);
  await becomes('off');
  await tray.click(words.startAtLogin);
  await becomes('on');
  await tray.click(words.startAtLogin);
  await becomes('off');
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

test('“Quit” in the tray ends the app', async ({ launch, desktop }) => {
  const app = await launch();
  const tray = await app.tray();
  const exit = once(app.electron.process(), 'exit');
  await tray.click(words.quit);
  expect((await exit)[0]).toBe(0);
  await desktop.trayHost.waitUntilGone(tray);
});

test('a left click opens the window', async ({ launch }) => {
  const app = await launch(HIDDEN);
  await (await app.tray()).activate();
  await expect((await app.window()).locator('h1')).toHaveText('Ada Lovelace');
});

test.describe('with people whose names are unusual', () => {
  const NAMES = [
    'Tom & Jerry && Co',
    '_under__score_',
    '👩‍👩‍👧‍👦 Family 🏳️‍🌈',
    'שלום & مرحبا',
    'Zoë 美咲',
    `${'x'.repeat(299)}!`,
  ];
  const people = NAMES.map((name, at): WireProfile => ({ ...manyProfiles(NAMES.length)[at], name }) as WireProfile);
  test.use({ service: { users: people } });

  test('their names arrive unbroken in the menu', async ({ launch }) => {
    const tray = await (await launch(HIDDEN)).tray();
    const menu = await tray.waitForMenu(has('Tom'));
    const labels = menuItems(menu).map(({ label }) => label);
    const [first = '', ...others] = NAMES;
    const shown = [messages.tray.current(first), ...others.slice(0, -1)];
    for (const name of shown) expect(labels).toContain(disconnectLabel(name, NAMES.length));
    expect(labels).toContain(messages.session.signedIn.title(NAMES[0] ?? ''));
    const long = labels.find((label) => label.includes('xxx'));
    expect(long).toMatch(/^x{20,60}…$/u);
    expect(disconnectLabels(menu)).toHaveLength(NAMES.length);
    expect(findMenuItem(menu, messages.tray.disconnect)?.children.map(({ enabled }) => enabled)).toEqual(NAMES.map(() => true));
  });
});
