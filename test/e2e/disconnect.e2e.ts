/** A disconnect begins in the tray or the window, and ends with service, keychain, tray and window telling the same. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { namesFor } from '../../src/main/tokens/credential-pieces.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import { disconnectLabel } from '../support/disconnect-items.ts';
import { menuText } from '../support/menu-tree.ts';
import { makeTokens } from '../support/tokens.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { RemoteVault } from '../support/vault-client.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, userDataDir, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const NAME = 'Ada Lovelace';
const DISCONNECT = 'POST /users/{user}/disconnect';
const words = messages.disconnect;
/** More than one entry of a keychain. */
const TOKENS = makeTokens('of-ada', 6000);

test.use({ keyring: 'unlocked' });

/** Puts tokens into the keyring, as a sign-in with this app would have. */
async function keepTokens(desktop: VirtualDesktop, vault: RemoteVault): Promise<void> {
  await vault.save(ada.id, TOKENS);
  await writeAppFile(desktop, 'keychain-index', { users: [ada.id] });
}

async function expectNoTokens(desktop: VirtualDesktop, vault: RemoteVault): Promise<void> {
  for (const name of namesFor(ada.id).all) expect(await vault.rawGet(name), name).toBeNull();
  const index = JSON.parse(await readFile(join(userDataDir(desktop), 'keychain-index.json'), 'utf8')) as { users: string[] };
  expect(index.users).toEqual([]);
}

const trayShows = (tray: TrayItem, text: string): Promise<unknown> => tray.waitForMenu((menu) => menuText(menu).includes(text));
const dialogIn = (window: Page) => window.getByRole('dialog');
const press = (window: Page, name: string): Promise<void> => dialogIn(window).getByRole('button', { name, exact: true }).click();

test('a disconnect begun in the tray is asked about in the window and done everywhere', async ({ simulator, desktop, vault, launch }) => {
  await keepTokens(desktop, vault);
  const app = await launch({ flags: ['--hidden'] });
  const tray = await app.tray();
  await trayShows(tray, words.actionFor(NAME));
  await tray.click(words.actionFor(NAME));
  const window = await app.window();
  await expect(dialogIn(window)).toContainText(words.asking.title(NAME));
  expect(simulator.requestCount(DISCONNECT)).toBe(0);

  await press(window, words.asking.confirm);
  await expect(dialogIn(window)).toContainText(words.done.title(NAME));
  expect(simulator.requestCount(DISCONNECT)).toBe(1);
  expect(simulator.users()).toEqual([]);
  await expectNoTokens(desktop, vault);
  const menu = await tray.waitForMenu((each) => menuText(each).includes(messages.session.signedOut.title));
  expect(menuText(menu)).not.toContain(NAME);

  await press(window, words.close);
  await expect(dialogIn(window)).toHaveCount(0);
  await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
  // Only what happened is still told.
  await expect(window.locator('.hero, .card').filter({ hasText: NAME })).toHaveCount(0);
  await expect(await goTo(window, 'activity')).toContainText(NAME);
});

test('a cancelled disconnect changes nothing', async ({ simulator, desktop, vault, launch }) => {
  await keepTokens(desktop, vault);
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  await window.getByRole('button', { name: words.action }).click();
  await press(window, words.cancel);
  await expect(dialogIn(window)).toHaveCount(0);

  // A check that begins after all this would see what the service was told.
  const looked = simulator.nextRequest('GET /users');
  await tray.click(messages.tray.checkNow);
  await looked;
  expect(simulator.requestCount(DISCONNECT)).toBe(0);
  expect(simulator.current()?.id).toBe(ada.id);
  await trayShows(tray, messages.session.signedIn.title(NAME));
  await expect(window.locator('h1')).toHaveText(NAME);
  expect(await vault.load(ada.id)).toEqual(TOKENS);
});

test('a disconnect that the service refuses is explained, changes nothing, and can be tried again', async ({ simulator, desktop, vault, launch }) => {
  await keepTokens(desktop, vault);
  simulator.fault(DISCONNECT, { kind: 'status', status: 500 });
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  await window.getByRole('button', { name: words.action }).click();
  await press(window, words.asking.confirm);
  const dialog = dialogIn(window);
  await expect(dialog).toContainText(words.steps.service.title(NAME));
  await expect(dialog).toContainText('Clouds Connect failed.');
  await expect(dialog).toContainText(words.steps.service.kept);
  await trayShows(tray, messages.session.signedIn.title(NAME));
  expect(simulator.current()?.id).toBe(ada.id);
  expect(await vault.load(ada.id)).toEqual(TOKENS);

  simulator.clearFaults();
  await press(window, words.retry);
  await expect(dialog).toContainText(words.done.title(NAME));
  await trayShows(tray, messages.session.signedOut.title);
  await expectNoTokens(desktop, vault);
});

test('with a locked keychain the failed step is told, the menu still opens, and a second try ends it', async ({ simulator, desktop, vault, launch }) => {
  await keepTokens(desktop, vault);
  await desktop.keyring.lock();
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  await window.getByRole('button', { name: words.action }).click();
  await press(window, words.asking.confirm);
  const dialog = dialogIn(window);
  await expect(dialog).toContainText(words.steps.keychain.title(NAME));
  await expect(dialog).toContainText(words.steps.keychain.advice);
  await expect(window.locator('.notices')).toContainText(messages.keychain.locked);
  expect(simulator.users()).toEqual([]);
  await trayShows(tray, messages.session.signedOut.title);
  expect(menuText(await tray.openMenu())).toContain(messages.tray.quit);

  await desktop.keyring.unlock();
  expect(await vault.load(ada.id)).toEqual(TOKENS);
  await press(window, words.retry);
  await expect(dialog).toContainText(words.done.title(NAME));
  await expect(window.locator('.notices')).toHaveCount(0);
  await expectNoTokens(desktop, vault);
});

for (const { when, point, isDone } of [
  { when: 'before the service did it', point: 'before', isDone: false },
  { when: 'after the service did it', point: 'after', isDone: true },
] as const) {
  test(`Quit in the tray during a disconnect, ${when}, leaves no token: the next start tells and finishes it`, async ({ simulator, desktop, vault, launch }) => {
    await keepTokens(desktop, vault);
    const first = await launch();
    const [tray, window] = [await first.tray(), await first.window()];
    const answer = simulator.hold(DISCONNECT, point);
    const asked = simulator.nextRequest(DISCONNECT);
    await window.getByRole('button', { name: words.action }).click();
    await press(window, words.asking.confirm);
    await asked;
    const ended = new Promise((resolve) => first.electron.process().once('exit', resolve));
    await tray.click(messages.tray.quit);
    await ended;
    const index = JSON.parse(await readFile(join(userDataDir(desktop), 'keychain-index.json'), 'utf8')) as { removals: string[] };
    expect(index.removals).toEqual([ada.id]);
    if (isDone) answer();

    const app = await launch();
    const dialog = dialogIn(await app.window());
    if (!isDone) {
      await expect(dialog).toContainText(words.resumed.failed);
      answer();
      simulator.clearFaults();
      await dialog.getByRole('button', { name: words.retry, exact: true }).click();
    }
    await expect(dialog).toContainText(words.resumed.done);
    await expectNoTokens(desktop, vault);
  });
}

test('Quit in the tray waits for a disconnect that is about to end', async ({ simulator, desktop, vault, launch }) => {
  await keepTokens(desktop, vault);
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  const answer = simulator.hold(DISCONNECT, 'after');
  const asked = simulator.nextRequest(DISCONNECT);
  await window.getByRole('button', { name: words.action }).click();
  await press(window, words.asking.confirm);
  await asked;
  const ended = new Promise((resolve) => app.electron.process().once('exit', resolve));
  await tray.click(messages.tray.quit);
  await expect.poll(() => app.electron.windows().length).toBe(0);
  answer();
  await ended;
  await expectNoTokens(desktop, vault);
});

test.describe('with two users', () => {
  test.use({ service: { users: [ada, misaki] } });

  test('the one who was chosen in the tray goes, the other one stays', async ({ simulator, launch }) => {
    const app = await launch({ flags: ['--hidden'] });
    const tray = await app.tray();
    const item = disconnectLabel(misaki.name ?? '', 2);
    await trayShows(tray, item);
    await tray.click(item);
    const window = await app.window();
    await press(window, words.asking.confirm);
    await expect(dialogIn(window)).toContainText(words.done.title(misaki.name ?? ''));
    expect(simulator.users().map(({ id }) => id)).toEqual([ada.id]);
    const menu = await tray.waitForMenu((each) => !menuText(each).includes(item));
    expect(menuText(menu)).toContain(words.actionFor(NAME));
    expect(menuText(menu)).toContain(messages.session.signedIn.title(NAME));
  });
});
