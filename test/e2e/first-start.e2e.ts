/** The first start of all, by keyboard alone, with and without a tray to live in. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test, userDataDir } from './fixtures.ts';

const words = messages.firstStart;

test('with a tray: it says what the app does and where Pieces OS is, and closing the window with Escape ends it for good', async ({ launch, simulator, desktop }) => {
  const app = await launch({ firstStart: true });
  const window = await app.window();
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(words.title);
  await expect(window.getByText(words.found.at(simulator.url, messages.source.commandLine))).toBeVisible();
  await expect(window.getByText(words.tray.detail)).toBeVisible();
  await expect(window.getByRole('img', { name: words.tray.icon })).toBeVisible();
  await expectAccessible(window);

  const closed = window.waitForEvent('close');
  // The press has no answer of a page that it closes.
  await window.keyboard.press('Escape').catch(() => undefined);
  await closed;
  const again = app.electron.waitForEvent('window');
  await (await app.tray()).click(messages.tray.openWindow);
  await expect((await again).getByRole('heading', { level: 1 })).toHaveText('Ada Lovelace');
  expect(JSON.parse(await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8'))).toMatchObject({ welcomed: true });
});

test.describe('on a desktop without a tray', () => {
  test.use({ trayHost: false });

  test('it says how to come back, starts the app at login where the person wants that, and leads to the account', async ({ launch, desktop }) => {
    const window = await (await launch({ firstStart: true })).window();
    await expect(window.getByText(words.tray.missing)).toBeVisible();
    await window.keyboard.press('Tab');
    await expect(window.getByRole('switch', { name: messages.window.startAtLogin })).toBeFocused();
    await window.keyboard.press('Space');
    await expect(window.getByRole('switch', { name: messages.window.startAtLogin })).toBeChecked();
    await readFile(join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'autostart/io.github.pieces-account-tray.desktop'));
    await window.keyboard.press('Tab');
    await expect(window.getByRole('button', { name: words.done })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(window.getByRole('heading', { level: 1 })).toHaveText('Ada Lovelace');
    await expect(window.locator('h1')).toBeFocused();
  });
});
