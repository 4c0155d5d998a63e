/** What is removed from the log and from the diagnostics: secrets and e-mail addresses, whatever stands around them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { redact, REMOVED } from '../../../src/main/system/redact.ts';
import { anyText } from '../../support/any-text.ts';

const letters = (alphabet: string, min: number, max: number) => fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: min, maxLength: max });
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const part = (min: number, max = 60) => letters(BASE64URL, min, max);

/** Each kind as the secret, and the text that it stands in. */
const CANARIES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a JWT': fc.tuple(part(8), part(8), part(8)).map(([a, b, c]) => `eyJ${a}.${b}.${c}`),
  'an opaque token': part(32, 200),
  'a token of letters and digits': part(19).map((text) => `a1${text}`),
  'a GitHub token': part(30, 36).map((text) => `ghp_1${text}`),
  'an API key': part(20, 40).map((text) => `sk-live-7${text}`),
  'an AWS key': letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, 16).map((text) => `AKIA2${text}`),
  'a key in base64': fc.uint8Array({ minLength: 24, maxLength: 90 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  'a key in hex': fc.uint8Array({ minLength: 16, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('hex')),
  'a UUID': fc.uuid(),
  'an e-mail address': fc.emailAddress(),
  'an e-mail address in another script': fc.constantFrom('ада@пример.рф', 'grâce.höpper@exämple.de', 'ada%40example.org', 'ada%2540example.org', 'ada＠example.org'),
};
const AROUND: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `failed with ${secret} at the service`,
  (secret) => `{"access_token":"${secret}","n":1}`,
  (secret) => `authorization: Bearer ${secret}`,
  (secret) => `https://login.example.com/callback?code=${secret}&state=x`,
  (secret) => `first line\n${secret}\nlast line`,
  (secret) => `(“${secret}”)`,
  (secret) => `'${secret}',`,
];

describe('is removed from every line', () => {
  for (const [kind, secrets] of Object.entries(CANARIES)) {
    test(kind, () => {
      fc.assert(
        fc.property(secrets, fc.constantFrom(...AROUND), (secret, around) => {
          const shown = redact(around(secret));
          assert.ok(!shown.includes(secret), shown);
          assert.ok(shown.includes(REMOVED), shown);
        }),
      );
    });
  }

  test('a short secret that is named', () => {
    for (const text of ['password: hunter2!', 'client_secret=abc', 'Cookie: sid=12', 'https://ada:lovelace@example.org/']) {
      assert.doesNotMatch(redact(text), /hunter2|abc|=12|lovelace/u, text);
    }
  });

  test('a secret at which a long text is cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3900, max: 4010 }), part(40), (length, secret) => {
        const shown = redact(`${'word '.repeat(1000).slice(0, length)} ${secret}`);
        assert.ok(!shown.includes(secret.slice(0, 8)), shown.slice(-60));
        assert.ok(shown.length < 4100);
      }),
    );
  });
});

describe('is left as it is', () => {
  const LINES = [
    'start 0.1.0, Electron 45.4.1, linux x64',
    'signed-in, 24 × signed-out',
    'session: unreachable, refused, HTTP 503',
    'at createApp (create-app-AB12CD34.js:12:3456)',
    'refused a call of setSetting, and 12 calls before it',
    'sign-in: failed, providerUnreachable',
    'keychain: unavailable',
  ];
  for (const line of LINES) test(line, () => assert.equal(redact(line), line));
});

test('no text can look like a line of its own, or hide what it says', () => {
  assert.equal(redact('a\n2026-01-01T00:00:00.000Z signed-in\r\u001B[2Kb\u202Ec'), 'a\n    2026-01-01T00:00:00.000Z signed-in\n     [2Kb c');
  fc.assert(fc.property(anyText(), (text) => assert.doesNotMatch(redact(text).replaceAll('\n    ', ''), /\p{Cc}|\p{Cf}/u)));
});
