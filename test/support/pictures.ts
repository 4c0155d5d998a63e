/** Pictures as bytes: only what says how large they are, with no or few pixels. */

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const u16be = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const u16le = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
const u24le = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff, value >> 16]);
const u32be = (value: number): Buffer => Buffer.from([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);
const u32le = (value: number): Buffer => Buffer.from(u32be(value).toReversed());

/** A chunk of a PNG; its check is not read. */
export const pngChunk = (type: string, ...data: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([u32be(body.length), latin1(type), body, Buffer.alloc(4)]);
};
export const pngHeader = (width: number, height: number): Buffer => pngChunk('IHDR', u32be(width), u32be(height), Buffer.from([8, 6, 0, 0, 0]));
/** A frame of an animated PNG. */
export const pngFrame = (width: number, height: number, left = 0, top = 0): Buffer =>
  pngChunk('fcTL', u32be(0), u32be(width), u32be(height), u32be(left), u32be(top), Buffer.alloc(6));
export const pngOf = (...chunks: readonly Buffer[]): Buffer => Buffer.concat([latin1('\u0089PNG\r\n\u001A\n'), ...chunks, pngChunk('IDAT', Buffer.alloc(9)), pngChunk('IEND')]);
export const png = (width: number, height: number): Buffer => pngOf(pngHeader(width, height));

export const jpegSegment = (marker: number, ...data: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([Buffer.from([0xff, marker]), u16be(body.length + 2), body]);
};
export const jpegFrame = (width: number, height: number, marker = 0xc0): Buffer =>
  jpegSegment(marker, Buffer.from([8]), u16be(height), u16be(width), Buffer.from([1, 1, 0x11, 0]));
export const jpegOf = (...segments: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), jpegSegment(0xe0, latin1('JFIF\0')), ...segments, jpegSegment(0xda, Buffer.alloc(6)), Buffer.from([0xff, 0xd9])]);
export const jpeg = (width: number, height: number): Buffer => jpegOf(jpegFrame(width, height));

export const gifFrame = (width: number, height: number, left = 0, top = 0): Buffer =>
  Buffer.concat([Buffer.from([0x2c]), ...[left, top, width, height].map(u16le), Buffer.from([0x80]), Buffer.alloc(6), Buffer.from([2, 1, 0x44, 0])]);
/** A picture with a table of two colours and an extension before its frames. */
export const gifOf = (width: number, height: number, ...frames: readonly Buffer[]): Buffer =>
  Buffer.concat([latin1('GIF89a'), u16le(width), u16le(height), Buffer.from([0x80, 0, 0]), Buffer.alloc(6), Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0]), ...frames, Buffer.from([0x3b])]);
export const gif = (width: number, height: number): Buffer => gifOf(width, height, gifFrame(width, height));

export const webpChunk = (type: string, ...data: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(data);
  return Buffer.concat([latin1(type), u32le(body.length), body, Buffer.alloc(body.length % 2)]);
};
export const webpLossy = (width: number, height: number): Buffer => webpChunk('VP8 ', Buffer.from([0x10, 0, 0, 0x9d, 1, 0x2a]), u16le(width), u16le(height));
export const webpLossless = (width: number, height: number): Buffer => webpChunk('VP8L', Buffer.from([0x2f]), u32le((width - 1) | ((height - 1) << 14)));
export const webpCanvas = (width: number, height: number): Buffer => webpChunk('VP8X', Buffer.alloc(4), u24le(width - 1), u24le(height - 1));
export const webpFrame = (width: number, height: number, left: number, top: number, ...chunks: readonly Buffer[]): Buffer =>
  webpChunk('ANMF', u24le(left / 2), u24le(top / 2), u24le(width - 1), u24le(height - 1), Buffer.alloc(4), ...chunks);
export const webpOf = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([latin1('WEBP'), ...chunks]);
  return Buffer.concat([latin1('RIFF'), u32le(body.length), body]);
};
