import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tableOf, verdictOn } from '../../bench/report.ts';
import { extraRow, limitRow, ratioRow, slopeOf, statsOf } from '../../bench/stats.ts';

describe('bench: what is judged', () => {
  test('smallest, middle and largest, also of an even number of values', () => {
    assert.deepEqual(statsOf([3, 1, 2]), { min: 1, median: 2, max: 3 });
    assert.deepEqual(statsOf([4, 1, 2, 3]), { min: 1, median: 2.5, max: 4 });
  });

  test('a ratio is taken pair by pair, so that a machine that gets slower spoils nothing', () => {
    const row = ratioRow('start', 'ms', { app: [110, 220, 440], bare: [100, 200, 400] }, 1.1);
    assert.equal(row.measured, '1.10 ×');
    assert.equal(row.held, true);
    assert.equal(ratioRow('start', 'ms', { app: [120], bare: [100] }, 1.1).held, false);
  });

  test('what comes on top of the bare app is a difference, which may be negative', () => {
    const pairs = { app: [90, 130], bare: [100, 100] };
    assert.equal(extraRow('processor', 'ms', pairs, 10).measured, '+ 10 ms');
    assert.equal(extraRow('processor', 'ms', { app: [90], bare: [100] }, 0).measured, '− 10 ms');
  });

  test('a limit is for the median, or for the slowest', () => {
    assert.equal(limitRow('window', 'ms', [10, 20, 90], 50).held, true);
    assert.equal(limitRow('window', 'ms', [10, 20, 90], 50, { counts: 'max' }).held, false);
  });

  test('a slope is that of all values, and one outlier in the middle does not tilt it', () => {
    assert.equal(slopeOf([5, 7, 9, 11]), 2);
    assert.equal(slopeOf([5, 5, 50, 5, 5]), 0);
    assert.equal(limitRow('left over', 'left', [1], 0).held, false);
  });

  test('the table and the verdict say plainly what was missed', () => {
    const rows = [limitRow('first', 'ms', [10], 50), limitRow('second', 'ms', [60], 50)];
    const lines = tableOf(rows).split('\n');
    assert.equal(new Set(lines.map(({ length }) => length)).size, 1);
    assert.match(lines[2] ?? '', /first .* held /);
    assert.match(lines[3] ?? '', /second .* \*\*missed\*\* /);
    assert.equal(verdictOn(rows), '1 of 2 budgets missed: second.');
    assert.equal(verdictOn(rows.slice(0, 1)), 'Every budget is held.');
  });
});
