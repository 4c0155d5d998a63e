/** No token turns up anywhere, after each has been signed in with, renewed, pasted, refused and taken back; nor after a crash. */
import assert from 'node:assert/strict';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/bridge-contract.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { startBrowser } from '../support/browser.ts';
import { collectSnapshots, filesBelow, keptSnapshots, processesOf } from '../support/leak-search.ts';
import { startLinkOpener } from '../support/links.ts';
import { menuText } from '../support/menu-tree.ts';
import { signInAndAllow } from '../support/oauth-client.ts';
import { CLIENT_ID, startOidcServer, TOKEN } from '../support/oidc-server.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const FROM_TOKEN = 'POST /users/authenticate/from_token';
const CREDENTIALS = { login: ada.id, password: 'CANARY-password-of-ada' };
const PASTED = tokenFor(grace).access_token;
const REFUSED = 'CANARY-refused-token';

test.use({ keyring: 'unlocked', service: { users: [] } });

const press = (window: Page, name: string): Promise<void> => window.getByRole('button', { name, exact: true }).first().click();
const heading = (window: Page) => window.locator('h1');

/** As a page of ours would call it; what it answers is what crosses the bridge. */
const pasteThroughBridge = (window: Page, token: string): Promise<string> =>
  window.evaluate(async (text) => JSON.stringify(await (Reflect.get(globalThis, 'accountTray') as Bridge).pasteToken(text, true)), token);

/** Everything that is in the files of the desktop, but for the keyring itself. */
async function rememberFiles(desktop: VirtualDesktop, places: Map<string, string>): Promise<void> {
  for (const [file, text] of await filesBelow(desktop.home)) places.set(file, text);
}

/** Ends the window's process, then the app itself, as a fault in either would. */
async function crash(electron: ElectronApplication, window: Page): Promise<void> {
  const gone = window.waitForEvent('crash');
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  await gone;
  const ended = new Promise((resolve) => electron.process().once('exit', resolve));
  await electron.evaluate(() => process.crash()).catch(() => undefined);
  await ended;
}

test('no token is found in output, files, snapshots, answers, page, menu, processes, or what a crash leaves', async ({ simulator, desktop, vault, launch }) => {
  const server = await startOidcServer({ passwords: { [CREDENTIALS.login]: CREDENTIALS.password } });
  const opener = await startLinkOpener(desktop.env['PATH'] ?? '');
  const person = await startBrowser();
  const oauth = { ...DEFAULT_SETTINGS.oauth, issuer: server.issuer, clientId: CLIENT_ID };
  await writeAppFile(desktop, 'settings', { keepSignedIn: true, oauth });
  const places = new Map<string, string>();
  const secrets = new Set(['CANARY-', PASTED, REFUSED]);
  const rememberTokens = async (): Promise<void> => {
    await vault.reset([ada.id]);
    const tokens = await vault.load(ada.id);
    for (const secret of [tokens?.accessToken, tokens?.refreshToken, tokens?.idToken]) secrets.add(secret ?? assert.fail('nothing is kept'));
  };

  const app = await launch({ env: opener.env });
  const [tray, window] = [await app.tray(), await app.window()];
  const remember = async (when: string): Promise<void> => {
    places.set(`page, ${when}`, await window.content());
    places.set(`menu, ${when}`, menuText(await tray.menu()));
    places.set(`processes, ${when}`, JSON.stringify([...(await processesOf(app.electron.process().pid ?? 0))]));
  };
  await expect(heading(window)).toHaveText(messages.session.signedOut.title);
  await collectSnapshots(window);

  const link = opener.next();
  await press(window, messages.signIn.action);
  await signInAndAllow(person, new URL(await link), CREDENTIALS);
  await expect(heading(window)).toHaveText('Ada Lovelace');
  await remember('signed in');
  await rememberTokens();

  const kept = (await vault.load(ada.id)) ?? assert.fail('nothing is kept');
  await vault.save(ada.id, { ...kept, expiresAt: new Date().toISOString() });
  const release = simulator.hold(FROM_TOKEN);
  const sent = simulator.nextRequest(FROM_TOKEN);
  simulator.signOut();
  await sent;
  await expect(window.getByText(messages.restore.title)).toBeVisible();
  await remember('restoring');
  release();
  await expect(heading(window)).toHaveText('Ada Lovelace');
  await rememberTokens();

  await goTo(window, 'settings');
  await window.getByText(messages.pasteToken.title).click();
  await window.getByLabel(messages.pasteToken.field).fill(PASTED);
  await window.getByLabel(messages.pasteToken.keep).check();
  const pasting = simulator.hold(FROM_TOKEN);
  const pasted = simulator.nextRequest(FROM_TOKEN);
  await window.getByLabel(messages.pasteToken.field).press('Enter');
  await pasted;
  await remember('pasting');
  pasting();
  await expect(heading(window)).toHaveText('amazing.grace');
  await expect(window.getByText(messages.pasteToken.done)).toBeVisible();
  simulator.refuseTokens({ status: 401, text: `I do not like ${REFUSED}.` });
  places.set('answers', (await pasteThroughBridge(window, REFUSED)) + (await pasteThroughBridge(window, `${REFUSED} twice`)));
  await remember('refused');

  await goTo(window, 'account');
  await window.getByRole('button', { name: messages.disconnect.actionFor('Ada Lovelace'), exact: true }).click();
  await window.getByLabel(messages.disconnect.revoke).check();
  await press(window, messages.disconnect.asking.confirm);
  await expect(window.getByRole('dialog')).toContainText(messages.disconnect.done.revocation.revoked);
  await remember('forgotten');
  places.set('snapshots', await keptSnapshots(window));
  await rememberFiles(desktop, places);

  // With tokens in memory: those of the paste are kept, and were sent a moment ago.
  const dumps = await app.electron.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  expect(dumps.startsWith(desktop.home)).toBe(true);
  await crash(app.electron, window);
  await rememberFiles(desktop, places);
  expect([...places.keys()].filter((file) => /\.dmp$|\/core[^/]*$/u.test(file)), 'this app makes no crash dumps').toEqual([]);
  places.set('output', app.output());
  for (const { parameters } of server.requestsTo(TOKEN)) {
    for (const name of ['code', 'code_verifier', 'refresh_token']) if (name in parameters) secrets.add(String(parameters[name]));
  }
  await Promise.all([person.close(), opener.close(), server.close()]);

  // What is there to be seen is found by the same search, so a secret would be, too.
  const holding = (text: string): string[] => [...places].filter(([, all]) => all.includes(text)).map(([name]) => name);
  expect(holding('Ada Lovelace')).toEqual(expect.arrayContaining(['page, signed in', 'menu, signed in', 'snapshots']));
  expect(holding('--service-url')).toContain('processes, restoring');
  expect(holding(messages.restore.title)).toEqual(expect.arrayContaining(['page, restoring', 'menu, restoring']));
  expect(holding('"via":"keychain"')).toContain('snapshots');
  expect(holding('[removed]')).toContain('answers');
  expect(holding(ada.id).some((name) => name.endsWith('keychain-index.json'))).toBe(true);
  expect(holding('signed-out')).toContain('output');
  // Of two ID tokens of the same second the second can be the first once more.
  expect(secrets.size).toBeGreaterThanOrEqual(10);
  for (const secret of secrets) expect(holding(secret), secret).toEqual([]);
});
