import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, runInPlace } from './child-process.mjs';
import { npmCommand } from './npm.mjs';
import { say, SetUpError } from './say.mjs';

const LOCK_POLL_MS = 200;
const STANDARD_ERROR = 2;

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} Locked */
/** @typedef {{ packages?: Record<string, Locked> }} PackageLock */

/**
 * @param {string} root - the project's folder
 * @returns {string} the Node that the project brings along; there is one only after `npm ci`
 */
export const projectNode = (root) =>
  join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @param {string} root */
const stampFile = (root) => join(root, 'node_modules', '.set-up-stamp');

/** @param {string} root */
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/**
 * @param {PackageLock} lock - package-lock.json
 * @param {PackageLock} installed - what npm noted about what it installed
 * @returns {boolean} whether each package of the lock is installed; those for other platforms need not be
 */
export const isInstalled = (lock, installed) =>
  Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const present = installed.packages?.[path];
    if (!present) return wanted.optional === true;
    return present.version === wanted.version && present.integrity === wanted.integrity;
  });

/** @param {string} file */
const readLock = (file) => /** @type {PackageLock} */ (JSON.parse(readFileSync(file, 'utf8')));

/**
 * Says in a few milliseconds, without npm, whether node_modules is what package-lock.json asks for.
 *
 * @param {string} root - the project's folder
 * @returns {boolean}
 */
export const isUpToDate = (root) => {
  if (!existsSync(projectNode(root))) return false;
  const hash = lockHash(root);
  const stamp = stampFile(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  // Somebody may have run npm by hand: then the note that npm itself leaves says as much, only more slowly.
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note) || !isInstalled(readLock(join(root, 'package-lock.json')), readLock(note))) return false;
  writeFileSync(stamp, hash);
  return true;
};

/** @param {string} root */
const install = async (root) => {
  say(`Installing the packages of package-lock.json (npm ci) …`);
  const { file, args, options } = npmCommand();
  // The tools to build and test with are development dependencies: never without them, whatever NODE_ENV says. Errors
  // are told even inside an `npm --silent`; the warnings are about the machine's own Node, which runs none of them.
  const code = await runInPlace(file, [...args, 'ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    ...options,
    cwd: root,
    stdio: ['ignore', STANDARD_ERROR, STANDARD_ERROR],
  });
  if (code !== 0) throw new SetUpError(`npm ci ended with ${code}; its reason is above. Run \`npm ci\` by hand to try again.`);
  if (!existsSync(projectNode(root))) {
    throw new SetUpError(
      `npm ci left no ${projectNode(root)}. Allow install scripts (\`npm config get ignore-scripts\` must be false) and run the command again.`,
    );
  }
  writeFileSync(stampFile(root), lockHash(root));
};

/**
 * One `npm ci` at a time: a second terminal waits for the first instead of deleting what that one is unpacking.
 *
 * @param {string} root
 * @param {() => Promise<void>} action
 */
const alone = async (root, action) => {
  const file = join(root, '.cache', 'npm-ci.pid');
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (owner !== 0 && isRunning(owner)) await wait(LOCK_POLL_MS);
    else rmSync(file, { force: true });
  }
  try {
    await action();
  } finally {
    rmSync(file, { force: true });
  }
};

/**
 * Installs the packages if they are not exactly those of package-lock.json.
 *
 * @param {string} root - the project's folder
 * @returns {Promise<void>}
 */
export const ensureDependencies = async (root) => {
  if (isUpToDate(root)) return;
  await alone(root, async () => {
    if (!isUpToDate(root)) await install(root);
  });
};
