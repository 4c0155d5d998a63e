/** A tray host that comes after the app, goes, and is replaced: there is one icon in it each time. */
import { connectBus, type Bus } from '../support/bus.ts';
import { startSleepService } from '../support/sleep.ts';
import { startTrayHost, type TrayHost } from '../support/tray-host.ts';
import { expect, test } from './fixtures.ts';

test.use({ trayHost: false });

const APPEARS_MS = 15_000;
/** Longer than the app takes to see that its icon is in the tray. */
const SETTLED_MS = 3500;

interface Panel {
  readonly host: TrayHost;
  readonly bus: Bus;
}

const buses: Bus[] = [];
test.afterEach(() => {
  for (const bus of buses.splice(0)) bus.close();
});

async function startPanel(address: string): Promise<Panel> {
  const bus = await connectBus(address);
  buses.push(bus);
  return { bus, host: await startTrayHost(bus) };
}

async function hasOneIcon({ host }: Panel): Promise<void> {
  await host.waitForItem({ timeoutMs: APPEARS_MS });
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const live = await Promise.all(host.items.map(async (item) => (await item.properties().catch(() => undefined)) !== undefined));
  expect(live).toEqual([true]);
}

test('each tray host that comes after a hidden start gets the icon, once', async ({ desktop, launch }) => {
  test.setTimeout(120_000);
  const address = desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  await launch({ flags: ['--hidden'] });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const first = await startPanel(address);
  await hasOneIcon(first);
  // Gone for longer than the app waits for anything, and back.
  first.bus.close();
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const second = await startPanel(address);
  await hasOneIcon(second);
  // Replaced at once by another process.
  second.bus.close();
  await hasOneIcon(await startPanel(address));
});

test('a tray host that the bus did not tell of is found when the person is back', async ({ desktop, launch }) => {
  const sleep = await startSleepService(desktop.bus);
  const app = await launch({ flags: ['--hidden'] });
  await sleep.isHeard();
  const panel = await startPanel(desktop.env['DBUS_SESSION_BUS_ADDRESS'] ?? '');
  sleep.wakeUp();
  await hasOneIcon(panel);
  expect(app.output()).not.toContain('unexpected');
});
