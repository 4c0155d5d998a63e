import { plainText } from './format.ts';
import { messages } from './i18n/messages.ts';

/** How providers write their own names, by the service's name for them. */
const PROVIDER_NAMES: ReadonlyMap<string, string> = new Map([
  ['apple', 'Apple'],
  ['auth0', 'Auth0'],
  ['discord', 'Discord'],
  ['facebook', 'Facebook'],
  ['github', 'GitHub'],
  ['gitlab', 'GitLab'],
  ['google', 'Google'],
  ['google-oauth2', 'Google'],
  ['linkedin', 'LinkedIn'],
  ['microsoft', 'Microsoft'],
  ['slack', 'Slack'],
  ['windowslive', 'Microsoft'],
]);

/**
 * @param type - the service's name for an identity provider
 * @returns the name a person knows it by; one we do not know is shown as it is, with a capital
 */
export function providerName(type: string): string {
  const plain = plainText(type);
  const lower = plain.toLowerCase();
  if (lower === '' || lower === 'unknown') return messages.unknownProvider;
  if (lower === 'username_email') return messages.emailProvider;
  const [first = '', ...rest] = plain;
  return PROVIDER_NAMES.get(lower) ?? first.toUpperCase() + rest.join('');
}

/** One of them is a syllable already, and the second may be only the mark of a long vowel. */
const KANA = /^[\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]/u;

/**
 * @param name - as `providerName` gives it
 * @returns the letters that stand for it: its first two capitals, else its first two letters, or its first kana
 */
export function providerLetters(name: string): string {
  const letters = Array.from(name.matchAll(/[\p{L}\p{N}]/gu), ([letter]) => letter);
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter));
  const shown = capitals.length > 1 ? capitals : letters;
  return shown.slice(0, KANA.test(shown[0] ?? '') ? 1 : 2).join('');
}
