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

/** Properties and values that name a side of the screen. What is only upright (block) stays upright in every language, and is named the same way. */
const PHYSICAL = [
  /(?:^|[\s;{])(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/u,
  /(?:^|[\s;{])(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|overflow-x|border-(?:top|bottom)-(?:left|right)-radius)\s*:/u,
  /:[^;{]*\b(?:left|right)\b[^;{]*;/u,
  /(?:^|[\s;{])(?:margin|padding|inset)\s*:\s*\S+\s+\S+\s+\S+\s+\S+\s*;/u,
  /(?:translate|translateX)\s*:?\s*\(?\s*-?(?!0\b)[\d.]/u,
];

const physicalIn = (css: string): string[] => declarations(css).filter((line) => PHYSICAL.some((pattern) => pattern.test(line)));

test('no style sheet names a side: what is at the start of a line is at the right from right to left', async () => {
  for (const line of ['margin-left: 1px;', '  left: 0;', 'text-align: right;', 'float: left;', 'width: 3px;', 'border-right: 0;', 'padding: 0 1px 0 2px;', 'translate: 3px 0;', 'transform: translateX(4px);', 'border-top-left-radius: 0;']) {
    assert.deepEqual(physicalIn(line), [line]);
  }
  for (const line of ['margin-inline-start: 1px;', 'text-align: start;', 'padding: 0 1px;', 'translate: 0 0.125rem;', 'max-inline-size: 100%;', 'border-block-end: 0;', 'overflow-y: auto;']) {
    assert.deepEqual(physicalIn(line), [], line);
  }
  for (const sheet of sheets) assert.deepEqual(physicalIn(await read(sheet)), [], sheet);
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
