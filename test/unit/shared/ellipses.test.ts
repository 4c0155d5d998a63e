/** No label ends in two ellipses, wherever a shortened text meets one. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { describeDisconnect } from '../../../src/shared/describe-flows.ts';
import { oneEllipsis, plainText } from '../../../src/shared/format.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';

const TWO_ELLIPSES = /(?:…|\.{2,})\s*…$/u;
const GAP = 'GAP';

type Entry = readonly [path: string, text: (...args: unknown[]) => unknown];
/** The texts with gaps of the catalogue, with their paths. */
function textsWithGaps(value: unknown, path = ''): Entry[] {
  if (typeof value === 'function') return [[path, value as Entry[1]]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsWithGaps(each, path === '' ? key : `${path}.${key}`));
}

/** Every text that ends in a gap and an ellipsis, with what makes a label of it. */
const LABELS: Readonly<Record<string, (name: string) => string | undefined>> = {
  'disconnect.actionFor': (name) => oneEllipsis(messages.disconnect.actionFor(name)),
  'disconnect.running.title': (label) => describeDisconnect({ state: 'running', userId: 'u', label })?.title,
  'tray.disconnectUser': (name) => oneEllipsis(messages.tray.disconnectUser(name)),
};

/** At and over the limit of a label, and names that end in what may meet an ellipsis. */
const NAMES = ['Ada', 'Ada…', 'Ada...', 'Ada ……', 'Wolfe… Wol…', ...[59, 60, 61, 300].map((length) => 'x'.repeat(length)), `${'x'.repeat(58)}…y`, `${'x'.repeat(56)}... more`];

describe('labels that end in an ellipsis', () => {
  test('are all in the table of this test', () => {
    const found = textsWithGaps(messages).filter(([, text]) => {
      const words = text(...Array.from({ length: text.length }, () => GAP));
      return typeof words === 'string' && words.endsWith(`${GAP}…`);
    });
    assert.deepEqual(found.map(([path]) => path).sort(), Object.keys(LABELS).sort());
  });

  for (const [path, label] of Object.entries(LABELS)) {
    test(`${path} ends in one`, () => {
      for (const name of NAMES) {
        const text = label(plainText(name)) ?? '';
        assert.match(text, /…$/u);
        assert.doesNotMatch(text, TWO_ELLIPSES);
      }
    });
  }

  test('a text that is shortened ends in one, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('…', '.', ' ', 'x', 'é'), { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (parts, max) => {
        const text = parts.join('');
        const short = plainText(text, max);
        return short === plainText(text, 1000) || (short.endsWith('…') && !TWO_ELLIPSES.test(short));
      }),
      { numRuns: 2000 },
    );
  });

  test('a text without an ellipsis at its end stays as it is', () => {
    for (const text of ['', 'Ada', 'Ada.', 'Ada...', 'a … b', '… Ada']) assert.equal(oneEllipsis(text), text);
  });

  test('ten thousand dots take no time', { timeout: 2000 }, () => {
    assert.equal(oneEllipsis(`${'.'.repeat(100_000)}x`), `${'.'.repeat(100_000)}x`);
    assert.equal(oneEllipsis('…'.repeat(100_000)), '…');
  });
});
