/** The window without a mouse, without eyes, in the dark. */
import type { Place } from '../../src/shared/bridge-contract.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { goTo } from './places.ts';

const words = messages.disconnect;

const STATES: Readonly<Record<string, { heading: string; make: (simulator: Simulator) => unknown }>> = {
  'signed in': { heading: 'Ada Lovelace', make: () => undefined },
  'signed out': { heading: messages.session.signedOut.title, make: (simulator) => simulator.setCurrent(undefined) },
  unreachable: { heading: messages.reasons.refused.title, make: (simulator) => simulator.down() },
  incompatible: {
    heading: messages.session.incompatible.title,
    make: (simulator) => simulator.fault('GET /users', { kind: 'null' }),
  },
};

test.use({ service: { users: [ada, misaki, grace] } });

for (const [state, { heading, make }] of Object.entries(STATES)) {
  test(`${state}: nothing that axe knows of stands in anybody's way`, async ({ simulator, window }) => {
    await expect(window.locator('h1')).toHaveText('Ada Lovelace');
    await make(simulator);
    await window.getByRole('button', { name: messages.tray.checkNow }).click();
    await expect(window.locator('h1')).toHaveText(heading);
    await expectAccessible(window);
  });
}

test('a disconnect: every step of it can be read and worked with the keyboard alone', async ({ simulator, window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const disconnect = window.getByRole('button', { name: words.action, exact: true });
  const dialog = window.getByRole('dialog', { name: words.asking.title('Ada Lovelace') });
  await disconnect.focus();
  await window.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('button', { name: words.cancel })).toBeFocused();
  await expectAccessible(window);

  // The focus stays in the dialog, and comes back to where it was.
  for (let tab = 0; tab < 5; tab += 1) {
    await window.keyboard.press('Tab');
    expect(await window.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
  }
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(disconnect).toBeFocused();

  await window.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: words.asking.confirm, exact: true }).focus();
  await window.keyboard.press('Space');
  await expect(window.getByRole('dialog', { name: words.done.title('Ada Lovelace') })).toBeVisible();
  await expectAccessible(window);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  expect(simulator.users()).toHaveLength(2);
});

test('the group for a token, open and with what was wrong: nothing that axe knows of stands in anybody’s way', async ({ window }) => {
  await goTo(window, 'settings');
  await window.getByText(messages.pasteToken.title).click();
  await window.getByLabel(messages.pasteToken.field).press('Enter');
  await expect(window.getByText(messages.pasteToken.problems.empty)).toBeVisible();
  await expectAccessible(window);
});

/** What Tab has to reach: of the tabs of a list only the one that is shown. */
const CONTROLS = 'button, input, select, summary, a[href]';

for (const place of ['account', 'activity', 'settings'] as const) {
  test(`every control of the place “${place}” is reached with the Tab key, and shows that it is`, async ({ window }) => {
    await expect(window.locator('h1')).toHaveText('Ada Lovelace');
    const panel = await goTo(window, place);
    if (place === 'activity') await panel.getByRole('listitem').first().waitFor();
    await expectAccessible(window);
    const controls = await window.locator(`:is(${CONTROLS}):not([tabindex="-1"]):visible`).count();
    expect(controls).toBeGreaterThan(3);
    const reached = new Set<number>();
    for (let tab = 0; tab < controls; tab += 1) {
      const seen = await window.evaluate((selector) => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element ?? document.body);
        const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        return { index: element === null ? -1 : [...document.querySelectorAll(selector)].indexOf(element), isMarked, html: element?.outerHTML.slice(0, 80) ?? '' };
      }, CONTROLS);
      // The tab was clicked, which shows no focus ring.
      if (tab > 0) expect(seen.isMarked, seen.html).toBe(true);
      reached.add(seen.index);
      await window.keyboard.press('Tab');
    }
    expect(reached.has(-1)).toBe(false);
    expect(reached.size).toBe(controls);
  });
}

test('the places are gone through with the arrow keys, and each keeps what was typed into it', async ({ window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const tab = (place: Place) => window.getByRole('tab', { name: messages.window.places[place] });
  await tab('account').focus();
  for (const [key, place] of [['ArrowRight', 'activity'], ['ArrowRight', 'settings']] as const) {
    await window.keyboard.press(key);
    await expect(tab(place)).toBeFocused();
    await expect(window.getByRole('tabpanel', { name: messages.window.places[place] })).toBeVisible();
  }
  await window.getByLabel(messages.settings.of.pollSeconds.label, { exact: true }).fill('77');
  await tab('settings').focus();
  await window.keyboard.press('ArrowRight');
  await expect(tab('account')).toBeFocused();
  await expect(window.getByRole('tabpanel')).toHaveCount(1);
  await window.keyboard.press('End');
  await expect(window.getByLabel(messages.settings.of.pollSeconds.label, { exact: true })).toHaveValue('77');
});

test('the focus is never lost when what has it goes with a change of the state', async ({ simulator, window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await window.getByRole('button', { name: words.action, exact: true }).focus();
  simulator.setCurrent(undefined);
  await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
  await expect(window.locator('h1')).toBeFocused();
});
