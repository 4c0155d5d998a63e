import { constants } from 'node:os';

/** Of the system and of Node; a name in capitals could be a person's. */
const CODES: ReadonlySet<string> = new Set([...Object.keys(constants.errno), 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);

/** @returns whether it is a code of the system or of a library, such as `ENOENT` */
export const isSystemCode = (code: unknown): code is Uppercase<string> => typeof code === 'string' && /^[A-Z][A-Z\d_]{1,60}$/u.test(code);

/**
 * @param detail - may hold anything that a service or a system said
 * @returns the HTTP status or error code with which it begins
 */
export function codeIn(detail = ''): string | undefined {
  const [status] = /^HTTP \d{3}(?!\d)/u.exec(detail) ?? [];
  const [code = ''] = /^[A-Z][A-Z\d_]+/u.exec(detail) ?? [];
  return status ?? (CODES.has(code) || /^ERR_[A-Z_]{1,40}$/u.test(code) ? code : undefined);
}
