/**
 * Draws every icon of the app. `npm run icons` writes them to `assets/`; they are committed, and a test makes sure that
 * what is committed is what this file draws.
 *
 * A tray icon is a light person on a dark plate. The plate goes with it, because nobody tells a program the colour of the
 * panel: the person stands out on a dark or grey panel, the plate on a light one. The person's shape alone tells the state,
 * colour only helps: signed in: filled, with a check; signed out: an outline; unreachable: struck through; starting: a head
 * above three dots, the person is not there yet; attention: filled, with an exclamation mark.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { ICNS_PIXELS, ICO_PIXELS, makeIcns, makeIco, type IconPicture } from './icon-containers.ts';

export const TRAY_STATES = ['signed-in', 'signed-out', 'unreachable', 'starting', 'attention'] as const;
export type TrayState = (typeof TRAY_STATES)[number];

interface Ink {
  readonly plate?: string;
  readonly person: string;
  readonly check: string;
  readonly slash: string;
  readonly exclamation: string;
}

const PLATE_INK: Ink = { plate: '#17222b', person: '#fff', check: '#5ee0cf', slash: '#ff9a8f', exclamation: '#ffb84d' };
/** macOS colours these itself: only their alpha counts, and a plate would hide the person. */
const TEMPLATE_INK: Ink = { person: '#000', check: '#000', slash: '#000', exclamation: '#000' };

/** A line across the person. */
interface Line {
  readonly path: string;
  /** The line and what lies beside it, where only crumbs of the person would be left. */
  readonly roomPath: string;
  readonly width: number;
}

/**
 * The person on one pixel grid. Each grid has coordinates of its own, because a drawing scaled from 22 to 16 pixels has
 * no edge left that falls between two pixels.
 */
interface Grid {
  readonly size: number;
  /** How far the corners of the plate are rounded. */
  readonly corner: number;
  readonly head: { readonly cx: number; readonly cy: number; readonly r: number };
  readonly shoulders: string;
  /** The path in the middle of the outline. */
  readonly shouldersInset: string;
  readonly outlineWidth: number;
  readonly check: Line;
  readonly slash: Line;
  readonly dots: { readonly xs: readonly number[]; readonly cy: number; readonly r: number };
  readonly exclamation: {
    readonly x: number;
    readonly width: number;
    readonly bar: readonly [top: number, bottom: number];
    readonly dotY: number;
  };
  /** How much room a mark keeps to the person behind it. */
  readonly gap: number;
}

/** The person alone, for macOS. */
const BARE_22: Grid = {
  size: 22,
  corner: 0,
  head: { cx: 11, cy: 6, r: 5 },
  shoulders: 'M2 20v-1a7 7 0 0 1 7-7h4a7 7 0 0 1 7 7v1a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1z',
  shouldersInset: 'M3 20v-1a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v1z',
  outlineWidth: 2,
  check: { path: 'M12 17.2l3 3L20.6 13.6', roomPath: 'M12 17.2l3 3L20.6 13.6V22H15z', width: 2.5 },
  slash: { path: 'M1.5 5l19 15', roomPath: 'M1.5 5l19 15V14.5H14.5z', width: 2 },
  dots: { xs: [4, 11, 18], cy: 18, r: 2.5 },
  exclamation: { x: 17, width: 3, bar: [9, 16], dotY: 18 },
  gap: 1.5,
};

const PLATE_22: Grid = {
  size: 22,
  corner: 5,
  head: { cx: 11, cy: 7, r: 4 },
  shoulders: 'M3 18a6 6 0 0 1 6-6h4a6 6 0 0 1 6 6v1H3z',
  shouldersInset: 'M4 18a5 5 0 0 1 5-5h4a5 5 0 0 1 5 5H4z',
  outlineWidth: 2,
  check: { path: 'M11.6 15.6l2.8 2.8L19.4 12.4', roomPath: 'M11.6 15.6l2.8 2.8L19.4 12.4V20H14.4z', width: 2.4 },
  slash: { path: 'M3 4.5l16 14', roomPath: 'M3 4.5l16 14V13.5H13.5z', width: 2 },
  dots: { xs: [5, 11, 17], cy: 16, r: 2 },
  exclamation: { x: 16, width: 3, bar: [6, 14], dotY: 16 },
  gap: 1.4,
};

const PLATE_16: Grid = {
  size: 16,
  corner: 3.5,
  head: { cx: 8, cy: 5, r: 3 },
  shoulders: 'M2 14v-1a4 4 0 0 1 4-4h4a4 4 0 0 1 4 4v1z',
  shouldersInset: 'M2.7 13.3v-.3a3.3 3.3 0 0 1 3.3-3.3h4a3.3 3.3 0 0 1 3.3 3.3v.3z',
  outlineWidth: 1.4,
  check: { path: 'M8.4 11.6l2 2L14.2 9', roomPath: 'M8.4 11.6l2 2L14.2 9V16H10.4z', width: 1.8 },
  slash: { path: 'M2 3l12 11', roomPath: 'M2 3l12 11V10H10z', width: 1.8 },
  dots: { xs: [3.5, 8, 12.5], cy: 12, r: 1.5 },
  exclamation: { x: 12, width: 2, bar: [4, 10], dotY: 12 },
  gap: 1,
};

const STROKE = 'fill="none" stroke-linecap="round" stroke-linejoin="round"';

const svg = (size: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">${content}</svg>`;

const filledPerson = ({ head, shoulders }: Grid, ink: string): string =>
  `<g fill="${ink}"><circle cx="${head.cx}" cy="${head.cy}" r="${head.r}"/><path d="${shoulders}"/></g>`;

const outlinedHead = ({ head, outlineWidth }: Grid, ink: string): string =>
  `<circle cx="${head.cx}" cy="${head.cy}" r="${head.r - outlineWidth / 2}" fill="none" stroke="${ink}" stroke-width="${outlineWidth}"/>`;

const outlinedPerson = (grid: Grid, ink: string): string =>
  `${outlinedHead(grid, ink)}<path d="${grid.shouldersInset}" ${STROKE} stroke="${ink}" stroke-width="${grid.outlineWidth}"/>`;

/** A line in front of the person, which stays clear of it. */
function inFront(grid: Grid, person: string, line: Line, ink: string): string {
  const { path, roomPath, width } = line;
  const room = width + 2 * grid.gap;
  return `<mask id="room"><rect width="${grid.size}" height="${grid.size}" fill="#fff"/><path d="${roomPath}" fill="#000" stroke="#000" stroke-width="${room}" stroke-linecap="round" stroke-linejoin="round"/></mask>
<g mask="url(#room)">${person}</g><path d="${path}" ${STROKE} stroke="${ink}" stroke-width="${width}"/>`;
}

/** An exclamation mark of whole pixels. */
function exclaimed(grid: Grid, person: string, ink: string): string {
  const { x, width, bar, dotY } = grid.exclamation;
  const [top, bottom] = bar;
  const gap = Math.round(grid.gap);
  return `<mask id="room"><rect width="${grid.size}" height="${grid.size}" fill="#fff"/><rect x="${x - gap}" y="${top - gap}" width="${width + 2 * gap}" height="${grid.size}" rx="${width / 2 + gap}" fill="#000"/></mask>
<g mask="url(#room)">${person}</g><g fill="${ink}"><rect x="${x}" y="${top}" width="${width}" height="${bottom - top}" rx="${width / 3}"/><rect x="${x}" y="${dotY}" width="${width}" height="${width}" rx="${width / 3}"/></g>`;
}

const plate = ({ size, corner }: Grid, fill: string | undefined): string =>
  fill === undefined ? '' : `<rect width="${size}" height="${size}" rx="${corner}" fill="${fill}"/>`;

function drawing(state: TrayState, grid: Grid, ink: Ink): string {
  return svg(grid.size, plate(grid, ink.plate) + personIn(state, grid, ink));
}

function personIn(state: TrayState, grid: Grid, ink: Ink): string {
  switch (state) {
    case 'signed-in':
      return inFront(grid, filledPerson(grid, ink.person), grid.check, ink.check);
    case 'signed-out':
      return outlinedPerson(grid, ink.person);
    case 'unreachable':
      return inFront(grid, filledPerson(grid, ink.person), grid.slash, ink.slash);
    case 'starting': {
      const { xs, cy, r } = grid.dots;
      const dots = xs.map((cx) => `<circle cx="${cx}" cy="${cy}" r="${r}"/>`).join('');
      return `${outlinedHead(grid, ink.person)}<g fill="${ink.person}">${dots}</g>`;
    }
    case 'attention':
      return exclaimed(grid, filledPerson(grid, ink.person), ink.exclamation);
  }
}

/** The app's own icon: a person on a tray. It keeps the margin that macOS expects around its rounded square. */
const APP_ICON = svg(
  1024,
  `<defs>
<linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#1c8c86"/><stop offset="1" stop-color="#0a4f57"/></linearGradient>
</defs>
<rect x="100" y="100" width="824" height="824" rx="186" fill="url(#ground)"/>
<rect x="103" y="103" width="818" height="818" rx="183" fill="none" stroke="#fff" stroke-opacity="0.14" stroke-width="6"/>
<g fill="#fff"><circle cx="512" cy="368" r="116"/><path d="M316 668v-6a142 142 0 0 1 142-142h108a142 142 0 0 1 142 142v6z"/></g>
<path d="M236 664v28a72 72 0 0 0 72 72h408a72 72 0 0 0 72-72v-28" fill="none" stroke="#8ff0de" stroke-width="48" stroke-linecap="round"/>`,
);

/** One file to draw: where it goes below `assets/`, what is on it, and how many pixels wide it is. */
export interface IconFile {
  readonly path: string;
  readonly svg: string;
  readonly pixels: number;
}

/** Electron takes the picture for the screen's scale by these endings. */
const SCALES_22 = [
  ['', 22],
  ['@2x', 44],
] as const;
const SCALES_16 = [
  ['', 16],
  ['@1.5x', 24],
  ['@2x', 32],
] as const;

/** The sizes that desktops look for in the hicolor theme. */
const LINUX_PIXELS = [16, 24, 32, 48, 64, 128, 256, 512] as const;

/**
 * All the icons: `tray/<state>` at 22 pixels, `…-16` for Windows, `…Template` for macOS, and the app's own.
 *
 * @returns the files to draw
 */
export function iconFiles(): IconFile[] {
  const own = [
    ...[1024, 256].map((pixels): IconFile => ({ path: pixels === 1024 ? 'icon.png' : `icon-${pixels}.png`, svg: APP_ICON, pixels })),
    ...LINUX_PIXELS.map((pixels): IconFile => ({ path: `icons/${pixels}x${pixels}.png`, svg: APP_ICON, pixels })),
  ];
  const tray = TRAY_STATES.flatMap((state) => [
    ...SCALES_22.map(([ending, pixels]) => ({ path: `tray/${state}${ending}.png`, svg: drawing(state, PLATE_22, PLATE_INK), pixels })),
    ...SCALES_16.map(([ending, pixels]) => ({ path: `tray/${state}-16${ending}.png`, svg: drawing(state, PLATE_16, PLATE_INK), pixels })),
    ...SCALES_22.map(([ending, pixels]) => ({ path: `tray/${state}Template${ending}.png`, svg: drawing(state, BARE_22, TEMPLATE_INK), pixels })),
  ]);
  return [...own, ...tray];
}

/**
 * @param file - what to draw
 * @returns its bytes as PNG; the same bytes each time
 */
export async function draw({ svg: source, pixels }: IconFile): Promise<Buffer> {
  const image = await renderAsync(source, { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } });
  return image.asPng();
}

const BYTE_MAX = 255;

/** The renderer gives colours that are multiplied by their alpha; icon files hold them as they are. */
function straight(premultiplied: Buffer): Buffer {
  const rgba = Buffer.from(premultiplied);
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    const factor = alpha === 0 ? 0 : BYTE_MAX / alpha;
    for (let channel = at; channel < at + 3; channel += 1) rgba[channel] = Math.min(BYTE_MAX, Math.round((rgba[channel] ?? 0) * factor));
  }
  return rgba;
}

async function picture(pixels: number): Promise<IconPicture> {
  const image = await renderAsync(APP_ICON, { fitTo: { mode: 'width', value: pixels }, font: { loadSystemFonts: false } });
  return { pixels, png: image.asPng(), rgba: straight(image.pixels) };
}

/** @returns the app's icon for macOS and for Windows, by their paths below `assets/` */
export async function drawContainers(): Promise<Readonly<Record<'icon.icns' | 'icon.ico', Buffer>>> {
  const pictures = await Promise.all([...new Set([...ICNS_PIXELS, ...ICO_PIXELS])].map(picture));
  return { 'icon.icns': makeIcns(pictures), 'icon.ico': makeIco(pictures) };
}

if (import.meta.main) {
  const assets = join(import.meta.dirname, '..', 'assets');
  const files = iconFiles();
  for (const file of files) {
    const path = join(assets, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await draw(file));
  }
  for (const [path, content] of Object.entries(await drawContainers())) await writeFile(join(assets, path), content);
  console.log(`${files.length} icons drawn.`);
}
