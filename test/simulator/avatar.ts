/** Profile pictures drawn in code: a small PNG of one colour with a lighter square, different for every name. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const SIDE_PIXELS = 64;
const BYTES_PER_PIXEL = 3;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bit depth 8, colour type RGB, and the only compression, filter and interlace methods there are. */
const IMAGE_KIND = Buffer.from([8, 2, 0, 0, 0]);

/** @returns a chunk of a PNG, with its length and checksum */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of 64 by 64 pixels whose colour depends on the name alone. */
export function avatarPng(name: string): Buffer {
  const dark = createHash('sha256').update(name).digest().subarray(0, BYTES_PER_PIXEL).map((byte) => byte >> 1);
  const light = dark.map((byte) => byte + 127);
  const rows: Buffer[] = [];
  for (let y = 0; y < SIDE_PIXELS; y += 1) {
    // Each row begins with its filter type, 0 for none.
    const row = Buffer.alloc(1 + SIDE_PIXELS * BYTES_PER_PIXEL);
    for (let x = 0; x < SIDE_PIXELS; x += 1) {
      const inside = x >> 4 > 0 && x >> 4 < 3 && y >> 4 > 0 && y >> 4 < 3;
      row.set(inside ? light : dark, 1 + x * BYTES_PER_PIXEL);
    }
    rows.push(row);
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(SIDE_PIXELS, 0);
  size.writeUInt32BE(SIDE_PIXELS, 4);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', Buffer.concat([size, IMAGE_KIND])),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}
