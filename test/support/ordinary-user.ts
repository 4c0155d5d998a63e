/** Runs a program of the tests as an ordinary user where root has started it: Chromium's sandbox does not work as root. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { runInPlace } from '../../scripts/child-process.mjs';
import { openProcesses } from './processes.ts';

/** `nobody` and its group, on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 } as const;
const RUNNABLE = 0o111;
const RUNNABLE_BY_ALL = 0o755;
const READABLE_BY_ALL = 0o644;

/** What a checkout has that the tests do not read: history, builds, caches. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.cache', 'release']);

/** Variables that name folders of root, or a session that is not this user's. */
const OF_ROOT = /^(?:XDG_|DBUS_|SSH_|GPG_|SUDO_|MAIL$|OLDPWD$)/u;

export interface OrdinaryRun {
  /** The checkout. */
  readonly root: string;
  /** The Electron to test with. */
  readonly runtime: string;
  /** A Node script of the checkout, relative to it, and its arguments. */
  readonly script: string;
  readonly args: readonly string[];
  /** Files and folders that the run leaves, relative to the checkout: they are copied back. Folders that are there begin empty. */
  readonly results: readonly string[];
}

/**
 * Runs a script as an ordinary user, in a copy of the checkout: the checkout may lie in a folder that only root can
 * enter, and nothing in it should become somebody else's.
 *
 * @returns the exit code of the script
 */
export async function runAsOrdinaryUser({ root, runtime, script, args, results }: OrdinaryRun): Promise<number> {
  const processes = await openProcesses('as-ordinary-user-');
  try {
    const copy = join(processes.folder, 'checkout');
    const home = join(processes.folder, 'home');
    copyForReading(root, copy, (path) => LEFT_OUT.has(path));
    copyForReading(runtime, join(copy, '.cache', 'runtime'));
    for (const folder of [processes.folder, copy, join(copy, '.cache'), home]) own(folder);
    for (const result of results) {
      if (!existsSync(join(copy, result))) continue;
      rmSync(join(copy, result), { recursive: true });
      own(join(copy, result));
    }
    const inherited = Object.entries(process.env).filter(([name]) => !OF_ROOT.test(name));
    const env = {
      ...Object.fromEntries(inherited),
      HOME: home,
      USER: 'nobody',
      LOGNAME: 'nobody',
      TMPDIR: dirname(processes.folder),
      ELECTRON_OVERRIDE_DIST_PATH: join(copy, '.cache', 'runtime'),
    };
    const program = isBelow(process.execPath, root) ? join(copy, relative(root, process.execPath)) : process.execPath;
    const as = { ...NOBODY, cwd: copy, env };
    const tried = spawnSync(program, ['--version'], as);
    if (tried.status !== 0) {
      throw new Error(
        `An ordinary user cannot run programs in ${processes.folder} (${tried.error?.message ?? tried.stderr.toString().trim()}). ` +
          'Let TMPDIR name a folder that every user can enter, on a disk that programs may be run from.',
      );
    }
    const exitCode = await runInPlace(program, [join(copy, script), ...args], as);
    for (const result of results) {
      if (existsSync(join(copy, result))) cpSync(join(copy, result), join(root, result), { recursive: true, force: true });
    }
    return exitCode;
  } finally {
    await processes.close();
  }
}

function own(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, NOBODY.uid, NOBODY.gid);
}

const isBelow = (path: string, folder: string): boolean => !relative(folder, path).startsWith('..');

/**
 * Copies a folder so that everybody can read it. A file that everybody can read already becomes a link to the same
 * file where the disk allows that.
 *
 * @param leaveOut - tells which entries at the top are not copied
 */
export function copyForReading(from: string, to: string, leaveOut: (name: string) => boolean = () => false): void {
  mkdirSync(to, { recursive: true });
  // Whatever umask is in force.
  chmodSync(to, RUNNABLE_BY_ALL);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (leaveOut(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyForReading(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  const { mode } = lstatSync(source);
  const wanted = (mode & RUNNABLE) === 0 ? READABLE_BY_ALL : RUNNABLE_BY_ALL;
  if ((mode & wanted) === wanted) {
    try {
      return linkSync(source, target);
    } catch {
      // Another disk, or one without links.
    }
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, wanted);
}
