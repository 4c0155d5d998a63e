import type { UnreachableReason } from '../../shared/snapshot.ts';

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
  /** What the service said, or what was wrong with what it said; short, printable, no secret. */
  readonly detail: string | undefined;

  constructor(kind: UsersApiErrorKind, options: { status?: number; detail?: string | undefined } = {}) {
    super(`Users API: ${kind}${options.status === undefined ? '' : ` (${options.status})`}`);
    this.kind = kind;
    this.status = options.status;
    this.detail = options.detail;
  }
}

/** HTTP status and the service's own words, as far as there are any. */
export function detailOf({ status, detail }: UsersApiError): string | undefined {
  if (status === undefined) return detail;
  return detail === undefined ? `HTTP ${status}` : `HTTP ${status}: ${detail}`;
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
  ['ENOTFOUND', 'nameNotFound'],
  ['EAI_AGAIN', 'nameNotFound'],
  ['EAI_FAIL', 'nameNotFound'],
  ['ERR_ABORTED', 'cancelled'],
  ['ABORT_ERR', 'cancelled'],
  // What a body that was not compressed as announced, or a reply that is not HTTP, looks like.
  ['Z_DATA_ERROR', 'malformed'],
  ['Z_BUF_ERROR', 'malformed'],
  ['ERR_READING_RESPONSE_STREAM', 'malformed'],
]);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * @param error - what the HTTP library threw
 * @returns the same failure as one of our kinds, with nothing of the request in it
 */
export function toUsersApiError(error: unknown): UsersApiError {
  if (error instanceof UsersApiError) return error;
  const code = codeOf(error);
  if (code.startsWith('HPE_')) return new UsersApiError('malformed', { detail: 'not an HTTP reply' });
  return new UsersApiError(KIND_OF_CODE.get(code) ?? 'network', { detail: code === '' ? undefined : code });
}
