/** Who installs a newer version, by what runs. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { installerOf } from '../../../src/main/updates/installer.ts';
import type { UpdateInstaller } from '../../../src/shared/update.ts';

const folder = mkdtempSync(join(tmpdir(), 'installer-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const mounted = join(folder, 'mounted');
const [inside, elsewhere, image] = [join(mounted, 'tray'), join(folder, 'tray'), join(folder, 'Tray.AppImage')];
mkdirSync(mounted);
for (const file of [inside, elsewhere, image]) writeFileSync(file, '');

const CASES: readonly (readonly [what: string, platform: NodeJS.Platform, execPath: string, env: NodeJS.ProcessEnv, isOfPackageManager: boolean, installer: UpdateInstaller])[] = [
  ['an AppImage', 'linux', inside, { APPIMAGE: image, APPDIR: mounted }, false, 'app'],
  // electron-builder makes all packages from one folder.
  ['an AppImage with the note of a deb', 'linux', inside, { APPIMAGE: image, APPDIR: mounted }, true, 'app'],
  ['a program that an AppImage started', 'linux', elsewhere, { APPIMAGE: image, APPDIR: mounted }, false, 'person'],
  ['a program with APPIMAGE alone', 'linux', elsewhere, { APPIMAGE: image }, false, 'person'],
  ['a program with an APPIMAGE that is not there', 'linux', inside, { APPIMAGE: `${image}-gone`, APPDIR: mounted }, false, 'person'],
  ['a deb that an AppImage started', 'linux', elsewhere, { APPIMAGE: image, APPDIR: mounted }, true, 'packageManager'],
  ['a deb', 'linux', elsewhere, {}, true, 'packageManager'],
  ['an unpacked folder', 'linux', elsewhere, {}, false, 'person'],
  ['the app of macOS', 'darwin', elsewhere, {}, false, 'app'],
  ['the app of Windows', 'win32', elsewhere, { APPIMAGE: image }, false, 'app'],
];
for (const [what, platform, execPath, env, isOfPackageManager, installer] of CASES) {
  test(`${what}: a newer version is installed by the ${installer}`, () => {
    assert.equal(installerOf({ platform, execPath, env, isOfPackageManager }), installer);
  });
}
