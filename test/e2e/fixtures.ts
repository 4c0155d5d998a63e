/** What every end-to-end test stands on: a simulated Pieces OS, a desktop of its own, and the app started on it. */
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base, type Page, type TestInfo } from '@playwright/test';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/simulator.ts';
import { launchApp, type AppOptions, type RunningApp } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import type { TrayItem } from '../support/tray-item.ts';
import { startRemoteVault, type RemoteVault } from '../support/vault-client.ts';
import { startVirtualDesktop, type DesktopOptions, type VirtualDesktop } from '../support/virtual-desktop.ts';

export { expect };

/** How long an app may take to quit before its process is ended. */
const QUIT_LIMIT_MS = 5000;
const SCREENSHOT_LIMIT_MS = 3000;

interface Options {
  readonly keyring: NonNullable<DesktopOptions['keyring']>;
  /** Whether something shows notifications, as on a desktop of today. */
  readonly notifications: boolean;
  readonly trayHost: boolean;
  /** Who is signed in at the start, and the like. */
  readonly service: SimulatorOptions;
}

type LaunchOptions = Omit<AppOptions, 'desktop'>;

interface Fixtures {
  readonly simulator: Simulator;
  readonly desktop: VirtualDesktop;
  /** The desktop's keychain, behind the app's back. */
  readonly vault: RemoteVault;
  /** Starts the app on the desktop, pointed at the simulator. May be called again after the app has ended. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>;
  /** The app, started with its window. */
  readonly app: RunningApp;
  readonly tray: TrayItem;
  readonly window: Page;
}

/** A test with the fixtures of this suite; `test.use({ keyring, trayHost, notifications, service })` sets them up. */
export const test = base.extend<Options & Fixtures>({
  keyring: ['absent', { option: true }],
  trayHost: [true, { option: true }],
  notifications: [true, { option: true }],
  service: [{}, { option: true }],
  simulator: async ({ service }, use) => {
    const simulator = await startSimulator(service);
    await use(simulator);
    await simulator.close();
  },
  desktop: async ({ keyring, trayHost, notifications }, use) => {
    const desktop = await startVirtualDesktop({ keyring, trayHost, notifications });
    await use(desktop);
    await desktop.close();
  },
  vault: async ({ desktop }, use) => {
    const vault = await startRemoteVault({ env: desktop.env });
    await use(vault);
    await vault.close();
  },
  launch: async ({ simulator, desktop }, use, testInfo) => {
    const launched: RunningApp[] = [];
    const children: ChildProcess[] = [];
    await use(async ({ flags = [], ...options } = {}) => {
      const app = await launchApp({ desktop, flags: [`--service-url=${simulator.url}`, ...flags], ...options });
      launched.push(app);
      // Asked for now: of an app that has ended Playwright knows no process any more.
      children.push(app.electron.process());
      return app;
    });
    try {
      if (testInfo.status !== testInfo.expectedStatus) await attachWhatIsThere(launched, desktop, testInfo);
    } finally {
      for (const [at, app] of launched.entries()) await endApp(app, children[at]);
    }
  },
  app: async ({ launch }, use) => use(await launch()),
  tray: async ({ app }, use) => use(await app.tray()),
  window: async ({ app }, use) => {
    const window = await app.window();
    // What is evaluated while the app is still being loaded may be collected with the garbage of that.
    await window.locator('h1').waitFor();
    await use(window);
  },
});

/** For whoever reads about the failure later. */
async function attachWhatIsThere(apps: readonly RunningApp[], desktop: VirtualDesktop, testInfo: TestInfo): Promise<void> {
  const attach = (name: string, body: string): Promise<void> => testInfo.attach(name, { body, contentType: 'text/plain' });
  for (const app of apps) {
    await attach('output of the app', app.output());
    for (const page of app.electron.windows()) {
      const body = await page.screenshot({ timeout: SCREENSHOT_LIMIT_MS }).catch(() => undefined);
      if (body) await testInfo.attach('window', { body, contentType: 'image/png' });
    }
  }
  for (const item of desktop.trayItems) {
    await attach('menu of the tray', await item.menu().then(menuText, String));
  }
}

async function endApp(app: RunningApp, child: ChildProcess | undefined): Promise<void> {
  const limit = setTimeout(() => child?.kill('SIGKILL'), QUIT_LIMIT_MS);
  await app.close().catch(() => undefined);
  clearTimeout(limit);
}

/**
 * @param desktop - that the app runs on
 * @returns where the app keeps its files
 */
export const userDataDir = (desktop: VirtualDesktop): string =>
  join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'Pieces Account Tray');

/**
 * Puts a file into the app's folder, as an earlier run would have left it.
 *
 * @param desktop - on which the app will be started
 * @param name - for example `settings`
 * @param values - what is in it; a text as it is
 */
export async function writeAppFile(desktop: VirtualDesktop, name: 'settings' | 'keychain-index' | 'window', values: object | string): Promise<void> {
  await mkdir(userDataDir(desktop), { recursive: true });
  await writeFile(join(userDataDir(desktop), `${name}.json`), typeof values === 'string' ? values : JSON.stringify(values));
}
