import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LazyListFormat } from '../../../scripts/lazy-list-format.ts';

test('the stand-in for a list format asks for no locale data before its first use', () => {
  const format = new LazyListFormat('no such locale!');
  assert.throws(() => format.format(['a']), RangeError);
});

test('the stand-in for a list format gives what the real one gives, each time', () => {
  const options = ['de', { type: 'disjunction' }] as const;
  const lazy = new LazyListFormat(...options);
  for (const list of [[], ['a'], ['a', 'b'], ['a', 'b', 'c']]) assert.equal(lazy.format(list), new Intl.ListFormat(...options).format(list));
});
