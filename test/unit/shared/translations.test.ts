/** Each catalogue says what the English one says, with the same values in it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sentences } from '../../../src/shared/describe.ts';
import { de } from '../../../src/shared/i18n/de/index.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { es } from '../../../src/shared/i18n/es/index.ts';
import { fr } from '../../../src/shared/i18n/fr/index.ts';
import { ja } from '../../../src/shared/i18n/ja/index.ts';
import { LANGUAGE_CODES, LANGUAGES } from '../../../src/shared/i18n/languages.ts';
import { speak } from '../../../src/shared/i18n/messages.ts';

const TRANSLATIONS = { de, es, fr, ja };
/** Names, which no language translates. */
const NAMES = new Set(['JSON', 'Pieces OS', 'Pieces Account Tray', ...Object.values(LANGUAGES)]);
/** By language, the other texts that are the same words as in English. */
const SAME: Readonly<Record<keyof typeof TRANSLATIONS, ReadonlySet<string>>> = {
  de: new Set(['Audience', 'Cloud', 'Export', 'System', 'Updates', 'Version']),
  es: new Set(['General']),
  fr: new Set(['Audience', 'Cloud', 'Licences', 'Licences…', 'Notifications', 'Version']),
  ja: new Set(['pieces-account-tray-diagnostics', 'account-history']),
};
const MARKS = ['⟦0⟧', '⟦1⟧', '⟦2⟧', '⟦3⟧'];

type Call = (...values: unknown[]) => unknown;

/** Every text with its path; a text with gaps is filled with marks, or with numbers where it counts. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]];
  if (typeof value === 'function') return [[`${path}(…)`, MARKS], [`${path}(1)`, [1, 1, 1, 1]], [`${path}(3)`, [3, 3, 3, 3]]].flatMap(([name, values]) => texts((value as Call)(...(values as unknown[])), name as string));
  return Object.entries(value as object).flatMap(([key, part]) => texts(part, `${path}.${key}`));
}

const marksOf = (text: string): string[] => MARKS.filter((mark) => text.includes(mark));
const ENGLISH = new Map(texts(en));

test('every language but English is in the table of this test', () => {
  assert.deepEqual(['en', ...Object.keys(TRANSLATIONS)].sort(), [...LANGUAGE_CODES].sort());
});

for (const [language, catalogue] of Object.entries(TRANSLATIONS)) {
  describe(`the catalogue “${language}”`, () => {
    const all = texts(catalogue);

    test('has each text, and no gap left open', () => {
      assert.deepEqual(all.map(([path]) => path).sort(), [...ENGLISH.keys()].sort());
      for (const [path, text] of all) {
        assert.notEqual(text.trim(), '', path);
        assert.doesNotMatch(text, /undefined|NaN|\[object|\$\{/u, path);
      }
    });

    test('has the values where the English one has them', () => {
      for (const [path, text] of all) assert.deepEqual(marksOf(text), marksOf(ENGLISH.get(path) ?? ''), path);
    });

    test('ends in an ellipsis where the English one does', () => {
      for (const [path, text] of all) assert.equal(text.endsWith('…'), ENGLISH.get(path)?.endsWith('…'), path);
    });

    test('is translated', () => {
      const untranslated = all.filter(([path, text]) => {
        const english = ENGLISH.get(path) ?? '';
        const words = text.replaceAll(/⟦\d⟧|\b\d\b|\bmin\b|[:()“”]/gu, '').trim();
        return text === english && /[a-z]{3}/u.test(words) && !NAMES.has(words) && !SAME[language as keyof typeof SAME].has(words) && !['.language', '.direction'].includes(path) && !path.endsWith('.placeholder');
      });
      assert.deepEqual(untranslated, []);
    });
  });
}

describe('Japanese', () => {
  test('has full-width punctuation, and no space after it', () => {
    for (const [path, text] of texts(ja)) {
      assert.doesNotMatch(text, /[。、：？」）] /u, path);
      assert.doesNotMatch(text, /[ー\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}] ?[,.:?!()]/u, path);
    }
  });

  test('has no space between two sentences', () => {
    try {
      speak(ja);
      assert.equal(sentences(ja.signIn.waiting.until('9:41'), false, ja.causes.own.folderMissing), '9:41 まで待ちます。フォルダーはまだありません。');
    } finally {
      speak(en);
    }
  });
});
