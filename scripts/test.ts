/** `npm test [-- group …]`: every check there is, and as the very last line how many held. */
import { spawn } from 'node:child_process';
import { glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { run, type RunOptions } from 'node:test';
import { spec } from 'node:test/reporters';
import { runInPlace } from './child-process.mjs';
import { CACHE, ROOT } from './paths.ts';
import { say } from './say.mjs';
import { add, createTallyOfRun, orFailedIfEmpty, tallyOfPlaywright, type PlaywrightReport, type Tally } from './tally.ts';

const TYPE_PROJECTS = ['tsconfig.json', 'src/renderer/tsconfig.json', 'test/tsconfig.json', 'scripts/tsconfig.json'];
/** The machines that run this in the end have two cores. */
const CONCURRENCY = 2;
/** Ends what hangs. The longest test, the soak, takes 76 s on two idle cores. */
const TEST_LIMIT_MS = 300_000;
const E2E_CONFIG = 'test/e2e/playwright.config.ts';
const E2E_FLAGS = ['--reporter=list,json', '--retries=0', '--forbid-only'];
const E2E_REPORT = join(CACHE, 'e2e-report.json');
const BAD_USAGE = 2;
const INTERRUPTED = 130;

const nodeModule = (...path: string[]): string => join(ROOT, 'node_modules', ...path);

/** Runs a checker of sources, keeping its words together although several run at once. */
const check = (name: string, ...args: readonly string[]): Promise<Tally> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => output.push(data));
    child.stderr.on('data', (data: Buffer) => output.push(data));
    child.once('error', reject);
    child.once('close', (code) => {
      const held = code === 0;
      console.log(`${held ? '✔' : '✖'} ${name}`);
      if (!held) console.log(Buffer.concat(output).toString());
      resolve({ passed: held ? 1 : 0, failed: held ? 0 : 1 });
    });
  });

const lint = (): Promise<Tally> =>
  check('lint', nodeModule('oxlint', 'bin', 'oxlint'), '--type-aware', '--deny-warnings');

const types = async (): Promise<Tally> => {
  const tsc = nodeModule('typescript', 'bin', 'tsc');
  const tallies = await Promise.all(TYPE_PROJECTS.map((project) => check(`types ${project}`, tsc, '-p', project)));
  return tallies.reduce(add);
};

/** What is bound to a Linux desktop or to Debian's tools, by its name. */
const LINUX_ONLY = '.linux.test.ts';

const testFiles = async (folder: string): Promise<string[]> => {
  const files: string[] = [];
  for await (const file of glob(`test/${folder}/**/*.test.ts`, { cwd: ROOT })) {
    if (process.platform === 'linux' || !file.endsWith(LINUX_ONLY)) files.push(join(ROOT, file));
  }
  return files.sort();
};

const runNodeTests = async (options: RunOptions): Promise<Tally> => {
  let tally: Tally = { passed: 0, failed: 0 };
  const tallyOf = createTallyOfRun((file) => console.log(`✖ ${file} has no test (or awaits something before it adds one)`));
  const stream = run({ ...options, timeout: TEST_LIMIT_MS, cwd: ROOT });
  stream.on('test:pass', (end) => (tally = add(tally, tallyOf(end, true))));
  stream.on('test:fail', (end) => (tally = add(tally, tallyOf(end, false))));
  for await (const text of stream.compose(new spec())) process.stdout.write(String(text));
  return tally;
};

/** Unit tests share no state outside their own objects, so one process runs many files: whichever no other has begun. */
const unit = async (signal: AbortSignal): Promise<Tally> => {
  // From the last to the first, since the longest are those of the watch: what begins at the end is short.
  const files = (await testFiles('unit')).toReversed();
  const taken = await mkdtemp(join(tmpdir(), 'unit-tests-'));
  try {
    const argv = [taken, ...files];
    const options = { files: [join(ROOT, 'scripts/test-files.ts')], argv, signal };
    const tallies = await Promise.all(Array.from({ length: CONCURRENCY }, () => runNodeTests(options)));
    return tallies.reduce(add);
  } finally {
    await rm(taken, { recursive: true });
  }
};

/** Integration tests change what belongs to a process (its environment, its sockets), so each file has one. */
const integration = async (signal: AbortSignal): Promise<Tally> =>
  runNodeTests({ files: await testFiles('integration'), concurrency: CONCURRENCY, signal });

const e2e = async (): Promise<Tally> => {
  await mkdir(CACHE, { recursive: true });
  // What an earlier run left must not be taken for the result of one that did not get to write its own.
  await rm(E2E_REPORT, { force: true });
  const exitCode = await runInPlace(
    process.execPath,
    [nodeModule('@playwright', 'test', 'cli.js'), 'test', '-c', E2E_CONFIG, ...E2E_FLAGS],
    { cwd: ROOT, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: relative(dirname(E2E_CONFIG), relative(ROOT, E2E_REPORT)) } },
  );
  return tallyOfPlaywright(JSON.parse(await readFile(E2E_REPORT, 'utf8')) as PlaywrightReport, exitCode);
};

const GROUPS: Readonly<Record<string, (signal: AbortSignal) => Promise<Tally>>> = {
  lint,
  types,
  unit,
  integration,
  e2e,
};

const runGroup = async (name: string, signal: AbortSignal): Promise<Tally> => {
  const group = GROUPS[name];
  if (!group || signal.aborted) return { passed: 0, failed: 1 };
  console.log(`\n── ${name} ──`);
  try {
    const tally = orFailedIfEmpty(await group(signal));
    if (tally.passed === 0) console.log(`✖ nothing of ${name} passed`);
    return tally;
  } catch (error) {
    console.log(`✖ ${name} could not be run: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
};

const test = async (wanted: readonly string[]): Promise<number> => {
  const unknown = wanted.filter((name) => !Object.hasOwn(GROUPS, name));
  if (unknown.length > 0) {
    say(`There is no group ${unknown.join(', ')}; there are: ${Object.keys(GROUPS).join(', ')}.`);
    return BAD_USAGE;
  }
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupt.abort());

  let total: Tally = { passed: 0, failed: 0 };
  const names = wanted.length > 0 ? wanted : Object.keys(GROUPS);
  for (const name of names) total = add(total, await runGroup(name, interrupt.signal));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  if (interrupt.signal.aborted) return INTERRUPTED;
  return total.failed === 0 ? 0 : 1;
};

process.exitCode = await test(process.argv.slice(2));
