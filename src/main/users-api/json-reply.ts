/** Reads the JSON of a reply. Before it is parsed, a look at its shape bounds how long that takes and shows what is in it twice. */
import { setImmediate } from 'node:timers/promises';
import { UsersApiError } from './errors.ts';

/** Looked at in some milliseconds; others have their turn between two parts. */
const CHARACTERS_AT_ONCE = 256 * 1024;
/** The models of the service are ten levels deep at most. Parsing a mebibyte of brackets takes a second, and blocks everything else. */
const DEPTH_MAX = 100;
/** Ten thousand users with all their fields have half as many. */
const VALUES_MAX = 1_000_000;

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c] as const;
const [OBJECT, OBJECT_END, ARRAY, ARRAY_END] = [0x7b, 0x7d, 0x5b, 0x5d] as const;
const COLON_NEXT = /\s*:/uy;

/**
 * @param text - of a reply
 * @param key - that says who is there; where it stands twice, `JSON.parse` keeps the second value and the first may name somebody else
 * @returns the parsed JSON
 * @throws UsersApiError `malformed` for what is no JSON, `tooLarge` where it has too many values or levels, `incompatible` where
 * the key is there twice
 */
export async function readJson(text: string, key: string | undefined): Promise<unknown> {
  const shape = createShape(text, key);
  while (!shape.look()) await setImmediate();
  const value = parse(text);
  if (key !== undefined && shape.timesOfKey() > 1) throw new UsersApiError('incompatible', { why: { code: 'fieldTwice', value: key } });
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsersApiError('malformed', { why: { code: text.trim() === '' ? 'emptyReply' : 'notJson' } });
  }
}

/** What is no JSON is not noticed here, but by `JSON.parse`. */
function createShape(text: string, key: string | undefined) {
  let at = 0;
  let depth = 0;
  let deepest = 0;
  let values = 0;
  let keys = 0;
  const see = (character: number): void => {
    if (character === QUOTE) {
      const end = endOfString(text, at);
      if (depth === 1 && key !== undefined && isKey(text, at, end, key)) keys += 1;
      at = end;
    } else if (character === OBJECT || character === ARRAY) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      values += 1;
    } else if (character === OBJECT_END || character === ARRAY_END) {
      depth -= 1;
    } else if (character === COMMA) {
      values += 1;
    }
  };
  return {
    timesOfKey: () => keys,
    /** Looks at the next part. Returns whether it was the last. */
    look: (): boolean => {
      for (const end = at + CHARACTERS_AT_ONCE; at < text.length && at < end; at += 1) see(text.charCodeAt(at));
      if (deepest > DEPTH_MAX || values > VALUES_MAX) throw new UsersApiError('tooLarge');
      return at >= text.length;
    },
  };
}

/** @returns where the string that begins here ends: at its closing quote, or at the end of the text */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function backslashesBefore(text: string, at: number): number {
  let first = at;
  while (text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return at - first;
}

function isKey(text: string, start: number, end: number, key: string): boolean {
  COLON_NEXT.lastIndex = end + 1;
  if (!COLON_NEXT.test(text)) return false;
  try {
    return JSON.parse(text.slice(start, end + 1)) === key;
  } catch {
    return false;
  }
}
