/** Why something failed, in words. Pure. */
import type { Cause } from './cause.ts';
import { plainText } from './format.ts';
import { messages } from './i18n/messages.ts';

/** Of the words of a service. */
const VALUE_GRAPHEMES_MAX = 200;

/** @returns whether the catalogue has a sentence for this code of the system */
export const isKnownCode = (code: string): boolean => Object.hasOwn(messages.causes.system, code);

/** @returns the sentence for a cause */
export function causeText(cause: Cause): string {
  const { own, system, other } = messages.causes;
  if ('value' in cause) return (own[cause.code] as (value: string | number) => string)(typeof cause.value === 'string' ? plainText(cause.value, VALUE_GRAPHEMES_MAX) : cause.value);
  const sentence: unknown = Object.hasOwn(own, cause.code) ? own[cause.code as keyof typeof own] : system[cause.code as keyof typeof system];
  return typeof sentence === 'string' ? sentence : other(cause.code);
}
