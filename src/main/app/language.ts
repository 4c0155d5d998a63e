/** Has the app speak the language of the settings, or else that of the system. */
import { languageFor, type Language } from '../../shared/i18n/languages.ts';
import { messages, speak, type Messages } from '../../shared/i18n/messages.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';

/** Loads the catalogue of a language, and no other one. */
async function catalogueOf(language: Language): Promise<Messages> {
  if (language === messages.language) return messages;
  const catalogues = (await import(`../../shared/i18n/${language}/index.ts`)) as Readonly<Record<Language, Messages>>;
  return catalogues[language];
}

/** @param language - that is spoken once this resolves */
export async function speakLanguage(language: Language): Promise<void> {
  speak(await catalogueOf(language));
}

/**
 * Follows the setting for as long as the app runs. The snapshot names the language once it is spoken.
 *
 * @param store - where the setting is
 * @param preferred - the languages of the system, the best first
 * @returns when the language is spoken that is set now
 */
export function followLanguage(store: SnapshotStore, preferred: () => readonly string[]): Promise<void> {
  let wanted = store.get().language;
  const follow = async (): Promise<void> => {
    const language = languageFor(store.get().settings.language, preferred());
    if (language === wanted) return;
    wanted = language;
    const catalogue = await catalogueOf(language);
    // Another one was chosen while this one was loaded.
    if (wanted !== language) return;
    speak(catalogue);
    store.update({ language });
  };
  store.subscribe(() => void follow());
  return follow();
}
