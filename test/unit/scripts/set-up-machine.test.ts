/** What set-up concludes about the machine: which packages are there, and how to get those that are not. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { isInstalled, isUpToDate, projectNode } from '../../../scripts/dependencies.mjs';
import { npmCommand, npmEnv } from '../../../scripts/npm.mjs';
import { lacksDisplay } from '../../../scripts/start.ts';
import { isListed, missingIn, parseOsRelease, remedyFor } from '../../../scripts/system-packages.ts';

describe('/etc/os-release', () => {
  test('values may be bare, in double or in single quotes; the rest is not ours', () => {
    const text = '# a comment\nID=ubuntu\nID_LIKE="debian other"\nNAME=\'It is\'\nVERSION="1 \\"x\\""\n\nlower=case\nBROKEN\n';
    assert.deepEqual(parseOsRelease(text), {
      ID: 'ubuntu',
      ID_LIKE: 'debian other',
      NAME: 'It is',
      VERSION: '1 "x"',
    });
  });
});

describe('missing system packages', () => {
  const debian = { osRelease: { ID: 'debian' }, isRoot: true, hasApt: true };

  test('are installed as root on Debian and what derives from it', () => {
    assert.equal(remedyFor(debian), 'install');
    assert.equal(remedyFor({ ...debian, osRelease: { ID: 'ubuntu' } }), 'install');
    assert.equal(remedyFor({ ...debian, osRelease: { ID: 'linuxmint', ID_LIKE: 'ubuntu debian' } }), 'install');
  });

  test('are left to the person who is not root', () => {
    assert.equal(remedyFor({ ...debian, isRoot: false }), 'tellCommand');
  });

  test('are only named elsewhere', () => {
    assert.equal(remedyFor({ ...debian, osRelease: { ID: 'fedora' } }), 'tellNames');
    assert.equal(remedyFor({ ...debian, osRelease: {} }), 'tellNames');
    assert.equal(remedyFor({ ...debian, hasApt: false }), 'tellNames');
  });

  test('are read from what ldd says', () => {
    const output =
      '\tlinux-vdso.so.1 (0x00007ffe)\n\tlibgtk-3.so.0 => not found\n\tlibm.so.6 => /lib/libm.so.6 (0x0)\n\tlibgbm.so.1 => not found\n';
    assert.deepEqual(missingIn(output), ['libgtk-3.so.0', 'libgbm.so.1']);
  });

  test('one that is loaded only when it is needed is looked for by its very name', () => {
    const output = '2 libs found in cache `/etc/ld.so.cache\'\n\tlibnotify.so.4 (libc6,x86-64) => /lib/libnotify.so.4\n\tlibz.so.1 (libc6) => /lib/libz.so.1\n';
    assert.ok(isListed(output, 'libnotify.so.4'));
    for (const other of ['libnotify.so', 'libnotify.so.5', 'notify.so.4', '/lib/libz.so.1']) assert.ok(!isListed(output, other), other);
  });
});

describe('a start without a display', () => {
  test('is refused before Electron dies of it, unless the flags need none', () => {
    assert.ok(lacksDisplay(['--hidden'], {}, 'linux'));
    assert.ok(!lacksDisplay(['--status', '--json'], {}, 'linux'));
    assert.ok(!lacksDisplay(['--bogus'], {}, 'linux'));
    assert.ok(!lacksDisplay([], { DISPLAY: ':0' }, 'linux'));
    assert.ok(!lacksDisplay([], { WAYLAND_DISPLAY: 'wayland-0' }, 'linux'));
    assert.ok(!lacksDisplay([], {}, 'darwin'));
  });
});

describe('the npm inside an npm run', () => {
  const path = ['/project/node_modules/.bin', '/usr/bin'].join(delimiter);

  test('does not run on the node that it is about to delete, and is not told of the outer command', () => {
    const env = npmEnv({ PATH: path, npm_lifecycle_event: 'test', npm_config_dry_run: 'true', npm_config_registry: 'r' });
    assert.deepEqual(env, { PATH: '/usr/bin', npm_config_registry: 'r' });
  });

  test('is the npm that the person used', () => {
    const npmScript = join(import.meta.dirname, '..', '..', '..', 'scripts', 'say.cjs');
    assert.deepEqual(npmCommand({ PATH: path, npm_execpath: npmScript }).args, [], 'not one that is not there');
    const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
    assert.deepEqual(npmCommand({ PATH: path, npm_execpath: cli }).args, [cli]);
  });
});

describe('the packages in node_modules', () => {
  const LOCK = { packages: { '': { version: '1' }, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } };
  const withOptional = { packages: { ...LOCK.packages, 'node_modules/other-os': { version: '1.0.0', optional: true } } };
  let root = '';
  const stamp = (): string => join(root, 'node_modules', '.set-up-stamp');
  const note = (): string => join(root, 'node_modules', '.package-lock.json');

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'set-up-'));
    await mkdir(dirname(projectNode(root)), { recursive: true });
    await writeFile(projectNode(root), '');
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(LOCK));
  });

  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  test('are those of the lock if all are there in its version and with its bytes; optional ones may be absent', () => {
    assert.ok(isInstalled(LOCK, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } }));
    assert.ok(!isInstalled(LOCK, { packages: { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } } }));
    assert.ok(!isInstalled(LOCK, { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } } }));
    assert.ok(!isInstalled(LOCK, { packages: {} }));
    assert.ok(isInstalled(withOptional, LOCK));
  });

  test('are not up to date where npm never finished', () => {
    assert.ok(!isUpToDate(root));
  });

  test('are up to date by the stamp of this very lock, and by no other', async () => {
    await writeFile(stamp(), createHash('sha256').update(JSON.stringify(LOCK)).digest('hex'));
    assert.ok(isUpToDate(root));
    await writeFile(join(root, 'package-lock.json'), JSON.stringify(withOptional));
    assert.ok(!isUpToDate(root));
  });

  test('are not up to date without the Node that runs everything, whatever the stamp says', async () => {
    await writeFile(stamp(), createHash('sha256').update(JSON.stringify(LOCK)).digest('hex'));
    await rm(projectNode(root));
    assert.ok(!isUpToDate(root));
  });

  test('are accepted when npm was run by hand, and get their stamp', async () => {
    await writeFile(note(), JSON.stringify(LOCK));
    assert.ok(isUpToDate(root));
    assert.equal(await readFile(stamp(), 'utf8'), createHash('sha256').update(JSON.stringify(LOCK)).digest('hex'));
  });
});
