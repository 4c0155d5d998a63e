/** Every export has a reader, and every exported name one meaning. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../../scripts/paths.ts';

const EXPORT = /^export (?:async )?(?<what>function\*?|const|class|interface|type) (?<name>\w+)/gmu;
const IMPORT = /\b(?:import|export)\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{(?<names>[^}]*)\})\s+from\s+'(?<module>\.[^']+)'/gu;
const DYNAMIC_IMPORT = /\bimport\(\s*['`](?<module>\.[^'`]+)['`]\s*\)/gu;
/** The catalogues of the languages have the same names: English is the one that others import from. */
const TRANSLATION = /^src\/shared\/i18n\/(?!en\/)\w+\//u;
const WHOLE = '*';

interface Export {
  readonly file: string;
  readonly name: string;
  readonly isType: boolean;
}

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const sources = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) => !TRANSLATION.test(file));
const readers = [...sources, ...globSync('{test,scripts}/**/*.{ts,tsx}', { cwd: ROOT })];

const found = sources.flatMap((file) =>
  [...textOf(file).matchAll(EXPORT)].map(({ groups }): Export => ({ file, name: groups?.['name'] ?? '', isType: /^(?:interface|type)$/u.test(groups?.['what'] ?? '') })),
);

/** What is imported, as `file name`; `file *` where all of a file may be meant. */
const imported = new Set(
  readers.flatMap((file) => {
    const text = textOf(file);
    const from = (module: string): string => normalize(join(dirname(file), module));
    const named = [...text.matchAll(IMPORT)].flatMap(({ groups }) => {
      const names = groups?.['names']?.split(',') ?? [WHOLE];
      return names.map((name) => `${from(groups?.['module'] ?? '')} ${name.trim().replace(/^type\s+/u, '').replace(/\s+as\s.*$/u, '')}`);
    });
    return [...named, ...[...text.matchAll(DYNAMIC_IMPORT)].map(({ groups }) => `${from(groups?.['module'] ?? '')} ${WHOLE}`)];
  }),
);
const isImported = ({ file, name }: Export): boolean => imported.has(`${file} ${name}`) || imported.has(`${file} ${WHOLE}`);

/** Whether a type is part of another declaration of its module: it is exported so that callers can name it. */
const isUsedInside = ({ file, name }: Export): boolean => [...textOf(file).matchAll(new RegExp(`\\b${name}\\b`, 'gu'))].length > 1;

test('every function and value that is exported is imported somewhere', () => {
  assert.ok(found.length > 500, String(found.length));
  assert.deepEqual(found.filter((each) => !each.isType && !isImported(each)).map(({ file, name }) => `${file} ${name}`), []);
});

test('every type that is exported is imported somewhere, or part of another declaration of its module', () => {
  assert.deepEqual(found.filter((each) => each.isType && !isImported(each) && !isUsedInside(each)).map(({ file, name }) => `${file} ${name}`), []);
});

test('no name is exported by two modules', () => {
  const twice = [...Map.groupBy(found, ({ name }) => name)].filter(([, exports]) => exports.length > 1);
  assert.deepEqual(twice.map(([name, exports]) => `${name}: ${exports.map(({ file }) => file).join(', ')}`), []);
});
