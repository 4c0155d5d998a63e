/** The keychain. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const keychainWords: Messages['keychain'] = {
  unknown: 'Noch nicht verwendet',
  ok: 'Bereit',
  locked: 'Der Schlüsselbund ist gesperrt. Entsperren Sie ihn, damit die App Ihre gespeicherte Anmeldung verwenden kann.',
  unavailable: (reason) => `Es ist kein Schlüsselbund verfügbar. Grund: ${reason}`,
};
