/** Names of either direction in sentences of either direction: the browser itself says where each letter stands. */
import type { Page } from '@playwright/test';
import { en } from '../../src/shared/i18n/en/index.ts';
import { isolating } from '../../src/shared/i18n/isolates.ts';
import type { Messages } from '../../src/shared/i18n/messages.ts';
import { pseudoCatalogue } from '../support/pseudo.ts';
import { expect, test } from './fixtures.ts';

const CATALOGUES: readonly Messages[] = [isolating(en), isolating(pseudoCatalogue(en, 'mirrored'))];
const NAMES = ['Ada', 'Ada (2)', '2 Fast', '(Ada)', 'ada@example.org', '123 456', 'שלום', 'שלום (2)', '2 שלום', '(مرحبا)', 'مرحبا!', 'Ada שלום', 'שלום Ada', 'שלום, 2.'];
const SENTENCES: readonly ((messages: Messages, name: string, other: string) => string)[] = [
  ({ disconnect }, name) => disconnect.actionFor(name),
  ({ disconnect }, name) => disconnect.asking.title(name),
  ({ disconnect }, name) => disconnect.steps.service.title(name),
  ({ tray }, name) => tray.current(name),
  ({ tray }, name, other) => tray.namesake(name, other),
  ({ session }, name) => session.tooltip(session.signedIn.title(name)),
  ({ session }, name, other) => session.lastKnown(name, other),
  ({ transitions }, name, other) => transitions['user-switched'].notification.title(name, other),
  ({ quoted, session }, name) => session.serviceSaid(quoted(name)),
  ({ cli }, name, other) => cli.notice(name, other),
];
const GAP = /([\uE000\uE001])/u;

interface Piece {
  readonly text: string;
  /** Of the sentence around it, or its own. */
  readonly dir: 'ltr' | 'rtl' | 'auto';
}

/** @returns the letters of each piece from left to right, as they are drawn */
const drawn = (window: Page, pieces: readonly Piece[]): Promise<string[]> =>
  window.evaluate(
    (given) =>
      given.map(({ text, dir }) => {
        const line = document.body.appendChild(document.createElement('p'));
        line.dir = dir;
        Object.assign(line.style, { position: 'absolute', whiteSpace: 'pre' });
        line.textContent = text;
        const [node] = line.childNodes;
        const range = document.createRange();
        const letters = Array.from(text, (letter, at) => {
          range.setStart(node as Text, at);
          range.setEnd(node as Text, at + 1);
          return { letter, x: range.getBoundingClientRect().left };
        });
        line.remove();
        return letters.filter(({ letter }) => !/[\u200E\u200F\u2068\u2069]/u.test(letter)).toSorted((one, other) => one.x - other.x).map(({ letter }) => letter).join('');
      }),
    pieces,
  );

test('a name stands in a sentence as it stands alone, and moves nothing around it', async ({ window }) => {
  const sentences = CATALOGUES.flatMap((messages) =>
    SENTENCES.flatMap((sentence) => NAMES.map((name, at) => ({ messages, sentence, values: [name, NAMES[(at + 6) % NAMES.length] ?? ''] as const }))),
  );
  const wholes = sentences.map(({ messages, sentence, values }): Piece => ({ text: sentence(messages, ...values), dir: messages.direction }));
  const piecesOf = sentences.map(({ messages, sentence, values: [name, other] }) =>
    sentence(messages, '\uE000', '\uE001').split(GAP).map((text): Piece => (GAP.test(text) ? { text: text === '\uE000' ? name : other, dir: 'auto' } : { text, dir: messages.direction })),
  );
  const [drawnWholes, drawnPieces] = [await drawn(window, wholes), await drawn(window, piecesOf.flat())];
  let at = 0;
  const expected = piecesOf.map((pieces, index) => {
    const letters = drawnPieces.slice(at, (at += pieces.length));
    return (wholes[index]?.dir === 'rtl' ? letters.toReversed() : letters).join('');
  });
  expect(drawnWholes).toEqual(expected);
});
