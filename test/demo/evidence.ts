/** What is left of a demo: files that show what the app says in its window and in the tray. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/bridge-contract.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { Stage } from './stage.ts';

interface DemoWindow {
  readonly accountTray: Bridge;
}

/** How long the window may take to show its pictures. */
const PICTURE_LIMIT_MS = 5000;

/**
 * Writes everything into a folder that exists.
 *
 * @returns the paths of the files
 */
export async function writeEvidence({ window, tray }: Pick<Stage, 'window' | 'tray'>, dir: string): Promise<string[]> {
  const paths: string[] = [];
  const write = async (name: string, content: string | Buffer): Promise<void> => {
    const path = join(dir, name);
    await writeFile(path, content);
    paths.push(path);
  };
  const snapshot = await freshSnapshot(window);
  await write('snapshot.json', asJson(snapshot));
  await write('tray-menu.json', asJson(await trayAsHostSeesIt(tray)));
  await write('account-window.png', await pictureOfWindow(window, 'light'));
  await write('account-window-dark.png', await pictureOfWindow(window, 'dark'));
  const icon = await tray.icon();
  if (icon === null) throw new Error('The tray shows no icon.');
  await write('tray-icon.png', icon.png);
  return paths;
}

const asJson = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Has the app check the service once more, and gives what its window then gets. */
export async function freshSnapshot(window: Page): Promise<Snapshot> {
  const snapshot = await window.evaluate(async () => {
    const { accountTray } = globalThis as unknown as DemoWindow;
    await accountTray.checkNow();
    return accountTray.getSnapshot();
  });
  if (snapshot.session.state !== 'signedIn') throw new Error(`The demo ended in the state ${snapshot.session.state}.`);
  return snapshot;
}

/** Everything a panel gets to know about the icon. */
export async function trayAsHostSeesIt(tray: TrayItem) {
  const { id, title, status, toolTip, icons } = await tray.properties();
  const iconSizesPx = icons.map(({ width, height }) => ({ width, height }));
  return { id, title, status, toolTip, iconSizesPx, menu: await tray.openMenu() };
}

/**
 * @param window - the account window
 * @param colorScheme - what the desktop asks for
 * @returns the page as a person sees it first, in the pixels of the screen, as PNG
 */
export async function pictureOfWindow(window: Page, colorScheme: 'light' | 'dark'): Promise<Buffer> {
  await window.emulateMedia({ colorScheme });
  // Pictures of people come after the text.
  await window.waitForFunction(() => [...document.images].every((image) => image.complete), undefined, {
    timeout: PICTURE_LIMIT_MS,
  });
  const picture = await window.screenshot({ scale: 'device', animations: 'disabled' });
  await window.emulateMedia({ colorScheme: null });
  return picture;
}
