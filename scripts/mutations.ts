/**
 * `npm run mutations [-- PART OF A NAME …]`: takes each defence away, one at a time, and sees whether a test misses it.
 * `npm run mutations -- --table` prints the table of `docs/mutations.md`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MUTATIONS, mutated, tableOf, type Mutation } from '../test/mutations/mutations.ts';
import { copyForReading } from '../test/support/ordinary-user.ts';
import { openProcesses } from '../test/support/processes.ts';
import { electronExecutable } from './electron-runtime.ts';
import { ROOT } from './paths.ts';

const UNIT_LIMIT_MS = 120_000;
const E2E_LIMIT_MS = 300_000;
/** Of the address space of a test without Electron: a defence that is gone may let memory grow without end. */
const MEMORY_KIB_MAX = 16 * 1024 * 1024;
/** Otherwise each module of WebAssembly, such as the HTTP parser of `fetch`, takes ten gibibytes of it. */
const NODE_FLAG = '--disable-wasm-trap-handler';
const OUTPUT_CHARS_KEPT = 1500;
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.cache', 'release', 'dist']);

interface Run {
  readonly passed: boolean;
  readonly output: string;
}

/** Runs a command in a process group of its own, which ends with it or at the limit. */
async function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv, limitMs: number): Promise<Run> {
  const child = spawn('sh', ['-c', args[0] ?? '', 'sh', ...args.slice(1)], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output = (output + data.toString()).slice(-OUTPUT_CHARS_KEPT)));
  const endAll = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // All of them have ended.
    }
  };
  // The end-to-end tests tidy up after SIGTERM.
  const timers = [setTimeout(() => endAll('SIGTERM'), limitMs), setTimeout(() => endAll('SIGKILL'), limitMs + 10_000)];
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const timer of timers) clearTimeout(timer);
  endAll('SIGKILL');
  return { passed: code === 0, output };
}

/** Runs the tests that claim a defence. */
async function runTests(checkout: string, { tests, grep }: Pick<Mutation, 'tests' | 'grep'>, env: NodeJS.ProcessEnv): Promise<Run> {
  const nodeTests = tests.filter((test) => test.endsWith('.test.ts'));
  const e2eTests = tests.filter((test) => test.endsWith('.e2e.ts'));
  const named = (flag: string): string[] => (grep === undefined ? [] : [flag, grep]);
  if (nodeTests.length > 0) {
    const script = `ulimit -v ${MEMORY_KIB_MAX}; exec "$@"`;
    const ended = await run(checkout, [script, process.execPath, '--test', ...named('--test-name-pattern'), ...nodeTests], { ...env, NODE_OPTIONS: NODE_FLAG }, UNIT_LIMIT_MS);
    if (!ended.passed) return ended;
  }
  if (e2eTests.length === 0) return { passed: true, output: '' };
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const script = '"$1" scripts/build.ts && exec "$@"';
  const flags = ['test', '-c', 'test/e2e/playwright.config.ts', '--retries=0', '--workers=1', '--reporter=line', '--max-failures=1'];
  return run(checkout, [script, process.execPath, cli, ...flags, ...e2eTests, ...named('-g')], env, E2E_LIMIT_MS);
}

/** Writes a file anew: in the copy it may be a link to the one in the checkout. */
async function replace(path: string, text: string): Promise<void> {
  await rm(path);
  await writeFile(path, text);
}

async function tryMutation(checkout: string, mutation: Mutation, env: NodeJS.ProcessEnv): Promise<Run> {
  const path = join(checkout, mutation.file);
  const source = await readFile(path, 'utf8');
  await replace(path, mutated(mutation, source));
  try {
    return await runTests(checkout, mutation, env);
  } finally {
    await replace(path, source);
  }
}

async function main(wanted: readonly string[]): Promise<number> {
  if (wanted.includes('--table')) {
    console.log(tableOf(MUTATIONS));
    return 0;
  }
  const chosen = MUTATIONS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (chosen.length === 0) {
    console.error(`No defence has ${wanted.join(' or ')} in its name.`);
    return 2;
  }
  const processes = await openProcesses('mutations-');
  const checkout = join(processes.folder, 'checkout');
  // The environment of a test runner would change what the tests that are started here report.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, ELECTRON_OVERRIDE_DIST_PATH: (await electronExecutable()).folder };
  const survived: string[] = [];
  const broken = new Map<string, boolean>();
  try {
    copyForReading(ROOT, checkout, (name) => LEFT_OUT.has(name));
    for (const mutation of chosen) {
      const beginMs = performance.now();
      const key = JSON.stringify([mutation.tests, mutation.grep]);
      // A test that fails anyway misses nothing.
      if (!broken.has(key)) broken.set(key, !(await runTests(checkout, mutation, env)).passed);
      const ended = broken.get(key) === true ? undefined : await tryMutation(checkout, mutation, env);
      const caught = ended?.passed === false;
      const seconds = ((performance.now() - beginMs) / 1000).toFixed(0);
      const why = ended === undefined ? ' (its tests fail with the defence in place)' : '';
      console.log(`${caught ? '✔ caught  ' : '✖ survived'} ${mutation.name}${why} (${seconds} s)`);
      if (!caught) survived.push(mutation.name);
    }
  } finally {
    await processes.close();
  }
  console.log(`\n${chosen.length - survived.length} caught, ${survived.length} survived`);
  return survived.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
