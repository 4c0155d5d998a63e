/** The packages of Linux: what is in them, what starts out of them, and a deb and an rpm that are installed, started, upgraded and removed. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, linkSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { hashOf } from '../../scripts/file-list.ts';
import { EXECUTABLE_NAME } from '../../scripts/inspectable-copy.ts';
import { iconFiles } from '../../scripts/icons.ts';
import { ROOT } from '../../scripts/paths.ts';
import { isListed } from '../../scripts/system-packages.ts';
import { COPIED_HOMES, pretendAppArmor, putAutostartEntries, type AutostartEntries } from '../support/copied-homes.ts';
import { buildOlderPackage, FILE_OF_THE_OLDER, PACKAGE_TOOLS, queryRpm, type Format } from '../support/package-tools.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { openScratchRoot, type ProgramEnd, type ScratchRoot } from '../support/scratch-root.ts';
import { SHIPPED_FILES } from '../support/shipped-files.ts';

const run = promisify(execFile);
const INSTALLED = '/opt/Pieces Account Tray';
const PROGRAM = `${INSTALLED}/${EXECUTABLE_NAME}`;
const PROFILE = '/etc/apparmor.d/pieces-account-tray';
const BYTES_PER_MEGABYTE = 1e6;
const SHIPPED_MEGABYTES_MAX = 3;
/** Where packages put things, and the homes of this test. */
const PLACES = ['/opt', '/usr', '/etc', '/srv', '/var/lib', ...COPIED_HOMES];
const RUNNABLE = 0o111;
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

let appFolder: string;
let packages: Readonly<Record<Format, string>>;
let tarball: string;

before(async () => {
  const script = join(ROOT, 'scripts', 'package.ts');
  const args = [script, '--other-electron', '--quick', ...['dir', 'deb', 'rpm', 'tar.gz'].flatMap((target) => ['--target', target])];
  const { stdout } = await run(process.execPath, args, { cwd: ROOT, maxBuffer: OUTPUT_BYTES_MAX });
  appFolder = join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '');
  const fileOf = (format: string): string => join(ROOT, new RegExp(`file=(?<file>\\S+\\.${format})`, 'u').exec(stdout)?.groups?.['file'] ?? '');
  tarball = fileOf('tar.gz');
  packages = { deb: fileOf('deb'), rpm: fileOf('rpm') };
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

const FORMATS = ['deb', 'rpm'] as const;
/** Of the folders of a package those that are not the system's. */
const OWN_FOLDER = /\/(?:Pieces Account Tray|doc\/pieces-account-tray)(?:\/|$)/u;

for (const format of FORMATS) {
  describe(`the ${format}`, () => {
    test('belongs to root, with modes that do not depend on who built it', async () => {
      const lines = await PACKAGE_TOOLS[format].list(packages[format]);
      assert.ok(lines.length > 50, String(lines.length));
      for (const line of lines) assert.match(line, /^(?:drwxr-xr-x|-rw-r--r--|-rwxr-xr-x) root\/root \//u);
    });

    test('has the man page, the completions, the descriptions for the desktop, and the license', async () => {
      const lines = await PACKAGE_TOOLS[format].list(packages[format]);
      const files = lines.flatMap((line) => /^-.* (?<path>\/usr\/share\/\S+)$/u.exec(line)?.groups?.['path'] ?? []).filter((path) => !path.startsWith('/usr/share/icons/'));
      assert.deepEqual(files.sort(), [
        '/usr/share/applications/pieces-account-tray.desktop',
        '/usr/share/bash-completion/completions/pieces-account-tray',
        '/usr/share/doc/pieces-account-tray/copyright',
        '/usr/share/fish/vendor_completions.d/pieces-account-tray.fish',
        '/usr/share/man/man1/pieces-account-tray.1',
        '/usr/share/metainfo/io.github.pieces-account-tray.metainfo.xml',
        '/usr/share/zsh/site-functions/_pieces-account-tray',
      ]);
    });
  });
}

describe('the rpm, compared with the deb and the app,', () => {
  const linesOf = async (query: string): Promise<string[]> => (await queryRpm(packages.rpm, query)).trimEnd().split('\n');

  test('has the files of the deb, and of its folders those that are not the system’s', async () => {
    const [deb, rpm] = await Promise.all(FORMATS.map((format) => PACKAGE_TOOLS[format].list(packages[format])));
    assert.deepEqual(rpm?.sort(), deb?.filter((line) => line.startsWith('-') || OWN_FOLDER.test(line)).sort());
  });

  test('has every file of the app as it is', async () => {
    const inside = `${INSTALLED}/`;
    const lines = await linesOf(String.raw`[%{FILENAMES}|%{FILEDIGESTS}|%{FILEMODES:perms}\n]`);
    const described = lines.flatMap((line) => {
      const [path = '', digest, mode = ''] = line.split('|');
      return path.startsWith(inside) && mode.startsWith('-') ? [`${path.slice(inside.length)} ${digest} ${mode.includes('x') ? 'runnable' : ''}`] : [];
    });
    assert.deepEqual(described.sort(), (await describeFiles(appFolder)).sort());
  });

  test('runs the two scripts of the deb, and no other', async () => {
    const [ofTheDeb, ofTheRpm] = await Promise.all(FORMATS.map((format) => PACKAGE_TOOLS[format].scripts(packages[format])));
    assert.deepEqual(ofTheRpm, { afterInstall: ofTheDeb?.afterInstall.trimEnd(), afterRemove: ofTheDeb?.afterRemove.trimEnd() });
    assert.equal(await queryRpm(packages.rpm, '%{PREIN} %{PREUN} %{PRETRANS} %{POSTTRANS} %{POSTINPROG} %{POSTUNPROG}'), '(none) (none) (none) (none) /bin/sh /bin/sh');
  });

  test('needs libraries that are called so, and offers nothing to other packages', async () => {
    const needed = (await linesOf(String.raw`[%{REQUIRENAME}\n]`)).filter((name) => !/^(?:rpmlib\(|\/bin\/sh$|xdg-utils$)/u.test(name));
    const libraries = needed.map((name) => /^(?<file>lib\S+\.so\S*)\(\)\(64bit\)$/u.exec(name)?.groups?.['file'] ?? `${name} is no library`);
    const { stdout } = await run('/sbin/ldconfig', ['-p'], { maxBuffer: OUTPUT_BYTES_MAX });
    assert.deepEqual(libraries.filter((library) => !isListed(stdout, library)), []);
    assert.ok(libraries.includes('libgtk-3.so.0'), libraries.join(', '));
    for (const name of await linesOf(String.raw`[%{PROVIDENAME}\n]`)) assert.match(name, /^pieces-account-tray(?:\([\w-]+\))?$/u);
  });
});

describe('installed in a copy of the system', () => {
  let simulator: Simulator;
  let folder: string;

  before(async () => {
    simulator = await startSimulator();
    folder = await mkdtemp(join(tmpdir(), 'installed-package-'));
  });
  after(() => Promise.all([simulator.close(), rm(folder, { recursive: true, force: true })]));

  const statusArguments = (): string[] => ['--status', '--json', `--service-url=${simulator.url}`];
  const asksTruly = ({ exitCode, stdout, stderr }: ProgramEnd): void => {
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, /Ada Lovelace/u);
  };

  for (const format of FORMATS) {
    test(`the ${format} starts, keeps its place when it is upgraded or installed again, and is removed without a trace`, async (context) => {
      await mkdir(join(folder, format));
      const root = openScratchRoot();
      if (typeof root === 'string') {
        // An ordinary user sees less: the package is unpacked, its scripts are not run.
        context.diagnostic(`The ${format} is only unpacked and started: ${root}.`);
        await PACKAGE_TOOLS[format].unpack(packages[format], join(folder, format));
        return asksTruly(await run(join(folder, format, PROGRAM), statusArguments()).then(({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr })));
      }
      try {
        await installAndRemove(root, format);
      } finally {
        root.close();
      }
    });
  }

  async function installAndRemove(root: ScratchRoot, format: Format): Promise<void> {
    const { install, installAgain, remove } = PACKAGE_TOOLS[format];
    const entries = putAutostartEntries(root, PROGRAM);
    pretendAppArmor(root);
    place(await buildOlderPackage(format, packages[format], join(folder, format)), root.outside('/older'));
    place(packages[format], root.outside('/newer'));
    await change(root, format, [...install, '/older']);
    assert.ok(existsSync(root.outside(`${INSTALLED}/${FILE_OF_THE_OLDER}`)));

    for (const command of [install, installAgain]) {
      await change(root, format, [...command, '/newer']);
      await isWhole(root, format, entries);
    }

    await change(root, format, remove);
    const { stdout } = await root.run('find', ...PLACES, '-xdev', '(', '-name', '*pieces-account-tray*', '-o', '-name', 'Pieces Account Tray', ')', '-not', '-path', `${ROOT}*`);
    const left = stdout.split('\n').filter((path) => path !== '');
    assert.deepEqual(left.sort(), [entries.ofAnotherCopy, entries.ofRoot].sort());
  }

  async function change(root: ScratchRoot, format: Format, [program = '', ...args]: readonly string[]): Promise<void> {
    const { exitCode, stderr } = await root.run(program, ...args);
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(PACKAGE_TOOLS[format].complaints(stderr), []);
  }

  async function isWhole(root: ScratchRoot, format: Format, entries: AutostartEntries): Promise<void> {
    assert.equal((await root.run('readlink', '/usr/bin/pieces-account-tray')).stdout.trim(), PROGRAM);
    const [program = '', ...args] = PACKAGE_TOOLS[format].verify;
    assert.equal((await root.run(program, ...args)).stdout, '');
    for (const path of [...Object.values(entries), PROFILE]) assert.ok(existsSync(root.outside(path)), `${path} is not there`);
    assert.ok(!existsSync(root.outside(`${INSTALLED}/${FILE_OF_THE_OLDER}`)));
    assert.equal(statSync(root.outside(`${INSTALLED}/chrome-sandbox`)).mode & 0o7777, hasUserNamespaces() ? 0o755 : 0o4755);
    asksTruly(await root.runAsUser('pieces-account-tray', ...statusArguments()));
    assert.equal((await root.runAsUser('pieces-account-tray', '--version')).stdout.trim(), versionOfTheApp());
  }
});

const versionOfTheApp = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;

/** Debian's kernels can keep them from ordinary users. */
function hasUserNamespaces(): boolean {
  const switchOfDebian = '/proc/sys/kernel/unprivileged_userns_clone';
  return existsSync('/proc/self/ns/user') && !(existsSync(switchOfDebian) && readFileSync(switchOfDebian, 'utf8').trim() === '0');
}

function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
