import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..', '..', '..');

test('the pages that say what is in settings.json name the table that every setting is in', async () => {
  for (const page of ['README.md', 'docs/architecture.md']) {
    const rows = (await readFile(join(ROOT, page), 'utf8')).split('\n').filter((line) => line.startsWith('|') && line.includes('`settings.json`'));
    assert.equal(rows.length, 1, page);
    assert.match(rows[0] ?? '', /all settings of the window/u, page);
  }
});
