import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ensurePrivateFolder, makePrivate, readRegularFile, replaceFile } from '../../src/main/system/private-files.ts';

const READ_LIMIT_MS = 5000;

let dir: string;
const at = (name: string): string => join(dir, name);
const modeOf = (path: string): string => (fs.statSync(path).mode & 0o7777).toString(8);

beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'private-files-test-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

describe('a private folder', () => {
  test('is made with its parents, and closed to others also where it was there before', () => {
    ensurePrivateFolder(at('a/b'));
    assert.equal(modeOf(at('a/b')), '700');
    fs.chmodSync(at('a/b'), 0o777);
    ensurePrivateFolder(at('a/b'));
    assert.equal(modeOf(at('a/b')), '700');
  });

  test('that is shared by intention keeps its mode', () => {
    fs.mkdirSync(at('shared'));
    fs.chmodSync(at('shared'), 0o1777);
    ensurePrivateFolder(at('shared'));
    assert.equal(modeOf(at('shared')), '1777');
  });

  test('cannot be made in the place of a file', () => {
    fs.writeFileSync(at('file'), '');
    assert.throws(() => ensurePrivateFolder(at('file')));
  });
});

describe('a private file', () => {
  test('that was there before is closed to others; what is no file, and what a link leads to, stays as it is', () => {
    fs.writeFileSync(at('file'), 'x', { mode: 0o644 });
    fs.writeFileSync(at('target'), 'x');
    fs.chmodSync(at('target'), 0o644);
    fs.symlinkSync(at('target'), at('link'));
    fs.mkdirSync(at('folder'), { mode: 0o755 });
    for (const name of ['file', 'link', 'folder', 'missing']) makePrivate(at(name));
    assert.deepEqual([modeOf(at('file')), modeOf(at('target')), modeOf(at('folder'))], ['600', '644', '755']);
  });

  test('is replaced as a whole with its own mode, whatever the file creation mask and the mode before', () => {
    const mask = process.umask(0);
    try {
      replaceFile(at('new'), 'one');
      fs.writeFileSync(at('old'), 'much longer than what comes', { mode: 0o666 });
      replaceFile(at('old'), 'two');
      replaceFile(at('open'), 'three', 0o644);
    } finally {
      process.umask(mask);
    }
    assert.deepEqual([modeOf(at('new')), modeOf(at('old')), modeOf(at('open'))], ['600', '600', '644']);
    assert.equal(fs.readFileSync(at('old'), 'utf8'), 'two');
    assert.deepEqual(fs.readdirSync(dir).sort(), ['new', 'old', 'open'], 'no temporary file is left');
  });

  test('takes the place of a symbolic link; what that led to is not touched', () => {
    fs.writeFileSync(at('victim'), 'untouched');
    fs.symlinkSync(at('victim'), at('link'));
    replaceFile(at('link'), 'new');
    assert.equal(fs.readFileSync(at('victim'), 'utf8'), 'untouched');
    assert.ok(fs.lstatSync(at('link')).isFile());
  });

  test('that cannot be replaced stays, and nothing is left beside it', () => {
    fs.mkdirSync(at('folder/kept'), { recursive: true });
    assert.throws(() => replaceFile(at('folder'), 'x'), { code: 'EISDIR' });
    assert.deepEqual(fs.readdirSync(dir), ['folder']);
  });
});

describe('reading a file', () => {
  test('gives its bytes, also through a link', () => {
    fs.writeFileSync(at('file'), 'text');
    fs.symlinkSync(at('file'), at('link'));
    for (const name of ['file', 'link']) assert.equal(readRegularFile(at(name), 4).toString(), 'text');
  });

  test('does not wait for a pipe', () => {
    execFileSync('mkfifo', [at('pipe')]);
    // In a process of its own, since nothing ends a thread that waits.
    const read = 'await import(process.argv[1]).then(({ readRegularFile }) => readRegularFile(process.argv[2], 100)).catch(({ why }) => console.log(why.code));';
    const module = new URL('../../src/main/system/private-files.ts', import.meta.url).href;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', read, module, at('pipe')], { timeout: READ_LIMIT_MS, encoding: 'utf8' });
    assert.equal(stdout, 'notAFile\n');
  });

  test('takes no device or folder for a file', () => {
    fs.symlinkSync('/dev/zero', at('device'));
    for (const name of ['device', '.']) assert.throws(() => readRegularFile(at(name), 100), { why: { code: 'notAFile' } }, name);
  });

  test('stops at a limit', () => {
    fs.writeFileSync(at('file'), '12345');
    assert.throws(() => readRegularFile(at('file'), 4), { why: { code: 'fileTooLarge' } });
  });
});
