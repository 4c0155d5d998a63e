import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { serviceText, toUsersApiError, UsersApiError } from '../../../src/main/users-api/errors.ts';

describe('the text of a service', () => {
  test('is told as it is when it is one short line', () => {
    assert.equal(serviceText('Clouds Connect failed.'), 'Clouds Connect failed.');
  });

  test('becomes one printable line', () => {
    assert.equal(serviceText(' one\r\n\ttwo\u0000\u0007\u202E three\u200B\u2028four '), 'one two three four');
  });

  test('is cut to 200 characters', () => {
    assert.equal(serviceText('x'.repeat(200)), 'x'.repeat(200));
    assert.equal(serviceText('x'.repeat(201)), `${'x'.repeat(200)}…`);
  });

  test('is nothing when it is empty, blank or a web page', () => {
    for (const body of ['', ' \n ', '\u0000', '<!doctype html><h1>502</h1>', '\n <html>']) {
      assert.equal(serviceText(body), undefined, JSON.stringify(body));
    }
  });

  test('does not give back what we sent in confidence, wherever and however often it occurs', () => {
    const said = serviceText('token s3cret is bad: "s3cret"; refresh r3fresh', ['s3cret', '', 'r3fresh']);
    assert.equal(said, 'token [removed] is bad: "[removed]"; refresh [removed]');
  });

  test('has no part of a secret at the place where it is cut', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz'.repeat(10);
    assert.doesNotMatch(serviceText(`${'x'.repeat(195)}${secret}`, [secret]) ?? '', /abc/u);
  });

  test('has no rest of a longer secret that begins like a shorter one', () => {
    assert.equal(serviceText('no: t0k3n-and-more', ['t0k3n', 't0k3n-and-more']), 'no: [removed]');
  });

  test('takes regular expression characters in a secret as they are', () => {
    assert.equal(serviceText('no: a.b*c$&', ['a.b*c$&']), 'no: [removed]');
    assert.equal(serviceText('no: aXbc', ['a.b*c']), 'no: aXbc');
  });

  test('never holds a secret, a control character or more than a line can hold, whatever the body is', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{12,80}$/u);
    const body = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('SECRET')), { maxLength: 8 });
    fc.assert(
      fc.property(body, secret, (parts, token) => {
        const text = serviceText(parts.map((part) => (part === 'SECRET' ? token : part)).join(''), [token]) ?? '';
        assert.ok(!text.includes(token));
        assert.ok(text.length <= 201);
        assert.doesNotMatch(text, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
      }),
    );
  });
});

describe('an error of the HTTP library', () => {
  const withCode = (code: unknown): Error => Object.assign(new Error('see https://h/?token=s3cret'), { code });

  test('becomes the kind that a person is told about', () => {
    const kinds = {
      ECONNREFUSED: 'refused',
      ETIMEDOUT: 'timedOut',
      ERR_GOT_REQUEST_TIMEOUT: 'timedOut',
      ECONNRESET: 'reset',
      EPIPE: 'reset',
      ERR_STREAM_PREMATURE_CLOSE: 'reset',
      ENOTFOUND: 'nameNotFound',
      EAI_AGAIN: 'nameNotFound',
      ABORT_ERR: 'cancelled',
      ERR_ABORTED: 'cancelled',
      Z_DATA_ERROR: 'malformed',
      Z_BUF_ERROR: 'malformed',
      HPE_INVALID_CONSTANT: 'malformed',
      HPE_HEADER_OVERFLOW: 'malformed',
      ENETUNREACH: 'network',
      constructor: 'network',
    };
    for (const [code, kind] of Object.entries(kinds)) assert.equal(toUsersApiError(withCode(code)).kind, kind, code);
  });

  test('of no known shape is a network error', () => {
    for (const thrown of [undefined, null, 'text', 7, {}, new Error('?'), withCode(7)]) {
      assert.equal(toUsersApiError(thrown).kind, 'network');
    }
  });

  test('leaves nothing of the request in what is told', () => {
    const request = { headers: { authorization: 'Bearer s3cret' } };
    const error = toUsersApiError(Object.assign(withCode('ECONNRESET'), { request, options: request }));
    assert.doesNotMatch(inspect(error, { depth: null, showHidden: true }), /s3cret/u);
  });

  test('that is one of ours already stays as it is', () => {
    const error = new UsersApiError('rejected', { status: 403, detail: 'no' });
    assert.equal(toUsersApiError(error), error);
    assert.equal(error.message, 'Users API: rejected (403)');
  });
});
