import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbroken } from '../../../src/renderer/unbroken.ts';

const NBSP = '\u00A0';

test('no line of the window breaks within the name of the service, or between a number and what it counts', () => {
  const KEPT: Readonly<Record<string, string>> = {
    'Pieces OS is not answering': 'Pieces_OS is not answering',
    'Geprüft vor 15 Sekunden.': 'Geprüft vor 15_Sekunden.',
    'Vérifié il y a 15 secondes.': 'Vérifié il_y_a 15_secondes.',
    'Pieces OS で確認済みです（15 秒前）。': 'Pieces_OS で確認済みです（15_秒前）。',
    'ライブ更新がオンのため、1 分ごとに確認（確認：18 秒前）': 'ライブ更新がオンのため、1_分ごとに確認（確認：18_秒前）',
    'for 2 d 10 h': 'for 2_d 10_h',
    'Version 12.3.4, from 2 to 3,600. Not in use': 'Version 12.3.4, from 2_to 3,600. Not in use',
    'Unter http://127.0.0.1:39300 nimmt kein Programm Verbindungen an.': 'Unter http://127.0.0.1:39300 nimmt kein Programm Verbindungen an.',
    'Nothing to keep': 'Nothing to keep',
    '': '',
  };
  for (const [text, kept] of Object.entries(KEPT)) assert.equal(unbroken({ text }).text.replaceAll(NBSP, '_'), kept);
});

test('texts with gaps, and groups of texts, are kept together as well; what is no text stays as it is', () => {
  const catalogue = { direction: 'ltr', count: 3, users: (count: number) => `${String(count)} users`, states: { asked: (name: string) => ({ title: `${name} and Pieces OS` }) } } as const;
  const kept = unbroken(catalogue);
  assert.equal(kept.users(2), `2${NBSP}users`);
  assert.equal(kept.users.length, 1);
  assert.deepEqual(kept.states.asked('Ada'), { title: `Ada and Pieces${NBSP}OS` });
  assert.deepEqual([kept.direction, kept.count], ['ltr', 3]);
});

test('a name is shown as it is, and a number at its end counts nothing', () => {
  const kept = unbroken({ gone: (name: string) => `${name} is disconnected`, both: (names: readonly string[]) => `${names.join(' and ')} for 2 days` });
  for (const name of ['Ada 46', 'Pieces OS', 'il y a 3 ans', '46', '2 b', ' ', 'd']) assert.equal(kept.gone(name), `${name} is disconnected`);
  assert.equal(kept.both(['Ada 46', '7 Dwarfs']), `Ada 46 and 7 Dwarfs for 2${NBSP}days`);
});
