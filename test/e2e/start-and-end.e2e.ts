/** The start that cannot get its lock, the second start, and the ways in which the process is ended from outside. */
import { execFile, spawn } from 'node:child_process';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { messages } from '../../src/shared/i18n/messages.ts';
import { appCommand, runApp } from '../support/app.ts';
import { startSleepService } from '../support/sleep.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import { expect, test, userDataDir } from './fixtures.ts';

const words = messages.lockProblem;
const HEADLESS = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '', HOME: test.info().outputPath('home'), LANG: 'C.UTF-8' });

const PROBLEMS: readonly { readonly name: string; readonly arrange: (dir: string) => Promise<string> }[] = [
  {
    name: 'a plain file in the place of the lock',
    arrange: async (dir) => {
      await mkdir(dir);
      await writeFile(join(dir, 'SingletonLock'), '');
      return words.notALock(join(dir, 'SingletonLock'));
    },
  },
  {
    name: 'a folder in the place of the lock',
    arrange: async (dir) => {
      await mkdir(join(dir, 'SingletonLock'), { recursive: true });
      return words.notALock(join(dir, 'SingletonLock'));
    },
  },
  {
    name: 'a file in the place of the data folder',
    arrange: async (dir) => {
      await writeFile(dir, '');
      return words.notAFolder(dir);
    },
  },
  {
    name: 'a file in the place of a folder above',
    arrange: async (dir) => {
      await writeFile(dir, '');
      return words.notAFolder(join(dir, 'deeper'));
    },
  },
];
for (const { name, arrange } of PROBLEMS) {
  test(`a start on ${name} says so in one sentence, and fails`, async () => {
    const dir = test.info().outputPath('data');
    const says = await arrange(dir);
    const at = name.includes('above') ? join(dir, 'deeper') : dir;
    const ended = await runApp({ flags: ['--hidden', `--user-data-dir=${at}`], env: HEADLESS() });
    expect(ended.stderr).toContain(`${says}\n`);
    expect(ended.exitCode).toBe(1);
  });
}

/** In a name space of its own, where even root cannot write and an ordinary user may mount. */
const MOUNTS: readonly { readonly name: string; readonly says: (dir: string) => string; readonly options: string }[] = [
  { name: 'that is read-only', says: words.notWritable, options: 'ro' },
  { name: 'on a full disk', says: words.diskFull, options: 'size=4k,nr_inodes=1' },
];
for (const { name, says, options } of MOUNTS) {
  test(`a start in a data folder ${name} says so in one sentence, and fails`, async () => {
    const dir = test.info().outputPath('data');
    await mkdir(dir);
    const { program, args } = await appCommand({ flags: ['--hidden', '--no-sandbox', `--user-data-dir=${dir}`] });
    const inside = `mount -t tmpfs -o ${options} none "$0" && exec "$@"`;
    const started = promisify(execFile)('unshare', ['-rm', 'sh', '-c', inside, dir, program, ...args], { env: HEADLESS() });
    const { code, stderr } = (await started.catch((error: unknown) => error)) as { code?: number; stderr: string };
    expect(stderr).toContain(`${says(dir)}\n`);
    expect(code).toBe(1);
  });
}

test('with a display the sentence is in a dialog, too', async ({ desktop }) => {
  const dir = userDataDir(desktop);
  await mkdir(dirname(dir), { recursive: true });
  await writeFile(dir, '');
  const { program, args } = await appCommand({ flags: ['--hidden'] });
  const child = spawn(program, args, { env: desktop.env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await expect
      .poll(async () => (await promisify(execFile)('xwininfo', ['-root', '-tree'], { env: desktop.env })).stdout)
      .toContain('"Error": ("electron"');
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
});

test('a second start ends with 0 and shows the window of the first', async ({ desktop, launch }) => {
  const app = await launch({ flags: ['--hidden'] });
  await app.tray();
  const shown = app.electron.waitForEvent('window');
  const ended = await runApp({ env: desktop.env });
  expect([ended.exitCode, ended.stderr.includes('cannot start')]).toEqual([0, false]);
  await shown;
});

const entriesIn = async (dir: string): Promise<{ at: string; kind: string; cause: string }[]> => {
  const text = await readFile(join(dir, 'history.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as { at: string; kind: string; cause: string });
};

/** Without a driver, which would hear of a signal too. */
async function startAlone(env: NodeJS.ProcessEnv, flags: readonly string[], output: 'ignore' | 'pipe' | number = 'ignore') {
  const { program, args } = await appCommand({ flags });
  const child = spawn(program, args, { env, stdio: ['ignore', output, output] });
  const ended = new Promise((resolve) => child.once('exit', (exitCode, signal) => resolve([exitCode, signal])));
  return { child, ended };
}

const UNUSABLE_OUTPUTS = {
  'is closed while it runs': async (env: NodeJS.ProcessEnv, flags: readonly string[]) => {
    const started = await startAlone(env, flags, 'pipe');
    started.child.stdout?.destroy();
    started.child.stderr?.destroy();
    return started;
  },
  'is a file on a full disk': async (env: NodeJS.ProcessEnv, flags: readonly string[]) => {
    const full = await open('/dev/full', 'w');
    const started = await startAlone(env, flags, full.fd);
    await full.close();
    return started;
  },
} as const;
for (const [what, start] of Object.entries(UNUSABLE_OUTPUTS)) {
  test(`output that ${what} neither ends the app nor keeps it busy`, async ({ desktop, simulator }) => {
    const { child, ended } = await start(desktop.env, ['--hidden', `--service-url=${simulator.url}`]);
    const tray = await desktop.trayHost.waitForItem();
    const says = (title: string) => tray.waitForProperties(({ toolTip }) => toolTip.title === messages.session.tooltip(title));
    await says(messages.session.signedIn.title('Ada Lovelace'));
    simulator.signOut();
    await says(messages.session.signedOut.title);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const log = await readFile(join(userDataDir(desktop), 'logs', 'main.log'), 'utf8');
    expect(log).toContain('signed-out');
    expect(log).not.toContain('unexpected');
  });

  test(`--status has its exit code where output ${what}`, async ({ desktop, simulator }) => {
    simulator.signOut();
    const { ended } = await start(desktop.env, ['--status', `--service-url=${simulator.url}`]);
    expect(await ended).toEqual([3, null]);
  });
}

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
for (const by of [...SIGNALS, 'a shutdown that logind announces'] as const) {
  test(`${by} ends the app and the history, as Quit does`, async ({ desktop, simulator }) => {
    const logind = await startSleepService(desktop.bus);
    const { child, ended } = await startAlone(desktop.env, ['--hidden', `--service-url=${simulator.url}`]);
    const lastEntry = async () => (await entriesIn(userDataDir(desktop))).at(-1);
    await expect.poll(lastEntry, { timeout: 20_000 }).toMatchObject({ kind: 'watch-began' });
    if (by === 'a shutdown that logind announces') logind.shutDown();
    else child.kill(by);
    expect(await ended).toEqual([0, null]);
    expect(await lastEntry()).toMatchObject({ kind: 'watch-ended', cause: 'quit' });
  });
}

for (const flags of [['--hidden'], []]) {
  test(`the end of the X server ends the app ${flags.length > 0 ? 'in the tray' : 'with its window'}, and the next start records that`, async ({ desktop, simulator }) => {
    const dir = userDataDir(desktop);
    const options = [...flags, `--service-url=${simulator.url}`];
    const { ended } = await startAlone(desktop.env, options);
    await expect.poll(async () => (await entriesIn(dir)).length, { timeout: 20_000 }).toBe(1);
    const [began] = await entriesIn(dir);
    await desktop.endDisplay();
    await ended;
    const endedAt = new Date().toISOString();

    const next = await startVirtualDesktop();
    try {
      const again = await startAlone(next.env, [...options, `--user-data-dir=${dir}`]);
      await expect.poll(async () => (await entriesIn(dir)).length, { timeout: 20_000 }).toBe(3);
      again.child.kill('SIGTERM');
      await again.ended;
    } finally {
      await next.close();
    }
    const entries = await entriesIn(dir);
    expect(entries.map(({ kind, cause }) => `${kind}: ${cause}`)).toEqual(['watch-began: start', 'watch-ended: unknown', 'watch-began: start', 'watch-ended: quit']);
    const at = entries[1]?.at ?? '';
    expect(at >= (began?.at ?? '') && at <= endedAt, `${began?.at} ≤ ${at} ≤ ${endedAt}`).toBe(true);
  });
}

test('a computer that slept has the service checked at once', async ({ desktop, launch, simulator }) => {
  const logind = await startSleepService(desktop.bus);
  const app = await launch({ flags: ['--hidden'] });
  await app.tray();
  await logind.isHeard();
  await expect.poll(app.output).toContain('service: commandLine, stream');
  // With a stream, the next check by itself is a minute away.
  const checked = simulator.nextRequest('GET /users');
  logind.wakeUp();
  await checked;
});

test('a screen that is unlocked has the service checked at once', async ({ desktop, launch, simulator }) => {
  const app = await launch({ flags: ['--hidden'] });
  await app.tray();
  await expect.poll(app.output).toContain('service: commandLine, stream');
  // It listens from some seconds after its start on, and a signal that came before is lost.
  const before = simulator.requestCount('GET /users');
  await expect
    .poll(() => {
      desktop.bus.emit('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', 'b', [false]);
      return simulator.requestCount('GET /users');
    }, { intervals: [1000] })
    .toBeGreaterThan(before);
});

/** Another program, or an older version, that asks for the same lock. */
const DATA = [
  { name: 'no data', argument: '' },
  { name: 'an empty object', argument: '{}' },
  { name: 'something else for hidden', argument: "{ hidden: 'no' }" },
];
for (const { name, argument } of DATA) {
  test(`a second instance that sends ${name} has the window shown`, async ({ desktop, launch }) => {
    const app = await launch({ flags: ['--hidden'] });
    await app.tray();
    const shown = app.electron.waitForEvent('window');
    const program = test.info().outputPath('second');
    await mkdir(program, { recursive: true });
    await writeFile(join(program, 'package.json'), JSON.stringify({ main: 'main.cjs' }));
    await writeFile(
      join(program, 'main.cjs'),
      `const { app } = require('electron'); app.setPath('userData', ${JSON.stringify(userDataDir(desktop))}); process.exit(app.requestSingleInstanceLock(${argument}) ? 1 : 0);`,
    );
    const command = await appCommand({});
    const [exitCode] = await new Promise<unknown[]>((resolve) => {
      spawn(command.program, [...command.args.slice(0, -1), program], { env: desktop.env, stdio: 'ignore' }).once('close', (...how) => resolve(how));
    });
    expect(exitCode).toBe(0);
    await shown;
  });
}

test('a mistake in the main process is written down without what it quotes, and the app goes on', async ({ app, window, tray }) => {
  await expect(window.locator('h1')).toBeVisible();
  await app.electron.evaluate(() => {
    setImmediate(() => {
      throw new TypeError('eyJhbGciOi.canary');
    });
    void Promise.reject(new RangeError('eyJhbGciOi.canary'));
  });
  await expect.poll(app.output).toMatch(/unexpected TypeError\n +at /u);
  await expect.poll(app.output).toMatch(/unexpected RangeError\n +at /u);
  expect(app.output()).not.toContain('canary');
  await tray.click(messages.tray.checkNow);
  await expect(window.locator('h1')).toBeVisible();
});
