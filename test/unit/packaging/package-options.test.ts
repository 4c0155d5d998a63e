/** What `npm run package` builds, and around which Electron. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { packageApp, packageOptions } from '../../../scripts/package.ts';
import { ROOT } from '../../../scripts/paths.ts';
import { SetUpError } from '../../../scripts/say.mjs';

const NOTHING = { targets: [], otherElectron: false, quick: false };

for (const [args, wanted] of [
  [[], NOTHING],
  [['--all-targets'], { ...NOTHING, targets: ['all'] }],
  [['--target', 'deb', '--target=rpm', '--quick'], { targets: ['deb', 'rpm'], otherElectron: false, quick: true }],
  [['--other-electron'], { ...NOTHING, otherElectron: true }],
] as const) {
  test(`“${args.join(' ')}” is understood`, () => assert.deepEqual(packageOptions(args), wanted));
}

for (const args of [['--other'], ['deb'], ['--target'], ['--quick=1']]) {
  test(`“${args.join(' ')}” is refused, with the options that there are`, () => {
    assert.throws(() => packageOptions(args), (error) => error instanceof SetUpError && error.message.includes('--other-electron'));
  });
}

describe('another Electron than the one that package.json names', () => {
  const was = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'other-electron-'));
    const executable = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';
    await mkdir(dirname(join(folder, executable)), { recursive: true });
    await writeFile(join(folder, executable), '');
    await chmod(join(folder, executable), 0o755);
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
  });
  after(async () => {
    if (was === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = was;
    await rm(folder, { recursive: true, force: true });
  });

  for (const version of ['33.4.11', 'v44.0.0', '45.4.1-beta.1', '']) {
    for (const options of [NOTHING, { ...NOTHING, targets: ['deb'] }, { ...NOTHING, targets: ['all'] }]) {
      test(`(${version || 'of unknown version'}) is refused for ${options.targets.join() || 'the unpacked app'}, and both are named`, async () => {
        await writeFile(join(folder, 'version'), version);
        const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
        await assert.rejects(packageApp(options), (error) => {
          assert.ok(error instanceof SetUpError);
          assert.match(error.message, new RegExp(`Electron ${devDependencies['electron']}, .*here is ${version.replace(/^v/u, '')}.*--other-electron`, 'u'));
          return true;
        });
      });
    }
  }
});
