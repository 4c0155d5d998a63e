/**
 * `npm run package [-- --all-targets] [--target NAME …] [--other-electron] [--quick]`: the app as people get it, for the platform
 * that this runs on.
 */
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bundledPackages } from './build.ts';
import { electronExecutable, type ElectronRuntime } from './electron-runtime.ts';
import { UNCOMPRESSED } from './fpm-arguments.ts';
import { licenceNotices } from './licenses.ts';
import { CACHE, ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';

const NOTICES = join(CACHE, 'third-party-licences.txt');
const MEBIBYTE = 1024 * 1024;

/** What a build left: the unpacked app, and what in it is ours and not Electron's. */
export interface Packaged {
  readonly appFolder: string;
  readonly resources: string;
  readonly ownBytes: number;
}

const bytesIn = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const wantedVersion = async (): Promise<string> => {
  const text = await readFile(join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/** What is to be built. */
export interface PackageOptions {
  /** Names of formats; none for the unpacked app alone, `all` for all those of electron-builder.yml for this platform. */
  readonly targets: readonly string[];
  /** Whether it may be another Electron than the one that package.json names. */
  readonly otherElectron: boolean;
  /** Spends no time on making packages small. */
  readonly quick: boolean;
}

/** What people get is built around the Electron that package.json names, and around no other. */
const requireWanted = async ({ version }: ElectronRuntime, { otherElectron }: PackageOptions): Promise<void> => {
  const wanted = await wantedVersion();
  if (version === wanted || otherElectron) return;
  throw new SetUpError(
    `The app is packaged around Electron ${wanted}, which package.json names, and here is ${version}. Let this machine reach ` +
      'github.com, set ELECTRON_OVERRIDE_DIST_PATH to the folder of that release, or, to try something out with the one ' +
      'that is here, add --other-electron.',
  );
};

const targetsOf = (names: readonly string[]): ReturnType<Platform['createTarget']> => {
  const platform = Platform.current();
  if (names.includes('all')) return platform.createTarget();
  return platform.createTarget(names.length > 0 ? [...names] : 'dir', Arch[process.arch as 'x64' | 'arm64']);
};

/**
 * @param options - what is to be built
 * @returns what was packaged, one for each architecture
 */
export const packageApp = async (options: PackageOptions): Promise<Packaged[]> => {
  const electron = await electronExecutable();
  await requireWanted(electron, options);

  await mkdir(CACHE, { recursive: true });
  await writeFile(NOTICES, await licenceNotices(await bundledPackages()));
  // Our own stand in for the downloads, and they need this Node.
  process.env['CUSTOM_FPM_PATH'] = join(ROOT, 'scripts', 'fpm.ts');
  if (process.platform === 'linux') process.env['ELECTRON_BUILDER_7ZIP_PATH'] = join(ROOT, 'scripts', 'seven-zip.ts');
  if (options.quick) process.env[UNCOMPRESSED] = '1';
  process.env['PATH'] = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const packaged: Packaged[] = [];
  const config: Configuration = {
    extends: join(ROOT, 'electron-builder.yml'),
    electronDist: electron.folder,
    electronVersion: electron.version,
    afterPack: async ({ appOutDir, packager }) => {
      const resources = packager.getResourcesDir(appOutDir);
      // From a zip electron-builder would not have taken it along.
      await rm(join(resources, 'default_app.asar'), { force: true });
      packaged.push({ appFolder: appOutDir, resources, ownBytes: await bytesIn(resources) });
    },
    ...(options.quick ? { compression: 'store' as const } : {}),
  };
  await build({ projectDir: ROOT, targets: targetsOf(options.targets), config, publish: 'never' });
  return packaged;
};

const OPTIONS = {
  'all-targets': { type: 'boolean', default: false },
  target: { type: 'string', multiple: true, default: [] as string[] },
  'other-electron': { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
} as const;

/**
 * @param args - behind `npm run package --`
 * @returns what is to be built
 * @throws SetUpError for an argument that is not known
 */
export const packageOptions = (args: readonly string[]): PackageOptions => {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const targets = values['all-targets'] ? ['all'] : values.target;
    return { targets, otherElectron: values['other-electron'], quick: values.quick };
  } catch (error) {
    const known = Object.keys(OPTIONS).map((name) => `--${name}`);
    throw new SetUpError(`npm run package: ${error instanceof Error ? error.message : String(error)} It knows ${known.join(', ')}.`);
  }
};

const main = async (args: readonly string[]): Promise<void> => {
  for (const { appFolder, ownBytes } of await packageApp(packageOptions(args))) {
    console.log(`${relative(ROOT, appFolder)}: ${(ownBytes / MEBIBYTE).toFixed(2)} MiB besides Electron`);
  }
};

if (import.meta.main) {
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
