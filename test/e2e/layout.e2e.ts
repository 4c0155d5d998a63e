/** The layout of the window in the languages of the app and in two pseudo-locales: nothing is cut off or out of place, and from right to left all is mirrored. */
import type { ElectronApplication, Page } from '@playwright/test';
import { LANGUAGE_CODES } from '../../src/shared/i18n/languages.ts';
import { showState } from '../contact-sheet/show-state.ts';
import { statesAt, type State } from '../contact-sheet/states.ts';
import { PSEUDO_LOCALES } from '../support/pseudo.ts';
import { servePseudoLocales } from '../support/pseudo-window.ts';
import { expect, test } from './fixtures.ts';
import { brokenWords, outOfPlace } from './in-place.ts';
import { cutOff } from './nothing-cut.ts';

const NARROW = { width: 360, height: 680 };
const RTL = PSEUDO_LOCALES.mirrored.language;

const stateNamed = (name: string): State => {
  const state = statesAt(Date.now()).find((each) => each.name === name);
  if (state === undefined) throw new Error(`There is no state “${name}”.`);
  return state;
};

test.use({ service: { users: [] } });

test('no text is cut off and nothing is out of place at 360 px, in any state, language or pseudo-locale', async ({ app, window }) => {
  test.setTimeout(180_000);
  await window.setViewportSize(NARROW);
  await servePseudoLocales(app.electron, window);
  for (const language of [PSEUDO_LOCALES.long.language, RTL, ...LANGUAGE_CODES]) {
    for (const state of statesAt(Date.now())) {
      await showState(app.electron, window, state, language);
      expect.soft(await cutOff(window), `${language}, ${state.place}: ${state.name}`).toEqual([]);
      expect.soft(await outOfPlace(window), `${language}, ${state.place}: ${state.name}`).toEqual([]);
    }
  }

  // As with text of twice the size. Japanese has no spaces between its words.
  await window.setViewportSize({ ...NARROW, width: 220 });
  for (const language of LANGUAGE_CODES.filter((code) => code !== 'ja')) {
    await showState(app.electron, window, stateNamed('activity'), language);
    expect.soft(await brokenWords(window, '.totals, [role=tablist]'), language).toEqual([]);
  }
});

/** How far what a selector finds first is from the side at which a line starts, and from that at which it ends. */
const distances = (window: Page, selectors: readonly string[]): Promise<Record<string, { start: number; end: number }>> =>
  window.evaluate((given) => {
    const isRtl = getComputedStyle(document.body).direction === 'rtl';
    return Object.fromEntries(
      given.map((selector) => {
        const element = document.querySelector(selector);
        const { left, right } = element?.getBoundingClientRect() ?? new DOMRect(Number.NaN);
        const page = (element?.closest('dialog') ?? document.querySelector('main'))?.getBoundingClientRect() ?? new DOMRect();
        const [atLeft, atRight] = [Math.round(left - page.left), Math.round(page.right - right)];
        return [selector, isRtl ? { start: atRight, end: atLeft } : { start: atLeft, end: atRight }];
      }),
    );
  }, selectors);

interface Mirrored {
  readonly state: string;
  /** What stands at the start of its line, and at the end of it. */
  readonly start: readonly string[];
  readonly end?: readonly string[];
}

const MIRRORED: readonly Mirrored[] = [
  { state: 'several users', start: ['#tab-account', '.avatar.large', '.pill .icon', '.hero-foot .button', '.fact dt', '.provider-letters', '.user .avatar'], end: ['.verified .icon-button', '.user > .button'] },
  { state: 'notices', start: ['.notice > .icon'], end: ['.notice > .icon-button'] },
  { state: 'disconnect asks', start: ['dialog h2'], end: ['dialog .buttons .danger'] },
  { state: 'activity', start: ['.timeline figcaption', '.marked .swatch', '.events time', '.timeline-bar g:first-of-type rect'], end: ['.totals tbody td:last-child', '.timeline-bar g:last-of-type rect'] },
  { state: 'settings', start: ['.switch-line > :first-child', '.field input', 'summary'], end: ['.switch', 'select', '.field .button:last-child'] },
  { state: 'first start', start: ['.first-start-icon'], end: ['.first-start-buttons .button'] },
];

async function distancesIn(electron: ElectronApplication, window: Page, language: 'en' | typeof RTL, { state, start, end = [] }: Mirrored) {
  await showState(electron, window, stateNamed(state), language);
  await expect(window.locator('html')).toHaveAttribute('dir', language === 'en' ? 'ltr' : 'rtl');
  const found = await distances(window, [...start, ...end]);
  return { start: start.map((selector) => [selector, found[selector]?.start]), end: end.map((selector) => [selector, found[selector]?.end]) };
}

test('from right to left everything stands at the other side, the arrow keys follow, and names keep their own direction', async ({ app, window }) => {
  const { electron } = app;
  await servePseudoLocales(electron, window);
  for (const mirrored of MIRRORED) {
    const ltr = await distancesIn(electron, window, 'en', mirrored);
    expect.soft(await distancesIn(electron, window, RTL, mirrored), mirrored.state).toEqual(ltr);
  }

  await showState(electron, window, stateNamed('several users'), RTL);
  const directionOf = (selector: string): Promise<string> => window.locator(selector).first().evaluate((element) => getComputedStyle(element).direction);
  for (const selector of ['h1 .clamped', '.email .clamped', '.user .line', 'code', '.fact .copyable .clamped']) expect(await directionOf(selector), selector).toBe('ltr');
  await window.locator('#tab-account').focus();
  await window.keyboard.press('ArrowLeft');
  await expect(window.locator('#tab-activity')).toBeFocused();
  await window.keyboard.press('ArrowLeft');
  await expect(window.locator('#tab-settings')).toBeFocused();
  expect(await directionOf('.field input')).toBe('ltr');
  await showState(electron, window, stateNamed('signed in, long texts'), 'en');
  expect(await directionOf('.fact:has(+ .fact.wide) .clamped')).toBe('rtl');
});
