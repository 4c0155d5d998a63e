/** Tokens in the running app: a pasted one signs in, a kept one restores a session that ended, and only where it may. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { menuText } from '../support/menu-tree.ts';
import type { RemoteVault } from '../support/vault-client.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test, userDataDir, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const NAME = 'Ada Lovelace';
const FROM_TOKEN = 'POST /users/authenticate/from_token';
const TOKEN = tokenFor(ada).access_token;
const words = messages.pasteToken;
const SIGNED_OUT = messages.session.signedOut.title;

test.use({ keyring: 'unlocked' });

const press = (window: Page, name: string): Promise<void> => window.getByRole('button', { name, exact: true }).click();
const heading = (window: Page) => window.locator('h1');
const readAppFile = async (desktop: VirtualDesktop, name: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(userDataDir(desktop), `${name}.json`), 'utf8')) as Record<string, unknown>;

/** The desktop's own dialog cannot be clicked: from now on it answers like this. Its safe answer is the default, and the one of Escape. */
const answerQuestions = (electron: ElectronApplication, agrees: boolean): Promise<void> =>
  electron.evaluate(({ dialog }, agreed) => {
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, options: object) => {
        Reflect.set(globalThis, 'asked', options);
        return Promise.resolve({ response: agreed ? 1 : 0 });
      },
    });
  }, agrees);

/** As an earlier sign-in would have left it. */
async function keepForAda(vault: RemoteVault, desktop: VirtualDesktop, baseUrl: string, keepSignedIn: boolean): Promise<void> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await vault.save(ada.id, { accessToken: TOKEN, tokenType: 'Bearer', expiresAt, service: { baseUrl, isFound: false } });
  await writeAppFile(desktop, 'keychain-index', { users: [ada.id] });
  await writeAppFile(desktop, 'settings', { keepSignedIn });
}

test.describe('a pasted token', () => {
  test.use({ service: { users: [] } });

  test('signs in, leaves the field at once, and is kept if that is ticked', async ({ simulator, desktop, vault, window }) => {
    await goTo(window, 'settings');
    await window.getByText(words.title).click();
    const field = window.getByLabel(words.field);
    await field.fill(`Bearer ${TOKEN}`);
    await window.getByLabel(words.keep).check();
    const release = simulator.hold(FROM_TOKEN, 'before');
    const asked = simulator.nextRequest(FROM_TOKEN);
    await field.press('Enter');
    await asked;
    await expect(field).toHaveValue('');
    release();
    await expect(heading(window)).toHaveText(NAME);
    await expect(window.getByText(words.done)).toBeVisible();
    expect(await readAppFile(desktop, 'keychain-index')).toMatchObject({ users: [ada.id] });
    await vault.reset([ada.id]);
    expect((await vault.load(ada.id))?.accessToken).toBe(TOKEN);
    expect(simulator.requestCount(FROM_TOKEN)).toBe(1);
  });

  test('with something wrong is refused with the reason, and the field is empty again', async ({ simulator, window }) => {
    await goTo(window, 'settings');
    await window.getByText(words.title).click();
    const field = window.getByLabel(words.field);
    for (const [text, problem] of [[tokenFor(ada, -60).access_token, 'expired'], ['two words', 'notAToken'], ['', 'empty']] as const) {
      await field.fill(text);
      await press(window, words.send);
      await expect(window.getByText(words.problems[problem])).toBeVisible();
      await expect(field).toHaveValue('');
    }
    simulator.refuseTokens({ status: 401, text: 'Unknown issuer.' });
    await field.fill(TOKEN);
    await field.press('Enter');
    await expect(window.getByText('Unknown issuer.')).toBeVisible();
    await expect(heading(window)).toHaveText(SIGNED_OUT);
    expect(simulator.requestCount(FROM_TOKEN)).toBe(1);
  });
});

test('a session that ends unexpectedly is restored in sight of the person, and after a disconnect it is not', async ({ simulator, desktop, vault, launch }) => {
  await keepForAda(vault, desktop, simulator.url, true);
  const app = await launch();
  const [tray, window] = [await app.tray(), await app.window()];
  await expect(heading(window)).toHaveText(NAME);
  const release = simulator.hold(FROM_TOKEN, 'before');
  simulator.signOut();
  await expect(window.getByText(messages.restore.title)).toBeVisible();
  await tray.waitForMenu((menu) => menuText(menu).includes(messages.restore.title));
  await expect(heading(window)).toHaveText(SIGNED_OUT);
  release();
  await expect(heading(window)).toHaveText(NAME);
  await expect(window.getByText(messages.restore.title)).toHaveCount(0);
  expect(await readAppFile(desktop, 'keychain-index')).toMatchObject({ users: [ada.id], restores: { [ada.id]: [expect.any(String)] } });

  await press(window, messages.disconnect.action);
  await press(window, messages.disconnect.asking.confirm);
  await expect(window.getByRole('dialog')).toContainText(messages.disconnect.done.title(NAME));
  await expect(heading(window)).toHaveText(SIGNED_OUT);
  expect(await vault.load(ada.id)).toBeNull();
  expect(simulator.requestCount(FROM_TOKEN)).toBe(1);
});

test('a locked keychain is told, and works after it was unlocked', async ({ simulator, desktop, vault, launch }) => {
  await keepForAda(vault, desktop, simulator.url, true);
  const window = await (await launch()).window();
  await expect(heading(window)).toHaveText(NAME);
  await desktop.keyring.lock();
  simulator.signOut();
  await expect(window.getByText(messages.signIn.failures.keychainLocked.title)).toBeVisible();
  await expectAccessible(window);
  await desktop.keyring.unlock();
  await press(window, messages.restore.retry);
  await expect(heading(window)).toHaveText(NAME);
  await expect(window.getByText(messages.signIn.failures.keychainLocked.title)).toHaveCount(0);
});

test('without the switch nothing is restored; turned on, it is, and stays on', async ({ simulator, desktop, vault, launch }) => {
  await keepForAda(vault, desktop, simulator.url, false);
  const app = await launch();
  const window = await app.window();
  await expect(heading(window)).toHaveText(NAME);
  simulator.signOut();
  await expect(heading(window)).toHaveText(SIGNED_OUT);
  simulator.signIn(ada);
  await expect(heading(window)).toHaveText(NAME);
  expect(simulator.requestCount(FROM_TOKEN)).toBe(0);

  await goTo(window, 'settings');
  const toggle = window.getByRole('switch', { name: messages.settings.of.keepSignedIn.label });
  await expect(toggle).not.toBeChecked();
  await answerQuestions(app.electron, false);
  await toggle.click();
  await expect(window.getByText(messages.settings.notAgreed)).toBeVisible();
  await expect(toggle).not.toBeChecked();
  const asked = await app.electron.evaluate(() => Reflect.get(globalThis, 'asked') as { detail: string });
  expect(asked).toMatchObject({ defaultId: 0, cancelId: 0, buttons: [messages.consent.keepSignedIn('', '').decline, expect.any(String)] });
  expect(asked.detail).toContain(simulator.url);
  await answerQuestions(app.electron, true);
  await toggle.check();
  await expect.poll(() => readAppFile(desktop, 'settings')).toMatchObject({ keepSignedIn: true });
  simulator.signOut();
  await simulator.nextRequest(FROM_TOKEN);
  await expect(heading(window)).toHaveText(NAME);
});
