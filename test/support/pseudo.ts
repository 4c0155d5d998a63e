/** Pseudo-locales: the English catalogue in letters that show what a real translation would break. They are not part of the app. */
import type { Messages } from '../../src/shared/i18n/messages.ts';

interface PseudoLocale {
  /** A private-use code, which is no language that anybody can choose. */
  readonly language: string;
  readonly direction: Messages['direction'];
  /** Of dates, ages and numbers. */
  readonly locale: string;
  /** The letters that stand for a to z. */
  readonly letters: string;
}

export const PSEUDO_LOCALES = {
  /** Latin letters with marks above and below: what is cut off at the top or bottom shows. */
  long: { language: 'en-XA', direction: 'ltr', locale: 'en-GB', letters: 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž' },
  /** Hebrew letters, which the browser itself writes from right to left. */
  mirrored: { language: 'he-XB', direction: 'rtl', locale: 'he-IL', letters: 'אבגדהופחיקכלמנעצשרסטתךםןףץ' },
} as const satisfies Readonly<Record<string, PseudoLocale>>;

export type PseudoName = keyof typeof PSEUDO_LOCALES;

/** What fills a gap is marked in the private use area of Unicode while the text around it is written in other letters. */
const FIRST_MARK = 0xe0_00;
const MARK = /([\uE000-\uE0FF])/u;
const CODE_OF_A = 97;
/** Written twice, which makes an English text longer by as much as translations are: by 35 to 40 % of its letters. */
const VOWEL = /[aeiou]/iu;

function written(text: string, letters: string): string {
  const letter = (from: string): string => {
    const to = letters.charAt((from.toLowerCase().codePointAt(0) as number) - CODE_OF_A);
    const cased = from === from.toLowerCase() ? to : to.toUpperCase();
    return VOWEL.test(from) ? cased + to : cased;
  };
  return text.replaceAll(/[a-z]/giu, letter);
}

/**
 * @param text - English
 * @param name - of the pseudo-locale
 * @returns the text in its letters, about 35 to 40 % longer, in brackets, so that a missing end shows
 */
export const pseudoText = (text: string, name: PseudoName): string => `[${written(text, PSEUDO_LOCALES[name].letters)}]`;

type Call = (...values: readonly unknown[]) => unknown;

/** A text with gaps keeps what fills them as it is: that is a name, an address, or a text which is pseudo already. */
const pseudoCall = (call: Call, name: PseudoName): Call => (...values) => {
  const mark = (at: number): string => String.fromCodePoint(FIRST_MARK + at);
  // The catalogue asks whether a value is empty, and counts with numbers.
  const marked = values.map((value, at) => (typeof value === 'string' && value !== '' ? mark(at) : value));
  const fill = (text: string): string =>
    text.split(MARK).map((part) => (MARK.test(part) ? String(values[(part.codePointAt(0) as number) - FIRST_MARK]) : part)).join('');
  const finish = (result: unknown): unknown => {
    if (typeof result === 'string') return fill(pseudoText(result, name));
    if (typeof result !== 'object' || result === null) return result;
    return Object.fromEntries(Object.entries(result).map(([key, part]) => [key, finish(part)]));
  };
  return finish(call(...marked));
};

function pseudoValue(value: unknown, name: PseudoName): unknown {
  if (typeof value === 'string') return pseudoText(value, name);
  if (typeof value === 'function') return pseudoCall(value as Call, name);
  return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, pseudoValue(part, name)]));
}

/**
 * @param english - the English catalogue
 * @param name - of the pseudo-locale
 * @returns the catalogue in its letters
 */
export function pseudoCatalogue(english: Messages, name: PseudoName): Messages {
  const { language, direction, locale } = PSEUDO_LOCALES[name];
  return { ...(pseudoValue(english, name) as Messages), app: english.app, language, direction, locale };
}
