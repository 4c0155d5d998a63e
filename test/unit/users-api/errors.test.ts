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
      HPE_HEADER_OVERFLOW: 'tooLarge',
      DEPTH_ZERO_SELF_SIGNED_CERT: 'certSelfSigned',
      SELF_SIGNED_CERT_IN_CHAIN: 'certUnknownIssuer',
      UNABLE_TO_GET_ISSUER_CERT: 'certUnknownIssuer',
      UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certUnknownIssuer',
      UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certUnknownIssuer',
      CERT_UNTRUSTED: 'certUnknownIssuer',
      CERT_HAS_EXPIRED: 'certExpired',
      CERT_NOT_YET_VALID: 'certNotYetValid',
      ERR_TLS_CERT_ALTNAME_INVALID: 'certWrongName',
      HOSTNAME_MISMATCH: 'certWrongName',
      CERT_REVOKED: 'certInvalid',
      INVALID_PURPOSE: 'certInvalid',
      INVALID_CA: 'certInvalid',
      CERT_SIGNATURE_FAILURE: 'certInvalid',
      EE_KEY_TOO_SMALL: 'certInvalid',
      CA_MD_TOO_WEAK: 'certInvalid',
      ERR_SSL_WRONG_VERSION_NUMBER: 'notHttps',
      ERR_SSL_PACKET_LENGTH_TOO_LONG: 'notHttps',
      ERR_SSL_HTTP_REQUEST: 'notHttps',
      EPROTO: 'tlsFailed',
      ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tlsFailed',
      ERR_TLS_PROTOCOL_VERSION_CONFLICT: 'tlsFailed',
      ENETUNREACH: 'network',
      constructor: 'network',
    };
    for (const [code, kind] of Object.entries(kinds)) assert.equal(toUsersApiError(withCode(code)).kind, kind, code);
  });

  test('of a body that breaks off in its compression has a reason of its own, not a code', () => {
    for (const code of ['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_READING_RESPONSE_STREAM']) {
      const { kind, why } = toUsersApiError(withCode(code));
      assert.deepEqual([kind, why], ['malformed', { code: 'notAsAnnounced' }], code);
    }
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
