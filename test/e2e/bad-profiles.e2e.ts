/** Profiles with anything in their fields, and any number of users: shown harmlessly in window and tray, and nothing else breaks. */
import type { Page } from '@playwright/test';
import { hasWholeIsolates } from '../../src/shared/i18n/isolates.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, manyProfiles } from '../simulator/profiles.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test } from './fixtures.ts';
import { cutOff } from './nothing-cut.ts';

const NARROW = { width: 360, height: 680 };
const LENGTH = 10_000;

/** What stands in every text of a profile, and the beginning of what the window then calls the user; undefined where there is nothing to read. */
const TEXTS: Readonly<Record<string, readonly [text: string, shown: string | undefined]>> = {
  HTML: ['<img src=x onerror="document.title=1"><script>document.title=1</script><b>Ada</b>', '<img src=x onerror="document.title=1"><script>'],
  'an entity and a template': ['&lt;Ada&gt; ${1+1} {{1+1}}', '&lt;Ada&gt; ${1+1} {{1+1}}'],
  'control characters': ['Ada\u0007\u001B[31m\r\nLove\u0000lace\u0085', 'Ada[31m Lovelace'],
  'characters that reorder': ['\u202Eecalevol\u202C \u2066Ada\u2069\u200F', 'ecalevol Ada'],
  'both directions': ['Ada שלום مرحبا', 'Ada שלום مرحبا'],
  'one word of 10,000 letters': ['W'.repeat(LENGTH), 'WWWWWWWWWW'],
  '10,000 characters in words': ['Ada Lovelace '.repeat(LENGTH / 13), 'Ada Lovelace Ada Lovelace'],
  'piled marks': [`A${'\u0301\u0302\u0303'.repeat(LENGTH / 3)}`, 'A'],
  'joined emoji': [Array.from({ length: 2000 }, () => '👩').join('\u200D'), undefined],
  'nothing that can be seen': ['\u200B\u3164\u00AD \u2060', undefined],
  'half a character': ['Ada \uD83D', 'Ada'],
};

/** Pictures that are none; each leaves the initials. */
const PICTURES: readonly string[] = [
  'javascript:document.title=1',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>',
  'file:///etc/passwd',
  'http://127.0.0.1:9/ada.png',
  'not an address',
];

/** What must not be in any text of a page; isolates, which the catalogue puts around a name, must be whole. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const UNWANTED = /[\u0000-\u0008\u000B-\u001F\u0085\u202A-\u202E\u2066\u2067]/u;
function expectPlain(text: string, what: string): void {
  expect.soft(text, what).not.toMatch(UNWANTED);
  expect.soft(hasWholeIsolates(text), what).toBe(true);
}

async function expectHarmless(window: Page, what: string): Promise<void> {
  const found = await window.evaluate(() => ({
    text: document.body.textContent ?? '',
    titles: [...document.querySelectorAll('[title], [aria-label]')].map((element) => `${element.getAttribute('title') ?? ''} ${element.getAttribute('aria-label') ?? ''}`).join('\n'),
    foreign: document.querySelectorAll('body script, body b, body img[onerror], body iframe').length,
    title: document.title,
  }));
  expectPlain(found.text, what);
  expectPlain(found.titles.replaceAll('\n', ' '), what);
  expect.soft({ foreign: found.foreign, title: found.title }, what).toEqual({ foreign: 0, title: messages.window.title });
  expect.soft(await cutOff(window), what).toEqual([]);
}

test('any text, date or picture of a profile is shown harmlessly, and the next good one as usual', async ({ simulator, window, tray }) => {
  test.setTimeout(90_000);
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await window.setViewportSize(NARROW);
  const check = window.getByRole('button', { name: messages.window.checkNow });
  for (const [what, [text, shown]] of Object.entries(TEXTS)) {
    const invalid = { value: text.slice(0, 100) } as unknown as NonNullable<typeof ada.created>;
    simulator.setProfile(ada.id, { name: text, username: text, vanityname: text, email: text, created: invalid, updated: invalid });
    await check.click();
    if (shown === undefined) await expect(window.locator('h1'), what).toHaveText(/^(?:Unnamed user|…)$/u);
    else await expect(window.locator('h1'), what).toContainText(shown);
    await expect(window.getByText(messages.window.created, { exact: true }), what).toHaveCount(0);
    await expect(window.getByRole('button', { name: messages.disconnect.action, exact: true }), what).toBeVisible();
    await expectHarmless(window, what);
    for (const line of menuText(await tray.openMenu()).split('\n')) {
      expectPlain(line, what);
      expect.soft(Array.from(new Intl.Segmenter().segment(line)).length, what).toBeLessThan(200);
    }
  }
  simulator.setProfile(ada.id, ada);
  for (const picture of PICTURES) {
    simulator.setProfile(ada.id, { picture, name: `Ada ${picture.slice(0, 4)}` });
    await check.click();
    await expect(window.locator('h1')).toContainText(`Ada ${picture.slice(0, 4)}`);
    await expect(window.locator('.avatar.large img')).toHaveCount(0);
    await expect(window.locator('.avatar.large .initials')).toHaveText(/^A/u);
    await expectHarmless(window, picture);
  }
  simulator.setProfile(ada.id, { name: 'Ada Lovelace', picture: ada.picture });
  await check.click();
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
});

test.describe('with any number of users', () => {
  test.use({ service: { users: [] } });

  test('0, 1, 3, 50 and 1,000 users: window and tray name the current one, and lead to each of the others', async ({ simulator, window, tray }) => {
    await window.setViewportSize(NARROW);
    const people = manyProfiles(1000);
    await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
    let signedIn = 0;
    for (const count of [1, 3, 50, 1000]) {
      for (const person of people.slice(signedIn, count)) simulator.signIn(person);
      signedIn = count;
      const current = `Simulated Person ${String(count)}`;
      await expect(window.locator('h1')).toHaveText(current);
      const others = window.getByRole('list', { name: messages.window.others });
      await expect(others.getByRole('listitem')).toHaveCount(Math.min(count - 1, 100));
      if (count > 1) await expect(window.getByText(messages.window.othersCount(count - 1), { exact: true })).toBeVisible();
      await expectHarmless(window, String(count));
      await tray.waitForMenu((menu) => menuText(menu).includes(messages.session.signedIn.title(current)));
      expect(menuText(await tray.openMenu()).split('\n').length).toBeLessThan(30);
    }
    await window.getByRole('searchbox').fill('person.777@');
    await expect(window.getByRole('list', { name: messages.window.others }).getByRole('listitem')).toHaveText([/Simulated Person 777/u]);
    for (const { id } of people) simulator.signOut(id);
    await expect(window.locator('h1')).toHaveText(messages.session.signedOut.title);
  });
});
