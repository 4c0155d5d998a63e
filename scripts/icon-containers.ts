/** Icon files of macOS and Windows: containers of the same picture in several sizes. */

/** A picture: its PNG, and its pixels as RGBA rows from the top. */
export interface IconPicture {
  readonly pixels: number;
  readonly png: Buffer;
  readonly rgba: Buffer;
}

/** Types of entries that hold a PNG, by the width of the picture; those of Retina displays hold a width a second time. */
const ICNS_TYPES: readonly (readonly [type: string, pixels: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];
/** The sizes in which Explorer, the taskbar and the installer show an icon. */
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 256] as const;

/** The widths from which the containers are made. */
export const ICNS_PIXELS: readonly number[] = [...new Set(ICNS_TYPES.map(([, pixels]) => pixels))];
export const ICO_PIXELS: readonly number[] = ICO_SIZES;

const ICNS_HEADER_BYTES = 8;

const icnsBlock = (type: string, content: Buffer): Buffer => {
  const header = Buffer.alloc(ICNS_HEADER_BYTES);
  header.write(type, 'latin1');
  header.writeUInt32BE(ICNS_HEADER_BYTES + content.length, 4);
  return Buffer.concat([header, content]);
};

const pictureOf = (pictures: readonly IconPicture[], pixels: number): IconPicture => {
  const found = pictures.find((picture) => picture.pixels === pixels);
  if (!found) throw new Error(`There is no picture of ${pixels} pixels.`);
  return found;
};

/**
 * @param pictures - one for each width in {@link ICNS_PIXELS}
 * @returns the icon file of macOS
 */
export const makeIcns = (pictures: readonly IconPicture[]): Buffer =>
  icnsBlock('icns', Buffer.concat(ICNS_TYPES.map(([type, pixels]) => icnsBlock(type, pictureOf(pictures, pixels).png))));

const BITMAP_HEADER_BYTES = 40;
const MASK_ROW_BITS = 32;

/** A bitmap with alpha as icons have it: rows from the bottom, BGRA, and behind it a mask that newer systems pass over. */
const bitmapOf = ({ pixels, rgba }: IconPicture): Buffer => {
  const header = Buffer.alloc(BITMAP_HEADER_BYTES);
  header.writeUInt32LE(BITMAP_HEADER_BYTES, 0);
  header.writeInt32LE(pixels, 4);
  // The height counts the mask as well.
  header.writeInt32LE(pixels * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const rowBytes = pixels * 4;
  const rows = Array.from({ length: pixels }, (_each, row) => {
    const bytes = Buffer.from(rgba.subarray((pixels - 1 - row) * rowBytes, (pixels - row) * rowBytes));
    for (let at = 0; at < rowBytes; at += 4) bytes.subarray(at, at + 3).reverse();
    return bytes;
  });
  const mask = Buffer.alloc((Math.ceil(pixels / MASK_ROW_BITS) * MASK_ROW_BITS * pixels) / 8);
  return Buffer.concat([header, ...rows, mask]);
};

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
/** Written as 0, because the field has one byte. */
const LARGEST = 256;

/**
 * The largest picture is a PNG; the smaller ones are bitmaps, because old parts of Windows, the installer among them, read
 * nothing else.
 *
 * @param pictures - one for each width in {@link ICO_PIXELS}
 * @returns the icon file of Windows
 */
export const makeIco = (pictures: readonly IconPicture[]): Buffer => {
  const contents = ICO_SIZES.map((pixels) => {
    const picture = pictureOf(pictures, pixels);
    return pixels === LARGEST ? picture.png : bitmapOf(picture);
  });
  const head = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * contents.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(contents.length, 4);
  let offset = head.length;
  for (const [index, content] of contents.entries()) {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    const pixels = ICO_SIZES[index] ?? 0;
    head.writeUInt8(pixels % LARGEST, at);
    head.writeUInt8(pixels % LARGEST, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(content.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += content.length;
  }
  return Buffer.concat([head, ...contents]);
};
