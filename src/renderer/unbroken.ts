/** What is read as one stays in one line. Pure. */

/** The name of the service, the three words for “ago” in French, and a number with what it counts; the port of an address counts nothing. */
const READ_AS_ONE = /Pieces OS|il y a(?= \d)|(?<![\w.,:/-])\d+ \p{L}/gu;

const keptTogether = (text: string): string => text.replace(READ_AS_ONE, (found) => found.replaceAll(' ', '\u00A0'));

/** A value, such as a name, stays as it is, and a number at its end counts nothing. */
function keptTogetherOutside([value, ...others]: readonly string[], text: string): string {
  if (value === undefined) return keptTogether(text);
  return text.split(value).map((part) => keptTogetherOutside(others, part)).join(value);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

type Call = (...values: readonly unknown[]) => unknown;

function ofAny(texts: unknown, values: readonly unknown[] = []): unknown {
  if (typeof texts === 'string') return keptTogetherOutside(values.flat().filter(isText), texts);
  // As a proxy it keeps the number of its gaps.
  if (typeof texts === 'function') return new Proxy(texts as Call, { apply: (call, _self, given: readonly unknown[]) => ofAny(call(...given), given) });
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, ofAny(text, values)]));
}

/**
 * Only for the window, whose lines break: in a menu, a notification or a terminal the spaces are what a person may search for.
 *
 * @param catalogue - of a language
 * @returns the same, with no-break spaces where a line should not break
 */
export const unbroken = <Catalogue extends object>(catalogue: Catalogue): Catalogue => ofAny(catalogue) as Catalogue;
