import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { renderAsync } from '@resvg/resvg-js';
import { draw, iconFiles, TRAY_STATES } from '../../../scripts/icons.ts';
import { decodePng, type RgbaImage } from '../../support/png.ts';

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

test('every state has an icon for every system and scale, and no two states look the same', async () => {
  for (const ending of ['', '@2x', '-16', '-16@1.5x', '-16@2x', 'Template', 'Template@2x']) {
    const icons = await Promise.all(TRAY_STATES.map((state) => read(`tray/${state}${ending}.png`)));
    const different = new Set(icons.map((icon) => icon.toString('base64')));
    assert.equal(different.size, TRAY_STATES.length, ending);
  }
});

/** Of panels, as red, green and blue. */
const GROUNDS = { black: [0, 0, 0], white: [255, 255, 255], 'mid-grey': [128, 128, 128] } as const;
/** For graphics that are needed to understand something: WCAG 2.2, 1.4.11. */
const CONTRAST_MIN = 3;
const STANDING_OUT_MIN = 0.15;
const DIFFERING_MIN = 0.05;

type Rgb = readonly [number, number, number];

/** The relative luminance of WCAG 2.2. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** How an icon's pixels stand out from its ground: 1 where they are lighter, -1 where darker, 0 where neither is enough. */
function standingOut({ data }: RgbaImage, ground: Rgb): number[] {
  return Array.from({ length: data.length / 4 }, (_each, pixel) => {
    const alpha = (data[pixel * 4 + 3] ?? 0) / 255;
    const shown = ground.map((value, channel) => (data[pixel * 4 + channel] ?? 0) * alpha + value * (1 - alpha)) as [number, number, number];
    return contrast(shown, ground) < CONTRAST_MIN ? 0 : Math.sign(luminance(shown) - luminance(ground));
  });
}

const share = (pixels: readonly (number | boolean)[]): number => pixels.filter(Boolean).length / pixels.length;

for (const [name, ground] of Object.entries(GROUNDS)) {
  test(`on a ${name} panel every icon stands out with 3:1, and by what stands out the states differ`, async () => {
    for (const ending of ['', '@2x', '-16', '-16@1.5x', '-16@2x']) {
      const seen = await Promise.all(
        TRAY_STATES.map(async (state) => standingOut(decodePng(await read(`tray/${state}${ending}.png`)), ground)),
      );
      for (const [i, pixels] of seen.entries()) {
        assert.ok(share(pixels) >= STANDING_OUT_MIN, `${TRAY_STATES[i]}${ending}: ${share(pixels)} of it`);
        for (const [j, others] of seen.slice(0, i).entries()) {
          const differing = share(pixels.map((pixel, at) => pixel !== others[at]));
          assert.ok(differing >= DIFFERING_MIN, `${TRAY_STATES[i]} and ${TRAY_STATES[j]}, ${ending}: ${differing}`);
        }
      }
    }
  });
}

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
