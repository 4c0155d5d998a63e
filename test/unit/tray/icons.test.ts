import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderAsync } from '@resvg/resvg-js';
import { draw, iconFiles, TRAY_STATES } from '../../../scripts/icons.ts';

const ASSETS = join(import.meta.dirname, '..', '..', '..', 'assets');
/** Of the 484 of the smallest drawing. */
const DIFFERING_PIXELS_MIN = 25;
const read = (path: string): Promise<Buffer> => readFile(join(ASSETS, path));

/** Width and height stand in the first chunk of every PNG. */
const sizeOf = (png: Buffer): [width: number, height: number] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the committed icons are what scripts/icons.ts draws, in the promised size', async () => {
  for (const file of iconFiles()) {
    const committed = await read(file.path);
    assert.deepEqual(sizeOf(committed), [file.pixels, file.pixels], file.path);
    assert.ok(committed.equals(await draw(file)), `${file.path} is not up to date: npm run icons`);
  }
});

test('no tray icon is left over from an earlier set', async () => {
  const expected = iconFiles().flatMap(({ path }) => (path.startsWith('tray/') ? [path.slice('tray/'.length)] : []));
  assert.deepEqual((await readdir(join(ASSETS, 'tray'))).sort(), expected.sort());
});

test('every state has an icon for every panel and scale, and no two states look the same', async () => {
  const endings = ['-light', '-dark', 'Template'].flatMap((kind) => [`${kind}.png`, `${kind}@2x.png`]);
  endings.push(...['-light', '-dark'].flatMap((kind) => [`${kind}-16.png`, `${kind}-16@1.5x.png`, `${kind}-16@2x.png`]));
  for (const ending of endings) {
    const icons = await Promise.all(TRAY_STATES.map((state) => read(`tray/${state}${ending}`)));
    const different = new Set(icons.map((icon) => icon.toString('base64')));
    assert.equal(different.size, TRAY_STATES.length, ending);
  }
});

test('the states differ in shape, not only in colour: their templates, which are all black, differ by many pixels', async () => {
  const templates = iconFiles().filter(({ path }) => path.endsWith('Template.png'));
  const alphas = await Promise.all(
    templates.map(async ({ svg }) => (await renderAsync(svg)).pixels.filter((_value, index) => index % 4 === 3)),
  );
  for (const [i, one] of alphas.entries()) {
    for (const other of alphas.slice(i + 1)) {
      const differing = one.filter((alpha, pixel) => Math.abs(alpha - (other[pixel] ?? 0)) > 128).length;
      assert.ok(differing >= DIFFERING_PIXELS_MIN, `${differing} pixels differ`);
    }
  }
});
