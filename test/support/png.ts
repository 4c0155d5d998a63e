import { deflateSync, inflateSync } from 'node:zlib';
import { pngChunk } from '../simulator/avatar.ts';

/** An image as rows of red, green, blue and alpha bytes, top to bottom, alpha not premultiplied. */
export interface RgbaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const BYTES_PER_PIXEL = 4;

/** Encodes an image as PNG: eight bits per channel with alpha, no filter (https://www.w3.org/TR/png-3/). */
export function encodePng({ width, height, data }: RgbaImage): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8); // bit depth, colour type RGBA, compression, filter method, no interlace

  const stride = width * BYTES_PER_PIXEL;
  const rows = Buffer.alloc((stride + 1) * height); // each row begins with its filter type: 0, none
  for (let row = 0; row < height; row += 1) {
    data.copy(rows, row * (stride + 1) + 1, row * stride, (row + 1) * stride);
  }
  return Buffer.concat([SIGNATURE, pngChunk('IHDR', header), pngChunk('IDAT', deflateSync(rows)), pngChunk('IEND', Buffer.alloc(0))]);
}

/**
 * @param image - a square one
 * @param size - pixels a side
 * @returns the image as a panel of that size draws it: each pixel is the mean of what it covers
 */
export function scaled({ width, height, data }: RgbaImage, size: number): RgbaImage {
  const drawn = Buffer.alloc(size * size * BYTES_PER_PIXEL);
  const range = (at: number, length: number): [from: number, to: number] => {
    const from = Math.floor((at * length) / size);
    return [from, Math.max(from + 1, Math.ceil(((at + 1) * length) / size))];
  };
  for (let index = 0; index < drawn.length; index += 1) {
    const pixel = Math.floor(index / BYTES_PER_PIXEL);
    const [fromX, toX] = range(pixel % size, width);
    const [fromY, toY] = range(Math.floor(pixel / size), height);
    let sum = 0;
    for (let y = fromY; y < toY; y += 1) {
      for (let x = fromX; x < toX; x += 1) sum += data[(y * width + x) * BYTES_PER_PIXEL + (index % BYTES_PER_PIXEL)] ?? 0;
    }
    drawn[index] = Math.round(sum / ((toX - fromX) * (toY - fromY)));
  }
  return { width: size, height: size, data: drawn };
}

/** What each byte of a row was made of, by filter type: its left, upper and upper left neighbour. */
const PREDICTORS: readonly ((left: number, up: number, upLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, upLeft) => {
    const [toLeft, toUp, toUpLeft] = [up - upLeft, left - upLeft, left + up - 2 * upLeft].map(Math.abs) as [number, number, number];
    return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
  },
];

/** Decodes the PNGs that browsers make: eight bits per channel, with or without alpha, not interlaced. */
export function decodePng(png: Buffer): RgbaImage {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is not a PNG.');
  const compressed: Buffer[] = [];
  let header: Buffer = Buffer.alloc(0);
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') compressed.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlace] = header.subarray(8);
  const channels = colourType === 6 ? 4 : colourType === 2 ? 3 : 0;
  if (depth !== 8 || channels === 0 || interlace !== 0) throw new Error('This kind of PNG is not known here.');
  return { width, height, data: unfilter(inflateSync(Buffer.concat(compressed)), width, height, channels) };
}

function unfilter(rows: Buffer, width: number, height: number, channels: number): Buffer {
  const stride = width * channels;
  const plain = Buffer.alloc(stride * height);
  const data = Buffer.alloc(width * height * BYTES_PER_PIXEL, 0xff);
  for (let y = 0; y < height; y += 1) {
    const predict = PREDICTORS[rows[y * (stride + 1)] ?? 0];
    if (predict === undefined) throw new Error('This PNG has a filter that does not exist.');
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (plain[at - channels] ?? 0);
      const up = y === 0 ? 0 : (plain[at - stride] ?? 0);
      const upLeft = x < channels || y === 0 ? 0 : (plain[at - stride - channels] ?? 0);
      const value = ((rows[at + y + 1] ?? 0) + predict(left, up, upLeft)) & 0xff;
      plain[at] = value;
      data[Math.floor(at / channels) * BYTES_PER_PIXEL + (at % channels)] = value;
    }
  }
  return data;
}
