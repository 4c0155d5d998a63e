/** English numbers with their words. */
import { lazy } from '../lazy.ts';

const rules = lazy(() => new Intl.PluralRules('en'));

/**
 * @param count - how many
 * @param one - the word for one of them
 * @param other - the word for any other number
 * @returns for example `1,000 users`
 */
export const plural = (count: number, one: string, other: string): string =>
  `${count.toLocaleString('en')} ${rules().select(count) === 'one' ? one : other}`;
