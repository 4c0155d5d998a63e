/** `npm run package [-- --all-targets]`: the app as people get it, for the platform that this runs on. */
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { bundledPackages } from './build.ts';
import { electronExecutable, type ElectronRuntime } from './electron-runtime.ts';
import { licenceNotices } from './licenses.ts';
import { CACHE, ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';

const ALL_TARGETS = '--all-targets';
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

/** What people get is built around the Electron that package.json names, and around no other. */
const requireWanted = async (electron: ElectronRuntime): Promise<void> => {
  const wanted = await wantedVersion();
  if (electron.version === wanted) return;
  throw new SetUpError(
    `Installers are built around Electron ${wanted} only, and here is ${electron.version}. Let this machine reach ` +
      'github.com, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of that release.',
  );
};

/**
 * @param allTargets - whether to make the installers too, which takes downloads
 * @returns what was packaged, one for each architecture
 */
export const packageApp = async (allTargets: boolean): Promise<Packaged[]> => {
  const electron = await electronExecutable();
  if (allTargets) await requireWanted(electron);

  await mkdir(CACHE, { recursive: true });
  await writeFile(NOTICES, await licenceNotices(await bundledPackages()));
  const packaged: Packaged[] = [];
  const config: Configuration = {
    extends: join(ROOT, 'electron-builder.yml'),
    electronDist: electron.folder,
    electronVersion: electron.version,
    extraResources: [{ from: relative(ROOT, NOTICES), to: 'third-party-licences.txt' }],
    afterPack: async ({ appOutDir, packager }) => {
      const resources = packager.getResourcesDir(appOutDir);
      // From a zip electron-builder would not have taken it along.
      await rm(join(resources, 'default_app.asar'), { force: true });
      packaged.push({ appFolder: appOutDir, resources, ownBytes: await bytesIn(resources) });
    },
  };
  const platform = Platform.current();
  const targets = allTargets ? platform.createTarget() : platform.createTarget('dir', Arch[process.arch as 'x64' | 'arm64']);
  await build({ projectDir: ROOT, targets, config, publish: 'never' });
  return packaged;
};

const main = async (args: readonly string[]): Promise<void> => {
  const unknown = args.filter((arg) => arg !== ALL_TARGETS);
  if (unknown.length > 0) throw new SetUpError(`npm run package does not know ${unknown.join(' ')}; it knows ${ALL_TARGETS}.`);
  for (const { appFolder, ownBytes } of await packageApp(args.includes(ALL_TARGETS))) {
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
