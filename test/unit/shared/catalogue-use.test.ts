/** No text of the catalogue is left behind when the code that showed it goes. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LANGUAGES } from '../../../src/shared/i18n/languages.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';

const SOURCES = join(import.meta.dirname, '..', '..', '..', 'src');

/** Every key between the root of the catalogue and a text. */
function keysOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) keysOf(part, found.add(key));
  }
  return found;
}

/** The words of the sources outside the catalogue, without comments: names that are read, and strings that select a text. */
function wordsOf(files: readonly string[]): Set<string> {
  const code = files.map((file) => readFileSync(join(SOURCES, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '')).join('\n');
  return new Set(code.match(/[\w-]+/gu));
}

/** Keys are compared by name, so a key is missed if the sources use its name for something else as well. */
test('every key of the catalogue is named in the sources', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCES }).filter((file) => !file.startsWith(join('shared', 'i18n')));
  assert.ok(files.length > 100);
  const words = wordsOf(files);
  assert.deepEqual([...keysOf({ ...messages, causes: { ...messages.causes, system: {} } })].filter((key) => !words.has(key) && !Object.hasOwn(LANGUAGES, key)), []);
});
