/** How the window looks, compared with the pictures in `pictures`: the same font, time zone and clock on every machine. */
import type { Page } from '@playwright/test';
import type { ShownLanguage } from '../support/pseudo-window.ts';
import { showState } from '../contact-sheet/show-state.ts';
import { statesAt } from '../contact-sheet/states.ts';
import { fontEnvironment } from '../support/fonts.ts';
import { expect, test } from './fixtures.ts';

const NOW_MS = Date.parse('2026-01-15T09:41:00Z');
/** As the window opens. */
const WIDTH = 440;

interface Picture {
  readonly name: string;
  readonly state: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly language?: ShownLanguage;
}

const PICTURES: readonly Picture[] = [
  { name: 'account-light', state: 'signed in' },
  { name: 'account-dark', state: 'signed in', colorScheme: 'dark' },
  { name: 'activity', state: 'activity' },
  { name: 'settings', state: 'settings' },
  { name: 'first-start', state: 'first start' },
  { name: 'unreachable-german-narrow', state: 'refused', width: 360, language: 'de' },
];

/** Ages and days stay what they are, however long the test takes. */
const stopClock = (window: Page): Promise<void> =>
  window.evaluate((nowMs) => {
    Date.now = () => nowMs;
    performance.now = () => 0;
  }, NOW_MS);

test('the window looks as it did', async ({ launch, desktop }) => {
  const app = await launch({ env: { TZ: 'UTC', ...(await fontEnvironment(desktop.home)) } });
  const window = await app.window();
  await window.locator('h1').waitFor();
  await stopClock(window);
  for (const { name, state, colorScheme = 'light', width = WIDTH, language = 'en' } of PICTURES) {
    const found = statesAt(NOW_MS).find((each) => each.name === state);
    if (found === undefined) throw new Error(`There is no state “${state}”.`);
    await window.setViewportSize({ width, height: 680 });
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await showState(app.electron, window, found, language);
    await expect.soft(window).toHaveScreenshot(`${name}.png`);
  }
});
