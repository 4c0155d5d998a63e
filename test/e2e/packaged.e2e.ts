/** The app as people get it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXECUTABLE_NAME, inspectableCopy } from '../../scripts/inspectable-copy.ts';
import { messages } from '../../src/shared/messages.ts';
import { ROOT } from '../../scripts/paths.ts';
import { appCommand } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import { expect, test } from './fixtures.ts';

const SIGNED_IN = messages.session.signedIn.title('Ada Lovelace');
const PACKAGING_LIMIT_MS = 120_000;

test.describe.configure({ mode: 'serial' });

let appFolder: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  // As a person does it, and in a process of its own: the packager changes the one it runs in.
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'scripts', 'package.ts')], { cwd: ROOT });
  appFolder = join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '');
});

test('starts without a driver, is in the tray, and ends by its menu', async ({ desktop, simulator }) => {
  const executable = join(appFolder, EXECUTABLE_NAME);
  const { program, args } = await appCommand({ executable, flags: ['--hidden', `--service-url=${simulator.url}`] });
  const child = spawn(program, args, { env: desktop.env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  try {
    const item = await desktop.trayHost.waitForItem();
    await item.waitForMenu((menu) => menuText(menu).includes(SIGNED_IN));
    await item.click(messages.tray.quit);
    expect((await ended)[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});

test('paints the profile, and disconnects', async ({ launch, simulator }) => {
  const app = await launch({ executable: await inspectableCopy(appFolder) });
  const window = await app.window();
  await expect(window.locator('h1')).toHaveText('Ada Lovelace');
  await (await app.tray()).click(messages.disconnect.actionFor('Ada Lovelace'));
  await window.getByRole('dialog').getByRole('button', { name: messages.disconnect.asking.confirm, exact: true }).click();
  await expect(window.getByRole('dialog')).toContainText(messages.disconnect.done.title('Ada Lovelace'));
  expect(simulator.users()).toEqual([]);
});
