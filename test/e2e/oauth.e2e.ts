/** Sign-in through an identity provider, in the running app: its own network, the desktop's link opener, a real keyring. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { ada } from '../simulator/profiles.ts';
import { startBrowser, type Person } from '../support/browser.ts';
import { menuText } from '../support/menu-tree.ts';
import { startLinkOpener, type LinkOpener } from '../support/links.ts';
import { leadsTo } from '../support/http-visitor.ts';
import { signInAndAllow } from '../support/oauth-client.ts';
import { CLIENT_ID, METADATA, startOidcServer, type OidcServer } from '../support/oidc-server.ts';
import { startRemoteVault } from '../support/vault-client.ts';
import { expect, test as base, userDataDir, writeAppFile } from './fixtures.ts';
import { goTo } from './places.ts';

const ADA = { login: ada.id, password: 'right' };
const NO_PROXY_THERE = 'http://127.0.0.1:9';
const NAME = 'Ada Lovelace';
const words = messages.signIn;
const settingsWords = messages.settings.of.oauth;

interface Fixtures {
  readonly person: Person;
  readonly server: OidcServer;
  readonly opener: LinkOpener;
  /** The window of an app in which the identity provider is set. */
  readonly signedOut: Page;
}

const test = base.extend<Fixtures>({
  // Beside the app, and not on its desktop: it needs none.
  person: async ({ opener }, use) => {
    const person = await startBrowser();
    await use(person);
    await person.close();
    expect(opener.links.every((link) => link.startsWith('http://127.0.0.1:'))).toBe(true);
  },
  server: async ({ service }, use) => {
    const server = await startOidcServer({ passwords: Object.fromEntries((service.known ?? []).map(({ id }) => [id, ADA.password])) });
    await use(server);
    await server.close();
  },
  opener: async ({ desktop }, use) => {
    const opener = await startLinkOpener(desktop.env['PATH'] ?? '');
    await use(opener);
    await opener.close();
  },
  app: async ({ launch, desktop, server, opener }, use) => {
    await writeAppFile(desktop, 'settings', { oauth: { ...DEFAULT_SETTINGS.oauth, issuer: server.issuer, clientId: CLIENT_ID } });
    // A proxy at which nobody is: loopback goes by none.
    const proxy = { http_proxy: NO_PROXY_THERE, https_proxy: NO_PROXY_THERE, all_proxy: NO_PROXY_THERE };
    await use(await launch({ env: { ...opener.env, ...proxy } }));
  },
  signedOut: async ({ window }, use) => {
    await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
    await use(window);
  },
});
test.use({ service: { users: [], known: [ada] }, keyring: 'unlocked' });

const press = (window: Page, name: string): Promise<void> => window.getByRole('button', { name, exact: true }).click();

/** Says what axe finds wrong. */
async function expectAccessible(window: Page): Promise<void> {
  await window.emulateMedia({ reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('a person signs in in the browser, and is kept in the keychain and nowhere else', async ({ app, signedOut: window, opener, person, desktop, tray, simulator }) => {
  const link = opener.next();
  await tray.click(words.action);
  const url = new URL(await link);
  // What stands on a command line, which other users can read.
  expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start-[\w-]{22}$/u);
  const { searchParams } = await leadsTo(url);
  await expect(window.getByText(words.waiting.detail.oauth)).toBeVisible();
  await press(window, words.copyAddress);
  await expect(window.getByText(words.waiting.copied)).toBeVisible();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(url.href);
  await tray.waitForMenu((menu) => menuText(menu).includes(words.cancel));
  await expectAccessible(window);

  const page = await signInAndAllow(person, url, ADA);
  await expect(page.locator('h1')).toHaveText(words.pages.done.title);
  await expect(window.locator('h1')).toHaveText(NAME);
  await expect(window.getByText(words.waiting.title)).toHaveCount(0);
  expect(simulator.requestCount('POST /os/sign_in')).toBe(0);
  const vault = await startRemoteVault({ env: desktop.env, index: [ada.id] });
  const tokens = await vault.load(ada.id);
  await vault.close();
  expect(tokens?.refreshToken).toBeTruthy();

  const files = await Promise.all(['settings.json', 'keychain-index.json'].map((name) => readFile(join(userDataDir(desktop), name), 'utf8')));
  const told = [app.output(), ...files, await window.content(), ...opener.links].join('\n');
  for (const secret of [tokens?.accessToken, tokens?.refreshToken, tokens?.idToken]) expect(told).not.toContain(secret);
  for (const secret of [searchParams.get('state'), searchParams.get('nonce')]) expect(app.output()).not.toContain(secret);
});

test('a sign-in is cancelled: the port is closed, and nothing has changed', async ({ signedOut: window, opener }) => {
  const link = opener.next();
  await press(window, words.action);
  const url = new URL(await link);
  await press(window, words.cancel);
  await expect(window.getByRole('button', { name: words.action })).toBeVisible();
  await expect(fetch(url)).rejects.toThrow();
});

test('an issuer that is down, or points elsewhere, is explained, and no browser is opened', async ({ signedOut: window, opener, server }) => {
  server.spoil(METADATA, async (context) => {
    context.status = 302;
    context.set('location', '/elsewhere');
  });
  await press(window, words.action);
  await expect(window.getByText(words.failures.wrongMetadata.title)).toBeVisible();
  await expect(window.getByText(words.provider.redirected)).toBeVisible();
  await server.close();
  await press(window, words.retry);
  await expect(window.getByText(words.failures.providerUnreachable.title)).toBeVisible();
  await expect(window.getByText(words.provider.refused)).toBeVisible();
  await expectAccessible(window);
  expect(opener.links).toEqual([]);
});

test('an issuer elsewhere is asked through the proxy of the system', async ({ launch, desktop, opener }) => {
  const proxy = createServer();
  const asked = once(proxy, 'connect');
  proxy.on('connect', (_request, socket) => socket.destroy());
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  await writeAppFile(desktop, 'settings', { oauth: { ...DEFAULT_SETTINGS.oauth, issuer: 'https://login.example.com', clientId: CLIENT_ID } });
  const app = await launch({ env: { ...opener.env, https_proxy: address } });
  const window = await app.window();
  await press(window, words.action);
  const [request] = (await asked) as [IncomingMessage];
  expect(request.url).toBe('login.example.com:443');
  await expect(window.getByText(words.failures.providerUnreachable.title)).toBeVisible();
  proxy.close();
});

test.describe('with a locked keychain', () => {
  test.use({ keyring: 'locked' });

  test('the person is signed in and told that it is not kept; unlocking and trying again keeps it', async ({ signedOut: window, opener, person, desktop }) => {
    const link = opener.next();
    await press(window, words.action);
    await signInAndAllow(person, new URL(await link), ADA);
    await expect(window.locator('h1')).toHaveText(NAME);
    await expect(window.getByText(words.notKept.title)).toBeVisible();
    await expectAccessible(window);
    await desktop.keyring.unlock();
    await press(window, words.notKept.retry);
    await expect(window.getByText(words.notKept.title)).toHaveCount(0);
    const index = await readFile(join(userDataDir(desktop), 'keychain-index.json'), 'utf8');
    expect(index).toContain(ada.id);
  });
});

test('the settings of the provider are entered in the window, and what is wrong with them is said', async ({ launch, desktop }) => {
  const app = await launch();
  const window = await app.window();
  await goTo(window, 'settings');
  await window.getByText(settingsWords.title).click();
  const group = window.locator('details', { hasText: settingsWords.title });
  const field = (name: keyof typeof settingsWords.fields) => group.getByLabel(settingsWords.fields[name].label, { exact: true });
  await field('issuer').fill('http://login.example.com');
  await field('clientId').fill('tray');
  await group.getByRole('button', { name: messages.window.save }).click();
  await expect(group.getByText(messages.oauthProblem.issuerNotHttps)).toBeVisible();
  await expectAccessible(window);

  await field('issuer').fill('https://login.example.com');
  await field('redirectPort').fill('a port');
  await group.getByRole('button', { name: messages.window.save }).click();
  await expect(group.getByText(messages.oauthProblem.portOutOfRange)).toBeVisible();
  await field('redirectPort').fill('8123');
  await group.getByRole('button', { name: messages.window.save }).click();
  await expect(group.getByText(messages.window.saved)).toBeVisible();
  const stored = JSON.parse(await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8')) as { oauth: unknown };
  expect(stored.oauth).toEqual({ ...DEFAULT_SETTINGS.oauth, issuer: 'https://login.example.com', clientId: 'tray', redirectPort: 8123 });
});
