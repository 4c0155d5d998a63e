/** The keychain. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const keychainWords: Messages['keychain'] = {
  unknown: 'Aún sin usar',
  ok: 'Listo',
  locked: 'El llavero está bloqueado. Desbloquéalo para que esta aplicación pueda usar tu sesión guardada.',
  unavailable: (reason) => `No hay ningún llavero disponible. Motivo: ${reason}`,
};
