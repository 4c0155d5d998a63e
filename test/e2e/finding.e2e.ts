/** The app with no address set: it finds the service by the port file and by the usual ports of this computer. */
import { once } from 'node:events';
import { mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { SERVICE_PORTS } from '../../src/main/users-api/discover.ts';
import { portFilePaths } from '../../src/main/users-api/port-file.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/simulator.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test as base } from './fixtures.ts';
import { goTo } from './places.ts';

const GIGABYTE = 1024 ** 3;
const words = messages.window;
const { title: IGNORED } = messages.notices.portFileIgnored;

interface Scene {
  readonly portFile: string;
  /** Writes the port file as a whole, as the service does. */
  readonly writePort: (text: string) => Promise<void>;
  /** Starts the app as a person does, without an address. */
  readonly start: () => Promise<{ app: RunningApp; window: Page }>;
}

const test = base.extend<{ readonly scene: Scene }>({
  scene: async ({ desktop }, use) => {
    const portFile = portFilePaths('linux', desktop.env, desktop.home)[0] ?? '';
    const apps: RunningApp[] = [];
    await use({
      portFile,
      writePort: async (text) => {
        await mkdir(dirname(portFile), { recursive: true });
        await writeFile(`${portFile}.new`, text);
        await rename(`${portFile}.new`, portFile);
      },
      start: async () => {
        const app = await launchApp({ desktop });
        apps.push(app);
        return { app, window: await app.window() };
      },
    });
    for (const app of apps) await app.close();
  },
});

// One after the other: the usual ports of this computer are there once.
test.describe.configure({ mode: 'default' });

/** On the first of the usual ports that is free on the computer of the test. */
async function startOnUsualPort(options: SimulatorOptions): Promise<Simulator> {
  for (const port of SERVICE_PORTS) {
    const simulator = await startSimulator({ ...options, port }).catch(() => undefined);
    if (simulator !== undefined) return simulator;
  }
  throw new Error('None of the usual ports is free.');
}

/** The window says who is signed in, at which address, and how that was found. */
async function showsService(window: Page, name: string, { url }: Simulator, source: 'portFile' | 'scan'): Promise<void> {
  await expect(window.locator('h1')).toHaveText(name);
  await expect(window.locator('body')).toContainText(url);
  await expect(window.locator('body')).toContainText(messages.source[source]);
}

test('the port file’s service wins, the other one is named; it is followed to another port, and without it the other is found', async ({ scene, simulator: first }) => {
  const usual = await startOnUsualPort({ users: [grace] });
  try {
    await scene.writePort(`${first.port}\n`);
    const { window } = await scene.start();
    await showsService(window, 'Ada Lovelace', first, 'portFile');
    await expect(window.getByText(words.otherServices)).toBeVisible();
    await expect(window.locator('body')).toContainText(usual.url);

    const moved = await startSimulator({ state: first.state });
    await first.down();
    await scene.writePort(String(moved.port));
    await showsService(window, 'Ada Lovelace', moved, 'portFile');

    // What the port file says now is no port; nobody answers at the old one.
    await scene.writePort('null');
    await moved.close();
    await showsService(window, 'amazing.grace', usual, 'scan');
    await expect(window.locator('.notices')).toHaveCount(0);
  } finally {
    await usual.close();
  }
});

test('another program on the port of the port file is passed over, and told as that where a person entered its address', async ({ scene, desktop }) => {
  const usual = await startOnUsualPort({ users: [ada] });
  const page = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Log in to the network</title>');
  }).listen(0, '127.0.0.1');
  await once(page, 'listening');
  const { port } = page.address() as AddressInfo;
  try {
    await scene.writePort(String(port));
    const { window } = await scene.start();
    await showsService(window, 'Ada Lovelace', usual, 'scan');
    await expect(window.locator('body')).not.toContainText(`:${port}`);
    await goTo(window, 'settings');
    const field = window.getByLabel(messages.settings.of.serviceUrl.label, { exact: true });
    await field.fill(`http://127.0.0.1:${port}`);
    await field.press('Enter');
    await expect(window.locator('h1')).toHaveText(messages.reasons.notPiecesOs.title);
    const tray = await desktop.trayHost.waitForItem();
    await tray.waitForMenu((menu) => menuText(menu).includes(messages.reasons.notPiecesOs.title));
  } finally {
    page.close();
    await usual.close();
  }
});

test('something else in place of the port file is told, and told no more when it is gone', async ({ scene }) => {
  const usual = await startOnUsualPort({ users: [ada] });
  try {
    await mkdir(scene.portFile, { recursive: true });
    const { window } = await scene.start();
    const notices = window.locator('.notices');
    await showsService(window, 'Ada Lovelace', usual, 'scan');
    await expect(notices).toContainText(IGNORED);
    await expect(notices).toContainText(messages.portFileProblem.notAFile);

    await rm(scene.portFile, { recursive: true });
    await writeFile(`${scene.portFile}.new`, '');
    await truncate(`${scene.portFile}.new`, GIGABYTE);
    await rename(`${scene.portFile}.new`, scene.portFile);
    await expect(notices).toContainText(messages.portFileProblem.tooLarge);
    await showsService(window, 'Ada Lovelace', usual, 'scan');

    await scene.writePort(String(usual.port));
    await expect(notices).toHaveCount(0);
    await showsService(window, 'Ada Lovelace', usual, 'portFile');
  } finally {
    await usual.close();
  }
});
