/** What is wrong with what a person types into a setting; the main process checks by the same rules before it saves. Pure. */
import { messages } from './i18n/messages.ts';
import { oauthFieldProblems } from './oauth-settings.ts';
import { parseServiceUrl } from './service-url.ts';
import { SETTINGS, type Field, type OAuthSettings, type SettingKey } from './settings.ts';
import { wholeNumberOf } from './whole-number.ts';

/** What can stand in a header, and may be an id. */
export const APPLICATION_ID = /^[\x21-\x7e]{1,200}$/u;

/**
 * @param key - of a setting that is typed
 * @param typed - as it stands in the field
 * @returns a sentence, or undefined where it can be saved as far as the window can tell
 */
export function settingProblem(key: SettingKey, typed: string): string | undefined {
  const text = typed.trim();
  const field: Field | { readonly control: string } = SETTINGS[key];
  if (isNumber(field)) {
    return text === '' || wholeNumberOf(text, field.min, field.max) === undefined ? messages.settings.numberProblem(field.min, field.max) : undefined;
  }
  if (text === '') return undefined;
  if (key === 'applicationId') return APPLICATION_ID.test(text) ? undefined : messages.settings.applicationIdProblem;
  if (key !== 'serviceUrl') return undefined;
  const url = parseServiceUrl(text);
  return url.ok ? undefined : messages.serviceUrlProblem[url.problem];
}

const isNumber = (field: { readonly control: string }): field is Extract<Field, { control: 'number' }> => field.control === 'number';

/**
 * @param key - of a setting of several fields
 * @param draft - what stands in each field
 * @returns a sentence for each field with which the setting cannot be saved
 */
export function fieldProblems(key: SettingKey, draft: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (key !== 'oauth') return {};
  const { min, max } = SETTINGS.oauth.fields.redirectPort;
  const redirectPort = wholeNumberOf(draft['redirectPort'] ?? '', min, max) ?? Number.NaN;
  const problems = oauthFieldProblems({ ...(draft as unknown as OAuthSettings), redirectPort });
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [name, messages.oauthProblem[problem]]));
}

const SCHEMES = ['http://', 'https://'];

/** @returns whether the text is the beginning of a web address: nothing is wrong with it yet */
export const isBeginningOfUrl = (text: string): boolean => SCHEMES.some((scheme) => scheme.startsWith(text.trim().toLowerCase()));
