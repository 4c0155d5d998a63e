/** JSON files as people write them by hand: what can be read in one way only is read. Pure. */
import { CodedError } from '../system/errors.ts';

/** What a file holds. */
export interface JsonText {
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether there is more in it than its values, which is lost when they are written: comments, or another encoding. */
  readonly plain: boolean;
}

const UTF8_BOM = /^\uFEFF/u;
/** Each finds texts in quotes too, to pass over them. What is never closed goes to the end, so that it is searched once. */
const COMMENTS = /"(?:[^"\\]|\\[\s\S])*"?|\/\/[^\r\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/gu;
const TRAILING_COMMAS = /"(?:[^"\\]|\\[\s\S])*"?|,(?=\s*[}\]])/gu;
const UNCLOSED_COMMENT = /^\/\*(?![\s\S]*\*\/)/u;
/** Spaces and invisible characters that editors and web pages leave between words; JSON knows none of them as white space. */
const STRAY_SPACES = /"(?:[^"\\]|\\[\s\S])*"?|[\p{Zs}\p{Cf}\u2028\u2029]/gu;

/**
 * Reads a JSON object. Byte order marks, UTF-16, comments, trailing commas and stray spaces are read past; an empty file is
 * an empty object.
 *
 * @param bytes - of the file
 * @throws Error where there is no object that it could mean
 */
export function readJsonText(bytes: Uint8Array): JsonText {
  const { text, isUtf8 } = decoded(bytes);
  if (text.trim() === '') return { values: {}, plain: true };
  const bare = outsideQuotes(outsideQuotes(text, COMMENTS), STRAY_SPACES);
  const values: unknown = JSON.parse(outsideQuotes(bare, TRAILING_COMMAS));
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new CodedError({ code: 'wrongContent' });
  return { values: values as Record<string, unknown>, plain: isUtf8 && outsideQuotes(text, COMMENTS) === text };
}

/** @returns the text with a space for each match that is neither a text in quotes nor a comment that is never closed */
const outsideQuotes = (text: string, pattern: RegExp): string =>
  text.replaceAll(pattern, (found) => (found.startsWith('"') || UNCLOSED_COMMENT.test(found) ? found : ' '));

/** JSON begins with an ASCII character, so the zero bytes tell which encoding it has, with and without a byte order mark. */
function decoded(bytes: Uint8Array): { text: string; isUtf8: boolean } {
  const [first, second] = bytes;
  const fatal = { fatal: true };
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) {
    return { text: new TextDecoder('utf-16le', fatal).decode(bytes), isUtf8: false };
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) {
    return { text: new TextDecoder('utf-16be', fatal).decode(bytes), isUtf8: false };
  }
  return { text: new TextDecoder('utf-8', fatal).decode(bytes).replace(UTF8_BOM, ''), isUtf8: true };
}
