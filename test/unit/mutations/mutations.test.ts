/** `npm run mutations` is too long for every day. Here it is made sure that it would still find what it takes away. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ROOT } from '../../../scripts/paths.ts';
import { MUTATIONS, mutated, tableOf } from '../../mutations/mutations.ts';
import { ROWS } from '../../mutations/rows.ts';

const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

describe('a defence that can be taken away', () => {
  for (const mutation of MUTATIONS) {
    test(mutation.name, async () => {
      const source = await read(mutation.file);
      assert.notEqual(mutated(mutation, source), source);
      const tests = await Promise.all(mutation.tests.map(read));
      if (mutation.grep !== undefined) {
        const words = mutation.grep.replaceAll(/.*” /gu, '');
        assert.ok(tests.some((text) => text.includes(words)), `no test has “${words}” in its name`);
      }
    });
  }
});

test('docs/mutations.md has each of them, as `npm run mutations -- --table` prints it', async () => {
  const text = await read(join('docs', 'mutations.md'));
  assert.equal(text.slice(text.indexOf('| taken away')).trim(), tableOf(MUTATIONS));
});

test('each has a name of its own', () => {
  assert.equal(new Set(MUTATIONS.map(({ name }) => name)).size, MUTATIONS.length);
});

describe('the tables of docs/security.md', () => {
  test('have a mutation for each row, and a row for each mutation', async () => {
    const lines = (await read(join('docs', 'security.md'))).split('\n').filter((line) => /^\| (?!attack \||recommendation \|)/u.test(line));
    assert.deepEqual(Object.keys(ROWS), lines.map((line) => line.split('|')[1]?.trim()));
    for (const [row, names] of Object.entries(ROWS)) assert.ok(names.length > 0, row);
    assert.deepEqual([...new Set(Object.values(ROWS).flat())].sort(), MUTATIONS.map(({ name }) => name).sort());
  });
});
