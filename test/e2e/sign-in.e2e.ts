/** A sign-in begins in the tray or the window, and ends with what the service says about it. */
import type { Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { menuText } from '../support/menu-tree.ts';
import type { TrayItem } from '../support/tray-item.ts';
import { expect, test } from './fixtures.ts';

const NAME = 'Ada Lovelace';
const SIGN_IN = 'POST /os/sign_in';
const words = messages.signIn;

test.use({ service: { users: [], known: [ada] } });

const trayShows = (tray: TrayItem, text: string): Promise<unknown> => tray.waitForMenu((menu) => menuText(menu).includes(text));
const press = (window: Page, name: string): Promise<void> => window.getByRole('button', { name, exact: true }).click();

test('a sign-in begun in the tray is shown as waiting in tray and window, and done when the service says so', async ({ simulator, launch }) => {
  const app = await launch({ flags: ['--hidden'] });
  const tray = await app.tray();
  await trayShows(tray, words.action);
  const release = simulator.hold(SIGN_IN, 'before');
  await tray.click(words.action);
  const window = await app.window();
  await expect(window.getByText(words.waiting.title)).toBeVisible();
  await trayShows(tray, words.waiting.title);
  await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);

  release();
  await expect(window.locator('h1')).toHaveText(NAME);
  await expect(window.getByText(words.waiting.title)).toHaveCount(0);
  const menu = await tray.waitForMenu((each) => menuText(each).includes(messages.session.signedIn.title(NAME)));
  expect(menuText(menu)).not.toContain(words.cancel);
  expect(simulator.requestCount(SIGN_IN)).toBe(1);
});

test('a sign-in is cancelled in the tray, and nothing has changed', async ({ simulator, tray, window }) => {
  const asked = simulator.nextRequest(SIGN_IN);
  simulator.fault(SIGN_IN, { kind: 'hang' });
  await press(window, words.action);
  await asked;
  await trayShows(tray, words.cancel);
  await tray.click(words.cancel);
  await trayShows(tray, words.action);
  await expect(window.getByRole('button', { name: words.action })).toBeVisible();
  await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
});

test('a sign-in that the service refuses is explained in its words, and can be tried again', async ({ simulator, window }) => {
  simulator.fault(SIGN_IN, { kind: 'status', status: 500 }, 1);
  await press(window, words.action);
  await expect(window.getByText(words.failures.refused.title)).toBeVisible();
  await expect(window.getByText('Clouds Connect failed.')).toBeVisible();
  expect(simulator.requestCount(SIGN_IN)).toBe(1);
  await press(window, words.retry);
  await expect(window.locator('h1')).toHaveText(NAME);
  await expect(window.getByText(words.failures.refused.title)).toHaveCount(0);
});
