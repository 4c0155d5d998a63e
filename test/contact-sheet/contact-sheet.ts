/**
 * `npm run contact-sheet [-- --out DIR] [--only TEXT]`: the window in every state, in light, dark and forced colours, in three
 * widths and several languages, to be looked at. The app is the real one; what it shows is put into its window by its main process.
 * With `--only`, only what has the text in its name, as in `ja 360 account signed out`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { startSimulator } from '../simulator/simulator.ts';
import { launchApp } from '../support/app.ts';
import { PSEUDO_LOCALES } from '../support/pseudo.ts';
import { servePseudoLocales, type ShownLanguage } from '../support/pseudo-window.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import { showState } from './show-state.ts';
import { statesAt } from './states.ts';

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
/** The longest and the densest of the real ones, one that is longer still, and one from right to left. */
const LANGUAGES: readonly ShownLanguage[] = ['en', 'de', 'ja', PSEUDO_LOCALES.long.language, PSEUDO_LOCALES.mirrored.language];
const DISPLAY_PX = { width: 2000, height: 1600 };
/** What is taller is made too small to be looked at. */
const SHEET_HEIGHT_MAX_PX = 3200;
/** Where a PNG says how tall it is. */
const PNG_HEIGHT_AT = 20;

const { values } = parseArgs({ options: { out: { type: 'string', default: 'contact-sheet' }, only: { type: 'string', default: '' } } });
const out = resolve(values.out);

interface Shot {
  /** Language and width: these share a sheet. */
  readonly sheet: string;
  readonly state: string;
  readonly scheme: string;
  readonly png: Buffer;
}

/** Makes the window as tall as its page: a screenshot of a page that scrolls has no room for the scroll bar, and so other margins. */
async function showWholePage(window: Page, { width, height }: { readonly width: number; readonly height: number }): Promise<void> {
  const pageHeight = await window.evaluate(() => document.documentElement.scrollHeight);
  await window.setViewportSize({ width, height: Math.max(height, pageHeight) });
}

async function shoot(electron: ElectronApplication, window: Page, language: ShownLanguage): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  for (const size of SIZES) {
    const sheet = `${language} ${size.name}`;
    for (const state of statesAt(Date.now())) {
      const name = `${state.place} ${state.name}`;
      if (!`${sheet} ${name}`.includes(values.only)) continue;
      await window.setViewportSize(size);
      await showState(electron, window, state, language);
      await window.evaluate(() => scrollTo(0, 0));
      const hasDialog = (await window.locator('dialog[open]').count()) > 0;
      for (const { name: scheme, ...media } of SCHEMES) {
        await window.emulateMedia({ ...media, reducedMotion: 'reduce' });
        if (!hasDialog) await showWholePage(window, size);
        shots.push({ sheet, state: name, scheme, png: await window.screenshot({ animations: 'disabled' }) });
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
    </style>${rows.map(([state, of]) => `<h2>${of[0]?.sheet ?? ''} ${state}</h2><section>${of.map(picture).join('')}</section>`).join('')}`;
};

const heightOf = (shots: readonly Shot[]): number => Math.max(...shots.map(({ png }) => png.readUInt32BE(PNG_HEIGHT_AT)));

/** Puts as many states on a sheet as there is room for. */
function sheetsOf(shots: readonly Shot[]): Shot[][] {
  const sheets: Shot[][] = [];
  let left = 0;
  for (const ofState of Map.groupBy(shots, ({ state }) => state).values()) {
    left -= heightOf(ofState);
    if (left < 0) {
      sheets.push([]);
      left = SHEET_HEIGHT_MAX_PX - heightOf(ofState);
    }
    sheets.at(-1)?.push(...ofState);
  }
  return sheets;
}

async function writeSheets(page: Page, shots: readonly Shot[]): Promise<void> {
  for (const [sheet, ofSheet] of Map.groupBy(shots, (shot) => shot.sheet)) {
    for (const [at, states] of sheetsOf(ofSheet).entries()) {
      await page.setContent(sheetHtml(states));
      const path = join(out, `${sheet.replace(' ', '-')}-${String(at + 1)}.png`);
      await writeFile(path, await page.screenshot({ fullPage: true }));
      console.log(path);
    }
  }
}

async function openBlankWindow(electron: ElectronApplication): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }) => {
    await new BrowserWindow({ width: 600, height: 400 }).loadURL('about:blank');
  });
  return opened;
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
  await servePseudoLocales(electron, window);
  const blank = await openBlankWindow(electron);
  for (const language of LANGUAGES) await writeSheets(blank, await shoot(electron, window, language));
  await close();
} finally {
  await desktop.close();
  await simulator.close();
}
