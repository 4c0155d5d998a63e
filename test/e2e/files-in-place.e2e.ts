/** Something that is no file in the place of each of the app's files: passed over and told, and waited for by nobody. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { messages } from '../../src/shared/i18n/messages.ts';
import { portFilePaths } from '../../src/main/users-api/port-file.ts';
import { launchApp } from '../support/app.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, userDataDir } from './fixtures.ts';

const AUTOSTART = 'autostart/io.github.pieces-account-tray.desktop';
const { historySetAside, settingsSetAside, portFileIgnored } = messages.notices;

const filesOf = (desktop: VirtualDesktop): readonly string[] => [
  ...['settings.json', 'keychain-index.json', 'history.jsonl', 'history.jsonl.new'].map((name) => join(userDataDir(desktop), name)),
  join(desktop.env['XDG_CONFIG_HOME'] ?? '', AUTOSTART),
  portFilePaths('linux', desktop.env, desktop.home)[0] ?? '',
];

const KINDS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'a pipe': (path) => promisify(execFile)('mkfifo', [path]),
  'a link to a pipe': async (path) => {
    await promisify(execFile)('mkfifo', [`${path}.pipe`]);
    await symlink(`${path}.pipe`, path);
  },
  'a device without an end': (path) => symlink('/dev/zero', path),
  'a terminal': (path) => symlink('/dev/ptmx', path),
  'a folder': (path) => mkdir(path),
  'a socket': (path) => new Promise((resolve) => createServer().listen(path, () => resolve(undefined)).unref()),
};
for (const [kind, put] of Object.entries(KINDS)) {
  test(`${kind} in the place of each file: the app starts, says so, works, and ends`, async ({ desktop }) => {
    for (const path of filesOf(desktop)) {
      await mkdir(dirname(path), { recursive: true });
      await put(path);
    }
    const app = await launchApp({ desktop });
    const window = await app.window();
    for (const { title } of [historySetAside, settingsSetAside, portFileIgnored]) await expect(window.locator('.notices')).toContainText(title);
    const lastEntry = async (): Promise<unknown> => {
      const text = await readFile(join(userDataDir(desktop), 'history.jsonl'), 'utf8');
      return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
    };
    await expect.poll(lastEntry).toMatchObject({ state: 'unreachable' });
    await app.close();
    expect(await lastEntry()).toMatchObject({ kind: 'watch-ended', cause: 'quit' });
  });
}
