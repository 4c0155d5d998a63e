/** @returns whether it is a code of the system or of a library, such as `ENOENT` */
export const isSystemCode = (code: unknown): code is Uppercase<string> => typeof code === 'string' && /^[A-Z][A-Z\d_]{1,60}$/u.test(code);
