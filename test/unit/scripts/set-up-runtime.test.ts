/** The rules by which an Electron is taken for the official one, or not. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { extractFile, listPackage } from '@electron/asar';
import { makeAsar } from '../../../scripts/asar.ts';
import { electronExecutable, errorLine, isFresh } from '../../../scripts/electron-runtime.ts';
import { FALLBACK_VERSION, fallbackFits, verifyFallback } from '../../../scripts/fallback-runtime.ts';
import { checkFiles, type FileList } from '../../../scripts/file-list.ts';
import { SetUpError } from '../../../scripts/say.mjs';

const CONTENTS: Readonly<Record<string, string>> = { electron: 'the binary', 'locales/en-US.pak': 'words' };
const LIST: FileList = Object.fromEntries(
  Object.entries(CONTENTS).map(([path, text]) => [
    path,
    { bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') },
  ]),
);

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'set-up-'));
  await mkdir(join(folder, 'locales'));
  for (const [path, text] of Object.entries(CONTENTS)) await writeFile(join(folder, path), text);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('a folder is checked against a list of files', () => {
  test('exactly the listed files are accepted', async () => {
    assert.deepEqual(await checkFiles(folder, LIST), []);
  });

  test('one wrong byte is found, even with the right size and date', async () => {
    const file = join(folder, 'electron');
    await writeFile(file, 'thE binary');
    await utimes(file, 0, 0);
    assert.deepEqual(await checkFiles(folder, LIST), [{ path: 'electron', problem: 'different' }]);
  });

  test('one byte more is found', async () => {
    await writeFile(join(folder, 'locales', 'en-US.pak'), 'words!');
    assert.deepEqual(await checkFiles(folder, LIST), [{ path: 'locales/en-US.pak', problem: 'different' }]);
  });

  test('a missing file is found', async () => {
    await rm(join(folder, 'electron'));
    assert.deepEqual(await checkFiles(folder, LIST), [{ path: 'electron', problem: 'missing' }]);
  });

  test('a file too many is found, unless it is named as our own', async () => {
    await mkdir(join(folder, 'resources', 'app'), { recursive: true });
    await writeFile(join(folder, 'resources', 'app', 'index.js'), '');
    await writeFile(join(folder, 'resources', 'default_app.asar'), '');
    assert.deepEqual(await checkFiles(folder, LIST, new Set(['resources/default_app.asar'])), [
      { path: 'resources/app/index.js', problem: 'unexpected' },
    ]);
  });

  test('a link to the right bytes is not the file', async () => {
    const elsewhere = join(folder, 'locales', 'moved');
    await writeFile(elsewhere, 'the binary');
    await rm(join(folder, 'electron'));
    await symlink(elsewhere, join(folder, 'electron'));
    const findings = await checkFiles(folder, LIST, new Set(['locales/moved']));
    assert.deepEqual(findings, [{ path: 'electron', problem: 'different' }]);
  });
});

describe('the fallback runtime', () => {
  test('is refused with the names of the files that are wrong and what to do', async () => {
    await assert.rejects(verifyFallback(folder), (error: unknown) => {
      assert.ok(error instanceof SetUpError);
      assert.match(error.message, /electron is different/);
      assert.match(error.message, new RegExp(`not the official ${FALLBACK_VERSION.replaceAll('.', '\\.')} release`));
      assert.match(error.message, /Delete that folder/);
      return true;
    });
  });

  test('is for linux-x64 only', () => {
    assert.ok(fallbackFits('linux', 'x64'));
    assert.ok(!fallbackFits('linux', 'arm64'));
    assert.ok(!fallbackFits('darwin', 'x64'));
  });
});

describe('an Electron that the person names', () => {
  test('is taken as it is', async () => {
    await writeFile(join(folder, 'version'), 'v45.0.0\n');
    await mkdir(join(folder, 'Electron.app', 'Contents', 'MacOS'), { recursive: true });
    await writeFile(join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron'), '');
    await writeFile(join(folder, 'electron.exe'), '');
    const { version, source } = await electronExecutable({ ELECTRON_OVERRIDE_DIST_PATH: folder });
    assert.deepEqual({ version, source }, { version: '45.0.0', source: 'override' });
  });

  test('must be there', async () => {
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'nowhere') };
    await assert.rejects(electronExecutable(env), /ELECTRON_OVERRIDE_DIST_PATH is .*nowhere/);
  });
});

describe('a failed download of the official release', () => {
  const failed = { version: '45.0.0', failedAt: '2026-01-31T12:00:00.000Z', reason: 'offline' };
  const hoursLater = (hours: number): number => Date.parse(failed.failedAt) + hours * 60 * 60 * 1000;

  test('is not tried again within a day', () => {
    assert.ok(isFresh(failed, '45.0.0', hoursLater(23)));
    assert.ok(!isFresh(failed, '45.0.0', hoursLater(24)));
  });

  test('is tried again for another version, or when the clock was set back', () => {
    assert.ok(!isFresh(failed, '45.0.1', hoursLater(1)));
    assert.ok(!isFresh(failed, '45.0.0', hoursLater(-1)));
    assert.ok(!isFresh(undefined, '45.0.0', hoursLater(1)));
  });

  test('is told in one line', () => {
    assert.equal(errorLine('some warning\nTypeError: fetch failed\n    at node:internal\n'), 'TypeError: fetch failed');
    assert.equal(errorLine('it is\nlate\n\n'), 'late');
    assert.equal(errorLine(''), 'no message');
  });
});

describe('the stand-in default app', () => {
  test('is an archive that other tools read, the same bytes each time', async () => {
    const files = ['package.json', 'main.mjs'].map((path) => ({ path, content: Buffer.from(`the bytes of ${path}`) }));
    const archive = join(folder, 'default_app.asar');
    await writeFile(archive, makeAsar(files));
    assert.deepEqual(listPackage(archive, { isPack: false }), ['/package.json', '/main.mjs']);
    for (const { path, content } of files) assert.deepEqual(extractFile(archive, path), content);
    assert.deepEqual(await readFile(archive), makeAsar(files));
  });
});
