/** What the window says of a newer version, in every language. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { describeUpdate } from '../../../src/shared/describe-update.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { de } from '../../../src/shared/i18n/de/index.ts';
import { es } from '../../../src/shared/i18n/es/index.ts';
import { fr } from '../../../src/shared/i18n/fr/index.ts';
import { ja } from '../../../src/shared/i18n/ja/index.ts';
import { speak } from '../../../src/shared/i18n/messages.ts';
import type { Update, UpdateFailure, UpdateInstaller } from '../../../src/shared/update.ts';

const FAILURES = Object.keys(en.updates.failures) as UpdateFailure[];
const version = '0.2.0';
const available = (installer: UpdateInstaller): Update => ({ state: 'available', version, installer });

/** What can be done next; in brackets while it waits. */
const ACTIONS: readonly (readonly [update: Update, action: string])[] = [
  [{ state: 'idle' }, 'checkForUpdates'],
  [{ state: 'checking' }, '(checkForUpdates)'],
  [{ state: 'newest' }, 'checkForUpdates'],
  [{ state: 'older', version }, 'checkForUpdates'],
  [available('app'), 'downloadUpdate'],
  [available('packageManager'), 'checkForUpdates'],
  [available('person'), 'checkForUpdates'],
  [{ state: 'downloading', version }, '(downloadUpdate)'],
  [{ state: 'ready', version }, 'installUpdate'],
  [{ state: 'restarting', version }, '(installUpdate)'],
  ...FAILURES.map((failure) => [{ state: 'failed', failure }, 'checkForUpdates'] as const),
];

afterEach(() => speak(en));

for (const [update, wanted] of ACTIONS) {
  const { state, ...more } = update;
  test(`${[state, ...Object.values(more)].join(', ')}: next is ${wanted}`, () => {
    const { action, isBusy, isProblem } = describeUpdate(update);
    assert.equal(isBusy ? `(${action.command})` : action.command, wanted);
    assert.equal(isProblem, state === 'failed');
  });
}

for (const catalogue of [en, de, es, fr, ja]) {
  describe(catalogue.language, () => {
    test('has a sentence of its own for everything that can be said', () => {
      speak(catalogue);
      const texts = ACTIONS.map(([update]) => describeUpdate(update).text);
      assert.equal(new Set(texts).size, texts.length);
      for (const text of texts) assert.match(text, /[.。…]$/u);
      for (const [update] of ACTIONS) if ('version' in update) assert.ok(describeUpdate(update).text.includes(version));
    });
  });
}

test('a version of any length is shortened', () => {
  assert.ok(describeUpdate({ state: 'ready', version: '1'.repeat(500) }).text.length < 120);
});
