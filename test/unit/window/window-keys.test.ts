import assert from 'node:assert/strict';
import { test } from 'node:test';
import { windowKeyOf, zoomLevelAfter, type KeyPress, type WindowKey } from '../../../src/main/window/window-keys.ts';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  type: 'keyDown', key, code, control: true, meta: false, alt: false, shift: false, ...more,
});

const PRESSES: readonly (readonly [KeyPress, WindowKey])[] = [
  [press('w', 'KeyW'), { name: 'close' }],
  [press('W', 'KeyW'), { name: 'close' }],
  [press('q', 'KeyQ'), { name: 'quit' }],
  [press('r', 'KeyR'), { name: 'checkNow' }],
  [press('+', 'NumpadAdd'), { name: 'zoom', to: 'in' }],
  [press('+', 'Equal', { shift: true }), { name: 'zoom', to: 'in' }],
  [press('=', 'Equal'), { name: 'zoom', to: 'in' }],
  [press('+', 'BracketRight'), { name: 'zoom', to: 'in' }],
  [press('-', 'Minus'), { name: 'zoom', to: 'out' }],
  [press('-', 'NumpadSubtract'), { name: 'zoom', to: 'out' }],
  [press('0', 'Digit0'), { name: 'zoom', to: 'normal' }],
  [press('0', 'Numpad0'), { name: 'zoom', to: 'normal' }],
  [press('1', 'Digit1'), { name: 'place', place: 'account' }],
  [press('2', 'Digit2'), { name: 'place', place: 'activity' }],
  [press('3', 'Digit3'), { name: 'place', place: 'settings' }],
  // A French keyboard, on which a digit without Shift is a sign.
  [press('&', 'Digit1'), { name: 'place', place: 'account' }],
  [press('à', 'Digit0'), { name: 'zoom', to: 'normal' }],
  [press(',', 'Comma'), { name: 'place', place: 'settings' }],
  [press(',', 'KeyM'), { name: 'place', place: 'settings' }],
];

const OF_THE_PAGE: readonly KeyPress[] = [
  press('w', 'KeyW', { control: false }),
  press('w', 'KeyW', { type: 'keyUp' }),
  press('w', 'KeyW', { alt: true }),
  press('q', 'KeyQ', { meta: true }),
  press('R', 'KeyR', { shift: true }),
  press('!', 'Digit1', { shift: true }),
  press('@', 'KeyQ', { alt: true }),
  press('c', 'KeyC'),
  press('v', 'KeyV'),
  press('4', 'Digit4'),
  press('Escape', 'Escape'),
  press('constructor', ''),
  press('', ''),
];

test('Control, and on macOS Command, with a key does what it does in any app', () => {
  for (const [given, wanted] of PRESSES) {
    assert.deepEqual(windowKeyOf(given, 'linux'), wanted, given.key);
    assert.deepEqual(windowKeyOf(given, 'win32'), wanted, given.key);
    assert.equal(windowKeyOf(given, 'darwin'), undefined, given.key);
    assert.deepEqual(windowKeyOf({ ...given, control: false, meta: true }, 'darwin'), wanted, given.key);
  }
});

test('every other key is left to the page', () => {
  for (const given of OF_THE_PAGE) assert.equal(windowKeyOf(given, 'linux'), undefined, JSON.stringify(given));
});

test('zooming has its ends, and a way back', () => {
  let level = 0;
  for (let times = 0; times < 100; times += 1) level = zoomLevelAfter(level, 'in');
  assert.equal(level, 7);
  for (let times = 0; times < 100; times += 1) level = zoomLevelAfter(level, 'out');
  assert.equal(level, -3);
  assert.equal(zoomLevelAfter(level, 'in'), -2.5);
  assert.equal(zoomLevelAfter(level, 'normal'), 0);
});
