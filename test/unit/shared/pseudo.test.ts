/** The pseudo-locales of the tests: every text of the catalogue in other letters, longer, with its values as they are. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { LANGUAGES } from '../../../src/shared/i18n/languages.ts';
import { PSEUDO_LOCALES, pseudoCatalogue, pseudoText, type PseudoName } from '../../support/pseudo.ts';

const NAMES = Object.keys(PSEUDO_LOCALES) as PseudoName[];

/** Every text without gaps. */
const texts = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];

test('a text keeps its marks and digits, and a value in it keeps its letters', () => {
  assert.equal(pseudoText('Check now…', 'long'), '[Çĥééçķ ñööŵ…]');
  const { session, window, others, disconnect } = pseudoCatalogue(en, 'long');
  assert.equal(session.signedIn.title('Ada Lovelace'), '[Šîîĝñééð îîñ ååš Ada Lovelace]');
  assert.equal(window.sourceAndUpdates('Straße', '{0}'), '[Straße · {0}]');
  assert.equal(others(1200), '[1,200 ööţĥééŕš]');
  assert.equal(disconnect.steps.keychain.title('x'), '[x ŵååš ñööţ ƒûûļļý ðîîšçööññééçţééð]');
  assert.match(pseudoCatalogue(en, 'mirrored').session.signedIn.title('Ada'), /^\[\P{ASCII}[^a-z]* Ada\]$/iu);
});

for (const name of NAMES) {
  describe(`the pseudo-locale “${name}”`, () => {
    const catalogue = pseudoCatalogue(en, name);

    test('has every text, in none of the letters of English', () => {
      const { locale: _locale, language: _language, direction: _direction, app: _app, ...words } = catalogue;
      const all = texts(words);
      assert.equal(all.length, texts(en).length - 4);
      assert.deepEqual(all.filter((text) => /[a-z]/iu.test(text)), []);
    });

    test('is longer by 35 to 40 % of its letters, as translations are', () => {
      const letters = (from: unknown): number => texts(from).join('').match(/\p{L}/gu)?.length ?? 0;
      const longer = letters(catalogue) / letters(en);
      assert.ok(longer > 1.35 && longer < 1.41, String(longer));
    });

    test('cannot be chosen', () => {
      assert.ok(!Object.hasOwn(LANGUAGES, PSEUDO_LOCALES[name].language) && !Object.hasOwn(LANGUAGES, name));
    });
  });
}

test('each letter has one of its own', () => {
  for (const name of NAMES) assert.equal(new Set(PSEUDO_LOCALES[name].letters).size, 26, name);
});
