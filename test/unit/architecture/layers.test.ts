/** Which folder may import which: types count, too. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../../scripts/paths.ts';

/** From the bottom up: a folder may import what stands beside it, and that stands above it in this table. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  preload: ['shared'],
  renderer: ['shared'],
  'main/system': ['shared'],
  'main/settings': ['shared', 'main/system'],
  'main/state': ['shared'],
  'main/diagnostics': ['shared', 'main/system'],
  'main/session-bus': ['main/state'],
  'main/users-api': ['shared', 'main/system'],
  'main/tokens': ['shared', 'main/system'],
  'main/identity-provider': ['shared', 'main/system', 'main/users-api', 'main/tokens'],
  'main/watch': ['shared', 'main/state', 'main/users-api'],
  'main/sign-in': ['shared', 'main/system', 'main/state', 'main/users-api', 'main/tokens', 'main/watch'],
  'main/disconnect': ['shared', 'main/system', 'main/settings', 'main/state', 'main/users-api', 'main/tokens', 'main/watch', 'main/sign-in'],
  'main/history': ['shared', 'main/system', 'main/state'],
  'main/tray': ['shared', 'main/state'],
  'main/notifications': ['shared', 'main/state'],
  'main/updates': ['shared', 'main/system', 'main/state', 'main/tokens'],
  'main/window': ['shared', 'main/system', 'main/settings', 'main/state', 'main/users-api'],
  'main/app': [
    'shared',
    'main/system',
    'main/settings',
    'main/state',
    'main/users-api',
    'main/tokens',
    'main/watch',
    'main/sign-in',
    'main/disconnect',
    'main/history',
    'main/notifications',
    'main/diagnostics',
    'main/updates',
  ],
  'main/electron': [
    'shared',
    'main/system',
    'main/settings',
    'main/state',
    'main/session-bus',
    'main/users-api',
    'main/tokens',
    'main/identity-provider',
    'main/sign-in',
    'main/history',
    'main/notifications',
    'main/updates',
    'main/app',
  ],
  main: ['shared', 'main/system', 'main/state', 'main/tray', 'main/window', 'main/app', 'main/electron'],
};
/** The only ones that know Electron; all others run in Node, and so in a test. */
const KNOW_ELECTRON = ['main', 'main/electron', 'main/tray', 'main/window', 'preload'];
const ENTRIES = ['electron-app.ts', 'index.ts', 'startup.ts'];

const SOURCE_DIR = join(ROOT, 'src');
const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE_DIR }).filter((file) => !file.endsWith('.d.ts'));
const MODULE = /\b(?:from|import)\s*\(?\s*'(?<module>[^']+)'/gu;
const modulesOf = (file: string): string[] =>
  [...readFileSync(join(SOURCE_DIR, file), 'utf8').matchAll(MODULE)].map(({ groups }) => groups?.['module'] ?? '');
const importsOf = (file: string): string[] =>
  modulesOf(file)
    .filter((module) => module.startsWith('.'))
    .map((module) => normalize(join(dirname(file), module)));

function folderOf(file: string): string {
  const [first = '', second = ''] = dirname(file).split('/');
  return first === 'main' && second !== '' ? `${first}/${second}` : first;
}

test('the table goes from the bottom up, so that no circle of folders can be written into it', () => {
  const names = Object.keys(LAYERS);
  for (const [at, [folder, mayImport]] of Object.entries(LAYERS).entries()) {
    for (const imported of mayImport) assert.ok(names.slice(0, at).includes(imported), `${folder} stands below ${imported}`);
  }
});

test('every folder is in the table, and imports all that the table allows it, and nothing else', () => {
  const found = new Map(files.map((file) => [folderOf(file), new Set<string>()]));
  const forbidden: string[] = [];
  for (const file of files) {
    const folder = folderOf(file);
    for (const imported of importsOf(file)) {
      if (folderOf(imported) === folder) continue;
      found.get(folder)?.add(folderOf(imported));
      if (!LAYERS[folder]?.includes(folderOf(imported))) forbidden.push(`${file} imports ${imported}`);
    }
  }
  assert.deepEqual(forbidden, []);
  const sorted = (folders: Iterable<string>): string[] => [...folders].sort();
  for (const [folder, imported] of found) assert.deepEqual(sorted(imported), sorted(LAYERS[folder] ?? []), folder);
  assert.deepEqual(sorted(found.keys()), sorted(Object.keys(LAYERS)));
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `a circle: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const imported of importsOf(file)) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  assert.ok(done.size >= files.length);
});

test('Electron is imported where the table says, and the packages of Electron nowhere else', () => {
  const importers = new Set(files.filter((file) => modulesOf(file).some((module) => module === 'electron' || module.startsWith('electron/'))).map(folderOf));
  assert.deepEqual([...importers].sort(), KNOW_ELECTRON);
});

test('src/main holds its entries, and nothing else that is loose', () => {
  assert.deepEqual(
    files.filter((file) => folderOf(file) === 'main').map((file) => relative('main', file)).sort(),
    ENTRIES,
  );
});
