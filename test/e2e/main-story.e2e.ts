/** From the sign-in that is shown to the disconnect that everything agrees on. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test } from './fixtures.ts';

test('who is signed in stands in the tray and in the window as soon as the app has started', async ({ tray, window }) => {
  const menu = await tray.waitForMenu((each) => menuText(each).includes('Signed in as Ada Lovelace'));
  expect(menuText(menu).split('\n')).toEqual([
    'Signed in as Ada Lovelace',
    'ada.lovelace@example.org, verified just now. (disabled)',
    '---',
    messages.tray.openWindow,
    messages.tray.checkNow,
    'Disconnect Ada Lovelace…',
    '---',
    messages.tray.settings,
    `[ ] ${messages.tray.startAtLogin}`,
    '---',
    messages.tray.quit,
  ]);
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Ada Lovelace');
  const page = window.locator('main');
  await expect(page).toContainText('ada.lovelace@example.org');
  await expect(page).toContainText(ada.id);
  await expect(page).toContainText('GitHub');
});
