/** The threat model names the test that shows each defence: here it is made sure that there is such a test. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** A file, perhaps with the beginning of a test's name; what is left out of the name is an ellipsis. */
const REFERENCE = /`(?<file>[\w/.-]+\.test\.ts|[\w/.-]+\.e2e\.ts)`(?:, \*(?<name>[^*]+)\*)?/gu;

test('every test that docs/security.md names is there, under that name', async () => {
  const text = (await readFile(join(ROOT, 'docs', 'security.md'), 'utf8')).replaceAll(/\s+/gu, ' ');
  const references = [...text.matchAll(REFERENCE)];
  assert.ok(references.length > 30);
  let folder = '';
  for (const { groups = {} } of references) {
    const { file = '', name = '' } = groups;
    folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : folder;
    const source = await readFile(join(ROOT, file.includes('/') ? file : folder + file), 'utf8');
    for (const part of name.split(/[…*]/u)) assert.ok(source.includes(part.trim()), `${file} has no test named “${name}”`);
  }
});

test('every defence in docs/security.md names a test', async () => {
  const rows = (await readFile(join(ROOT, 'docs', 'security.md'), 'utf8')).split('\n').filter((line) => line.startsWith('| ') && !line.includes('stands against'));
  assert.ok(rows.length > 25);
  for (const row of rows) assert.match(row.split('|').at(-2) ?? '', /`[\w/.-]+\.(?:test|e2e)\.ts`/u, row);
});
