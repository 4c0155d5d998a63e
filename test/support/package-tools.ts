/** The deb and the rpm, each by the tools of its own system. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UNCOMPRESSED } from '../../scripts/fpm-arguments.ts';
import { ROOT } from '../../scripts/paths.ts';

const run = promisify(execFile);
const NAME = 'pieces-account-tray';
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;
/** Only the older version has it. */
export const FILE_OF_THE_OLDER = 'only-in-the-older-version';

export type Format = 'deb' | 'rpm';

interface Script {
  readonly afterInstall: string;
  readonly afterRemove: string;
}

/** What the tools are told; the commands are run by root in a copy of the system, those of `install` with the file behind them. */
export interface PackageTool {
  readonly install: readonly string[];
  readonly installAgain: readonly string[];
  /** Says nothing where all files are as they were packed. */
  readonly verify: readonly string[];
  readonly remove: readonly string[];
  /** @returns what an installation reports on standard error and the test does not expect */
  readonly complaints: (stderr: string) => string[];
  /** @returns mode, owner and path of each file and folder, for example `-rw-r--r-- root/root /usr/share/…` */
  readonly list: (file: string) => Promise<string[]>;
  readonly scripts: (file: string) => Promise<Script>;
  /** Unpacks the files without root. */
  readonly unpack: (file: string, folder: string) => Promise<void>;
}

const output = async (program: string, ...args: readonly string[]): Promise<string> => (await run(program, args, { maxBuffer: OUTPUT_BYTES_MAX })).stdout;

/** Without what other packages do when files appear or go: to index all manual pages takes longer than all the rest. */
const DPKG_IN_COPY = ['dpkg', '--no-triggers'] as const;
/** What the app opens pages with may be missing on a machine that only runs tests. */
const DPKG_INSTALL = [...DPKG_IN_COPY, '--force-depends', '--force-unsafe-io', '--install'] as const;

const dpkg: PackageTool = {
  install: DPKG_INSTALL,
  installAgain: DPKG_INSTALL,
  verify: ['dpkg', '--verify', NAME],
  remove: [...DPKG_IN_COPY, '--purge', NAME],
  complaints: (stderr) => [...stderr.matchAll(/depends on ([^;]+); however/gu)].flatMap(([, name = '']) => (name === 'xdg-utils' ? [] : [name])),
  list: async (file) =>
    (await output('dpkg-deb', '--contents', file))
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^(\S+ \S+) .*? \.(\/.*?)\/?$/u, '$1 $2')),
  scripts: async (file) => ({ afterInstall: await output('dpkg-deb', '--info', file, 'postinst'), afterRemove: await output('dpkg-deb', '--info', file, 'postrm') }),
  unpack: async (file, folder) => void (await output('dpkg-deb', '--extract', file, folder)),
};

/** In a copy of a system of debs rpm's own database is empty, so that nothing that is needed seems to be there. */
const RPM_IN_COPY = ['rpm', '--dbpath', '/var/lib/rpm-of-the-test'] as const;

/**
 * @param format - of rpm, for example `%{NAME}`
 * @returns what it gives for a package
 */
export async function queryRpm(file: string, format: string): Promise<string> {
  // rpm makes a database even for a question about a file, otherwise in the home of whoever asks.
  const database = await mkdtemp(join(tmpdir(), 'rpm-database-'));
  try {
    return await output('rpm', '--dbpath', database, '--query', '--package', '--queryformat', format, file);
  } finally {
    await rm(database, { recursive: true, force: true });
  }
}

const rpm: PackageTool = {
  install: [...RPM_IN_COPY, '--upgrade', '--nodeps'],
  installAgain: [...RPM_IN_COPY, '--reinstall', '--nodeps'],
  // The mode of the sandbox's helper is the kernel's affair.
  verify: [...RPM_IN_COPY, '--verify', '--nodeps', '--nomode', NAME],
  remove: [...RPM_IN_COPY, '--erase', NAME],
  // rpm only warns of a script that fails.
  complaints: (stderr) => stderr.split('\n').filter((line) => /^(?:warning|error):/u.test(line)),
  list: async (file) => (await queryRpm(file, String.raw`[%{FILEMODES:perms} %{FILEUSERNAME}/%{FILEGROUPNAME} %{FILENAMES}\n]`)).trimEnd().split('\n'),
  scripts: async (file) => ({ afterInstall: await queryRpm(file, '%{POSTIN}'), afterRemove: await queryRpm(file, '%{POSTUN}') }),
  unpack: async (file, folder) => {
    const copy = join(folder, 'package.rpm');
    await output('cp', file, copy);
    await run('rpm2archive', ['--nocompression', copy], { env: { ...process.env, HOME: folder } });
    await output('tar', '--extract', '--file', `${copy}.tar`, '--directory', folder);
  },
};

export const PACKAGE_TOOLS: Readonly<Record<Format, PackageTool>> = { deb: dpkg, rpm };

/**
 * Makes a small older version of a package, with the scripts of that package, and compressed as the published ones are.
 *
 * @param format - of both
 * @param newer - the package
 * @param folder - takes the older one
 * @returns its file
 */
export async function buildOlderPackage(format: Format, newer: string, folder: string): Promise<string> {
  const content = join(folder, 'content');
  await mkdir(join(content, 'resources'), { recursive: true });
  for (const name of ['chrome-sandbox', 'resources/apparmor-profile', FILE_OF_THE_OLDER]) await writeFile(join(content, name), '');
  const { afterInstall, afterRemove } = await PACKAGE_TOOLS[format].scripts(newer);
  await Promise.all([writeFile(join(folder, 'after-install'), afterInstall), writeFile(join(folder, 'after-remove'), afterRemove)]);
  const file = join(folder, `older.${format}`);
  const options = {
    '--name': NAME, '--version': '0.0.1', '--architecture': process.arch === 'x64' ? 'amd64' : process.arch, '--package': file,
    '--description': 'An older version', '--maintainer': 'Tests <tests@example.org>', '--license': 'MIT', '--category': 'utils',
    '--after-install': join(folder, 'after-install'), '--after-remove': join(folder, 'after-remove'),
    // As electron-builder asks for xz.
    ...(format === 'deb' ? { '--deb-compression': 'xz' } : { '--rpm-compression': 'xzmt' }),
  };
  const env = { ...process.env };
  delete env[UNCOMPRESSED];
  await run(process.execPath, [join(ROOT, 'scripts', 'fpm.ts'), '-s', 'dir', '-t', format, ...Object.entries(options).flat(), `${content}/=/opt/Pieces Account Tray`], { env });
  return file;
}
