/** Each language in the running app: window and tray change at once, and every text fits into the narrowest window. */
import type { Place } from '../../src/shared/bridge-contract.ts';
import { de } from '../../src/shared/i18n/de/index.ts';
import { en } from '../../src/shared/i18n/en/index.ts';
import { es } from '../../src/shared/i18n/es/index.ts';
import { fr } from '../../src/shared/i18n/fr/index.ts';
import { ja } from '../../src/shared/i18n/ja/index.ts';
import { LANGUAGE_CODES } from '../../src/shared/i18n/languages.ts';
import { expect, test } from './fixtures.ts';
import { cutOff } from './nothing-cut.ts';

const CATALOGUES = { de, es, fr, ja, en };
const PLACES: readonly Place[] = ['account', 'activity', 'settings'];
const NARROW = { width: 360, height: 680 };

test('window and tray change to each language at once, and no text is cut off at 360 px', async ({ app, window, tray }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  expect(Object.keys(CATALOGUES).sort()).toEqual([...LANGUAGE_CODES].sort());
  await app.electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows().forEach((each) => each.setContentSize(width, height)), NARROW);
  await expect.poll(() => window.evaluate(() => innerWidth)).toBe(NARROW.width);
  let before = en;
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    await window.getByRole('tab', { name: before.window.places.settings }).click();
    // What was wrong when the person saved is told in the new language, too.
    const address = window.getByLabel(before.settings.of.serviceUrl.label, { exact: true });
    await address.fill('localhost');
    await address.press('Enter');
    await expect(window.getByText(before.serviceUrlProblem.notAUrl)).toBeVisible();
    await window.getByLabel(before.settings.of.language.label, { exact: true }).selectOption(language);
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    await expect(window.getByText(catalogue.serviceUrlProblem.notAUrl)).toBeVisible();
    await tray.waitForProperties(({ toolTip }) => toolTip.title === catalogue.session.tooltip(catalogue.session.signedIn.title('Ada Lovelace')));
    for (const place of PLACES) {
      await window.getByRole('tab', { name: catalogue.window.places[place] }).click();
      await expect(window.getByRole('tabpanel', { name: catalogue.window.places[place] })).toBeVisible();
      expect.soft(await cutOff(window), `${language}, ${place}`).toEqual([]);
    }
    before = catalogue;
  }
});
