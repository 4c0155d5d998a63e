import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { readPastedToken } from '../../../src/main/sign-in/ways/read-pasted-token.ts';
import { ACCESS_TOKEN_BYTES_MAX } from '../../../src/main/tokens/token-vault.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { anyText } from '../../support/any-text.ts';

const NOW = Date.parse('2026-01-31T12:00:00.000Z');
const NOW_SECONDS = NOW / 1000;

const jwt = (claims: unknown): string =>
  [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.c2ln';
const read = (text: string): string => {
  const pasted = readPastedToken(text, NOW);
  return pasted.ok ? pasted.tokens.accessToken : pasted.problem;
};

describe('pasted token: what is accepted', () => {
  test('a token as it is, or as it stands in a header, with what the clipboard added around it', () => {
    for (const text of ['abc', ' abc\n', '\tabc\r\n', 'Bearer abc', 'bearer  abc', 'Authorization: Bearer abc', 'authorization:bearer abc']) {
      assert.equal(read(text), 'abc', text);
    }
    assert.equal(read('bearerabc'), 'bearerabc');
    assert.equal(read('a-b.c_d~e+f/g=='), 'a-b.c_d~e+f/g==');
  });

  test('of a JSON web token, its own end and scope; of any other, an hour', () => {
    const tokens = (text: string) => {
      const pasted = readPastedToken(text, NOW);
      assert.ok(pasted.ok);
      return pasted.tokens;
    };
    const own = jwt({ exp: NOW_SECONDS + 90, scope: 'openid notes' });
    assert.deepEqual(tokens(own), { accessToken: own, tokenType: 'Bearer', expiresAt: '2026-01-31T12:01:30.000Z', scope: 'openid notes' });
    for (const text of ['opaque', 'a.b.c', jwt({}), jwt(null), jwt([1]), jwt({ exp: 'soon', scope: 7 }), jwt({ exp: 1e300 }), jwt({ exp: -1 })]) {
      assert.deepEqual([tokens(text).expiresAt, tokens(text).scope], ['2026-01-31T13:00:00.000Z', undefined], text);
    }
  });
});

describe('pasted token: what is refused, with the reason', () => {
  test('nothing', () => {
    for (const text of ['', '  \n', 'Bearer', 'Bearer  ', 'Authorization: Bearer ']) assert.equal(read(text), 'empty', JSON.stringify(text));
  });

  test('several lines', () => {
    for (const text of ['abc\ndef', 'abc\r\nX-Other: header', 'Bearer abc\n\nabc']) assert.equal(read(text), 'severalLines', JSON.stringify(text));
  });

  test('what could not be a bearer token, or would break out of a header', () => {
    for (const text of ['abc def', '{"access_token":"abc"}', 'abc\u0000', 'äbc', '"abc"', '=abc', 'a=b']) assert.equal(read(text), 'notAToken', text);
  });

  test('more than 15 KiB', () => {
    assert.equal(read('a'.repeat(ACCESS_TOKEN_BYTES_MAX)).length, 15_360);
    assert.equal(read('a'.repeat(ACCESS_TOKEN_BYTES_MAX + 1)), 'tooLarge');
    assert.equal(read('é'.repeat(ACCESS_TOKEN_BYTES_MAX / 2 + 1)), 'tooLarge');
  });

  test('a token that says that it is over', () => {
    assert.equal(read(jwt({ exp: NOW_SECONDS })), 'expired');
    assert.equal(read(jwt({ exp: NOW_SECONDS - 0.5 })), 'expired');
    assert.equal(read(jwt({ exp: 0 })), 'expired');
  });

  test('each with a sentence of its own', () => {
    const sentences = Object.values(messages.pasteToken.problems);
    assert.equal(new Set(sentences).size, sentences.length);
    for (const sentence of sentences) assert.match(sentence, /[.]$/u);
  });
});

test('whatever is pasted: what is accepted is one printable word, ends later, and can be sent', () => {
  const text = fc.oneof(anyText(), fc.string().map((own) => `Bearer ${own}`), fc.json().map(jwt));
  const property = fc.property(text, (pasted) => {
    const result = readPastedToken(pasted, NOW);
    if (!result.ok) return;
    const { accessToken, expiresAt } = result.tokens;
    assert.match(accessToken, /^[\x21-\x7e]+$/u);
    assert.ok(pasted.includes(accessToken) && Date.parse(expiresAt) > NOW);
    assert.doesNotThrow(() => new Headers({ authorization: `Bearer ${accessToken}` }));
  });
  fc.assert(property, { numRuns: 2000 });
});
