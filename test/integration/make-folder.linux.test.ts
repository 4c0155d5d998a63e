import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { codeOf } from '../../src/main/system/errors.ts';
import { makeFolder } from '../../src/main/system/make-folder.ts';

const LIMIT_MS = 20_000;
const MODULE = join(import.meta.dirname, '../../src/main/system/make-folder.ts');

let dir: string;
const at = (name: string): string => join(dir, name);

beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'make-folder-test-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

describe('a folder', () => {
  test('is made with those above it, each with the mode, and may be there already', () => {
    makeFolder(at('a/b/c'), 0o700);
    makeFolder(at('a/b/c'), 0o755);
    for (const path of ['a', 'a/b', 'a/b/c']) assert.equal(fs.statSync(at(path)).mode & 0o777, 0o700);
    fs.symlinkSync(at('a'), at('link'));
    makeFolder(at('link/d'));
    assert.ok(fs.statSync(at('a/d')).isDirectory());
  });

  test('is not made in the place of something else', () => {
    fs.writeFileSync(at('file'), '');
    fs.symlinkSync(at('nowhere'), at('dangling'));
    for (const [path, code] of [['file', 'EEXIST'], ['file/below', 'ENOTDIR'], ['dangling', 'EEXIST']] as const) {
      assert.throws(() => makeFolder(at(path)), (error) => codeOf(error) === code, path);
    }
  });

  // In a process of its own: what does not return can only be ended.
  for (const path of ['/proc/x', '/proc/x/y/z', '/proc/self/fd/x']) {
    test(`that cannot be made in ${path} is an error at once`, () => {
      const code = `import { makeFolder } from ${JSON.stringify(MODULE)}; try { makeFolder('${path}'); } catch (error) { console.log(error.code); }`;
      const ended = spawnSync(process.execPath, ['--input-type=module', '-e', code], { timeout: LIMIT_MS, encoding: 'utf8' });
      assert.deepEqual([ended.signal, ended.stdout], [null, 'ENOENT\n']);
    });
  }
});
