/** The service goes and comes back, and so does the app. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test, userDataDir, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const words = messages.window;

test('a killed service is unreachable, with who was there as last known, until it is back', async ({ simulator, desktop, launch }) => {
  await writeAppFile(desktop, 'settings', { pollSeconds: 2 });
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');

  await simulator.close();
  await expect(window.locator('h1')).toHaveText(messages.reasons.refused.title);
  await expect(window.locator('body')).toContainText(words.lastKnownHeading);
  await expect(window.locator('body')).toContainText('Ada Lovelace');
  await expect(window.locator('body')).not.toContainText(words.signedIn);
  await expect(window.getByRole('button', { name: /Disconnect/u })).toHaveCount(0);
  const menu = menuText(await tray.waitForMenu((each) => menuText(each).includes(messages.reasons.refused.title)));
  expect(menu).toMatch(/^Last known: Ada Lovelace, verified /mu);
  expect(menu).not.toContain('Signed in');
  expect(menu).not.toContain('Disconnect');

  const returned = await startSimulator({ port: simulator.port, state: simulator.state });
  try {
    await expect(window.getByText(words.signedIn, { exact: true })).toBeVisible();
    await expect(window.locator('h1')).toHaveText('Ada Lovelace');
    await tray.waitForMenu((each) => menuText(each).includes(messages.session.signedIn.title('Ada Lovelace')));
  } finally {
    await returned.close();
  }
});

test('what was set in the window is kept over a restart of the app', async ({ desktop, launch }) => {
  const first = await launch();
  const before = await first.window();
  await goTo(before, 'settings');
  const field = before.getByLabel(messages.settings.of.pollSeconds.label, { exact: true });
  await field.fill('7');
  await field.press('Enter');
  await expect(before.getByText(words.saved)).toBeVisible();
  await before.getByLabel(messages.settings.of.theme.label).selectOption('dark');
  await expect.poll(() => first.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await first.close();
  const stored = await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8');
  expect(JSON.parse(stored)).toMatchObject({ pollSeconds: 7, theme: 'dark' });

  const second = await launch();
  const after = await second.window();
  await goTo(after, 'settings');
  await expect(after.getByLabel(messages.settings.of.pollSeconds.label, { exact: true })).toHaveValue('7');
  expect(await second.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  await expect(after.locator('h1')).toHaveText('Ada Lovelace');
});

test('settings that cannot be read are set aside and told, and the app works', async ({ desktop, launch }) => {
  await writeAppFile(desktop, 'settings', '{"pollSeconds": 1');
  const window = await (await launch()).window();
  await expect(window.locator('.notices')).toContainText(messages.notices.settingsSetAside.title);
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await window.getByRole('button', { name: words.dismissNotice(messages.notices.settingsSetAside.title) }).click();
  await expect(window.locator('.notices')).toHaveCount(0);
});
