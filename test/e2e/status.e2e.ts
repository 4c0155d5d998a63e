/** `--status` is a question: it changes no file, and tells what the window would. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { runApp } from '../support/app.ts';
import type { Ended } from '../support/run-to-end.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, userDataDir, writeAppFile } from './fixtures.ts';

const status = (desktop: VirtualDesktop, ...flags: string[]): Promise<Ended> => runApp({ flags: ['--status', ...flags], env: desktop.env });

/** Every file below a folder, with its mode, its time and what is in it. */
async function filesIn(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true }).catch((): string[] => []);
  const states = names.sort().map(async (name) => {
    const stat = await lstat(join(dir, name));
    const content = stat.isFile() ? createHash('sha256').update(await readFile(join(dir, name))).digest('hex') : '';
    return `${name} ${stat.mode.toString(8)} ${String(stat.isFile() ? stat.mtimeMs : '')} ${content}`;
  });
  return Promise.all(states);
}

test('--status changes no file, and tells which one it could not read', async ({ desktop, simulator }) => {
  await writeAppFile(desktop, 'settings', `{"serviceUrl": "${simulator.url}"`);
  await writeAppFile(desktop, 'keychain-index', '{"users": [1]}');
  const before = await filesIn(userDataDir(desktop));
  const { stdout } = await status(desktop, `--service-url=${simulator.url}`);
  expect(stdout).toContain(messages.session.signedIn.title('Ada Lovelace'));
  for (const name of ['settings', 'keychain-index']) expect(stdout).toContain(`${messages.notices.settingsUnreadable.title}. ${messages.notices.settingsUnreadable.detail(join(userDataDir(desktop), `${name}.json`))}`);
  expect(await filesIn(userDataDir(desktop))).toEqual(before);
});

test('--status makes no file where there is none', async ({ desktop, simulator }) => {
  const parent = dirname(userDataDir(desktop));
  await mkdir(parent, { recursive: true });
  const before = await filesIn(parent);
  await status(desktop, `--service-url=${simulator.url}`);
  await status(desktop, `--service-url=${simulator.url}`, `--user-data-dir=${join(parent, 'not', 'there')}`);
  // The folders themselves are made by Electron, before any code of the app runs.
  const made = (await filesIn(parent)).filter((file) => !/ 40700 /u.test(file));
  expect(made).toEqual(before);
});

test('--status reads the settings of a folder that is given by a relative path', async ({ desktop, simulator }) => {
  await writeAppFile(desktop, 'settings', { serviceUrl: simulator.url });
  const dir = userDataDir(desktop);
  for (const path of [basename(dir), `./${basename(dir)}/`, `../${basename(dirname(dir))}/${basename(dir)}`]) {
    const { stdout, stderr, exitCode } = await runApp({ flags: ['--status', '--user-data-dir', path], env: desktop.env, cwd: dirname(dir) });
    expect([exitCode, stdout.includes(simulator.url)], `${path} ${stderr}`).toEqual([0, true]);
  }
});

test('--status tells an address that was ignored, and why', async ({ desktop }) => {
  await writeAppFile(desktop, 'settings', { serviceUrl: 'http://pieces.example.org', pollSeconds: 1 });
  const { stdout } = await status(desktop);
  const { serviceUrlIgnored, settingsIgnored } = messages.notices;
  expect(stdout).toContain(serviceUrlIgnored.detail('http://pieces.example.org', messages.serviceUrlProblem.notEncrypted));
  expect(stdout).toContain(settingsIgnored.detail('pollSeconds: 1'));
});

test('--status beside the running app disturbs nothing, and tells what was set aside until that is dismissed', async ({ desktop, simulator, launch }) => {
  await writeAppFile(desktop, 'settings', '{');
  const window = await (await launch()).window();
  const { title } = messages.notices.settingsSetAside;
  await expect(window.locator('.notices')).toContainText(title);
  const ofApp = async (): Promise<readonly string[]> => (await filesIn(userDataDir(desktop))).filter((file) => /^(?:settings|keychain-index)/u.test(file));
  const before = await ofApp();
  const { stdout } = await status(desktop, `--service-url=${simulator.url}`);
  expect(stdout).toContain(title);
  expect(await ofApp()).toEqual(before);
  await expect(window.locator('.notices')).toContainText(title);

  await window.getByRole('button', { name: messages.window.dismissNotice(title) }).click();
  await expect(window.locator('.notices')).toHaveCount(0);
  const after = await status(desktop, '--json', `--service-url=${simulator.url}`);
  expect((JSON.parse(after.stdout) as Snapshot).notices).toEqual([]);
});
