import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import {
  freeSlot,
  MAX_PIECES,
  namesFor,
  PIECE_LIMIT_BYTES,
  putTogether,
  readHeader,
  splitUtf8,
  takeApart,
} from '../../../src/main/tokens/credential-pieces.ts';
import { VaultError } from '../../../src/main/tokens/token-vault.ts';
import { anyText } from '../../support/any-text.ts';
import { makeTokens } from '../../support/tokens.ts';

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows. */
const WINDOWS_LIMIT_BYTES = 2_560;
const someText = anyText({ maxLength: 200 });

test('pieces of any text fit, are not empty, and make the text again', () => {
  const property = fc.property(someText, fc.integer({ min: 4, max: 50 }), (text, limit) => {
    const parts = splitUtf8(text, limit);
    assert.equal(parts.join(''), text);
    for (const part of parts) assert.ok(part !== '' && Buffer.byteLength(part) <= limit);
  });
  fc.assert(property);
});

test('any token set comes back, and with any piece changed, missing or out of order it does not', () => {
  const tokens = fc.record({ accessToken: someText, tokenType: someText, expiresAt: someText, idToken: someText });
  const property = fc.property(tokens, fc.nat(5_000), (set, extra) => {
    const large = { ...set, refreshToken: 'r'.repeat(extra) };
    const { header: headerText, pieces } = takeApart(large, 'b');
    const header = readHeader(headerText);
    assert.ok(header !== undefined && header.slot === 'b');
    assert.deepEqual(putTogether(header, pieces), large);
    for (const entry of [headerText, ...pieces]) assert.ok(Buffer.byteLength(entry) <= WINDOWS_LIMIT_BYTES);

    const [first = '', ...rest] = pieces;
    assert.equal(putTogether(header, rest), undefined);
    assert.equal(putTogether(header, [`${first.slice(0, -1)}~`, ...rest]), undefined);
    assert.equal(putTogether(header, [...pieces, ' ']), undefined);
  });
  fc.assert(property);
});

test('a set that needs more than all pieces is refused, without repeating it', () => {
  const size = MAX_PIECES * PIECE_LIMIT_BYTES;
  takeApart(makeTokens('fits', size - 400), 'a');
  assert.throws(() => takeApart(makeTokens('secret', size), 'a'), (error: Error) => {
    assert.ok(error instanceof VaultError);
    assert.deepEqual(error.why, { code: 'tokensTooLarge' });
    assert.doesNotMatch(inspect(error), /secret/);
    return true;
  });
});

test('a header that is not one is not read', () => {
  const good = JSON.parse(takeApart(makeTokens('one'), 'a').header) as Record<string, unknown>;
  assert.notEqual(readHeader(JSON.stringify(good)), undefined);
  const bad = ['', 'null', '{', '[]', { version: 2 }, { slot: 'c' }, { pieces: MAX_PIECES + 1 }, { pieces: 0 }];
  for (const each of bad) {
    const text = typeof each === 'string' ? each : JSON.stringify({ ...good, ...each });
    assert.equal(readHeader(text), undefined, text);
  }
});

test('a new set never goes where the readable one is', () => {
  const header = readHeader(takeApart(makeTokens('one'), 'a').header);
  assert.equal(freeSlot(header), 'b');
  assert.equal(freeSlot(readHeader(takeApart(makeTokens('one'), 'b').header)), 'a');
});

test('names are distinct, plain, and do not show who the user is', () => {
  const names = [...namesFor('someone@example.test').all, ...namesFor('Someone@example.test').all];
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, 2 * (1 + 2 * MAX_PIECES));
  for (const name of names) assert.match(name, /^[0-9a-f]{32}\.[a-z0-9]+$/);
});
