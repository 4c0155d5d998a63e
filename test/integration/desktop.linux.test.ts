/** The virtual desktop itself: what tests with the real app rely on is tried here with a small tray icon of our own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { Variant } from '@jellybrick/dbus-next';
import { connectBus, PROPERTIES_INTERFACE } from '../support/bus.ts';
import type { Bus } from '../support/bus.ts';
import { displayLabel, findMenuItem, menuText } from '../support/menu-tree.ts';
import type { WireMenu } from '../support/menu-tree.ts';
import { ITEM_INTERFACE, MENU_INTERFACE } from '../support/tray-item.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';

const ITEM_PATH = '/StatusNotifierItem';
const MENU_PATH = '/menu';
/** A red and a half transparent green pixel, and a larger icon of black; ARGB. */
const SMALL = [2, 1, Buffer.from('ffff00008000ff00', 'hex')] as const;
const LARGE = [3, 2, Buffer.alloc(3 * 2 * 4)] as const;

let desktop: VirtualDesktop;
before(async () => {
  desktop = await startVirtualDesktop({ display: false });
});
after(() => desktop.close());

/** What a program with a tray icon does, as far as the host can notice. */
interface FakeApp {
  readonly bus: Bus;
  readonly heard: string[];
  setMenu(...items: [properties: Record<string, Variant>, children?: WireMenu[]][]): void;
  setToolTip(text: string): void;
}

async function startFakeApp(): Promise<FakeApp> {
  const bus = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const heard: string[] = [];
  let toolTip = 'first';
  let menu: WireMenu = [0, { 'children-display': new Variant('s', 'submenu') }, []];
  bus.offer(ITEM_PATH, ITEM_INTERFACE, {
    methods: { Activate: { run: () => void heard.push('activate') } },
    properties: {
      Id: { signature: 's', get: () => 'fake' },
      Title: { signature: 's', get: () => 'Fake app' },
      Status: { signature: 's', get: () => 'Active' },
      Menu: { signature: 'o', get: () => MENU_PATH },
      ToolTip: { signature: '(sa(iiay)ss)', get: () => ['', [], toolTip, 'more'] },
      IconPixmap: { signature: 'a(iiay)', get: () => [LARGE, SMALL] },
    },
  });
  bus.offer(MENU_PATH, MENU_INTERFACE, {
    methods: {
      GetLayout: { gives: 'u(ia{sv}av)', run: () => [1, menu] },
      Event: { run: ({ body }) => void heard.push(`${String(body[1])} ${String(body[0])}`) },
    },
  });
  const to = 'org.kde.StatusNotifierWatcher';
  await bus.call({ to, path: '/StatusNotifierWatcher', iface: to, member: 'RegisterStatusNotifierItem', signature: 's', body: [ITEM_PATH] });
  return {
    bus,
    heard,
    setMenu(...items) {
      const children = items.map(([properties, below = []], at): WireMenu => [at + 1, properties, below.map(inVariant)]);
      menu = [0, menu[1], children.map(inVariant)];
      bus.emit(MENU_PATH, MENU_INTERFACE, 'LayoutUpdated', 'ui', [2, 0]);
    },
    setToolTip(text) {
      toolTip = text;
      bus.emit(ITEM_PATH, ITEM_INTERFACE, 'NewToolTip');
    },
  };
}

const inVariant = (node: WireMenu): Variant<WireMenu> => new Variant('(ia{sv}av)', node);
const text = (label: string): Record<string, Variant> => ({ label: new Variant('s', label) });
const not = (name: string): Record<string, Variant> => ({ [name]: new Variant('b', false) });

test('an icon appears, tells what it is, and goes away with its program', async () => {
  const app = await startFakeApp();
  const item = await desktop.trayHost.waitForItem();
  const { icons, ...properties } = await item.properties();
  assert.deepEqual(properties, {
    id: 'fake',
    title: 'Fake app',
    status: 'Active',
    toolTip: { title: 'first', text: 'more' },
    iconName: '',
    menuPath: MENU_PATH,
  });
  assert.deepEqual(icons.map(({ width, height }) => [width, height]), [[3, 2], [2, 1]]);
  await item.activate();
  assert.deepEqual(app.heard, ['activate']);
  app.bus.close();
  await desktop.trayHost.waitUntilGone(item);
  assert.deepEqual(desktop.trayHost.items, []);
});

test('the icon comes as a picture, the smallest that is high enough', async () => {
  const app = await startFakeApp();
  const item = await desktop.trayHost.waitForItem();
  const small = await item.icon();
  assert.equal(small?.image.data.toString('hex'), 'ff0000ff00ff0080');
  assert.equal((await item.icon(2))?.image.height, 2);
  assert.equal((await item.icon(64))?.image.height, 2);
  // Signature, IHDR of 25 bytes, then IDAT: length, type, data.
  const png = small?.png ?? Buffer.alloc(0);
  assert.equal(png.toString('latin1', 12, 16), 'IHDR');
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2, 1]);
  const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  assert.equal(pixels.toString('hex'), '00ff0000ff00ff0080');
  app.bus.close();
  await desktop.trayHost.waitUntilGone(item);
});

test('the menu is read and clicked as a person would, and waited for without guessing how long', async () => {
  const app = await startFakeApp();
  const item = await desktop.trayHost.waitForItem();
  const full = item.waitForMenu((menu) => menu.children.length > 0);
  const checked = { 'toggle-type': new Variant('s', 'checkmark'), 'toggle-state': new Variant('i', 1) };
  app.setMenu(
    [{ ...text('_Open A__B'), ...checked }],
    [{ type: new Variant('s', 'separator') }],
    [{ ...text('Off'), ...not('enabled') }],
    [{ ...text('Secret'), ...not('visible') }],
    [{ ...text('More'), 'children-display': new Variant('s', 'submenu') }, [[77, text('Deep'), []]]],
  );
  const menu = await full;
  assert.equal(menuText(menu), '[x] Open A_B\n---\nOff (disabled)\nMore\n  Deep');
  assert.equal(findMenuItem(menu, 'Secret')?.visible, false);

  await item.click('Open A_B');
  await item.click(77);
  assert.deepEqual(app.heard.filter((event) => event.startsWith('clicked')), ['clicked 1', 'clicked 77']);
  assert.equal(app.heard[0], 'opened 0');
  await assert.rejects(item.click('Off'), /disabled/);
  await assert.rejects(item.click('Secret'), /No item/);
  await assert.rejects(item.waitForMenu(() => false, { timeoutMs: 20 }), /Open A_B/);

  const changes: string[] = [];
  const stop = item.onChange(({ signal }) => changes.push(signal));
  const seen = item.waitForProperties(({ toolTip }) => toolTip.title === 'second');
  app.setToolTip('second');
  await seen;
  assert.deepEqual(changes, ['NewToolTip']);
  stop();
  app.bus.close();
  await desktop.trayHost.waitUntilGone(item);
});

test('labels are read as they are shown', () => {
  const shown = ['_Quit', 'Save _as', 'a__b', '__', 'Tom & Jerry', '_', 'x___y'].map(displayLabel);
  assert.deepEqual(shown, ['Quit', 'Save as', 'a_b', '_', 'Tom & Jerry', '', 'x_y']);
});

test('notifications are written down, and can be clicked', async () => {
  const app = await connectBus(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  const name = 'org.freedesktop.Notifications';
  const clicked = Promise.withResolvers<unknown[]>();
  await app.listen(name, ({ member, body }) => {
    if (member === 'ActionInvoked') clicked.resolve(body);
  });
  const body = ['App', 0, '', 'Signed out', 'by the service', ['default', 'Open'], {}, -1];
  const call = { to: name, path: '/org/freedesktop/Notifications', iface: name, member: 'Notify' };
  const [id] = await app.call({ ...call, signature: 'susssasa{sv}i', body });
  const shown = await desktop.notifications.waitFor(({ summary }) => summary === 'Signed out');
  assert.notEqual(id, 0);
  assert.deepEqual(shown, { id, appName: 'App', summary: 'Signed out', body: 'by the service', actions: ['default'], imageSize: undefined });
  desktop.notifications.invoke(shown.id);
  assert.deepEqual(await clicked.promise, [id, 'default']);
  app.close();
});

test('programs on the desktop see nothing of the real one', async () => {
  const names = Object.keys(desktop.env).filter((name) => /^(DISPLAY|WAYLAND|XDG_CURRENT|GNOME|NODE_TEST)/.test(name));
  assert.deepEqual(names, []);
  assert.equal(desktop.env['HOME'], desktop.home);
  assert.throws(() => desktop.keyring, /without keyring/);
  assert.equal(await desktop.bus.ownerOf('org.freedesktop.secrets'), null);
});

test('a desktop with everything starts next to another one, and leaves nothing', async () => {
  const full = await startVirtualDesktop({ display: { width: 640, height: 480 }, keyring: 'locked' });
  const { home } = full;
  assert.match(full.env['DISPLAY'] ?? '', /^:\d+$/);
  assert.notEqual(full.env['DBUS_SESSION_BUS_ADDRESS'], desktop.env['DBUS_SESSION_BUS_ADDRESS']);
  const isLocked = async (): Promise<unknown> => {
    const [value] = await full.bus.call({
      to: 'org.freedesktop.secrets',
      path: '/org/freedesktop/secrets/collection/login',
      iface: PROPERTIES_INTERFACE,
      member: 'Get',
      signature: 'ss',
      body: ['org.freedesktop.Secret.Collection', 'Locked'],
    });
    return (value as Variant).value;
  };
  assert.equal(await isLocked(), true);
  await full.keyring.unlock();
  assert.equal(await isLocked(), false);
  await access(home);
  await full.close();
  await full.close();
  await assert.rejects(access(home), { code: 'ENOENT' });
});

test('a test that is killed leaves nothing', async () => {
  const desktopModule = new URL('../support/virtual-desktop.ts', import.meta.url).href;
  const script = `
    const { startVirtualDesktop } = await import(${JSON.stringify(desktopModule)});
    const { env } = await startVirtualDesktop({ display: false });
    console.log(env.XDG_RUNTIME_DIR);
    setInterval(() => {}, 1_000);`;
  const killed = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [folder] = (await once(killed.stdout, 'data', { signal: AbortSignal.timeout(8_000) })) as [Buffer];
  const client = connect(`${folder.toString('utf8').trim()}/bus`);
  // Logged in, because the bus itself hangs up on a stranger after some seconds.
  client.write(`\0AUTH EXTERNAL ${Buffer.from(String(process.getuid?.())).toString('hex')}\r\nBEGIN\r\n`);
  const busEnds = once(client, 'close', { signal: AbortSignal.timeout(8_000) });
  client.resume();
  killed.kill('SIGKILL');
  await busEnds;
});
