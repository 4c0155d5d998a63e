/** Whatever is thrown, a person reads a sentence of the catalogue, and never the message of a library or of the system. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, mock, test } from 'node:test';
import { exportHistory } from '../../../src/main/history/export-to-file.ts';
import { attempt } from '../../../src/main/app/settings-changes.ts';
import { failureCause } from '../../../src/main/sign-in/failures.ts';
import { causeOf, CodedError } from '../../../src/main/system/errors.ts';
import { VaultError } from '../../../src/main/tokens/token-vault.ts';
import type { Cause } from '../../../src/shared/cause.ts';
import { causePhrase, causeText, problemText } from '../../../src/shared/describe-cause.ts';
import { describeNotice } from '../../../src/shared/describe-flows.ts';
import { de } from '../../../src/shared/i18n/de/index.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { es } from '../../../src/shared/i18n/es/index.ts';
import { fr } from '../../../src/shared/i18n/fr/index.ts';
import { ja } from '../../../src/shared/i18n/ja/index.ts';
import { speak } from '../../../src/shared/i18n/messages.ts';

const RAW = 'RAW-TEXT of a library, open "/home/ada/x"';
const withCode = (code: unknown): Error => Object.assign(new Error(RAW), { code });
const SENTENCE = /[.)。）]$/u;

/** What may be thrown, and the code that is told. */
const THROWN: readonly (readonly [what: string, thrown: unknown, code: string])[] = [
  ...[...Object.keys(constants.errno), 'ERR_MODULE_NOT_FOUND', 'UNABLE_TO_GET_ISSUER_CERT'].map((code) => [code, withCode(code), code] as const),
  ['an error of this app', new CodedError({ code: 'notAFile' }), 'notAFile'],
  ['an error of this app with a value', new VaultError('timedOut', { code: 'keychainTimedOut', value: 10 }), 'keychainTimedOut'],
  ['an error without a code', new Error(RAW), 'unknown'],
  ['an error with a number as its code', withCode(7), 'unknown'],
  ['an error with a sentence as its code', withCode(RAW), 'unknown'],
  ['an error with a code of this app that is not its own', withCode('notAFile'), 'unknown'],
  ['an error with a name of Object as its code', withCode('constructor'), 'unknown'],
  ['a text', RAW, 'unknown'],
  ['nothing', undefined, 'unknown'],
];

const written = mock.method(process.stderr, 'write', () => true);
after(() => {
  written.mock.restore();
  speak(en);
});
const CATALOGUES = { en, de, es, fr, ja };

describe('what is thrown becomes a code', () => {
  for (const [what, thrown, code] of THROWN) test(what, () => assert.equal(causeOf(thrown).code, code));

  test('and is logged, without its message, where it has no sentence of its own', () => {
    const linesFor = (thrown: unknown): readonly string[] => {
      written.mock.resetCalls();
      causeOf(thrown);
      return written.mock.calls.map(({ arguments: [line] }) => String(line));
    };
    for (const known of [withCode('ENOSPC'), new CodedError({ code: 'notAFile' })]) assert.deepEqual(linesFor(known), []);
    for (const unknown of [withCode('ERR_MODULE_NOT_FOUND'), new Error(RAW), withCode(RAW.replaceAll(/\W/gu, ''))]) {
      const lines = linesFor(unknown).join('');
      assert.match(lines, /unexpected Error/u);
      assert.doesNotMatch(lines, /RAW-TEXT|home/u);
    }
  });
});

for (const [language, catalogue] of Object.entries(CATALOGUES)) {
  describe(`in “${language}”`, () => {
    const causes: readonly Cause[] = THROWN.map(([, thrown]) => causeOf(thrown));

    test('each code has a sentence, without the message', () => {
      speak(catalogue);
      for (const cause of causes) {
        assert.match(causeText(cause), SENTENCE, cause.code);
        assert.doesNotMatch(causeText(cause), /RAW-TEXT|undefined/u, cause.code);
      }
    });

    test('each reason of a closed set has the words of the set, with what is put into them', () => {
      speak(catalogue);
      const { reasons, oauthProblem, identityProvider, signIn: { provider: { field, issuers, idTokenSecret, idTokenAlgorithm, ...provider } } } = catalogue;
      const sets: readonly (readonly [set: string, words: Readonly<Record<string, string>>])[] = [
        ['service', Object.fromEntries(Object.entries(reasons).map(([name, { title }]) => [name, title]))],
        ['serviceUrl', catalogue.serviceUrlProblem],
        ['oauth', oauthProblem],
        ['provider', provider],
        ['providerField', field],
        ['providerFailure', identityProvider],
      ];
      for (const [set, words] of sets) for (const [name, text] of Object.entries(words)) assert.equal(causeText({ code: `${set}.${name}` } as Cause), text);
      assert.equal(causeText({ code: 'provider.issuers', value: { named: 'a\n', expected: 'b' } }), issuers('a', 'b'));
      assert.equal(causeText({ code: 'provider.idTokenSecret', value: 'HS256' }), idTokenSecret('HS256'));
      assert.equal(causeText({ code: 'provider.idTokenAlgorithm', value: 'ES256K' }), idTokenAlgorithm('ES256K'));
      const why: Cause = { code: 'oauth.issuerMissing' };
      assert.equal(causeText({ code: 'providerFailure.denied', why }), catalogue.sentences(identityProvider.denied, catalogue.session.cause(causePhrase(why))));
    });

    test('each answer of a command that did nothing has its words', () => {
      speak(catalogue);
      const { settings, help, history, window } = catalogue;
      const why = { code: 'ENOSPC' } as const;
      const answers: readonly (readonly [cause: Cause, text: string])[] = [
        [{ code: 'refused.applicationId' }, settings.applicationIdProblem],
        [{ code: 'refused.notAgreed' }, settings.notAgreed],
        [{ code: 'refused.answerFirst' }, settings.answerFirst],
        [{ code: 'notDone.setting', why }, catalogue.settingNotSaved(catalogue.causes.system.ENOSPC)],
        [{ code: 'notDone.caFile', why }, settings.caFileProblem(catalogue.causes.system.ENOSPC)],
        [{ code: 'notDone.help', why }, help.notDone(catalogue.causes.system.ENOSPC)],
        [{ code: 'notDone.diagnostics', why }, help.notSaved(catalogue.causes.system.ENOSPC)],
        [{ code: 'notDone.export', why }, history.exportFailed(catalogue.causes.system.ENOSPC)],
        [{ code: 'noAnswer.setting' }, window.settingFailed],
        [{ code: 'noAnswer.help' }, help.noAnswer],
        [{ code: 'noAnswer.export' }, history.exportNoAnswer],
      ];
      for (const [cause, text] of answers) assert.equal(problemText({ ok: false, cause }), text);
      assert.equal(problemText({ ok: true }), '');
    });

    test('the sentence stands where it is used, and ends once', () => {
      speak(catalogue);
      for (const [what, thrown] of THROWN) {
        const shown = [
          `${causePhrase(failureCause(thrown))}.`,
          problemText(
            attempt(() => {
              throw thrown;
            }),
          ),
          ...(['historyNotSaved', 'settingsNotSaved', 'autostartBroken', 'notificationsFailed'] as const).map((id) => describeNotice({ id, cause: causeOf(thrown) })),
        ];
        assert.doesNotMatch(JSON.stringify(shown), /RAW-TEXT|\.\.|。。|undefined/u, what);
      }
    });
  });
}

test('an export to a disk that refuses it says why, as a code', async () => {
  const dir = fs.mkdtempSync(join(tmpdir(), 'export-test-'));
  try {
    const result = await exportHistory({ exported: () => 'text' }, async () => join(dir, 'missing', 'out.csv'), 'csv', false);
    assert.deepEqual(result, { state: 'failed', cause: { code: 'notDone.export', why: { code: 'ENOENT' } } });
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
});
