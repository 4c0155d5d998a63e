import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { toUsersApiError, UsersApiError } from '../../../src/main/users-api/errors.ts';

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
