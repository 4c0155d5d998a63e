/** @returns the message of an error, for a sentence that names the cause; of any other value its text */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @returns the code of an error of Node or of the system, such as `ENOENT`; undefined where it has none */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** @returns whether an error says that there is no file at the path */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';
