/** The window without a mouse, without eyes, in the dark. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

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
  await window.getByText(messages.pasteToken.title).click();
  await window.getByLabel(messages.pasteToken.field).press('Enter');
  await expect(window.getByText(messages.pasteToken.problems.empty)).toBeVisible();
  await expectAccessible(window);
});

test('every control is reached with the Tab key, and shows that it is', async ({ window }) => {
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  const controls = await window.locator('button:visible, input:visible, summary:visible, a[href]:visible').count();
  const reached = new Set<string>();
  for (let tab = 0; tab < controls; tab += 1) {
    await window.keyboard.press('Tab');
    const seen = await window.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element ?? document.body);
      const isMarked = (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      const all = [...document.querySelectorAll('button, input, summary, a[href]')];
      return { index: element === null ? -1 : all.indexOf(element), isMarked, html: element?.outerHTML.slice(0, 80) ?? '' };
    });
    expect(seen.isMarked, seen.html).toBe(true);
    reached.add(String(seen.index));
  }
  expect(reached.has('-1')).toBe(false);
  expect(reached.size).toBe(controls);
});
