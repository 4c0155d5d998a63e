import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { boundsOnScreen, readWindowState, writeWindowState, type Bounds } from '../../../src/main/window/window-bounds.ts';

const MIN = { width: 360, height: 480 };
const box = (x: number, y: number, width: number, height: number): Bounds => ({ x, y, width, height });
const MAIN = box(0, 30, 1920, 1050);
const LEFT = box(-1280, 0, 1280, 1024);
const SMALL = box(0, 0, 320, 400);

const CASES: readonly (readonly [string, Bounds, [Bounds, ...Bounds[]], Bounds])[] = [
  ['where it was, if that is still a place', box(100, 100, 440, 680), [MAIN], box(100, 100, 440, 680)],
  ['on the second screen, if that is still there', box(-1000, 100, 440, 680), [MAIN, LEFT], box(-1000, 100, 440, 680)],
  ['on the main screen, if its screen is gone', box(-1000, 100, 440, 680), [MAIN], box(0, 100, 440, 680)],
  ['wholly on the screen, if a part was not', box(1800, 900, 440, 680), [MAIN], box(1480, 400, 440, 680)],
  ['below the panel', box(100, 0, 440, 680), [MAIN], box(100, 30, 440, 680)],
  ['on the screen with most of it', box(-100, 100, 440, 680), [MAIN, LEFT], box(0, 100, 440, 680)],
  ['smaller, if the screen is', box(0, 30, 4000, 3000), [MAIN], box(0, 30, 1920, 1050)],
  ['not smaller than it can be', box(0, 30, 10, 10), [MAIN], box(0, 30, 360, 480)],
  ['with its beginning on a screen that is too small', box(500, 500, 440, 680), [SMALL], box(0, 0, 360, 480)],
];

test('the window opens', async (suite) => {
  for (const [name, kept, areas, wanted] of CASES) await suite.test(name, () => assert.deepEqual(boundsOnScreen(kept, areas, MIN), wanted));
});

test('whatever is kept, the window is wholly on one of the screens, if it can be', () => {
  const area = fc.record({ x: fc.integer(), y: fc.integer(), width: fc.integer({ min: 800, max: 8000 }), height: fc.integer({ min: 600, max: 8000 }) });
  const kept = fc.record({ x: fc.integer(), y: fc.integer(), width: fc.integer({ min: 1 }), height: fc.integer({ min: 1 }) });
  fc.assert(
    fc.property(kept, fc.array(area, { minLength: 1, maxLength: 4 }), (was, areas) => {
      const { x, y, width, height } = boundsOnScreen(was, areas as [Bounds, ...Bounds[]], MIN);
      return areas.some((on) => x >= on.x && y >= on.y && x + width <= on.x + on.width && y + height <= on.y + on.height);
    }),
  );
});

test('what is kept is read as it was written, by its owner only, and anything else is nothing', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tray-bounds-'));
  try {
    const path = join(dir, 'window.json');
    assert.equal(readWindowState(path), undefined);
    const state = { ...box(1, -2, 500, 600), maximized: false };
    writeWindowState(path, state);
    assert.deepEqual(readWindowState(path), state);
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
    for (const text of ['', '{', 'null', '[]', '{"x":1}', JSON.stringify({ ...state, width: 0 }), JSON.stringify({ ...state, x: 0.5 }), JSON.stringify({ ...state, maximized: 1 }), 'x'.repeat(5000)]) {
      await writeFile(path, text);
      assert.equal(readWindowState(path), undefined, text.slice(0, 40));
    }
    await rm(path);
    await mkdir(path);
    assert.equal(readWindowState(path), undefined);
    writeWindowState(path, state);
    writeWindowState(join(dir, 'nowhere', 'window.json'), state);
  } finally {
    await rm(dir, { recursive: true });
  }
});
