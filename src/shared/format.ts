/**
 * How texts, names and instants are shaped before anybody reads them. Pure, and good for both sides of the bridge: it
 * needs nothing but the language itself (`Intl`).
 */
import { FSI, hasWholeIsolates, LRM, PDI, RLM } from './i18n/isolates.ts';
import { messages } from './i18n/messages.ts';
import { perLocale, perLocaleAndZone } from './i18n/per-locale.ts';
import type { Profile, Timestamp } from './snapshot.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Below this an age is "just now": counting single seconds only makes a text flicker. */
const JUST_NOW_MS = 5 * SECOND_MS;
/** From here on a date says more than a number of days. */
const AGE_IN_DAYS_MAX_MS = 14 * DAY_MS;
/** How far another clock may be ahead of ours before we stop calling it "just now". */
const CLOCK_SKEW_MS = MINUTE_MS;

/** How much of a name fits a menu entry or a dialog's title. */
const LABEL_GRAPHEMES_MAX = 60;
const SHORT_ID_GRAPHEMES = 8;
/** No honest grapheme needs more; a name made of joined emoji could otherwise be one "character" of any length. */
const UNITS_PER_GRAPHEME_MAX = 32;

// Making these takes 15 ms in all, and a start-up needs one or two of them.
const segmenter = perLocale((locale) => new Intl.Segmenter(locale, { granularity: 'grapheme' }));
const relative = perLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }));
const dateAndTime = perLocaleAndZone((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const timeOnly = perLocaleAndZone((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const dateOnly = perLocaleAndZone((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));

/** Line breaks, tabs and every other kind of space: one space. */
const SPACES = /[\s\u0085\u2028\u2029]+/gu;
/**
 * What must not reach a menu or a dialog: control characters, halves of surrogate pairs, the characters that reorder
 * their neighbours (embeddings, overrides, isolates), and invisible fillers. The joiners stay, emoji and Persian need them.
 */
const UNWANTED = /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u202A-\u202E\u2060-\u2067\u206A-\u206F\u3164\uFEFF\uFFF9-\uFFFB]/gu;
/** Unwanted in a value, and put around it by the catalogue. */
const MARKS_OF_DIRECTION = /[\u200E\u200F\u2068\u2069]/gu;
/** Marks piled on one letter until it covers the lines above and below. */
const PILED_MARKS = /(\p{Mn}{4})\p{Mn}+/gu;
/** Letters and punctuation of Latin scripts, kana and Chinese characters: each is a grapheme by itself. */
const NOTHING_JOINED = /^[\x20-\x7E\u00A0-\u02FF\u2010-\u2027\u2030-\u205E\u3001-\u3029\u3041-\u3096\u30A1-\u30FE\u4E00-\u9FFF]*$/u;
const SOMETHING_VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * Makes a text of unknown origin fit for one line of a menu, a dialog or a terminal.
 *
 * @param text - anything, of any length
 * @param maxGraphemes - how many characters as a person counts them, the … included
 * @returns the text without control and reordering characters, shortened between two graphemes; may be empty
 */
export function plainText(text: string, maxGraphemes: number = LABEL_GRAPHEMES_MAX): string {
  return shortened(cleaned(text.replace(MARKS_OF_DIRECTION, '')), maxGraphemes);
}

/**
 * @param text - of the catalogue
 * @param maxGraphemes - how many characters as a person counts them, the … included
 * @returns it fit for one line as `plainText` makes it, with the isolates in it and the mark at its beginning
 */
export function plainSentence(text: string, maxGraphemes: number): string {
  const clean = cleaned(text);
  return hasWholeIsolates(clean) ? shortened(clean, maxGraphemes) : plainText(text, maxGraphemes);
}

/** Spaces first, so that a line break parts two words; unwanted ones next, because what they kept apart may join. */
const cleaned = (text: string): string => text.replace(SPACES, ' ').replace(UNWANTED, '').replace(PILED_MARKS, '$1').replace(/ {2,}/gu, ' ').trim();

/** Without a segmenter where it can be: its data is 2 MiB, and making it takes 10 ms. */
const graphemesOf = (text: string): Iterable<string> => (NOTHING_JOINED.test(text) ? text : segmentsOf(text));

function* segmentsOf(text: string): Generator<string> {
  for (const { segment } of segmenter().segment(text)) yield segment;
}

/** What takes no room, and how it changes the depth within isolates. */
const DEPTH_CHANGES: Readonly<Record<string, number>> = { [FSI]: 1, [PDI]: -1, [LRM]: 0, [RLM]: 0 };

/** @returns a clean text that is cut between two graphemes where it is too long; isolates end at the cut */
function shortened(clean: string, maxGraphemes: number): string {
  if (!SOMETHING_VISIBLE.test(clean)) return '';
  const max = Math.max(1, Math.floor(maxGraphemes));
  // Most texts are short and plain: nothing to count.
  if (clean.length <= max && NOTHING_JOINED.test(clean)) return clean;
  // What there is room for beside an ellipsis.
  let kept = '';
  let [count, depth] = [0, 0];
  for (const grapheme of graphemesOf(clean)) {
    const change = DEPTH_CHANGES[grapheme];
    if (change === undefined && (grapheme.length > UNITS_PER_GRAPHEME_MAX || count === max)) return oneEllipsis(`${kept}${PDI.repeat(depth)}…`);
    if (change === undefined) count += 1;
    if (count === max) continue;
    kept += grapheme;
    depth += change ?? 0;
  }
  return clean;
}

/** A text that ends in an ellipsis, with all of the ellipses, dots and spaces that stand before it, within isolates or outside. */
const ELLIPSES_AT_END = /(?<![…\s.\u2068\u2069])[…\s.\u2068\u2069]*…$/u;

/**
 * @param text - a label that may end in an ellipsis of its own behind a text that was shortened
 * @returns it with one ellipsis at its end
 */
export const oneEllipsis = (text: string): string => text.replace(ELLIPSES_AT_END, (end) => `${end.replaceAll(/[…\s.]/gu, '').replaceAll(`${FSI}${PDI}`, '')}…`);

/**
 * @param id - a user's id
 * @returns the part of it that a person can compare at a glance
 */
const shortId = (id: string): string => plainText(id, SHORT_ID_GRAPHEMES + 1);

/** @returns the first of what a user goes by that shows anything; empty where there is none */
export function ownName(profile: Profile, maxGraphemes: number = LABEL_GRAPHEMES_MAX): string {
  for (const text of [profile.name, profile.username, profile.email, profile.vanityName]) {
    const name = plainText(text ?? '', maxGraphemes);
    if (name !== '') return name;
  }
  return '';
}

/**
 * @param profile - a user
 * @param maxGraphemes - how long it may be
 * @returns what to call them where one line is all there is: never empty, and not the same for two users without a name
 */
export const labelOf = (profile: Profile, maxGraphemes: number = LABEL_GRAPHEMES_MAX): string => labelFor(profile.id, ownName(profile, maxGraphemes));

/**
 * @param id - of a user who may be gone
 * @param name - as `ownName` says; undefined where it is not known
 * @returns what to call them, as `labelOf` does
 */
export function labelFor(id: string, name: string | undefined): string {
  const short = shortId(id);
  if (name === undefined) return messages.history.user(short);
  return name || (short === '' ? messages.unnamedUser : messages.unnamedUserWithId(short));
}

/**
 * @param profile - a user
 * @param maxGraphemes - how long each line may be
 * @returns what to call them, and the line below it: the email address, or the short ID of a user without a name
 */
export function twoLinesOf(profile: Profile, maxGraphemes: number = LABEL_GRAPHEMES_MAX): { readonly name: string; readonly below: string | undefined } {
  const name = ownName(profile, maxGraphemes);
  if (name === '') return { name: messages.unnamedUser, below: shortId(profile.id) || undefined };
  const email = plainText(profile.email ?? '', maxGraphemes);
  return { name, below: email === '' || email === name ? undefined : email };
}

const BEGINS_A_WORD = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/**
 * The one or two letters that stand for a name where there is no picture. Two only in scripts with capitals: elsewhere
 * (CJK, Arabic, emoji) two first letters side by side read as another word.
 *
 * @param label - a name, as `labelOf` makes it
 * @returns at most two graphemes; empty when the name has nothing that could stand for it
 */
export function initials(label: string): string {
  const firsts = plainText(label, Number.MAX_SAFE_INTEGER)
    .split(/[ @]/u)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  const first = firsts[0] ?? '';
  const last = label.includes('@') ? '' : (firsts.at(-1) ?? '');
  return firsts.length > 1 && hasCapital(first) && hasCapital(last) ? capital(first) + capital(last) : capital(first);
}

/**
 * @param profile - a user
 * @returns the initials of what the user is called; empty for a user without a name
 */
export const initialsOf = (profile: Profile): string => initials(ownName(profile, LABEL_GRAPHEMES_MAX));

function firstLetter(word: string): string {
  for (const grapheme of graphemesOf(word)) {
    if (BEGINS_A_WORD.test(grapheme)) return grapheme.length > UNITS_PER_GRAPHEME_MAX ? '' : grapheme;
  }
  return '';
}

const hasCapital = (letter: string): boolean => letter.toLowerCase() !== letter.toUpperCase();

/** Upper case, but never one letter made two (`ß` has the capital `SS`). */
const capital = (letter: string): string => {
  const upper = letter.toUpperCase();
  return upper.length === letter.length ? upper : letter;
};

/** @returns milliseconds since the epoch, or `undefined` when the text is no instant */
const instantOf = (at: Timestamp): number | undefined => {
  const ms = Date.parse(at);
  return Number.isNaN(ms) ? undefined : ms;
};

/**
 * @param at - an instant, normally in the past
 * @param now - milliseconds since the epoch
 * @returns how long ago that is: "just now", "12 seconds ago", "5 minutes ago", … and in the end a date
 */
export function ageText(at: Timestamp, now: number): string {
  const instant = instantOf(at);
  if (instant === undefined) return messages.time.unknown;
  const age = now - instant;
  if (age < -CLOCK_SKEW_MS || age >= AGE_IN_DAYS_MAX_MS) return messages.time.on(dateText(at));
  if (age < JUST_NOW_MS) return messages.time.justNow;
  if (age < MINUTE_MS) return relative().format(-Math.floor(age / SECOND_MS), 'second');
  if (age < HOUR_MS) return relative().format(-Math.floor(age / MINUTE_MS), 'minute');
  if (age < DAY_MS) return relative().format(-Math.floor(age / HOUR_MS), 'hour');
  return relative().format(-Math.floor(age / DAY_MS), 'day');
}

/**
 * @param at - an instant, normally in the future
 * @param now - milliseconds since the epoch
 * @returns "in 8 seconds", "in 2 minutes", or "now" once it is due
 */
export function untilText(at: Timestamp, now: number): string {
  const instant = instantOf(at);
  if (instant === undefined) return messages.time.unknown;
  const remainingMs = instant - now;
  if (remainingMs < SECOND_MS) return messages.time.now;
  if (remainingMs < 2 * MINUTE_MS) return relative().format(Math.round(remainingMs / SECOND_MS), 'second');
  if (remainingMs < 2 * HOUR_MS) return relative().format(Math.round(remainingMs / MINUTE_MS), 'minute');
  return messages.time.on(dateTimeText(at));
}

/**
 * @param at - an instant
 * @param now - milliseconds since the epoch
 * @returns whether a text about it has seconds in it, so that it is worth redrawing every second
 */
export function countsSeconds(at: Timestamp | undefined, now: number): boolean {
  const instant = at === undefined ? undefined : instantOf(at);
  return instant !== undefined && Math.abs(now - instant) < MINUTE_MS + SECOND_MS;
}

/**
 * @param at - an instant
 * @returns its date in the person's time zone
 */
export const dateText = (at: Timestamp): string => formatted(at, dateOnly());

/**
 * @param at - an instant
 * @returns its date and time in the person's time zone
 */
export const dateTimeText = (at: Timestamp): string => formatted(at, dateAndTime());

/**
 * @param at - an instant of today
 * @returns its time of day in the person's time zone
 */
export const timeText = (at: Timestamp): string => formatted(at, timeOnly());

const formatted = (at: Timestamp, format: Intl.DateTimeFormat): string => {
  const instant = instantOf(at);
  return instant === undefined ? messages.time.unknown : format.format(instant);
};
