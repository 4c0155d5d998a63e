import assert from 'node:assert/strict';
import { lstat, mkdir, mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createXdgAutostart, programToStart, thisLoginEnvironment } from '../../src/main/system/autostart.ts';
import type { Autostart } from '../../src/main/system/autostart.ts';
import { createTestApp } from '../support/test-app.ts';

const COMMAND = ['/opt/Pieces "Tray" $HOME/100%/app', '--hidden'];

let home: string;
let folder: string;
let file: string;
let systemFile: string;
let autostart: Autostart;

const autostartOf = (command: readonly string[]): Autostart => createXdgAutostart({ file, systemFiles: [systemFile], name: 'Tray', comment: 'Watches', command, environment: thisLoginEnvironment({ PATH: '/usr/bin:/bin' }) });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'autostart-test-'));
  folder = join(home, 'autostart');
  file = join(folder, 'io.github.pieces-account-tray.desktop');
  systemFile = join(home, 'xdg', 'io.github.pieces-account-tray.desktop');
  autostart = autostartOf(COMMAND);
});
afterEach(() => rm(home, { recursive: true }));

describe('autostart: switching it', () => {
  test('is off where there is nothing, not even the folder', () => {
    assert.deepEqual(autostart.read(), { state: 'off' });
    autostart.set(false);
    assert.deepEqual(autostart.read(), { state: 'off' });
  });

  test('on writes an entry, off removes it, and both may be said twice', async () => {
    for (const on of [true, true, false, false, true]) {
      autostart.set(on);
      assert.deepEqual(autostart.read(), { state: on ? 'on' : 'off' });
    }
    assert.match(await readFile(file, 'utf8'), /^\[Desktop Entry\]\nType=Application\n/u);
  });

  test('on again heals an entry that starts something else', async () => {
    autostartOf(['/elsewhere/app', '--hidden']).set(true);
    assert.deepEqual(autostart.read(), { state: 'off' });
    autostart.set(true);
    assert.deepEqual(autostart.read(), { state: 'on' });
  });
});

describe('autostart: what the person did to the entry by hand', () => {
  const edit = async (change: (text: string) => string): Promise<void> => {
    autostart.set(true);
    await writeFile(file, change(await readFile(file, 'utf8')));
  };

  test('removed, hidden or disabled it: that is off', async () => {
    autostart.set(true);
    await rm(file);
    assert.deepEqual(autostart.read(), { state: 'off' });
    await edit((text) => `${text}Hidden=true\n`);
    assert.deepEqual(autostart.read(), { state: 'off' });
    await edit((text) => text.replace('X-GNOME-Autostart-enabled=true', 'X-GNOME-Autostart-enabled=false'));
    assert.deepEqual(autostart.read(), { state: 'off' });
  });

  test('emptied or garbled it: that is off', async () => {
    await edit(() => '');
    assert.deepEqual(autostart.read(), { state: 'off' });
    await edit(() => '\u0000\uFFFD[Desktop');
    assert.deepEqual(autostart.read(), { state: 'off' });
  });

  test('put a folder in its place: that is not possible to tell or to change, and stays as it is', async () => {
    await mkdir(join(file, 'kept'), { recursive: true });
    const state = autostart.read();
    assert.ok(state.state === 'unavailable');
    assert.deepEqual(state.cause, { code: 'notAFile' });
    assert.throws(() => autostart.set(true), { code: 'EISDIR' });
    assert.throws(() => autostart.set(false), /director/iu);
    assert.equal(autostart.read().state, 'unavailable');
  });

  test('put a file in place of the folder: that is told, and cannot be changed', async () => {
    await writeFile(folder, 'x');
    assert.equal(autostart.read().state, 'unavailable');
    assert.throws(() => autostart.set(true));
    assert.equal(await readFile(folder, 'utf8'), 'x');
  });

  test('linked it elsewhere: the entry that the link leads to counts', async () => {
    autostart.set(true);
    const elsewhere = join(home, 'elsewhere.desktop');
    await writeFile(elsewhere, await readFile(file));
    await rm(file);
    await symlink(elsewhere, file);
    assert.deepEqual(autostart.read(), { state: 'on' });
    await rm(elsewhere);
    assert.deepEqual(autostart.read(), { state: 'off' });
  });
});

describe('autostart: writing the entry', () => {
  test('follows no symbolic link: what it led to stays as it is', async () => {
    const victim = join(home, 'victim');
    await writeFile(victim, 'untouched');
    await mkdir(folder);
    await symlink(victim, file);
    autostart.set(true);
    assert.equal(await readFile(victim, 'utf8'), 'untouched');
    assert.ok((await lstat(file)).isFile());
    assert.deepEqual(autostart.read(), { state: 'on' });
  });

  test('leaves one file that other programs can read, and none beside it', async () => {
    autostart.set(true);
    autostart.set(true);
    assert.deepEqual(await readdir(folder), ['io.github.pieces-account-tray.desktop']);
    assert.equal((await stat(file)).mode & 0o777, 0o644);
  });
});

describe('autostart: an entry whose program is gone', () => {
  test('starts this program after the repair, unless it was switched off', async () => {
    for (const [change, state] of [['', 'on'], ['Hidden=true\n', 'off']] as const) {
      autostartOf(['/gone/Tray-1.0.AppImage', '--hidden']).set(true);
      await writeFile(file, `${await readFile(file, 'utf8')}Name[de]=Wächter\n${change}`);
      assert.deepEqual(autostart.read(), { state: 'off' });
      assert.equal(autostart.repair(), undefined);
      assert.deepEqual(autostart.read(), { state });
      assert.match(await readFile(file, 'utf8'), /Wächter/u);
    }
  });

  test('is told where it cannot be changed', async () => {
    autostartOf(['/gone/tray']).set(true);
    const entry = await open(file);
    // A folder in which nobody may write, not even root.
    const stuck = join('/proc', 'self', 'fd', String(entry.fd));
    const fixed = createXdgAutostart({ file: stuck, systemFiles: [], name: 'Tray', comment: 'Watches', command: COMMAND, environment: thisLoginEnvironment({}) });
    assert.match(fixed.repair()?.code ?? '', /^(?:ENOENT|EACCES|EPERM)$/u);
    await entry.close();
  });

  test('of another copy that is there is left alone', async () => {
    autostartOf(['/bin/true', '--hidden']).set(true);
    const before = await readFile(file, 'utf8');
    assert.equal(autostart.repair(), undefined);
    assert.equal(await readFile(file, 'utf8'), before);
  });

  test('is not repaired where there is none, or it cannot be read', async () => {
    assert.equal(autostart.repair(), undefined);
    await mkdir(file, { recursive: true });
    assert.equal(autostart.repair(), undefined);
  });
});

describe('autostart: an entry for all users of the computer', () => {
  beforeEach(async () => {
    await mkdir(join(home, 'xdg'));
    autostart.set(true);
    await writeFile(systemFile, await readFile(file));
    await rm(file);
  });

  test('counts while the person has none', async () => {
    assert.deepEqual(autostart.read(), { state: 'on' });
    await writeFile(systemFile, 'x');
    assert.deepEqual(autostart.read(), { state: 'off' });
  });

  test('is hidden by an entry of the person, and shown again', async () => {
    autostart.set(false);
    assert.deepEqual(autostart.read(), { state: 'off' });
    assert.match(await readFile(file, 'utf8'), /^Hidden=true$/mu);
    autostart.set(true);
    assert.deepEqual(autostart.read(), { state: 'on' });
  });
});

describe('autostart: the program that is started', () => {
  test('is an AppImage only where the running program lies in its folder', async () => {
    const dir = join(home, 'mounted');
    const execPath = join(dir, 'app', 'tray');
    const image = join(home, 'Tray.AppImage');
    await mkdir(join(dir, 'app'), { recursive: true });
    for (const path of [execPath, image, join(home, 'outside')]) await writeFile(path, '');
    await symlink(dir, join(home, 'link'));
    await mkdir(join(home, 'mounted-not'));
    const cases: readonly [string, NodeJS.ProcessEnv, string][] = [
      [execPath, { APPIMAGE: image, APPDIR: dir }, image],
      [execPath, { APPIMAGE: image, APPDIR: join(home, 'link') }, image],
      [execPath, { APPIMAGE: image, APPDIR: `${dir}/` }, image],
      [execPath, { APPIMAGE: image }, execPath],
      [execPath, { APPIMAGE: image, APPDIR: '' }, execPath],
      [execPath, { APPIMAGE: image, APPDIR: '/' }, execPath],
      [execPath, { APPIMAGE: image, APPDIR: '.' }, execPath],
      [execPath, { APPIMAGE: image, APPDIR: join(home, 'mounted-not') }, execPath],
      [execPath, { APPIMAGE: image, APPDIR: join(home, 'gone') }, execPath],
      [execPath, { APPIMAGE: join(home, 'gone'), APPDIR: dir }, execPath],
      [execPath, { APPIMAGE: 'Tray.AppImage', APPDIR: dir }, execPath],
      [execPath, {}, execPath],
      [join(home, 'outside'), { APPIMAGE: image, APPDIR: dir }, join(home, 'outside')],
    ];
    for (const [running, environment, started] of cases) assert.equal(programToStart(running, environment), started, JSON.stringify(environment));
  });
});

describe('autostart: watching', () => {
  /** Resolves at the first change after which the state is this one. */
  const becomes = (state: 'on' | 'off'): Promise<void> =>
    new Promise((resolve) => {
      // The watch alone keeps no process alive, and nothing else here does.
      const alive = setInterval(() => undefined, 60_000);
      const stop = autostart.watch(() => {
        if (autostart.read().state !== state) return;
        clearInterval(alive);
        stop();
        resolve();
      });
    });

  test('notices an entry that is removed by hand', async () => {
    autostart.set(true);
    const removed = becomes('off');
    await rm(file);
    await removed;
  });

  test('notices an entry that appears, also where there was no folder yet', async () => {
    const written = becomes('on');
    autostartOf(COMMAND).set(true);
    await written;
  });

  test('notices an entry that is edited', async () => {
    autostart.set(true);
    const text = await readFile(file, 'utf8');
    const hidden = becomes('off');
    await writeFile(file, `${text}Hidden=true\n`);
    await hidden;
  });

  test('where it is not possible does nothing, and can be ended all the same', async () => {
    await writeFile(folder, 'x');
    autostart.watch(() => assert.fail('there is nothing to watch'))();
  });
});

describe('autostart: an app that starts', () => {
  const appAt = (readOnly: boolean) => createTestApp({ userDataDir: join(home, 'data'), autostart, readOnly });

  test('repairs its entry, which a question does not', async () => {
    autostartOf(['/gone/tray', '--hidden']).set(true);
    assert.equal(appAt(true).store.get().startAtLogin.state, 'off');
    assert.match(await readFile(file, 'utf8'), /gone/u);
    assert.deepEqual(appAt(false).store.get().startAtLogin, { state: 'on' });
  });

  test('tells why that was not possible', () => {
    autostart = { ...autostart, repair: () => ({ code: 'ENOSPC' }) };
    assert.deepEqual(appAt(false).store.get().notices, [{ id: 'autostartBroken', cause: { code: 'ENOSPC' } }]);
  });
});
