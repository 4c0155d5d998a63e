/** Help and About in the running app: what leaves it is seen first, by keyboard alone. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test, userDataDir } from './fixtures.ts';
import { goTo } from './places.ts';

const words = messages.help;

test('diagnostics are previewed, masked, and copied as they were seen; the dialogs work with the keyboard alone', async ({ app, window, desktop }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await goTo(window, 'settings');
  const show = window.getByRole('button', { name: words.show });
  await show.focus();
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: words.diagnostics });
  const preview = dialog.getByRole('region', { name: words.preview });
  await expect(preview).toContainText('state: signedIn');
  await expect(preview).toContainText('Electron: ');
  expect(await preview.textContent()).not.toMatch(/Lovelace|ada@|127\.0\.0\.1/u);
  await expectAccessible(window);

  await dialog.getByRole('checkbox', { name: words.masked }).focus();
  await window.keyboard.press('Space');
  await expect(preview).toContainText('Ada Lovelace');
  await dialog.getByRole('button', { name: words.copy }).focus();
  await window.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(words.copied);
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(await preview.textContent());
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(show).toBeFocused();

  const licences = window.getByRole('button', { name: words.licences });
  await licences.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: words.licencesHeading })).toContainText(/MIT|packaged/u);
  await window.keyboard.press('Escape');
  await expect(licences).toBeFocused();

  const logs = join(userDataDir(desktop), 'logs');
  expect(await readdir(logs)).toEqual(['main.log']);
  expect((await stat(join(logs, 'main.log'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(logs, 'main.log'), 'utf8')).toMatch(/ start \d.*\n[^]*state: signedIn/u);
});
