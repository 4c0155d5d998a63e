import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForWindow } from '../../../src/main/system/instance-lock.ts';

test('only a second start that says it is hidden asks for no window, whatever else arrives', () => {
  const shown = [null, undefined, 0, 1, '', 'hidden', true, [], [true], {}, { hidden: false }, { hidden: 'true' }, { hidden: null }, { other: true }];
  assert.deepEqual(shown.filter((data) => !asksForWindow(data)), []);
  assert.equal(asksForWindow({ hidden: true }), false);
});
