/** A copy of this system to install packages in, of which nothing is left afterwards. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProgramEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ScratchRoot {
  /** @returns the place outside where a file of the copy is written to, for example for `/etc/passwd` */
  readonly outside: (path: string) => string;
  /** Runs a program in the copy, as root. */
  readonly run: (program: string, ...args: readonly string[]) => Promise<ProgramEnd>;
  /** Runs it as an ordinary user, as whom the services of the test seem to run, too. */
  readonly runAsUser: (program: string, ...args: readonly string[]) => Promise<ProgramEnd>;
  readonly close: () => void;
}

const SCRIPT = join(import.meta.dirname, 'scratch-root.sh');
const USER_ID = 1000;
const RUN_LIMIT_MS = 60_000;
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;
/** Where the copies lie: not in /tmp, which may be a file system of its own that cannot be laid over another. */
const PARENTS = ['/var/tmp', tmpdir()];

const commandIn = (folder: string, program: string, args: readonly string[]): string[] => [
  '--mount', '--propagation', 'private', 'sh', SCRIPT, folder, program, ...args,
];

function open(parent: string): string {
  const folder = mkdtempSync(join(parent, 'scratch-root-'));
  for (const name of ['upper', 'work', 'root']) mkdirSync(join(folder, name));
  return folder;
}

/**
 * @returns a copy of this system, or, where there can be none, why
 */
export function openScratchRoot(): ScratchRoot | string {
  if (process.getuid?.() !== 0) return 'only root can make a copy of the system';
  let problem = '';
  for (const parent of PARENTS) {
    const folder = open(parent);
    const { status, stderr, error } = spawnSync('unshare', commandIn(folder, 'true', []), { encoding: 'utf8' });
    if (status === 0) return scratchRootIn(folder);
    problem = error?.message ?? stderr.trim();
    rmSync(folder, { recursive: true, force: true });
  }
  return problem;
}

function scratchRootIn(folder: string): ScratchRoot {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', HOME: '/tmp' };
  const run: ScratchRoot['run'] = (program, ...args) =>
    new Promise((resolve) => {
      execFile('unshare', commandIn(folder, program, args), { env, timeout: RUN_LIMIT_MS, maxBuffer: OUTPUT_BYTES_MAX }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
      });
    });
  return {
    outside: (path) => join(folder, 'upper', path),
    run,
    runAsUser: (program, ...args) => run('unshare', '--user', `--map-user=${USER_ID}`, `--map-group=${USER_ID}`, program, ...args),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
