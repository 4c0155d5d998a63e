/** The icon files of macOS and Windows, read as these systems read them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { drawContainers } from '../../../scripts/icons.ts';
import { ROOT } from '../../../scripts/paths.ts';
import { decodePng, type RgbaImage } from '../../support/png.ts';

const asset = (name: string): Promise<Buffer> => readFile(join(ROOT, 'assets', name));

/** A picture in the file and the width that its place says it has. */
interface Entry {
  readonly said: number;
  readonly image: RgbaImage;
}

const ICNS_WIDTHS: Readonly<Record<string, number>> = {
  icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512,
};

function icnsEntries(file: Buffer): Entry[] {
  assert.equal(file.toString('latin1', 0, 4), 'icns');
  assert.equal(file.readUInt32BE(4), file.length);
  const entries: Entry[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    const type = file.toString('latin1', at, at + 4);
    entries.push({ said: ICNS_WIDTHS[type] ?? 0, image: decodePng(file.subarray(at + 8, at + file.readUInt32BE(at + 4))) });
  }
  return entries;
}

/** A bitmap of 32 bits as Windows reads it: rows from the bottom, blue first. */
function readBitmap(bytes: Buffer): RgbaImage {
  const [width, height] = [bytes.readInt32LE(4), bytes.readInt32LE(8) / 2];
  const data = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [40 + ((height - 1 - y) * width + x) * 4, (y * width + x) * 4];
      const [blue = 0, green = 0, red = 0, alpha = 0] = bytes.subarray(from, from + 4);
      data.set([red, green, blue, alpha], to);
    }
  }
  return { width, height, data };
}

function icoEntries(file: Buffer): Entry[] {
  assert.deepEqual([file.readUInt16LE(0), file.readUInt16LE(2)], [0, 1]);
  return Array.from({ length: file.readUInt16LE(4) }, (_each, index) => {
    const at = 6 + 16 * index;
    const content = file.subarray(file.readUInt32LE(at + 12), file.readUInt32LE(at + 12) + file.readUInt32LE(at + 8));
    const said = file.readUInt8(at) || 256;
    return { said, image: content.readUInt32LE(0) === 40 ? readBitmap(content) : decodePng(content) };
  });
}

for (const [name, read, widths] of [
  ['icon.icns', icnsEntries, [16, 32, 128, 256, 512, 1024, 32, 64, 256, 512]],
  ['icon.ico', icoEntries, [16, 20, 24, 32, 40, 48, 64, 256]],
] as const) {
  describe(name, () => {
    test('is what scripts/icons.ts draws', async () => {
      assert.ok((await asset(name)).equals((await drawContainers())[name]), `${name} is not up to date: npm run icons`);
    });

    test('has every size, each with a picture of that size', async () => {
      const entries = read(await asset(name));
      assert.deepEqual(entries.map(({ said }) => said), widths);
      assert.deepEqual(entries.map(({ image }) => [image.width, image.height]), widths.map((width) => [width, width]));
    });

    test('shows the same icon as the PNG of Linux', async () => {
      const wanted = decodePng(await asset('icons/64x64.png'));
      const image = read(await asset(name)).find(({ said }) => said === 64)?.image;
      assert.ok(image);
      // A colour of a pixel that is hardly there may be off by rounding.
      const differing = wanted.data.filter((value, at) => Math.abs(value - (image.data[at] ?? 0)) > 2 && (wanted.data[at - (at % 4) + 3] ?? 0) > 32);
      assert.equal(differing.length, 0);
    });
  });
}
