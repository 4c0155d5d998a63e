import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../../scripts/paths.ts';
import { configuredFuses, FUSES } from '../../support/fuses.ts';

test('electron-builder.yml sets every fuse as it must be', async () => {
  assert.deepEqual(await configuredFuses(), FUSES);
});

test('one exact version of Electron is named', async () => {
  const { devDependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  assert.match(devDependencies['electron'] ?? '', /^\d+\.\d+\.\d+$/u);
});
