import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Settings } from '../../../src/shared/settings.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
/** How the pages call each setting; the compiler asks for a new one. */
const NAMES: Readonly<Record<keyof Settings, string>> = {
  serviceUrl: 'service address',
  pollSeconds: 'seconds between checks',
  keepSignedIn: 'Keep me signed in',
  notifications: 'notifications',
  oauth: 'identity provider',
};

test('the pages that say what is in settings.json name every setting', async () => {
  for (const page of ['README.md', 'docs/architecture.md']) {
    const rows = (await readFile(join(ROOT, page), 'utf8')).split('\n').filter((line) => line.startsWith('|') && line.includes('`settings.json`'));
    assert.equal(rows.length, 1, page);
    for (const name of Object.values(NAMES)) assert.ok(rows[0]?.includes(name), `${page} does not name: ${name}`);
  }
});
