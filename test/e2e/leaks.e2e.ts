/** No secret of the service or the keychain turns up anywhere, after a story in which each had its chance to. */
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, allSecrets, misaki } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { collectSnapshots, filesBelow, keptSnapshots, processesOf } from '../support/leak-search.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

const TOKEN = tokenFor(ada);
const SECRETS: readonly string[] = [...allSecrets, 'CANARY-', TOKEN.access_token, `refresh-of-${ada.id}`];

test.use({ keyring: 'unlocked', service: { users: [] } });

test('no secret is found in output, files, snapshots, page, menu or processes', async ({ simulator, desktop, vault, launch }) => {
  const tokens = {
    accessToken: TOKEN.access_token,
    refreshToken: `refresh-of-${ada.id}`,
    tokenType: 'Bearer',
    expiresAt: '2026-12-31T12:00:00.000Z',
    scope: 'openid',
    issuer: 'https://login.example.test/',
  };
  await vault.save(ada.id, tokens);
  await writeAppFile(desktop, 'keychain-index', { users: [ada.id] });
  await writeAppFile(desktop, 'settings', { pollSeconds: 2 });
  const places = new Map<string, string>();
  const remember = (name: string, text: string): unknown => places.set(name, text);

  const first = await launch();
  const [tray, window] = [await first.tray(), await first.window()];
  const heading = window.locator('h1');
  await expect(heading).toHaveText(messages.session.signedOut.title);
  await collectSnapshots(window);
  simulator.signIn(misaki);
  simulator.signIn(ada);
  await expect(heading).toHaveText('Ada Lovelace');
  await expect(window.locator('.hero img')).toBeVisible();
  remember('page, signed in', await window.content());
  remember('menu, signed in', menuText(await tray.menu()));
  remember('processes', JSON.stringify([...(await processesOf(first.electron.process().pid ?? 0))]));
  for (const kind of ['truncated', 'wrongTypes', 'invalidUtf8', 'resetMidBody'] as const) {
    simulator.fault('GET /users', { kind });
    const looked = simulator.nextRequest('GET /users');
    await window.getByRole('button', { name: messages.window.checkNow }).click();
    await looked;
    await expect(window.locator('h1')).not.toHaveText('Ada Lovelace');
    remember(`page, ${kind}`, await window.content());
    remember(`menu, ${kind}`, menuText(await tray.menu()));
    simulator.clearFaults();
    await expect(heading).toHaveText('Ada Lovelace');
  }
  await window.getByRole('button', { name: messages.disconnect.action, exact: true }).first().click();
  await window.getByRole('dialog').getByRole('button', { name: messages.disconnect.asking.confirm, exact: true }).click();
  await expect(window.getByRole('dialog')).toContainText(messages.disconnect.done.title('Ada Lovelace'));
  expect(await vault.load(ada.id)).toBeNull();
  remember('page, disconnected', await window.content());
  remember('snapshots', await keptSnapshots(window));
  await first.close();

  const second = await launch();
  await expect((await second.window()).locator('h1')).toHaveText(misaki.name ?? '');
  remember('processes after the restart', JSON.stringify([...(await processesOf(second.electron.process().pid ?? 0))]));
  await second.close();
  remember('output', first.output() + second.output());
  for (const [file, text] of await filesBelow(desktop.home)) remember(file, text);

  // What is there to be seen is found by the same search, so a secret would be, too.
  const holding = (text: string): string[] => [...places].filter(([, all]) => all.includes(text)).map(([name]) => name);
  expect(holding('Ada Lovelace')).toEqual(expect.arrayContaining(['page, signed in', 'menu, signed in', 'snapshots']));
  expect(holding('--service-url')).toEqual(expect.arrayContaining(['processes', 'processes after the restart']));
  expect(holding('"pollSeconds"').some((name) => name.endsWith('settings.json'))).toBe(true);
  expect(holding('signed-in')).toContain('output');
  for (const secret of SECRETS) expect(holding(secret), secret).toEqual([]);
  for (const personal of ['Ada Lovelace', ada.email ?? '']) expect(holding(personal)).not.toContain('output');
});
