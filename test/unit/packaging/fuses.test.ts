import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configuredFuses, FUSES } from '../../support/fuses.ts';

test('electron-builder.yml sets every fuse as it must be', async () => {
  assert.deepEqual(await configuredFuses(), FUSES);
});
