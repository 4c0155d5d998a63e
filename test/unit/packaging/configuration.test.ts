/** electron-builder.yml, also for the systems whose packages cannot be built here. */
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import { ROOT } from '../../../scripts/paths.ts';
import { parseYaml } from '../../support/yaml.ts';

interface Options {
  readonly [name: string]: unknown;
}

let config: Options;
let isValid: ValidateFunction;

const textOf = (...path: string[]): Promise<string> => readFile(join(ROOT, ...path), 'utf8');
const section = (name: string): Options => config[name] as Options;

before(async () => {
  config = parseYaml(await textOf('electron-builder.yml')) as Options;
  const schema = createRequire(import.meta.url)('app-builder-lib/scheme.json') as object;
  isValid = new Ajv({ allErrors: true, strict: false, logger: false }).compile(schema);
});

test('every option is one that electron-builder has, with a value that it takes', () => {
  assert.equal(isValid(config), true, JSON.stringify(isValid.errors, undefined, 1));
});

for (const [what, spoil] of [
  ['an option that there is not', (from: Options): Options => ({ ...from, notarise: true })],
  ['an option of another system', (from: Options): Options => ({ ...from, nsis: { ...(from['nsis'] as Options), hardenedRuntime: true } })],
  ['a value of the wrong type', (from: Options): Options => ({ ...from, mac: { ...(from['mac'] as Options), hardenedRuntime: 'yes' } })],
  ['a format that there is not', (from: Options): Options => ({ ...from, deb: { ...(from['deb'] as Options), compression: 'zip' } })],
] as const) {
  test(`${what} is found`, () => assert.equal(isValid(spoil(config)), false));
}

describe('every format that people get is configured', () => {
  const namesOf = (targets: unknown): string[] =>
    (targets as readonly (string | { readonly target: string })[]).map((each) => (typeof each === 'string' ? each : each.target));

  for (const [platform, formats] of [
    ['linux', ['AppImage', 'deb', 'rpm', 'tar.gz']],
    ['mac', ['dmg', 'zip']],
    ['win', ['nsis']],
  ] as const) {
    test(`for ${platform}: ${formats.join(', ')}`, () => assert.deepEqual(namesOf(section(platform)['target']), formats));
  }
});

test('every file that is named is there', async () => {
  const placed = [...(section('deb')['fpm'] as string[]), ...(section('rpm')['fpm'] as string[])].map((each) => each.slice(0, each.indexOf('=')));
  const named = [
    section('linux')['icon'], section('mac')['icon'], section('win')['icon'], section('dmg')['icon'], section('nsis')['installerIcon'],
    section('nsis')['uninstallerIcon'], section('nsis')['include'], section('mac')['entitlements'], section('mac')['entitlementsInherit'],
    ...['deb', 'rpm'].flatMap((format) => [section(format)['afterInstall'], section(format)['afterRemove']]),
    ...placed,
  ];
  for (const file of named) assert.ok(await stat(join(ROOT, String(file))), String(file));
});

describe('macOS', () => {
  test('runs the app hardened and asks for notarisation', () => {
    assert.deepEqual([section('mac')['hardenedRuntime'], section('mac')['notarize']], [true, true]);
  });

  test('gives it one right: to compile at run time', async () => {
    const text = await textOf(String(section('mac')['entitlements']));
    assert.deepEqual([...text.matchAll(/<key>([^<]+)<\/key>\s*<(\w+)\/>/gu)].map(([, key, value]) => [key, value]), [['com.apple.security.cs.allow-jit', 'true']]);
  });
});

describe('the license', () => {
  test('of the app and those of what is bundled are in the package', () => {
    const placed = (config['extraResources'] as readonly { from: string; to: string }[]).map(({ from, to }) => [from, to]);
    assert.deepEqual(placed, [['LICENSE', 'LICENSE.txt'], ['.cache/third-party-licences.txt', 'third-party-licences.txt']]);
  });
});

describe('the entry that starts the app at login is removed with the app', () => {
  const ENTRY = 'io.github.pieces-account-tray';

  test('under the name that the app gives it', async () => {
    assert.ok((await textOf('src', 'main', 'electron', 'autostart-of-this-app.ts')).includes(`'${ENTRY}'`));
    assert.equal(config['appId'], ENTRY);
  });

  test('on Linux, by the script of deb and rpm', async () => {
    for (const format of ['deb', 'rpm']) assert.match(await textOf(String(section(format)['afterRemove'])), new RegExp(`autostart/${ENTRY}\\.desktop`, 'u'));
  });

  test('on Windows, by the uninstaller, and not by an update', async () => {
    const text = await textOf(String(section('nsis')['include']));
    assert.match(text, /\$\{ifNot\} \$\{isUpdated\}[\s\S]*DeleteRegValue HKCU "\$\{AUTOSTART_KEY\}" "\$\{APP_ID\}"[\s\S]*\$\{endIf\}/u);
  });
});

describe('what the desktop knows about the app', () => {
  test('the id, the version, the desktop entry and the license stand in the AppStream description', async () => {
    const text = await textOf('packaging', 'linux', 'io.github.pieces-account-tray.metainfo.xml');
    const { version, license, desktopName } = JSON.parse(await textOf('package.json')) as Record<string, string>;
    assert.ok(text.includes(`<id>${String(config['appId'])}</id>`));
    assert.ok(text.includes(`<release version="${version}"`), `no release ${version}`);
    assert.ok(text.includes(`<project_license>${license}</project_license>`));
    assert.ok(text.includes(`<launchable type="desktop-id">${desktopName}</launchable>`));
  });
});
