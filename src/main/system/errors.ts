/** What is known of an error: its code. Its message is for the log at most, since no text of a library is for people. */
import type { Cause, OwnCause } from '../../shared/cause.ts';
import { isKnownCode } from '../../shared/describe-cause.ts';
import { isSystemCode } from './error-code.ts';
import { logUnexpected } from './log.ts';

/** An error of this app that a person may hear of. */
export class CodedError extends Error {
  override readonly name: string = 'CodedError';
  readonly why: OwnCause;

  constructor(why: OwnCause) {
    super(why.code);
    this.why = why;
  }
}

/** @returns the code of an error of Node or of the system, such as `ENOENT`; undefined where it has none */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** @returns whether an error says that there is no file at the path */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/**
 * @param error - whatever was thrown; it is logged where the catalogue has no sentence of its own for it
 * @returns why, as a code
 */
export function causeOf(error: unknown): Cause {
  if (error instanceof CodedError) return error.why;
  const code = codeOf(error);
  if (code === undefined || !isKnownCode(code)) logUnexpected(error);
  return isSystemCode(code) ? { code } : { code: 'unknown' };
}
