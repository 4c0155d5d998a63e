/** The keychain. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const keychainWords: Messages['keychain'] = {
  unknown: 'Pas encore utilisé',
  ok: 'Prêt',
  locked: 'Le trousseau est verrouillé. Déverrouillez-le pour que cette app puisse utiliser votre session enregistrée.',
  unavailable: (reason) => `Aucun trousseau n’est disponible. Motif\u202F: ${reason}`,
};
