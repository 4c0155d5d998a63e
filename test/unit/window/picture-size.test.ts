import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { measurePicture } from '../../../src/main/window/picture-size.ts';
import {
  gif, gifFrame, gifOf, jpeg, jpegFrame, jpegOf, jpegSegment, png, pngChunk, pngFrame, pngHeader, pngOf, webpCanvas, webpChunk, webpFrame, webpLossless, webpLossy, webpOf,
} from '../../support/pictures.ts';
import { encodePng } from '../../support/png.ts';

const sideOf = (bytes: Uint8Array): number | undefined => measurePicture(bytes)?.side;
const [W, H] = [300, 200];

/** Pictures of one size, by what they are. */
const WHOLE: Readonly<Record<string, { readonly bytes: Buffer; readonly type: string }>> = {
  PNG: { bytes: png(W, H), type: 'image/png' },
  'PNG with pixels': { bytes: encodePng({ width: W, height: H, data: Buffer.alloc(W * H * 4) }), type: 'image/png' },
  'PNG of one frame': { bytes: pngOf(pngHeader(W, H), pngChunk('acTL', Buffer.alloc(8)), pngFrame(W, H)), type: 'image/png' },
  JPEG: { bytes: jpeg(W, H), type: 'image/jpeg' },
  'progressive JPEG': { bytes: jpegOf(jpegFrame(W, H, 0xc2)), type: 'image/jpeg' },
  'JPEG with tables, texts and fill bytes': {
    bytes: jpegOf(jpegSegment(0xdb, Buffer.alloc(65)), jpegSegment(0xc4, Buffer.alloc(20)), jpegSegment(0xfe, Buffer.from('hello')), Buffer.from([0xff, 0xff]), jpegFrame(W, H)),
    type: 'image/jpeg',
  },
  'JPEG with a larger thumbnail in a text': { bytes: jpegOf(jpegSegment(0xe1, jpeg(5000, 5000)), jpegFrame(W, H)), type: 'image/jpeg' },
  GIF: { bytes: gif(W, H), type: 'image/gif' },
  'GIF without its end': { bytes: gif(W, H).subarray(0, -1), type: 'image/gif' },
  'lossy WebP': { bytes: webpOf(webpLossy(W, H)), type: 'image/webp' },
  'lossless WebP': { bytes: webpOf(webpLossless(W, H)), type: 'image/webp' },
  'extended WebP': { bytes: webpOf(webpCanvas(W, H), webpChunk('ICCP', Buffer.alloc(3)), webpLossy(W, H)), type: 'image/webp' },
  'WebP of one frame': { bytes: webpOf(webpCanvas(W, H), webpFrame(W, H, 0, 0, webpLossy(W, H))), type: 'image/webp' },
};

describe('the size of a picture', () => {
  for (const [what, { bytes, type }] of Object.entries(WHOLE)) {
    test(`of a ${what} is read`, () => assert.deepEqual(measurePicture(bytes), { type, side: W }));
  }

  test('is the longer side, whichever that is', () => {
    for (const make of [png, jpeg, gif, (w: number, h: number) => webpOf(webpLossy(w, h)), (w: number, h: number) => webpOf(webpLossless(w, h)), (w: number, h: number) => webpOf(webpCanvas(w, h))]) {
      assert.deepEqual([sideOf(make(3000, 2)), sideOf(make(2, 3000))], [3000, 3000]);
    }
    assert.deepEqual([sideOf(png(0xffffffff, 1)), sideOf(jpeg(65_535, 1)), sideOf(gif(1, 65_535)), sideOf(webpOf(webpCanvas(2 ** 24, 1)))], [0xffffffff, 65_535, 65_535, 2 ** 24]);
  });
});

/** Where the first size that is read is small, and another one in the file is not. */
const LARGER_INSIDE: Readonly<Record<string, Buffer>> = {
  'PNG with a second header': pngOf(pngHeader(W, H), pngHeader(5000, 1)),
  'animated PNG with a larger frame': pngOf(pngHeader(W, H), pngFrame(5000, 1)),
  'animated PNG with a frame far outside': pngOf(pngHeader(W, H), pngFrame(10, 10, 0, 4990)),
  'JPEG with two frames': jpegOf(jpegFrame(W, H), jpegFrame(1, 5000, 0xc2)),
  'GIF with a frame larger than its screen': gifOf(1, 1, gifFrame(5000, 1)),
  'GIF with a frame outside its screen': gifOf(W, H, gifFrame(10, 10, 4990, 0)),
  'GIF of which the screen is larger': gifOf(5000, 1, gifFrame(1, 1)),
  'WebP with a canvas larger than its picture': webpOf(webpCanvas(5000, 1), webpLossy(1, 1)),
  'WebP with a picture larger than its canvas': webpOf(webpCanvas(1, 1), webpLossy(5000, 1)),
  'WebP with a lossless picture larger than its canvas': webpOf(webpCanvas(1, 1), webpLossless(1, 5000)),
  'WebP with two pictures': webpOf(webpLossy(1, 1), webpLossy(5000, 1)),
  'animated WebP with a larger frame': webpOf(webpCanvas(1, 1), webpFrame(5000, 1, 0, 0, webpLossy(1, 1))),
  'animated WebP with a frame outside': webpOf(webpCanvas(1, 1), webpFrame(10, 10, 4990, 0, webpLossy(1, 1))),
  'animated WebP with a larger picture in a frame': webpOf(webpCanvas(1, 1), webpFrame(1, 1, 0, 0, webpChunk('ALPH'), webpLossy(1, 5000))),
};

describe('the largest size counts', () => {
  for (const [what, bytes] of Object.entries(LARGER_INSIDE)) test(`of a ${what}`, () => assert.equal(sideOf(bytes), 5000));
});

/** At most one frame is decoded, and drawn once. */
const MOVING: Readonly<Record<string, Buffer>> = {
  'PNG of two frames': pngOf(pngHeader(W, H), pngChunk('acTL', Buffer.alloc(8)), pngFrame(W, H), pngFrame(10, 10, 20, 20)),
  'PNG of two frames behind its pixels': Buffer.concat([png(W, H).subarray(0, -12), pngFrame(W, H), pngFrame(W, H), pngChunk('IEND')]),
  'GIF of two frames': gifOf(W, H, gifFrame(W, H), gifFrame(5, 5, 100, 100)),
  'GIF of two frames with a comment between them': gifOf(W, H, gifFrame(W, H), Buffer.from([0x21, 0xfe, 1, 65, 0]), gifFrame(W, H)),
  'GIF of ten thousand frames': gifOf(W, H, ...Array.from({ length: 10_000 }, () => gifFrame(1, 1))),
  'WebP of two frames': webpOf(webpCanvas(W, H), webpFrame(W, H, 0, 0, webpLossy(W, H)), webpFrame(10, 10, 20, 20, webpLossless(10, 10))),
};

describe('no size is told of a picture that moves', () => {
  for (const [what, bytes] of Object.entries(MOVING)) test(`as a ${what}`, () => assert.equal(measurePicture(bytes), undefined));
});

const MALFORMED: Readonly<Record<string, Buffer>> = {
  'nothing': Buffer.alloc(0),
  'a beginning alone': Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'),
  'a PNG that begins with another chunk': pngOf(pngChunk('tEXt'), pngHeader(W, H)),
  'a PNG without width': png(0, 5),
  'a PNG with a frame without height': pngOf(pngHeader(W, H), pngFrame(5, 0, 9, 9)),
  'a PNG whose header is cut': png(W, H).subarray(0, 20),
  'a JPEG without a frame': jpegOf(),
  'a JPEG without height': jpeg(5, 0),
  'a JPEG with bytes between its segments': jpegOf(Buffer.from('x'), jpegFrame(W, H)),
  'a JPEG with a segment that is shorter than its length': Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), jpegFrame(W, H)]),
  'a JPEG with a second picture behind it': Buffer.concat([jpegOf(jpegSegment(0xe2, Buffer.from('MPF\0')), jpegFrame(W, H)), jpeg(5000, 5000)]),
  'a JPEG that ends before its scan': Buffer.concat([Buffer.from([0xff, 0xd8]), jpegFrame(W, H)]),
  'a GIF with an unknown block': gifOf(W, H, Buffer.from([0x99])),
  'a GIF whose frame is cut': gif(W, H).subarray(0, -4),
  'a GIF without size': gif(0, 0),
  'a WebP without a picture': webpOf(),
  'a WebP with another code': webpOf(webpChunk('VP8 ', Buffer.alloc(10))),
  'a WebP of frames in frames': webpOf(webpCanvas(9, 9), webpFrame(9, 9, 0, 0, webpFrame(9, 9, 0, 0, webpLossy(9, 9)))),
  'a RIFF of another kind': Buffer.from('RIFF\u0001\u0002\n\u0004WAVEfmt '),
  'a BMP': Buffer.concat([Buffer.from('BM'), Buffer.alloc(52)]),
  'an icon': Buffer.from([0, 0, 1, 0, 1, 0, 16, 16, 0, 0]),
  'an AVIF': Buffer.concat([Buffer.from([0, 0, 0, 0x1c]), Buffer.from('ftypavif'), Buffer.alloc(16)]),
  'a TIFF': Buffer.from('II*\0\u0008\0\0\0'),
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'a web page': Buffer.from('<!doctype html><script>1</script>'),
  'a picture behind something else': Buffer.concat([Buffer.from(' '), png(W, H)]),
};

describe('no size is told', () => {
  for (const [what, bytes] of Object.entries(MALFORMED)) test(`of ${what}`, () => assert.equal(measurePicture(bytes), undefined));

  test('of any beginning of a picture that ends before its size', () => {
    for (const [what, { bytes, type }] of Object.entries(WHOLE)) {
      for (let length = 0; length < bytes.length; length += 1) {
        const measured = measurePicture(bytes.subarray(0, length));
        if (measured !== undefined) assert.deepEqual(measured, { type, side: W }, `${what}, ${String(length)} bytes`);
      }
    }
  });
});

describe('whatever the bytes are', () => {
  const beginnings = Object.values(WHOLE).map(({ bytes }) => bytes);
  /** A picture with some of its bytes changed, and anything behind it. */
  const mutated = fc
    .tuple(fc.constantFrom(...beginnings), fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 6 }), fc.uint8Array({ maxLength: 200 }))
    .map(([picture, changes, more]) => {
      const bytes = Buffer.concat([picture, more]);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });

  test('they are measured without an error, or are no picture', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const measured = measurePicture(bytes);
        if (measured !== undefined) assert.ok(Number.isInteger(measured.side) && measured.side > 0);
      }),
      { numRuns: 5000 },
    );
  });

  const repeated = (count: number, part: Buffer): Buffer => Buffer.alloc(count * part.length, part);

  test('a mebibyte of the smallest parts there are is read once', () => {
    const parts: Readonly<Record<string, Buffer>> = {
      png: pngOf(pngHeader(W, H), repeated(80_000, pngChunk('tEXt'))),
      jpeg: jpegOf(repeated(250_000, jpegSegment(0xfe)), jpegFrame(W, H)),
      fill: jpegOf(Buffer.alloc(1_000_000, 0xff), jpegFrame(W, H)),
      gif: gifOf(W, H, repeated(300_000, Buffer.from([0x21, 0xfe, 0]))),
      blocks: gifOf(W, H, Buffer.from([0x21, 0xfe]), Buffer.alloc(1_000_000, 1), Buffer.from([0])),
      webp: webpOf(webpCanvas(W, H), repeated(120_000, webpChunk('ICCP'))),
    };
    for (const [what, bytes] of Object.entries(parts)) assert.equal(sideOf(bytes), W, what);
  });
});
