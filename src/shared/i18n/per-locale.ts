import { messages } from './messages.ts';

function perKey<Formatter>(keyNow: () => string, make: (locale: string) => Formatter): () => Formatter {
  let made: { readonly key: string; readonly formatter: Formatter } | undefined;
  return () => {
    const key = keyNow();
    if (made?.key !== key) made = { key, formatter: make(messages.locale) };
    return made.formatter;
  };
}

/**
 * @param make - makes a formatter for a locale, which takes its time
 * @returns the function that gives the formatter for the language that the app speaks now, made when it is first needed
 */
export const perLocale = <Formatter>(make: (locale: string) => Formatter): (() => Formatter) => perKey(() => messages.locale, make);

const WINTER = new Date(Date.UTC(2026, 0, 1));
const SUMMER = new Date(Date.UTC(2026, 6, 1));

/**
 * A formatter of dates keeps the time zone in which it was made, and a person may travel while the app runs. Zones are told
 * apart by what they differ from UTC in winter and in summer: to ask for their names takes longer than to format a date.
 *
 * @param make - makes a formatter of dates for a locale
 * @returns as `perLocale`, for the time zone that the computer has now
 */
export const perLocaleAndZone = <Formatter>(make: (locale: string) => Formatter): (() => Formatter) =>
  perKey(() => `${messages.locale} ${String(WINTER.getTimezoneOffset())} ${String(SUMMER.getTimezoneOffset())}`, make);
