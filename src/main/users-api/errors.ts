import type { Cause } from '../../shared/cause.ts';
import type { UnreachableReason } from '../../shared/snapshot.ts';
import { isSystemCode } from '../system/error-code.ts';
import { codeOf } from '../system/errors.ts';

/** Every way in which a call of the Users API can fail; `incompatible` means an answer that is not of this API. */
export type UsersApiErrorKind = UnreachableReason | 'incompatible' | 'cancelled';

/**
 * A failed call. It carries no `cause`: the libraries below attach the request, and with it tokens, to their errors.
 */
export class UsersApiError extends Error {
  override readonly name = 'UsersApiError';
  readonly kind: UsersApiErrorKind;
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;
  /** What the service said; short, printable, no secret. Only with a status. */
  readonly detail: string | undefined;
  /** The status with what the service said, or what was wrong with the reply or with the connection. */
  readonly why: Cause | undefined;

  constructor(kind: UsersApiErrorKind, options: { status?: number; detail?: string | undefined; why?: Cause } = {}) {
    super(`Users API: ${kind}${options.status === undefined ? '' : ` (${options.status})`}`);
    this.kind = kind;
    this.status = options.status;
    this.detail = options.detail;
    this.why = options.status === undefined ? options.why : { code: 'replied', value: { status: options.status, words: options.detail } };
  }
}

function toKind(kind: UsersApiErrorKind, codes: readonly string[]): readonly (readonly [code: string, kind: UsersApiErrorKind])[] {
  return codes.map((code) => [code, kind]);
}

/** Node's and got's error codes, as the kinds a person is told about. */
const KIND_OF_CODE: ReadonlyMap<string, UsersApiErrorKind> = new Map([
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'timedOut'],
  ['ERR_GOT_REQUEST_TIMEOUT', 'timedOut'],
  ['ECONNRESET', 'reset'],
  ['EPIPE', 'reset'],
  ['ERR_STREAM_PREMATURE_CLOSE', 'reset'],
  ['ERR_HTTP_CONTENT_LENGTH_MISMATCH', 'reset'],
  ['HPE_HEADER_OVERFLOW', 'tooLarge'],
  ...toKind('certSelfSigned', ['DEPTH_ZERO_SELF_SIGNED_CERT']),
  ...toKind('certUnknownIssuer', [
    'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN', 'CERT_UNTRUSTED',
  ]),
  ...toKind('certExpired', ['CERT_HAS_EXPIRED']),
  ...toKind('certNotYetValid', ['CERT_NOT_YET_VALID']),
  ...toKind('certWrongName', ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']),
  ...toKind('certInvalid', [
    'CERT_REVOKED', 'CERT_REJECTED', 'CERT_SIGNATURE_FAILURE', 'CERT_CHAIN_TOO_LONG', 'INVALID_CA', 'INVALID_PURPOSE',
    'PATH_LENGTH_EXCEEDED', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'UNABLE_TO_GET_CRL',
    'CRL_HAS_EXPIRED', 'CRL_NOT_YET_VALID', 'CRL_SIGNATURE_FAILURE', 'UNABLE_TO_DECRYPT_CRL_SIGNATURE', 'UNSPECIFIED',
    'ERROR_IN_CERT_NOT_BEFORE_FIELD', 'ERROR_IN_CERT_NOT_AFTER_FIELD', 'ERROR_IN_CRL_LAST_UPDATE_FIELD', 'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
    'OUT_OF_MEM', 'UNHANDLED_CRITICAL_EXTENSION', 'EE_KEY_TOO_SMALL', 'CA_KEY_TOO_SMALL', 'CA_MD_TOO_WEAK',
  ]),
  ['ENOTFOUND', 'nameNotFound'],
  ['EAI_AGAIN', 'nameNotFound'],
  ['EAI_FAIL', 'nameNotFound'],
  // Made by `own-connection.ts`: the connection of another user's process ends before anything is sent.
  ['EOTHERUSER', 'otherUser'],
  ['ERR_ABORTED', 'cancelled'],
  ['ABORT_ERR', 'cancelled'],
]);

/** A body that breaks off, or is not compressed as announced. */
const NOT_AS_ANNOUNCED: ReadonlySet<string> = new Set(['Z_DATA_ERROR', 'Z_BUF_ERROR', 'ERR_READING_RESPONSE_STREAM']);

/** What the TLS libraries of Node and of Electron say of a greeting that is no encrypted one; often in the message only. */
const NOT_ENCRYPTED = /wrong.version.num|packet.length.too.long|http.request|unknown.protocol/iu;

function tlsKind(error: unknown, code: string): UsersApiErrorKind | undefined {
  if (code !== 'EPROTO' && !/^ERR_(?:SSL|TLS|OSSL)_/u.test(code)) return undefined;
  return NOT_ENCRYPTED.test(`${code} ${error instanceof Error ? error.message : ''}`) ? 'notHttps' : 'tlsFailed';
}

/**
 * @param error - what the HTTP library threw
 * @returns the same failure as one of our kinds, with nothing of the request in it
 */
export function toUsersApiError(error: unknown): UsersApiError {
  if (error instanceof UsersApiError) return error;
  const code = codeOf(error) ?? '';
  if (code.startsWith('HPE_') && !KIND_OF_CODE.has(code)) return new UsersApiError('malformed', { why: { code: 'notHttp' } });
  if (NOT_AS_ANNOUNCED.has(code)) return new UsersApiError('malformed', { why: { code: 'notAsAnnounced' } });
  const kind = KIND_OF_CODE.get(code) ?? tlsKind(error, code) ?? 'network';
  return new UsersApiError(kind, isSystemCode(code) ? { why: { code } } : {});
}
