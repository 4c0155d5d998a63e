/**
 * `npm run mutations [-- PART OF A NAME …]`: takes each defence away, one at a time, and sees whether a test misses it.
 * `npm run mutations -- --table` prints the table of `docs/mutations.md`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutation } from '../test/mutations/mutation.ts';
import { MUTATIONS, mutated, tableOf } from '../test/mutations/mutations.ts';
import { copyForReading } from '../test/support/ordinary-user.ts';
import { openProcesses } from '../test/support/processes.ts';
import { electronExecutable } from './electron-runtime.ts';
import { ROOT } from './paths.ts';

const UNIT_LIMIT_MS = 120_000;
const E2E_LIMIT_MS = 300_000;
/** For the tests of all defences together. */
const ALL_LIMIT_MS = 900_000;
/** Of the address space of a test without Electron: a defence that is gone may let memory grow without end. */
const MEMORY_KIB_MAX = 16 * 1024 * 1024;
/** Otherwise each module of WebAssembly, such as the HTTP parser of `fetch`, takes ten gibibytes of it. */
const NODE_FLAG = '--disable-wasm-trap-handler';
/** At once, each in a checkout of its own: the machines that run this in the end have two cores. */
const CONCURRENCY = 2;
/** How Node tells of a test that fails. */
const FAILURE = /^\s*not ok /mu;
const OUTPUT_CHARS_KEPT = 1500;
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.cache', 'release', 'dist']);

interface Run {
  readonly passed: boolean;
  readonly output: string;
}

/** Runs a command in a process group of its own, which ends with it, at the limit, or at the first failure that it tells of. */
async function run(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv, limitMs: number): Promise<Run> {
  const child = spawn('sh', ['-c', args[0] ?? '', 'sh', ...args.slice(1)], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const endAll = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // All of them have ended.
    }
  };
  let output = '';
  let failed = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output = (output + data.toString()).slice(-OUTPUT_CHARS_KEPT);
      if (failed || !FAILURE.test(output)) return;
      failed = true;
      endAll('SIGTERM');
    });
  }
  // The end-to-end tests tidy up after SIGTERM.
  const timers = [setTimeout(() => endAll('SIGTERM'), limitMs), setTimeout(() => endAll('SIGKILL'), limitMs + 10_000)];
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const timer of timers) clearTimeout(timer);
  endAll('SIGKILL');
  return { passed: code === 0 && !failed, output };
}

interface Checkout {
  readonly folder: string;
  /** For what tests without Electron leave when they are ended. */
  readonly temporary: string;
}

/** Runs tests, those without Electron first. */
async function runTests({ folder, temporary }: Checkout, { tests, grep }: Pick<Mutation, 'tests' | 'grep'>, env: NodeJS.ProcessEnv, limitMs?: number): Promise<Run> {
  const nodeTests = tests.filter((test) => test.endsWith('.test.ts'));
  const e2eTests = tests.filter((test) => test.endsWith('.e2e.ts'));
  const named = (flag: string): string[] => (grep === undefined ? [] : [flag, grep]);
  if (nodeTests.length > 0) {
    const script = `ulimit -v ${MEMORY_KIB_MAX}; exec "$@"`;
    const flags = ['--test', '--test-reporter=tap', `--test-concurrency=${String(CONCURRENCY)}`, ...named('--test-name-pattern')];
    const ended = await run(folder, [script, process.execPath, ...flags, ...nodeTests], { ...env, NODE_OPTIONS: NODE_FLAG, TMPDIR: temporary }, limitMs ?? UNIT_LIMIT_MS);
    if (!ended.passed) return ended;
  }
  if (e2eTests.length === 0) return { passed: true, output: '' };
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const script = '"$1" scripts/build.ts && exec "$@"';
  const flags = ['test', '-c', 'test/e2e/playwright.config.ts', '--retries=0', '--workers=1', '--reporter=line', '--max-failures=1'];
  return run(folder, [script, process.execPath, cli, ...flags, ...e2eTests, ...named('-g')], env, limitMs ?? E2E_LIMIT_MS);
}

/** Runs all tests of these mutations with every defence in place: a test that fails anyway misses nothing. */
async function runAllTests(checkout: Checkout, mutations: readonly Mutation[], env: NodeJS.ProcessEnv): Promise<Run> {
  const isE2e = ({ tests }: Mutation): boolean => tests.some((test) => test.endsWith('.e2e.ts'));
  const testsOf = (chosen: readonly Mutation[]): string[] => [...new Set(chosen.flatMap(({ tests }) => tests))];
  const [withElectron, without] = [mutations.filter(isE2e), mutations.filter((mutation) => !isE2e(mutation))];
  const named = without.filter(({ grep }) => grep !== undefined);
  const runs: Pick<Mutation, 'tests' | 'grep'>[] = [
    { tests: testsOf(without.filter(({ grep }) => grep === undefined)) },
    ...new Map(named.map((mutation) => [JSON.stringify([mutation.tests, mutation.grep]), mutation])).values(),
    { tests: testsOf(withElectron), grep: [...new Set(withElectron.map(({ grep }) => grep ?? ''))].join('|') },
  ];
  for (const chosen of runs) {
    const ended = await runTests(checkout, chosen, env, ALL_LIMIT_MS);
    if (!ended.passed) return ended;
  }
  return { passed: true, output: '' };
}

/** Writes a file anew: in the copy it may be a link to the one in the checkout. */
async function replace(path: string, text: string): Promise<void> {
  await rm(path);
  await writeFile(path, text);
}

/** @returns whether the tests of a defence fail once it is taken away */
async function isCaught(checkout: Checkout, mutation: Mutation, env: NodeJS.ProcessEnv): Promise<boolean> {
  const path = join(checkout.folder, mutation.file);
  const source = await readFile(path, 'utf8');
  await replace(path, mutated(mutation, source));
  try {
    return !(await runTests(checkout, mutation, env)).passed;
  } finally {
    await replace(path, source);
  }
}

/** @returns the names of the defences that no test misses */
async function tryAll(checkouts: readonly Checkout[], mutations: readonly Mutation[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const survived: string[] = [];
  const left = [...mutations];
  const work = async (checkout: Checkout): Promise<void> => {
    for (let mutation = left.shift(); mutation !== undefined; mutation = left.shift()) {
      const beginMs = performance.now();
      const caught = await isCaught(checkout, mutation, env);
      console.log(`${caught ? '✔ caught  ' : '✖ survived'} ${mutation.name} (${((performance.now() - beginMs) / 1000).toFixed(0)} s)`);
      if (!caught) survived.push(mutation.name);
    }
  };
  await Promise.all(checkouts.map(work));
  return survived;
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
  const checkouts = Array.from({ length: Math.min(CONCURRENCY, chosen.length) }, (_, index): Checkout => {
    const folder = join(processes.folder, `checkout-${String(index)}`);
    return { folder, temporary: `${folder}-temporary` };
  });
  // The environment of a test runner would change what the tests that are started here report.
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined, ELECTRON_OVERRIDE_DIST_PATH: (await electronExecutable()).folder };
  try {
    for (const { folder, temporary } of checkouts) {
      copyForReading(ROOT, folder, (name) => LEFT_OUT.has(name));
      await mkdir(temporary);
    }
    const [first] = checkouts;
    const before = first && (await runAllTests(first, chosen, env));
    if (before?.passed !== true) {
      console.error(`A test fails with every defence in place:\n${before?.output ?? ''}`);
      return 1;
    }
    const survived = await tryAll(checkouts, chosen, env);
    console.log(`\n${chosen.length - survived.length} caught, ${survived.length} survived`);
    return survived.length === 0 ? 0 : 1;
  } finally {
    await processes.close();
  }
}

process.exitCode = await main(process.argv.slice(2));
