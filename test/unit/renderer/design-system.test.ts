/** The window is built from the design system: values have their names in `tokens.css`, and stand nowhere else. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const STYLES = join(import.meta.dirname, '..', '..', '..', 'src', 'renderer', 'styles');
const TOKENS = 'tokens.css';
/** Written out: hexadecimal, functions, and the names that a person is likely to use. Keywords such as `transparent` are none. */
const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(|:[^;{]*\b(?:white|black|gr[ae]y|red|green|blue|orange|yellow|teal|purple|silver)\b[^;{]*;/iu;
const LENGTH = /\b\d*\.?\d+(?:px|pt|cm|mm|in)\b/u;

const sheets = (await readdir(STYLES)).filter((name) => name.endsWith('.css'));
const read = async (name: string): Promise<string> => (await readFile(join(STYLES, name), 'utf8')).replaceAll(/\/\*.*?\*\//gsu, '');
/** In the condition of a media query no custom property can stand. */
const declarations = (css: string): string[] => css.split('\n').filter((line) => !line.startsWith('@media'));

test('no style sheet but that of the design system writes out a colour or a length', async () => {
  assert.ok(sheets.length > 5 && sheets.includes(TOKENS));
  for (const sheet of sheets.filter((name) => name !== TOKENS)) {
    const strays = declarations(await read(sheet)).filter((line) => COLOUR.test(line) || LENGTH.test(line));
    assert.deepEqual(strays, [], sheet);
  }
});

test('every name that is used is one of the design system, and every name of it is used', async () => {
  const all = (await Promise.all(sheets.map(read))).join('\n');
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/gu)].map(([, name]) => name));
  const named = new Set([...(await read(TOKENS)).matchAll(/^\s*(--[\w-]+):/gmu)].map(([, name]) => name));
  assert.deepEqual([...used].filter((name) => !named.has(name)), []);
  assert.deepEqual([...named].filter((name) => !used.has(name)), []);
});

test('dark and forced colours give every colour that they have to give', async () => {
  const css = await read(TOKENS);
  const blockOf = (condition: string): string => /\{(?<inner>[^]*?)\n\}/u.exec(css.slice(css.indexOf(condition)))?.groups?.['inner'] ?? '';
  const namesIn = (block: string): string[] => [...block.matchAll(/(--[\w-]+):/gu)].map(([, name = '']) => name);
  const written = [...css.slice(0, css.indexOf('@media')).matchAll(/(--[\w-]+): (?:#|rgb|[^;]*rgb)/gu)].map(([, name = '']) => name);
  assert.ok(written.length > 15);
  const inDark = namesIn(blockOf('(prefers-color-scheme: dark)'));
  const inForced = namesIn(blockOf('(forced-colors: active)'));
  assert.deepEqual(written.filter((name) => !inDark.includes(name) && name !== '--shadow-dialog'), []);
  assert.deepEqual(written.filter((name) => !inForced.includes(name) && name !== '--backdrop'), []);
});
