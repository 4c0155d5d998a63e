import { messages } from './messages.ts';

/**
 * @param make - makes a formatter for a locale, which takes its time
 * @returns the function that gives the formatter for the language that the app speaks now, made when it is first needed
 */
export function perLocale<Formatter>(make: (locale: string) => Formatter): () => Formatter {
  let made: { readonly locale: string; readonly formatter: Formatter } | undefined;
  return () => {
    const { locale } = messages;
    if (made?.locale !== locale) made = { locale, formatter: make(locale) };
    return made.formatter;
  };
}
