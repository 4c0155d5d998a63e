/** How the unit tests are run: several files in each of several processes. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT } from '../../scripts/paths.ts';
import { runToEnd, type Ended } from '../support/run-to-end.ts';

/** Runs files of these contents in as many processes. */
async function runFiles(contents: readonly string[], processes = 1): Promise<readonly Ended[]> {
  const dir = await mkdtemp(join(tmpdir(), 'test-files-'));
  try {
    const taken = join(dir, 'taken');
    await mkdir(taken);
    const files = contents.map((_content, index) => join(dir, `${String(index)}.test.ts`));
    const head = "import assert from 'node:assert/strict'; import { before, describe, test } from 'node:test';\n";
    await Promise.all(files.map((file, index) => writeFile(file, head + String(contents[index]))));
    const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
    const args = ['--test-reporter=tap', join(ROOT, 'scripts/test-files.ts'), taken, ...files];
    return await Promise.all(Array.from({ length: processes }, () => runToEnd(process.execPath, args, { env, cwd: dir })));
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** The names of all tests and suites that ended, those within others first, without the folder. */
const endsIn = ({ stdout }: Ended): readonly string[] =>
  stdout.split('\n').flatMap((line) => {
    const [, ended, name] = /^ *((?:not )?ok) \d+ - (.*)$/u.exec(line) ?? [];
    return ended === undefined || name === undefined ? [] : [`${ended} ${basename(name)}`];
  });

describe('test files in one process', { concurrency: 2 }, () => {
  test('are one suite each, with the tests that a file adds after it waited for something', async () => {
    const [ended] = await runFiles(["test('a', () => {}); describe('b', () => test('c', () => {}));", "await new Promise(setImmediate); test('d', () => {});"]);
    assert.deepEqual([ended && endsIn(ended), ended?.exitCode], [['ok a', 'ok c', 'ok b', 'ok 0.test.ts', 'ok d', 'ok 1.test.ts'], 0]);
  });

  test('have their hooks for themselves, and are loaded one after the end of the other', async () => {
    const hook = "before(() => { globalThis.hooks = (globalThis.hooks ?? 0) + 1; });";
    const [ended] = await runFiles([`${hook} test('a', () => {});`, "const hooks = globalThis.hooks; test('b', () => assert.deepEqual([hooks, globalThis.hooks], [1, 1]));"]);
    assert.deepEqual([ended && endsIn(ended), ended?.exitCode], [['ok a', 'ok 0.test.ts', 'ok b', 'ok 1.test.ts'], 0]);
  });

  test('fail alone where one cannot be loaded', async () => {
    const [ended] = await runFiles(["throw new Error('broken');", "test('a', () => {});"]);
    assert.deepEqual([ended && endsIn(ended), ended?.exitCode], [['not ok 0.test.ts', 'ok a', 'ok 1.test.ts'], 1]);
  });

  test('have the promises of their tests to themselves', async () => {
    // Node marks a promise that it tracks.
    const [ended] = await runFiles(["test('a', async () => { await undefined; assert.deepEqual(Object.getOwnPropertySymbols(new Promise(() => {})), []); });"]);
    assert.equal(ended?.exitCode, 0, ended?.stdout);
  });

  const UNAWAITED: Readonly<Record<string, string>> = {
    'a rejection that nobody awaits': "test('a', async () => { await undefined; void Promise.reject(new Error('lost')); });",
    'a rejection in a later turn': "test('a', async () => { await undefined; setImmediate(async () => { throw new Error('lost'); }); await new Promise(setImmediate); });",
    'an error of a timer': "test('a', async () => { await undefined; setTimeout(() => { throw new Error('lost'); }); await new Promise((resolve) => setTimeout(resolve, 50)); });",
    'a rejection after the end of a test': "test('a', () => { setTimeout(async () => { throw new Error('lost'); }, 10); }); test('b', () => new Promise((resolve) => setTimeout(resolve, 100)));",
  };
  for (const [what, content] of Object.entries(UNAWAITED)) {
    test(`fail by ${what}, which is told with its place`, async () => {
      const [ended] = await runFiles([content]);
      assert.equal(ended?.exitCode, 1, ended?.stdout);
      assert.match(ended.stderr, /Error: lost\n +at .*0\.test\.ts:2/u);
    });
  }
});

test('each test file is run by one of several processes', async () => {
  const files = Array.from({ length: 6 }, (_file, index) => `test('${String(index)}', () => new Promise((resolve) => setTimeout(resolve, 100)));`);
  const ends = (await runFiles(files, 3)).flatMap(endsIn);
  assert.deepEqual(ends.filter((end) => !end.includes('.test.ts')).sort(), files.map((_file, index) => `ok ${String(index)}`));
});
