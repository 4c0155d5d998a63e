/** A login: a program for autostart entries starts the packaged app, and what the app needs comes before or after it. */
import { spawn } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import timers from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { portFilePaths } from '../../src/main/users-api/port-file.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { appCommand } from '../support/app.ts';
import { startKeyring } from '../support/keyring.ts';
import { openProcesses } from '../support/processes.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import { XFCE } from './desktop-kinds.ts';
import { write } from './folders.ts';
import { packagedApp, PACKAGING_LIMIT_MS } from './packaged-app.ts';
import { panelItem } from './real-desktop.ts';
import { capture, changedPart, panelPart } from './screen.ts';

const PARTS = ['panel', 'keyring', 'service', 'app'] as const;
type Part = (typeof PARTS)[number];
const BETWEEN_MS = 1500;
const ICON_PIXELS_MIN = 40;
const SIGNED_IN = messages.session.tooltip(messages.session.signedIn.title(ada.name ?? ''));

const ordersOf = (parts: readonly Part[]): readonly (readonly Part[])[] =>
  parts.length < 2 ? [parts] : parts.flatMap((first) => ordersOf(parts.filter((part) => part !== first)).map((rest) => [first, ...rest]));

const entryOf = (env: NodeJS.ProcessEnv): string => join(env['XDG_CONFIG_HOME'] ?? '', 'autostart', 'io.github.pieces-account-tray.desktop');

/** As the app writes it when a person turns on *Start at login*. */
let entry: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  const { program, args } = await appCommand({ executable: await packagedApp(), flags: ['--hidden'] });
  const desktop = await startVirtualDesktop();
  try {
    const app = spawn(program, args, { env: desktop.env, stdio: 'ignore' });
    const tray = await desktop.trayHost.waitForItem();
    await tray.click(messages.tray.startAtLogin);
    await expect.poll(() => readFile(entryOf(desktop.env), 'utf8').catch(() => '')).toContain('Exec=');
    entry = await readFile(entryOf(desktop.env), 'utf8');
    app.kill('SIGTERM');
    await desktop.trayHost.waitUntilGone(tray);
  } finally {
    await desktop.close();
  }
});

/** Ends the app, which is no child of this process. */
async function endApp(env: NodeJS.ProcessEnv): Promise<void> {
  const lock = join(env['XDG_CONFIG_HOME'] ?? '', 'Pieces Account Tray', 'SingletonLock');
  const pid = Number((await readlink(lock).catch(() => '')).split('-').at(-1));
  if (!(pid > 1)) return;
  process.kill(pid, 'SIGTERM');
  await expect.poll(() => readlink(lock).catch(() => ''), { timeout: 10_000 }).toBe('');
}

for (const order of ordersOf(PARTS)) {
  test(`a login in the order ${order.join(', ')}: the icon is in the panel, and says who is signed in`, async () => {
    const desktop = await startVirtualDesktop({ trayHost: false, notifications: false });
    const processes = await openProcesses('login-');
    const env: NodeJS.ProcessEnv = { ...desktop.env };
    const simulators: Simulator[] = [];
    const start: Record<Part, () => Promise<unknown>> = {
      panel: async () => XFCE.startPanel?.(processes, env),
      keyring: () => startKeyring(processes, desktop.bus, desktop.env),
      service: async () => {
        const simulator = await startSimulator();
        simulators.push(simulator);
        await write(portFilePaths('linux', env, desktop.home)[0] ?? '', new URL(simulator.url).port);
      },
      app: async () => {
        await write(entryOf(env), entry);
        return processes.start('dex', ['--autostart', '--environment', 'XFCE', '--search-paths', dirname(entryOf(env))], { env });
      },
    };
    try {
      await XFCE.startBase(processes, env);
      for (const part of order) {
        await start[part]();
        await timers.setTimeout(BETWEEN_MS);
      }
      // Until the panel has the icon, there is nothing to read.
      const tooltip = async (): Promise<string> => (await (await panelItem(desktop.bus)).properties()).toolTip.title;
      await expect.poll(() => tooltip().catch(() => ''), { timeout: 40_000 }).toBe(SIGNED_IN);
      const withIcon = await capture(desktop.framebuffer);
      await endApp(env);
      await expect.poll(async () => changedPart(withIcon, await capture(desktop.framebuffer), panelPart(withIcon))?.pixels ?? 0).toBeGreaterThan(ICON_PIXELS_MIN);
    } finally {
      await endApp(env).catch(() => undefined);
      await processes.close();
      for (const simulator of simulators) await simulator.close();
      await desktop.close();
    }
  });
}
