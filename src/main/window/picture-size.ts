/**
 * How large a picture becomes when it is decoded, read from its header: a few kilobytes can be gigabytes of pixels. A size
 * stands in several places of a file, and which one counts depends on the decoder: all are read, and the largest is taken.
 * A picture of several frames is not measured: it would keep a processor busy for as long as the window is open. Pure; takes time in proportion to the bytes, whatever they are.
 */

export interface MeasuredPicture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  /** The longer side of the largest size in it, in pixels. */
  readonly side: number;
}

/** Width and height, in any order. */
type Size = readonly [number, number];

/** How an image begins, as Latin-1, and its sizes. No SVG: it is a document, not a picture. */
const FORMATS: readonly (readonly [type: MeasuredPicture['type'], isOf: (beginning: string) => boolean, sizesOf: (bytes: Buffer) => Generator<Size>])[] = [
  ['image/png', (beginning) => beginning.startsWith('\u0089PNG\r\n\u001A\n'), sizesOfPng],
  ['image/jpeg', (beginning) => beginning.startsWith('\u00FF\u00D8\u00FF'), sizesOfJpeg],
  ['image/gif', (beginning) => /^GIF8[79]a/u.test(beginning), sizesOfGif],
  ['image/webp', (beginning) => /^RIFF[^]{4}WEBP/u.test(beginning), sizesOfWebp],
];
const BEGINNING_BYTES = 12;

/**
 * @param bytes - as they were fetched
 * @returns undefined where this is no picture of a known format, one whose size cannot be told, or one that moves
 */
export function measurePicture(bytes: Uint8Array): MeasuredPicture | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const beginning = buffer.toString('latin1', 0, BEGINNING_BYTES);
  const format = FORMATS.find(([, isOf]) => isOf(beginning));
  if (format === undefined) return undefined;
  try {
    let side = 0;
    for (const size of format[2](buffer)) {
      if (size.includes(0)) malformed();
      side = Math.max(side, ...size);
    }
    return side === 0 ? undefined : { type: format[0], side };
  } catch (error) {
    // Buffers throw this where they end too early.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function malformed(): never {
  throw new RangeError('malformed');
}

/** Chunks: length, type, data, check. An animated one has a size for each frame. */
function* sizesOfPng(bytes: Buffer): Generator<Size> {
  let frames = 0;
  const isHeader = (at: number): boolean => bytes.toString('latin1', at + 4, at + 8) === 'IHDR';
  if (!isHeader(8)) malformed();
  for (let at = 8; at + 8 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const data = at + 8;
    if (isHeader(at)) yield [bytes.readUInt32BE(data), bytes.readUInt32BE(data + 4)];
    if (bytes.toString('latin1', at + 4, data) !== 'fcTL') continue;
    frames += 1;
    if (frames > 1) malformed();
    const [width, height, left, top] = [4, 8, 12, 16].map((offset) => bytes.readUInt32BE(data + offset)) as [number, number, number, number];
    if (width === 0 || height === 0) malformed();
    yield [left + width, top + height];
  }
}

/** Segments: marker, length, data. Frames are those from C0 to CF, but for tables (C4, CC) and what is reserved (C8). */
const JPEG_FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Tables, frames and texts: the markers that have a length and come before the scan. */
const isSegment = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || marker >= 0xdb;
const JPEG_SCAN = 0xda;

function* sizesOfJpeg(bytes: Buffer): Generator<Size> {
  for (let at = 2; ; at += bytes.readUInt16BE(at)) {
    if (bytes.readUInt8(at) !== 0xff) malformed();
    while (bytes.readUInt8(at) === 0xff) at += 1;
    const marker = bytes.readUInt8(at);
    at += 1;
    // What comes later has no say in the size: a decoder refuses a second frame.
    if (marker === JPEG_SCAN) return;
    if (!isSegment(marker) || bytes.readUInt16BE(at) < 2) malformed();
    // Another picture follows the first one, with a size of its own.
    if (bytes.toString('latin1', at + 2, at + 6) === 'MPF\0') malformed();
    if (JPEG_FRAMES.has(marker)) yield [bytes.readUInt16BE(at + 3), bytes.readUInt16BE(at + 5)];
  }
}

const GIF_EXTENSION = 0x21;
const GIF_FRAME = 0x2c;
const GIF_END = 0x3b;

/** The size of the screen, then blocks. Decoders make the screen larger where the first frame is. */
function* sizesOfGif(bytes: Buffer): Generator<Size> {
  const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) at += length + 1;
    return at + 1;
  };
  yield [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  let frames = 0;
  let at = 13 + tableBytes(bytes.readUInt8(10));
  while (at < bytes.length && bytes[at] !== GIF_END) {
    if (bytes[at] === GIF_EXTENSION) at = afterBlocks(at + 2);
    else if (bytes[at] === GIF_FRAME) {
      frames += 1;
      if (frames > 1) malformed();
      const [left, top, width, height] = [1, 3, 5, 7].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number, number];
      yield [left + width, top + height];
      at = afterBlocks(at + 10 + tableBytes(bytes.readUInt8(at + 9)) + 1);
    } else malformed();
  }
}

/** Chunks: type, length, data, padding. A frame of an animated one holds chunks itself. */
function* sizesOfWebp(bytes: Buffer, from = 12, to = bytes.length): Generator<Size> {
  let frames = 0;
  for (let at = from; at + 8 <= to; ) {
    const length = bytes.readUInt32LE(at + 4);
    const data = at + 8;
    switch (bytes.toString('latin1', at, at + 4)) {
      case 'VP8X':
        yield [bytes.readUIntLE(data + 4, 3) + 1, bytes.readUIntLE(data + 7, 3) + 1];
        break;
      case 'ANMF': {
        frames += 1;
        if (from !== 12 || frames > 1) malformed();
        const [left, top, width, height] = [0, 3, 6, 9].map((offset) => bytes.readUIntLE(data + offset, 3)) as [number, number, number, number];
        yield [2 * left + width + 1, 2 * top + height + 1];
        yield* sizesOfWebp(bytes, data + 16, Math.min(to, data + length));
        break;
      }
      case 'VP8 ':
        if (bytes.readUIntBE(data + 3, 3) !== 0x9d012a) malformed();
        yield [bytes.readUInt16LE(data + 6) & 0x3fff, bytes.readUInt16LE(data + 8) & 0x3fff];
        break;
      case 'VP8L': {
        if (bytes.readUInt8(data) !== 0x2f) malformed();
        const bits = bytes.readUInt32LE(data + 1);
        yield [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
      }
    }
    at = data + length + (length % 2);
  }
}
