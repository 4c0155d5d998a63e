/** The past in words. Pure; what users are called is an argument, because the history itself has only ids. */
import { dateText, labelFor, timeText } from './format.ts';
import { DAY_MS, MORE_CHANGES, totalsOf, type HistoryEntry, type Past, type Segment } from './history.ts';
import { messages } from './i18n/messages.ts';
import { perLocaleAndZone } from './i18n/per-locale.ts';
import type { TransitionWords } from './i18n/en/transitions.ts';
import type { UnreachableReason } from './snapshot.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From here on minutes say nothing any more. */
const EXACT_HOURS = 10;

/** What a user is called, by id. */
export type NameOf = (id: string | undefined) => string;

/**
 * @param labels - what the users who are known go by
 * @returns what users are called; those whom nobody knows by name any more by the beginning of their id
 */
export function namesFrom(labels: readonly { readonly id: string; readonly label: string }[]): NameOf {
  const known = new Map(labels.map(({ id, label }) => [id, label]));
  return (id) => (id === undefined ? messages.history.someone : labelFor(id, known.get(id)));
}

type Describe = (entry: HistoryEntry, name: NameOf) => string | undefined;

const own = <Value>(of: Readonly<Record<string, Value>>, key: string | undefined): Value | undefined =>
  key !== undefined && Object.hasOwn(of, key) ? of[key] : undefined;

/** One for each kind of entry that is no transition and that has a phrase. */
const EVENTS: Readonly<Record<string, Describe>> = {
  [MORE_CHANGES]: ({ count = 0 }) => messages.history.moreChanges(count),
  'watch-began': ({ cause }) => own(messages.history.began, cause) ?? messages.history.began.start,
  'watch-ended': ({ cause }) => own(messages.history.ended, cause) ?? messages.history.ended.unknown,
};

function reasonTitle(cause: string | undefined): string | undefined {
  if (cause === 'incompatible') return messages.session.incompatible.title;
  return own<{ readonly title: string }>(messages.reasons satisfies Record<UnreachableReason, object>, cause)?.title;
}

/**
 * @param entry - of the history
 * @param name - what users are called
 * @returns what happened, as one phrase; undefined where that is nothing to tell a person
 */
export function describeEntry(entry: HistoryEntry, name: NameOf): string | undefined {
  const { at, since = at, count = 1, kind, cause, userId, fromId } = entry;
  const transition = own<TransitionWords>(messages.transitions, kind);
  if (transition === undefined) return own(EVENTS, kind)?.(entry, name);
  const phrase = transition.history(name(userId), name(fromId), cause === 'here', reasonTitle(cause));
  return count === 1 || phrase === undefined ? phrase : messages.history.repeated(phrase, count, durationText(Date.parse(at) - Date.parse(since)));
}

/** @returns what was the case, as one phrase */
export const describePast = ({ state, currentId }: Past, name: NameOf): string =>
  state === 'signedIn' ? messages.history.states.signedIn(name(currentId)) : messages.history.states[state];

/**
 * @param ms - how long something lasted
 * @returns for example `2 h 12 min` or `20 h`, never more than two units
 */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 1) return messages.history.lessThanAMinute;
  if (minutes < 60) return messages.history.minutes(minutes);
  if (minutes < EXACT_HOURS * 60) return messages.history.hours(Math.floor(minutes / 60), minutes % 60);
  const hours = Math.round(ms / HOUR_MS);
  if (hours < 24) return messages.history.hours(hours, 0);
  return messages.history.days(Math.floor(hours / 24), hours % 24);
}

/** @returns all of a timeline, for those who cannot see it */
export function describeTimeline(range: string, segments: readonly Segment[], name: NameOf): string {
  const totals = totalsOf(segments).map(({ ms, ...past }) => messages.history.total(describePast(past, name), durationText(ms)));
  return messages.history.timeline(range, totals.join('; '));
}

const weekday = perLocaleAndZone((locale) => new Intl.DateTimeFormat(locale, { weekday: 'short' }));
const weekdayAndDate = perLocaleAndZone((locale) => new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }));

/** @returns the short name of a day of the week, in the person's time zone */
export const weekdayText = (ms: number): string => weekday().format(ms);

const dayOf = (ms: number): string => dateText(new Date(ms).toISOString());

/**
 * @param at - an instant
 * @param nowMs - decides what is today
 * @returns its day: `Today`, `Yesterday`, or a date
 */
export function dayText(at: string, nowMs: number): string {
  const day = dateText(at);
  if (day === dayOf(nowMs)) return messages.history.today;
  // Half a day before the last midnight is yesterday, however long its last night was.
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  if (day === dayOf(midnight - DAY_MS / 2)) return messages.history.yesterday;
  return asHeading(weekdayAndDate().format(Date.parse(at)));
}

/** Some languages write the names of days small; a heading begins large. */
const asHeading = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(messages.locale));

/** @returns an instant of the last days: the time of day, and the day unless that is today */
export function momentText(ms: number, nowMs: number): string {
  const at = new Date(ms).toISOString();
  return dayOf(ms) === dayOf(nowMs) ? timeText(at) : `${weekdayText(ms)} ${timeText(at)}`;
}
