/** The window by keyboard alone; the disconnect is in `accessibility.e2e.ts`, help and first start have their own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/bridge-contract.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { expect, test, userDataDir } from './fixtures.ts';

const SIGN_IN = 'POST /os/sign_in';
const NAME = 'Ada Lovelace';
/** More than there are controls in any place. */
const TABS_MAX = 60;
const { settings, history, signIn, window: words } = messages;

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);

/** Presses Tab until something has the focus. */
async function tabTo(window: Page, target: Locator): Promise<void> {
  for (let tab = 0; tab < TABS_MAX && !(await isFocused(target)); tab += 1) await window.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

/** The focus is somewhere, and there it can be seen from where Tab goes on. */
const expectFocusKept = (window: Page): Promise<void> => expect.poll(() => window.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

test.describe('nobody signed in', () => {
  test.use({ service: { users: [], known: [ada] } });

  test('a sign-in is begun, cancelled and begun again, and the focus is never lost on the way', async ({ simulator, window }) => {
    await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
    const begin = window.getByRole('button', { name: signIn.action });
    simulator.fault(SIGN_IN, { kind: 'hang' }, 1);
    await tabTo(window, begin);
    await window.keyboard.press('Enter');
    const cancel = window.getByRole('button', { name: signIn.cancel });
    await cancel.waitFor();
    await expectFocusKept(window);
    await tabTo(window, cancel);
    await window.keyboard.press('Enter');
    await expect(cancel).toHaveCount(0);
    await expectFocusKept(window);
    await tabTo(window, begin);
    await window.keyboard.press('Space');
    await expect(window.locator('h1')).toHaveText(NAME);
    await expectFocusKept(window);
  });
});

test.describe('several users', () => {
  test.use({ service: { users: [ada, grace, misaki] } });

  test('the settings are changed and reset, and a double click resets nothing', async ({ window, desktop }) => {
    await expect(window.locator('h1')).toHaveText(NAME);
    const stored = async (): Promise<unknown> => JSON.parse(await readFile(join(userDataDir(desktop), 'settings.json'), 'utf8'));
    await tabTo(window, window.getByRole('tab', { name: words.places.account }));
    await window.keyboard.press('ArrowLeft');
    const theme = window.getByLabel(settings.of.theme.label, { exact: true });
    await tabTo(window, theme);
    await window.keyboard.press('d');
    await expect(theme).toHaveValue('dark');
    const kind = window.getByRole('switch', { name: settings.of.notifications.fields.service.label });
    await tabTo(window, kind);
    await window.keyboard.press('Space');
    await expect(kind).not.toBeChecked();
    const interval = window.getByLabel(settings.of.pollSeconds.label, { exact: true });
    await tabTo(window, interval);
    await window.keyboard.press('Control+A');
    await window.keyboard.type('42');
    await window.keyboard.press('Enter');
    await expect(window.locator('form', { has: interval }).getByText(words.saved)).toBeVisible();
    await expect.poll(stored).toMatchObject({ theme: 'dark', notifications: { service: false }, pollSeconds: 42 });

    const reset = window.getByRole('button', { name: settings.reset });
    await reset.dblclick();
    await expect(reset).toBeVisible();
    expect(await stored()).toMatchObject({ theme: 'dark', pollSeconds: 42 });
    await tabTo(window, reset);
    await window.keyboard.press('Enter');
    await expect(window.getByRole('button', { name: messages.disconnect.cancel })).toBeFocused();
    await window.keyboard.press('Tab');
    await expect(window.getByRole('button', { name: settings.resetConfirm })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(window.getByText(settings.resetDone)).toBeVisible();
    await expect(reset).toBeFocused();
    await expect(theme).toHaveValue('system');
    await expect(interval).toHaveValue('10');
    await expect(kind).toBeChecked();
  });

  test('the history is read to its end, and no change of the state takes the focus away', async ({ simulator, window }) => {
    await expect(window.locator('h1')).toHaveText(NAME);
    // The row that has the focus goes with its user.
    await tabTo(window, window.getByRole('button', { name: messages.disconnect.actionFor(misaki.name ?? '') }));
    simulator.signOut(misaki.id);
    // The stream tells of the current user only.
    await window.evaluate(() => (globalThis as unknown as { readonly accountTray: Bridge }).accountTray.checkNow());
    await expect(window.locator('h1')).toBeFocused();

    for (const user of [grace, ada, grace, ada]) {
      simulator.setCurrent(user.id);
      await expect(window.locator('h1')).toHaveText(user.name ?? user.username ?? '');
    }
    await window.keyboard.press('Shift+Tab');
    await tabTo(window, window.getByRole('tab', { name: words.places.account }));
    await window.keyboard.press('ArrowRight');
    const panel = window.getByRole('tabpanel', { name: words.places.activity });
    const events = panel.locator('.events li');
    await expect(events).toHaveCount(5);
    const more = panel.getByRole('button', { name: /^Show/u });
    await tabTo(window, more);
    await window.keyboard.press('Enter');
    await expect.poll(() => events.count()).toBeGreaterThan(5);
    await expect(more).toHaveText(history.showFewer);
    await expect(more).toBeFocused();
    const names = panel.getByRole('checkbox', { name: history.withNames });
    await tabTo(window, names);
    await window.keyboard.press('Space');
    await expect(names).toBeChecked();
    for (const change of [simulator.down, simulator.up]) {
      const before = await events.count();
      await change();
      await expect.poll(() => events.count()).toBeGreaterThan(before);
      await expect(names).toBeFocused();
    }
  });
});
