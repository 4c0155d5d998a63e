/** The app as people get it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { EXECUTABLE_NAME, inspectableCopy } from '../../scripts/inspectable-copy.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ROOT } from '../../scripts/paths.ts';
import { XFCE } from '../desktops/desktop-kinds.ts';
import { playOn } from '../desktops/desktop-story.ts';
import { FUSES } from '../support/fuses.ts';
import { appCommand } from '../support/app.ts';
import { menuText } from '../support/menu-tree.ts';
import { startUpdateFeed } from '../support/update-feed.ts';
import { expect, test } from './fixtures.ts';
import { asAppImage, playQuit, playUpdates } from './updates-story.ts';

/** Runs a program as it is, with no switch of the tests. */
async function runToEnd(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: RUN_LIMIT_MS });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, stderr };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const isReachable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

const EXIT_USAGE = 2;
/** A fuse that is on, in the fuse wire: the character 1. */
const FUSE_ON = 0x31;
const RUN_LIMIT_MS = 20_000;
const ASK_AGAIN_MS = 5;
const SIGNED_IN = messages.session.signedIn.title('Ada Lovelace');
const PACKAGING_LIMIT_MS = 120_000;
const DESKTOP_LIMIT_MS = 150_000;
const UPDATES_LIMIT_MS = 120_000;

async function folderIn(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return path;
}

test.describe.configure({ mode: 'serial' });

let appFolder: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  // As a person does it, and in a process of its own: the packager changes the one it runs in.
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'scripts', 'package.ts'), '--other-electron', '--quick'], { cwd: ROOT });
  appFolder = join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '');
});

test('has every fuse as it must be', async () => {
  const wire = await getCurrentFuseWire(join(appFolder, EXECUTABLE_NAME));
  const found = Object.keys(FUSES).map((name) => {
    const fuse = FuseV1Options[(name[0] ?? '').toUpperCase() + name.slice(1) as keyof typeof FuseV1Options];
    return [name, Number(wire[fuse]) === FUSE_ON];
  });
  expect(Object.fromEntries(found)).toEqual(FUSES);
});

const REFUSED_SWITCHES = (file: string): string[][] => [
  ['--remote-debugging-pipe'], ['--js-flags=--expose-gc'], ['--no-sandbox'], ['--password-store=basic'], ['--enable-logging'], ['--enable-logging=file', `--log-file=${file}`],
  [`--log-net-log=${file}`], [`--ssl-key-log-file=${file}`], ['--inspect=0'], ['--inspect-brk=0'], ['--load-extension=/tmp'], ['--proxy-server=http://127.0.0.1:1'],
  ['--host-resolver-rules=MAP * 127.0.0.1'], ['--disable-web-security'], ['--disable-gpu-sandbox'], ['--disable-gpu'], ['--ignore-certificate-errors'],
  ['-remote-debugging-port=0'], ['--Remote-Debugging-Port=0'], ['--remote-debugging-port', '0'], ['--remote-debugging-port=0', '--remote-debugging-port=0'], ['--', '--remote-debugging-port=0'],
  ['--user-data-dir', '-remote-debugging-port=0'], ['--user-data-dir='], ['--user-data-dir=/tmp', '--user-data-dir='], ['/etc/hostname'], ['https://example.com/'],
];
// NODE_OPTIONS is not here: with its fuse off, Electron takes it out of the environment before the app sees it.
const REFUSED_VARIABLES = ['SSLKEYLOGFILE', 'ELECTRON_RUN_AS_NODE', 'ELECTRON_ENABLE_LOGGING', 'NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_DEBUG', 'CHROME_LOG_FILE'];

test('refuses every switch and variable that would open it, with one sentence and exit code 2', async ({ desktop }, testInfo) => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  const executable = join(appFolder, EXECUTABLE_NAME);
  const file = testInfo.outputPath('written-by-a-switch');
  const starts = [
    ...REFUSED_SWITCHES(file).map((flags) => ({ flags, env: {} })),
    ...REFUSED_VARIABLES.map((name) => ({ flags: [] as string[], env: { [name]: name === 'NODE_TLS_REJECT_UNAUTHORIZED' ? '0' : '1' } })),
  ];
  for (const { flags, env } of starts) {
    const what = [...flags, ...Object.keys(env)].join(' ');
    const { exitCode, stdout, stderr } = await runToEnd(executable, ['--hidden', ...flags], { ...desktop.env, ...env });
    expect(exitCode, what).toBe(EXIT_USAGE);
    expect(stdout, what).toBe('');
    expect(stderr, what).toMatch(/Unknown option|Unexpected argument|needs a value|is set in the environment/u);
  }
  // Node cannot pass a byte that no UTF-8 text has; a shell can.
  const notUtf8 = await runToEnd('sh', ['-c', `exec "$0" "$(printf '\\377')" --hidden`, executable], desktop.env);
  expect([notUtf8.exitCode, notUtf8.stdout, notUtf8.stderr]).toEqual([EXIT_USAGE, '', expect.stringContaining('Unexpected argument')]);
  expect(desktop.trayItems).toEqual([]);
});

test('does not start on what is no folder of this user', async ({ desktop }, testInfo) => {
  const executable = join(appFolder, EXECUTABLE_NAME);
  const [pipe, file, dangling] = ['pipe', 'file', 'link'].map((name) => testInfo.outputPath(name)) as [string, string, string];
  await promisify(execFile)('mkfifo', [pipe]);
  await writeFile(file, '');
  await symlink(testInfo.outputPath('missing', 'folder'), dangling);
  const withoutDisplay = { ...desktop.env, DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
  for (const dir of [pipe, file, '/dev/null', dangling]) {
    const { exitCode, stdout, stderr } = await runToEnd(executable, ['--hidden', `--user-data-dir=${dir}`], withoutDisplay);
    expect([exitCode, stdout, stderr], dir).toEqual([1, '', expect.stringContaining('The app cannot start, because')]);
  }
  expect(desktop.trayItems).toEqual([]);
});

test('opens no port for a debugger before it refuses', async ({ desktop }) => {
  const port = await freePort();
  const child = spawn(join(appFolder, EXECUTABLE_NAME), [`--remote-debugging-port=${port}`], { env: desktop.env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  let reached = 0;
  while (child.exitCode === null && child.signalCode === null) {
    reached += (await isReachable(port)) ? 1 : 0;
    await timers.setTimeout(ASK_AGAIN_MS);
  }
  expect((await ended)[0]).toBe(EXIT_USAGE);
  expect(reached).toBe(0);
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

test('with a feed finds newer versions, asks first, installs none that is not whole, and interrupts nothing', async ({ launch, desktop }, testInfo) => {
  test.setTimeout(UPDATES_LIMIT_MS);
  const feed = await startUpdateFeed();
  const copy = await inspectableCopy(appFolder);
  const restarted = await asAppImage(copy, feed.url, await folderIn(testInfo.outputPath('restarted')), desktop);
  await playUpdates(await launch({ executable: restarted.executable, env: restarted.env }), restarted, feed, desktop);
  const quit = await asAppImage(copy, feed.url, await folderIn(testInfo.outputPath('quit')), desktop);
  await playQuit(await launch({ executable: quit.executable, env: quit.env }), quit, feed);
  await feed.stop();
});

test('is at home on Xfce: icon, menu, notification, window, and a panel that starts anew or later', async () => {
  test.setTimeout(DESKTOP_LIMIT_MS);
  await playOn(XFCE, join(appFolder, EXECUTABLE_NAME));
});
