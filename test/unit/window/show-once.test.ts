import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { describe, test } from 'node:test';
import { LOADED_TO_SHOWN_MS, showOnce } from '../../../src/main/window/show-once.ts';

/** A hidden window whose events are sent by hand: a display on which Electron leaves one out cannot be had here. */
class Window extends EventEmitter {
  readonly webContents = new EventEmitter();
  shown = 0;
  destroyed = false;
  isDestroyed = (): boolean => this.destroyed;
  show = (): void => {
    if (this.destroyed) throw new Error('Object has been destroyed');
    this.shown += 1;
  };
}

const STEPS = {
  frame: (window: Window) => window.emit('ready-to-show'),
  loaded: (window: Window) => window.webContents.emit('did-finish-load'),
  closed: (window: Window) => (window.destroyed = true),
} as const;
type Step = keyof typeof STEPS | 'later';

function shownAfter(...steps: readonly Step[]): number {
  const window = new Window();
  const due: (() => void)[] = [];
  showOnce(window, (callback, delayMs) => {
    assert.equal(delayMs, LOADED_TO_SHOWN_MS);
    due.push(callback);
  });
  for (const step of steps) {
    if (step === 'later') due.splice(0).forEach((callback) => callback());
    else STEPS[step](window);
  }
  return window.shown;
}

describe('a new window is shown once', () => {
  const CASES: readonly (readonly [shown: number, ...steps: Step[]])[] = [
    [0],
    [1, 'frame'],
    [0, 'loaded'],
    [1, 'loaded', 'later'],
    [1, 'frame', 'loaded', 'later'],
    [1, 'loaded', 'frame', 'later'],
    [1, 'loaded', 'later', 'frame'],
    [1, 'frame', 'frame', 'loaded', 'loaded', 'later'],
    [0, 'closed', 'frame'],
    [0, 'loaded', 'closed', 'later'],
    [0, 'loaded', 'closed', 'frame', 'later'],
  ];
  for (const [shown, ...steps] of CASES) {
    test(`${steps.join(', ') || 'nothing happened'}: ${shown === 1 ? 'shown' : 'not shown'}`, () => {
      assert.equal(shownAfter(...steps), shown);
    });
  }
});
