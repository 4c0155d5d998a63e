/**
 * @param locale - of a language that has one word for one thing and another for any other number
 * @returns the function that puts a count before its word, for example `1,000 users`; it takes the number, the word for one,
 *   and the word for any other number
 */
export function pluralIn(locale: string): (count: number, one: string, other: string) => string {
  let rules: Intl.PluralRules | undefined;
  return (count, one, other) => {
    rules ??= new Intl.PluralRules(locale);
    return `${count.toLocaleString(locale)} ${rules.select(count) === 'one' ? one : other}`;
  };
}
