import { crc32, deflateSync } from 'node:zlib';

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
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
