/** No secret of the service or the keychain turns up anywhere, after a story in which each had its chance to. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { messages } from '../../src/shared/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, allSecrets, misaki } from '../simulator/profiles.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test, writeAppFile } from './fixtures.ts';

/** The keyring's own files are where the tokens belong, encrypted. */
const KEYRINGS = '.local/share/keyrings';
const TOKEN = tokenFor(ada);
const SECRETS: readonly string[] = [...allSecrets, 'CANARY-', TOKEN.access_token, `refresh-of-${ada.id}`];

test.use({ keyring: 'unlocked', service: { users: [] } });

/** Each text below a folder, by its path; bytes are read one for one. */
async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const kept = files.filter((file) => !file.includes(KEYRINGS));
  return new Map(await Promise.all(kept.map(async (file) => [file, await readFile(file, 'latin1')] as const)));
}

/** Command line and environment of a process and of all below it, by pid. */
async function processesOf(root: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const parents = new Map<number, number>();
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, Number(/^.*\) \S (?<parent>\d+)/su.exec(stat)?.groups?.['parent'] ?? 0));
  }
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  for (const pid of [...parents.keys()].filter(isOurs)) {
    for (const part of ['cmdline', 'environ']) {
      found.set(`/proc/${pid}/${part}`, await readFile(`/proc/${pid}/${part}`, 'latin1').catch(() => ''));
    }
  }
  return found;
}

/** From now on every snapshot that crosses the bridge is kept in the page. */
const collectSnapshots = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const bridge = Reflect.get(window, 'accountTray') as {
      getSnapshot(): Promise<Snapshot>;
      onSnapshot(listener: (snapshot: Snapshot) => void): void;
    };
    const kept = [await bridge.getSnapshot()];
    Reflect.set(window, 'kept', kept);
    bridge.onSnapshot((snapshot) => kept.push(snapshot));
  });
const keptSnapshots = (page: Page): Promise<string> => page.evaluate(() => JSON.stringify(Reflect.get(window, 'kept')));

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
