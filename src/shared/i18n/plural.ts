/** English numbers with their words. */
let rules: Intl.PluralRules | undefined;

/**
 * @param count - how many
 * @param one - the word for one of them
 * @param other - the word for any other number
 * @returns for example `1,000 users`
 */
export function plural(count: number, one: string, other: string): string {
  rules ??= new Intl.PluralRules('en');
  return `${count.toLocaleString('en')} ${rules.select(count) === 'one' ? one : other}`;
}
