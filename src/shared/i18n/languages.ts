/**
 * The languages of the app, each by the name that its readers know. To add one, add its line here and its catalogue as
 * `<code>/index.ts`, which exports a value of that name.
 */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', ja: '日本語' } as const;

export type Language = keyof typeof LANGUAGES;
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[];
const FALLBACK: Language = 'en';

/**
 * @param choice - of the person, who may leave it to the system
 * @param preferred - the languages of the system as BCP 47 tags, the best first
 * @returns the first of them that the app speaks; English where it speaks none
 */
export function languageFor(choice: Language | 'system', preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const [code = ''] = tag.toLowerCase().split(/[-_]/u);
    if (Object.hasOwn(LANGUAGES, code)) return code as Language;
  }
  return FALLBACK;
}
