/** What a person sees on the screen of a desktop, as pixels. */
import { readFile } from 'node:fs/promises';
import type { RgbaImage } from '../support/png.ts';

export type Screen = RgbaImage;

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of 255: a difference in one channel that is no rounding. */
const DIFFERENCE_MIN = 24;
const PANEL_HEIGHT_PX = 32;
const XWD = { headerSize: 0, width: 16, height: 20, bitsPerPixel: 44, bytesPerLine: 48, colours: 76, bytesPerColour: 12 } as const;

/**
 * Reads the memory of the X server. A client such as `xwd` puts the picture together window by window, and fails when
 * one of them closes meanwhile (BadMatch).
 * @param framebuffer - the screen as the X server maps it (XWDFile.h): three or four bytes a pixel, blue first
 */
export async function capture(framebuffer: string): Promise<Screen> {
  const dump = await readFile(framebuffer);
  const field = (at: number): number => dump.readUInt32BE(at);
  const [width, height, line] = [field(XWD.width), field(XWD.height), field(XWD.bytesPerLine)];
  const pixel = field(XWD.bitsPerPixel) / 8;
  const begin = field(XWD.headerSize) + field(XWD.colours) * XWD.bytesPerColour;
  const data = Buffer.alloc(width * height * 4, 0xff);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = begin + y * line + x * pixel;
      const to = (y * width + x) * 4;
      data[to] = dump[from + 2] ?? 0;
      data[to + 1] = dump[from + 1] ?? 0;
      data[to + 2] = dump[from] ?? 0;
    }
  }
  return { width, height, data };
}

/**
 * @param before - a screen
 * @param after - the same screen later
 * @param within - the part that is compared; all of it by default
 * @returns the smallest part with everything that changed, and how many pixels did; null where nothing did
 */
export function changedPart(before: Screen, after: Screen, within: Rect = wholeOf(after)): (Rect & { readonly pixels: number }) | null {
  let [left, top, right, bottom, pixels] = [Infinity, Infinity, -1, -1, 0];
  for (let y = within.y; y < within.y + within.height; y += 1) {
    for (let x = within.x; x < within.x + within.width; x += 1) {
      const at = (y * after.width + x) * 4;
      if ([0, 1, 2].every((channel) => Math.abs((before.data[at + channel] ?? 0) - (after.data[at + channel] ?? 0)) < DIFFERENCE_MIN)) continue;
      [left, top, right, bottom, pixels] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y), pixels + 1];
    }
  }
  return pixels === 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1, pixels };
}

/** Where each of the desktops has its panel. */
export const panelPart = ({ width }: Screen): Rect => ({ x: 0, y: 0, width, height: PANEL_HEIGHT_PX });

/** All but the panel. */
export const belowPanel = ({ width, height }: Screen): Rect => ({ x: 0, y: PANEL_HEIGHT_PX, width, height: height - PANEL_HEIGHT_PX });

const wholeOf = ({ width, height }: Screen): Rect => ({ x: 0, y: 0, width, height });

export const centreOf = ({ x, y, width, height }: Rect): readonly [x: number, y: number] => [Math.round(x + width / 2), Math.round(y + height / 2)];

/**
 * @param screen - with an icon on a panel
 * @param icon - where it is
 * @param ground - the panel without the icon
 * @returns the largest contrast of a pixel of the icon to the panel behind it (WCAG 2.2)
 */
export function contrastOf(screen: Screen, icon: Rect, ground: Screen): number {
  let largest = 1;
  for (let y = icon.y; y < icon.y + icon.height; y += 1) {
    for (let x = icon.x; x < icon.x + icon.width; x += 1) {
      const [dark, light] = [luminanceAt(screen, x, y), luminanceAt(ground, x, y)].sort((a, b) => a - b) as [number, number];
      largest = Math.max(largest, (light + 0.05) / (dark + 0.05));
    }
  }
  return largest;
}

function luminanceAt({ width, data }: Screen, x: number, y: number): number {
  const at = (y * width + x) * 4;
  const [red, green, blue] = [0, 1, 2].map((channel) => {
    const value = (data[at + channel] ?? 0) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
