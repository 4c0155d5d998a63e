/** Where the window was, and where it can be now. Pure, but for the file in which that is kept. */
import * as z from 'zod/mini';
import { readRegularFile, replaceFile } from '../system/private-files.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const positive = z.int().check(z.positive());
/** How a window was left. */
const WindowState = z.object({ x: z.int(), y: z.int(), width: positive, height: positive, maximized: z.boolean() });
export type WindowState = Readonly<z.infer<typeof WindowState>>;

const BYTES_MAX = 4096;

const overlap = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));

const sharedArea = (one: Bounds, other: Bounds): number =>
  overlap(one.x, one.width, other.x, other.width) * overlap(one.y, one.height, other.y, other.height);

const between = (value: number, min: number, max: number): number => Math.max(min, Math.min(value, max));

/**
 * @param kept - where the window was
 * @param workAreas - of the screens that there are now, the main one first; not empty
 * @param min - the smallest size of the window
 * @returns bounds that are wholly on the screen with most of it, on the main one where it is on none, as far as they fit
 */
export function boundsOnScreen(kept: Bounds, workAreas: readonly [Bounds, ...Bounds[]], min: Pick<Bounds, 'width' | 'height'>): Bounds {
  const [main] = workAreas;
  const area = workAreas.reduce((best, each) => (sharedArea(kept, each) > sharedArea(kept, best) ? each : best), main);
  const width = between(kept.width, min.width, Math.max(area.width, min.width));
  const height = between(kept.height, min.height, Math.max(area.height, min.height));
  return {
    x: between(kept.x, area.x, Math.max(area.x, area.x + area.width - width)),
    y: between(kept.y, area.y, Math.max(area.y, area.y + area.height - height)),
    width,
    height,
  };
}

/** @returns how the window was left; undefined where nobody knows, which is no reason to tell anybody */
export function readWindowState(path: string): WindowState | undefined {
  try {
    return WindowState.safeParse(JSON.parse(readRegularFile(path, BYTES_MAX).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Keeps how the window was left. Where that cannot be written it opens next time as it did this time. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    replaceFile(path, JSON.stringify(state));
  } catch {
    // See above.
  }
}
