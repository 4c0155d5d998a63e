import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** How long a helper process may take to say that it is ready. */
const READY_LIMIT_MS = 10_000;
/** How long a process may take to end after SIGTERM before it gets SIGKILL. */
const TERM_LIMIT_MS = 2_000;
/** How much of what a process writes to stderr is kept for error messages. */
const STDERR_KEPT_CHARS = 2_000;

/**
 * Reads pids from stdin. When stdin ends without the line `done`, the process at the other end is gone without having
 * tidied up (a crash, a SIGKILL), so the guardian does it: it ends the processes and removes the folder.
 */
const GUARDIAN_SCRIPT = `
  while read -r line; do
    if [ "$line" = done ]; then exit 0; fi
    pids="$pids $line"
  done
  if [ -n "$pids" ]; then kill $pids 2>/dev/null; sleep 1; kill -KILL $pids 2>/dev/null; fi
  rm -rf "$1"
`;

/** A temporary folder and the helper processes that live with it; both end with this process, however it ends. */
export interface Processes {
  readonly folder: string;
  start(command: string, args: readonly string[], options?: StartOptions): Helper;
  /** Ends all processes, newest first, and removes the folder. May be called more than once. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** What to do about a missing program; part of the error message. */
  readonly install?: string;
  /** Written to the stdin of the process, which is then closed. */
  readonly input?: string;
  /** Whether to open a pipe at file descriptor 3 for what the process has to say there. */
  readonly pipe3?: boolean;
}

export interface Helper {
  readonly pid: number | undefined;
  /** The first line that the process writes to stdout or to the pipe at file descriptor 3. */
  firstLine(from: 'stdout' | 'pipe3'): Promise<string>;
  /** Settles with `ready`, but rejects when the process ends first or `ready` takes longer than 10 s. */
  until<T>(ready: Promise<T>): Promise<T>;
  /** Ends the process and waits until it is gone. */
  stop(): Promise<void>;
}

/** Makes a fresh temporary folder, private to this user, and starts the guardian that outlives this process. */
export async function openProcesses(prefix: string): Promise<Processes> {
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  // Detached: an interrupt from the terminal goes to the whole group and would end the guardian before its work.
  const guardian = spawn('sh', ['-c', GUARDIAN_SCRIPT, 'guardian', folder], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.unref();
  guardian.stdin.on('error', () => {});
  if (guardian.stdin instanceof Socket) guardian.stdin.unref();
  const helpers: Helper[] = [];
  let closing: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    for (const helper of helpers.toReversed()) await helper.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    guardian.stdin.end('done\n');
  }

  return {
    folder,
    start(command, args, options = {}) {
      const helper = startHelper(command, args, folder, options);
      if (helper.pid !== undefined) guardian.stdin.write(`${helper.pid}\n`);
      helpers.push(helper);
      return helper;
    },
    close: () => (closing ??= closeAll()),
  };
}

function startHelper(command: string, args: readonly string[], cwd: string, options: StartOptions): Helper {
  const { env = process.env, install = '', input, pipe3 = false } = options;
  const stdio: StdioOptions = [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'];
  if (pipe3) stdio.push('pipe');
  const child = spawn(command, args, { cwd, env, stdio });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_KEPT_CHARS);
  });
  // A test that fails before its clean-up must end, not hang: then the guardian cleans up. All waits below use timers.
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  // Left unread, a full pipe would stop the process; a line reader may still be attached on top.
  child.stdout?.resume();
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);

  const ended = new Promise<never>((_resolve, reject) => {
    child.once('error', (error) => {
      reject(new Error(`${command} could not be started (${error.message}). ${install}`.trim(), { cause: error }));
    });
    child.once('exit', (code, signal) => {
      reject(new Error(`${command} ended early (${signal ?? `exit code ${String(code)}`}): ${stderr.trim()}`));
    });
  });
  ended.catch(() => {});

  async function until<T>(ready: Promise<T>): Promise<T> {
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      limit.reject(new Error(`${command} was not ready within ${READY_LIMIT_MS} ms: ${stderr.trim()}`));
    }, READY_LIMIT_MS);
    try {
      return await Promise.race([ready, ended, limit.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    pid: child.pid,
    until,
    firstLine: (from) => until(firstLineOf((from === 'stdout' ? child.stdout : child.stdio[3]) as Readable)),
    stop: () => stop(child),
  };
}

function firstLineOf(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), TERM_LIMIT_MS);
  await exit;
  clearTimeout(timer);
}
