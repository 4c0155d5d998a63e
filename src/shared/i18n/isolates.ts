/**
 * Keeps a value in a sentence of the other direction from moving the words and punctuation around it. A name in Hebrew within an
 * English sentence stands between U+2068 and U+2069, which are invisible, and which no value of a profile can contain
 * (`plainText` removes them). A value that needs none gets none.
 */
type Direction = 'ltr' | 'rtl';

/** First strong isolate: what follows has the direction of its own first letter. */
export const FSI = '\u2068';
/** Pop directional isolate: ends it. */
export const PDI = '\u2069';
/** Left-to-right and right-to-left mark: invisible letters. */
export const LRM = '\u200E';
export const RLM = '\u200F';
const MARK = { ltr: LRM, rtl: RLM } as const;
const ISOLATE = /([\u2068\u2069])/u;

/** The blocks of the scripts that are written from right to left; digits of Arabic among them, which move what is beside them too. */
const RIGHT_TO_LEFT = String.raw`\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}`;
const FOREIGN = {
  ltr: new RegExp(`[${RIGHT_TO_LEFT}]`, 'u'),
  // Between words from right to left, the parts of a number with spaces change places, and letters take their neighbours with them.
  rtl: new RegExp(String.raw`(?![${RIGHT_TO_LEFT}])[\p{L}\p{Mc}]|\d[^\p{L}\d]+\d`, 'u'),
} as const satisfies Readonly<Record<Direction, RegExp>>;

/** @returns what stands outside of the isolates in a text; undefined where one does not end, or ends that did not begin */
function outside(text: string): string | undefined {
  let depth = 0;
  let found = '';
  for (const part of text.split(ISOLATE)) {
    if (part === FSI) depth += 1;
    else if (part === PDI) depth -= 1;
    else if (depth === 0) found += part;
    if (depth < 0) return undefined;
  }
  return depth === 0 ? found : undefined;
}

/** @returns whether each isolate in a text ends, and each end has a beginning */
export const hasWholeIsolates = (text: string): boolean => outside(text) !== undefined;

/**
 * @param value - what is put into a sentence: a name, an address, or a sentence itself
 * @param direction - of the sentence
 * @returns it, isolated where letters of the other direction stand in it outside of an isolate
 */
export const isolated = (value: string, direction: Direction): string =>
  FOREIGN[direction].test(outside(value) ?? value) ? `${FSI}${value}${PDI}` : value;

/**
 * @param catalogue - of a language
 * @returns the same, where each text with gaps isolates what fills them
 */
export const isolating = <Catalogue extends { readonly direction: Direction }>(catalogue: Catalogue): Catalogue =>
  withIsolates(catalogue, catalogue.direction) as Catalogue;

/**
 * Menus and notifications take the direction of a text from its first letter, be it in an isolate (GTK 3 and Qt 5 do). A text that begins
 * with a name of the other direction therefore begins with a mark.
 */
function marked(text: unknown, direction: Direction): unknown {
  if (typeof text === 'object' && text !== null) return Object.fromEntries(Object.entries(text).map(([key, part]) => [key, marked(part, direction)]));
  if (typeof text !== 'string' || !text.includes(FSI) || text.startsWith(MARK[direction])) return text;
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return FOREIGN[direction].test(first) ? `${MARK[direction]}${text}` : text;
}

type Call = (...values: readonly unknown[]) => unknown;

function withIsolates(texts: unknown, direction: Direction): unknown {
  if (typeof texts === 'function') {
    // As a proxy it keeps the number of its gaps.
    return new Proxy(texts as Call, {
      apply: (call, _self, values: readonly unknown[]) => marked(call(...values.map((value) => (typeof value === 'string' ? isolated(value, direction) : value))), direction),
    });
  }
  if (typeof texts !== 'object' || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, withIsolates(text, direction)]));
}
