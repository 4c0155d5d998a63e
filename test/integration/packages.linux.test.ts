/** The packages of Linux: what is in them, what starts out of them, and a deb that is installed, started, installed again and removed. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chownSync, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { hashOf } from '../../scripts/file-list.ts';
import { EXECUTABLE_NAME } from '../../scripts/inspectable-copy.ts';
import { iconFiles } from '../../scripts/icons.ts';
import { ROOT } from '../../scripts/paths.ts';
import { autostartEntry } from '../../src/main/system/desktop-entry.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { openScratchRoot, type ProgramEnd, type ScratchRoot } from '../support/scratch-root.ts';
import { SHIPPED_FILES } from '../support/shipped-files.ts';

const run = promisify(execFile);
const INSTALLED = '/opt/Pieces Account Tray';
const PROGRAM = `${INSTALLED}/${EXECUTABLE_NAME}`;
const ENTRY = '.config/autostart/io.github.pieces-account-tray.desktop';
const BYTES_PER_MEGABYTE = 1e6;
const SHIPPED_MEGABYTES_MAX = 3;
/** Where packages put things, and the homes of this test. */
const PLACES = ['/opt', '/usr', '/etc', '/srv', '/var/lib', '/home/tester-2001', '/home/tester-2002', '/home/tester-2003'];
const RUNNABLE = 0o111;
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

let appFolder: string;
let deb: string;
let tarball: string;

before(async () => {
  const script = join(ROOT, 'scripts', 'package.ts');
  const args = [script, '--other-electron', '--quick', '--target', 'dir', '--target', 'deb', '--target', 'tar.gz'];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, maxBuffer: OUTPUT_BYTES_MAX });
  appFolder = join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '');
  tarball = join(ROOT, /file=(?<file>\S+\.tar\.gz)/u.exec(stdout)?.groups?.['file'] ?? '');
  deb = join(ROOT, /file=(?<file>\S+\.deb)/u.exec(stdout)?.groups?.['file'] ?? '');
});

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
};

describe('the app that is packaged', () => {
  test('has the listed files, and no other', async () => {
    const packed = listPackage(join(appFolder, 'resources', 'app.asar'), { isPack: false })
      .map((path) => path.slice(1))
      .filter((path) => /\.\w+$/u.test(path))
      // Their names have a hash at the end, and how many parts the bundler makes of what is shared is its own affair.
      .map((path) => path.replace(/-[0-9A-Z]{8}\.js$/u, '-HASH.js'));
    const tray = iconFiles().flatMap(({ path }) => (path.startsWith('tray/') ? [`dist/assets/${path}`] : []));
    assert.deepEqual([...new Set(packed)].sort(), [...SHIPPED_FILES.inArchive(process.arch), ...tray].sort());
    const beside = await filesIn(join(appFolder, 'resources'));
    assert.deepEqual(beside.sort(), [...SHIPPED_FILES.resources(process.arch)].sort());
  });

  test('has nothing else beside Electron', async () => {
    const runtime = new Set(await filesIn((await electronExecutable()).folder));
    const others = (await filesIn(appFolder)).filter((path) => !path.startsWith('resources/') && !runtime.has(path));
    assert.deepEqual(others.sort(), ['LICENSE.electron.txt', EXECUTABLE_NAME]);
  });

  test(`takes ${SHIPPED_MEGABYTES_MAX} MB at most besides Electron`, async () => {
    const resources = join(appFolder, 'resources');
    const sizes = await Promise.all((await filesIn(resources)).map(async (path) => (await stat(join(resources, path))).size));
    const megabytes = sizes.reduce((sum, size) => sum + size, 0) / BYTES_PER_MEGABYTE;
    assert.ok(megabytes > 0.5 && megabytes <= SHIPPED_MEGABYTES_MAX, `${megabytes} MB`);
  });

  test('has its own license and those of all that is bundled', async () => {
    const resources = join(appFolder, 'resources');
    assert.equal(await readFile(join(resources, 'LICENSE.txt'), 'utf8'), await readFile(join(ROOT, 'LICENSE'), 'utf8'));
    const notices = await readFile(join(resources, 'third-party-licences.txt'), 'utf8');
    for (const name of ['got', 'zod', 'preact', 'ws', 'openid-client', 'electron-store']) assert.match(notices, new RegExp(`^${name} \\d`, 'mu'));
  });
});

/** With its mode: what may be run has to stay so. */
const describeFiles = async (folder: string): Promise<string[]> =>
  Promise.all((await filesIn(folder)).sort().map(async (path) => `${path} ${await hashOf(join(folder, path), 'sha256')} ${((await stat(join(folder, path))).mode & RUNNABLE) === 0 ? '' : 'runnable'}`));

test('the tar.gz has one folder, with every file of the app as it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unpacked-tar-'));
  try {
    await run('tar', ['--extract', '--gzip', '--file', tarball, '--directory', folder]);
    assert.deepEqual(await readdir(folder), [basename(tarball, '.tar.gz')]);
    assert.deepEqual(await describeFiles(join(folder, basename(tarball, '.tar.gz'))), await describeFiles(appFolder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('npm run smoke starts the packaged app, in four ways', async () => {
  const { stderr } = await run(process.execPath, [join(ROOT, 'test', 'smoke', 'smoke.ts')], { cwd: ROOT });
  const ends = [...stderr.matchAll(/✔ (?<flag>--[a-z-]+).* ends with (?<exitCode>\d)/gu)].map(({ groups }) => `${groups?.['flag']} ${groups?.['exitCode']}`);
  assert.deepEqual(ends, ['--version 0', '--status 0', '--status 4', '--no-such-option 2']);
});

describe('the deb', () => {
  let simulator: Simulator;
  let scratch: ScratchRoot | string;
  let folder: string;

  before(async () => {
    simulator = await startSimulator();
    folder = await mkdtemp(join(tmpdir(), 'unpacked-deb-'));
    scratch = openScratchRoot();
  });
  after(async () => {
    if (typeof scratch !== 'string') scratch.close();
    await Promise.all([simulator.close(), rm(folder, { recursive: true, force: true })]);
  });

  const statusArguments = (): string[] => ['--status', '--json', `--service-url=${simulator.url}`];
  const asksTruly = ({ exitCode, stdout, stderr }: ProgramEnd): void => {
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /Ada Lovelace/u);
  };

  test('belongs to root, with modes that do not depend on who built it', async () => {
    const { stdout } = await run('dpkg-deb', ['--contents', deb], { maxBuffer: OUTPUT_BYTES_MAX });
    for (const line of stdout.trimEnd().split('\n')) assert.match(line, /^(?:drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) root\/root /u);
  });

  test('has the man page, the completions, the descriptions for the desktop, and the license', async () => {
    const { stdout } = await run('dpkg-deb', ['--contents', deb], { maxBuffer: OUTPUT_BYTES_MAX });
    const files = new Set(stdout.split('\n').flatMap((line) => / \.(?<path>\/usr\/share\/\S+[^/])$/u.exec(line)?.groups?.['path'] ?? []).filter((path) => !path.startsWith('/usr/share/icons/')));
    assert.deepEqual([...files].sort(), [
      '/usr/share/applications/pieces-account-tray.desktop',
      '/usr/share/bash-completion/completions/pieces-account-tray',
      '/usr/share/doc/pieces-account-tray/copyright',
      '/usr/share/fish/vendor_completions.d/pieces-account-tray.fish',
      '/usr/share/man/man1/pieces-account-tray.1',
      '/usr/share/metainfo/io.github.pieces-account-tray.metainfo.xml',
      '/usr/share/zsh/site-functions/_pieces-account-tray',
    ]);
  });

  test('is installed in a copy of the system, starts, keeps its place when installed again, and is removed without a trace', async (context) => {
    if (typeof scratch === 'string') {
      // An ordinary user sees less: the package is unpacked, its scripts are not run.
      context.diagnostic(`The deb is only unpacked and started: ${scratch}.`);
      await run('dpkg-deb', ['--extract', deb, folder]);
      return asksTruly(await run(join(folder, PROGRAM), statusArguments()).then(({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr })));
    }
    await installAndRemove(scratch);
  });

  async function installAndRemove(root: ScratchRoot): Promise<void> {
    const entries = putAutostartEntries(root);
    place(deb, root.outside('/package.deb'));
    await install(root);
    assert.equal((await root.run('readlink', '/usr/bin/pieces-account-tray')).stdout.trim(), PROGRAM);
    assert.equal((await root.run('dpkg', '--verify', 'pieces-account-tray')).stdout, '');
    asksTruly(await root.runAsUser('pieces-account-tray', ...statusArguments()));
    assert.equal((await root.runAsUser('pieces-account-tray', '--version')).stdout.trim(), versionOfTheApp());

    await install(root);
    for (const entry of Object.values(entries)) assert.ok(existsSync(root.outside(entry)), `${entry} is gone after an update`);
    asksTruly(await root.runAsUser('pieces-account-tray', ...statusArguments()));

    const removed = await root.run('dpkg', '--purge', 'pieces-account-tray');
    assert.equal(removed.exitCode, 0, removed.stderr);
    const { stdout } = await root.run('find', ...PLACES, '-xdev', '(', '-name', '*pieces-account-tray*', '-o', '-name', 'Pieces Account Tray', ')', '-not', '-path', `${ROOT}*`);
    const left = stdout.split('\n').filter((path) => path !== '');
    assert.deepEqual(left.sort(), [entries.ofAnotherCopy, entries.ofRoot].sort());
  }

  async function install(root: ScratchRoot): Promise<void> {
    // What the app opens pages with may be missing on a machine that only runs tests; nothing else may.
    const { exitCode, stderr } = await root.run('dpkg', '--force-depends', '--force-unsafe-io', '--install', '/package.deb');
    assert.equal(exitCode, 0, stderr);
    const missing = [...stderr.matchAll(/depends on ([^;]+); however/gu)].map(([, name]) => name);
    assert.deepEqual(missing.filter((name) => name !== 'xdg-utils'), []);
  }
});

const versionOfTheApp = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Entries for the start at login in three homes: of the package, of another copy of the app, and behind a link to a folder of root. */
function putAutostartEntries(root: ScratchRoot): Readonly<Record<'ofThePackage' | 'ofAnotherCopy' | 'ofRoot', string>> {
  const users = readFileSync('/etc/passwd', 'utf8');
  const homes = [2001, 2002, 2003].map((id) => ({ id, home: `/home/tester-${id}` }));
  mkdirSync(root.outside('/etc'), { recursive: true });
  writeFileSync(root.outside('/etc/passwd'), `${users.trimEnd()}\n${homes.map(({ id, home }) => `tester-${id}:x:${id}:${id}::${home}:/bin/sh\n`).join('')}`);
  const write = (path: string, id: number, program: string): string => {
    mkdirSync(dirname(root.outside(path)), { recursive: true });
    writeFileSync(root.outside(path), autostartEntry('Pieces Account Tray', 'Starts it', [program, '--hidden']));
    for (let at = path; at.startsWith('/home/tester') || at === path; at = dirname(at)) chownSync(root.outside(at), id, id);
    return path;
  };
  const [ofThePackage, ofAnotherCopy] = [write(`/home/tester-2001/${ENTRY}`, 2001, PROGRAM), write(`/home/tester-2002/${ENTRY}`, 2002, '/home/tester-2002/App.AppImage')];
  const ofRoot = write(`/srv/autostart/${basename(ENTRY)}`, 0, PROGRAM);
  mkdirSync(root.outside('/home/tester-2003/.config'), { recursive: true });
  symlinkSync('/srv/autostart', root.outside('/home/tester-2003/.config/autostart'));
  return { ofThePackage, ofAnotherCopy, ofRoot };
}
