/**
 * `npm run contact-sheet [-- --out DIR] [--only TEXT]`: the window in every state, in light, dark and forced colours, and in three
 * widths, to be looked at. The app is the real one; what it shows is put into its window by its main process.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { startSimulator } from '../simulator/simulator.ts';
import { launchApp } from '../support/app.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import { showState } from './show-state.ts';
import { statesAt, type State } from './states.ts';

const SIZES = [
  { name: '360', width: 360, height: 680 },
  { name: 'default', width: 440, height: 680 },
  { name: '900', width: 900, height: 680 },
] as const;
const SCHEMES = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced', colorScheme: 'dark', forcedColors: 'active' },
] as const;
const DISPLAY_PX = { width: 2000, height: 1600 };
/** States on one sheet. */
const ROWS = 4;

const { values } = parseArgs({ options: { out: { type: 'string', default: 'contact-sheet' }, only: { type: 'string', default: '' } } });
const out = resolve(values.out);

interface Shot {
  readonly state: string;
  readonly size: string;
  readonly scheme: string;
  readonly png: Buffer;
}

async function shoot(electron: ElectronApplication, window: Page, states: readonly State[]): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const size of SIZES) {
    await window.setViewportSize(size);
    for (const state of states) {
      await showState(electron, window, state);
      for (const { name, ...media } of SCHEMES) {
        await window.emulateMedia({ ...media, reducedMotion: 'reduce' });
        const png = await window.screenshot({ animations: 'disabled', fullPage: true });
        shots.push({ state: state.name, size: size.name, scheme: name, png });
      }
    }
  }
  return shots;
}

/** Lays pictures out on a page: a row for each state, a column for each colour scheme. */
const sheetHtml = (shots: readonly Shot[]): string => {
  const rows = [...Map.groupBy(shots, ({ state }) => state)];
  const picture = ({ scheme, png }: Shot): string => `<figure><figcaption>${scheme}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`;
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px; background: #999; font: 14px sans-serif; inline-size: max-content; }
    section { display: flex; gap: 12px; align-items: start; margin-block-end: 16px; } figure { margin: 0; } h2 { margin: 4px 0; font-size: 16px; }
    </style>${rows.map(([state, of]) => `<h2>${state}, ${of[0]?.size ?? ''}</h2><section>${of.map(picture).join('')}</section>`).join('')}`;
};

async function writeSheets(electron: ElectronApplication, shots: readonly Shot[]): Promise<void> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ width: 600, height: 400 }).loadURL('about:blank');
  });
  const page = await opened;
  for (const { name } of SIZES) {
    const states = [...Map.groupBy(shots.filter(({ size }) => size === name), ({ state }) => state).values()];
    for (let row = 0; row < states.length; row += ROWS) {
      await page.setContent(sheetHtml(states.slice(row, row + ROWS).flat()));
      const path = join(out, `${name}-${String(row / ROWS + 1)}.png`);
      await writeFile(path, await page.screenshot({ fullPage: true }));
      console.log(path);
    }
  }
}

const simulator = await startSimulator({});
const desktop = await startVirtualDesktop({ display: DISPLAY_PX });
try {
  await mkdir(out, { recursive: true });
  // The app is never answered, so that it has nothing of its own to show.
  simulator.hold('GET /users');
  const { electron, window: opened, close } = await launchApp({ desktop, flags: [`--service-url=${simulator.url}`] });
  const window = await opened();
  await window.locator('h1').first().waitFor();
  const states = statesAt(Date.now()).filter(({ name, place }) => `${place} ${name}`.includes(values.only));
  await writeSheets(electron, await shoot(electron, window, states));
  await close();
} finally {
  await desktop.close();
  await simulator.close();
}
