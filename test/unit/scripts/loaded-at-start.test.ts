import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadedAtStart } from '../../../scripts/build.ts';

/** What the settings and the questions to the service need. People wait for whatever else a start loads. */
const PACKAGES =
  '@sindresorhus/is atomically byte-counter chunk-data conf debounce-fn decompress-response dot-prop electron-store env-paths got is-safe-filename lowercase-keys mimic-function mimic-response stubborn-fs stubborn-utils uint8array-extras when-exit zod';
/** Of 0.4 ms each. */
const FILES_MAX = 16;

test('a start loads what it needs, in few files', async () => {
  const { files, packages } = await loadedAtStart();
  assert.equal(packages.join(' '), PACKAGES);
  assert.ok(files <= FILES_MAX, `${files} files`);
});
