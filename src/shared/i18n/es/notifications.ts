/** About notifications of the desktop, and their switches. Part of the Spanish catalogue. */
import type { Messages } from '../messages.ts';

export const notificationSettingsWords: Messages['settings']['of']['notifications'] = {
  title: 'Notificaciones',
  hint: 'No se te notifican tus propias acciones en esta aplicación. Tu escritorio controla el modo «No molestar».',
  fields: {
    signedOut: { label: 'Se cerró la sesión de alguien' },
    userSwitched: { label: 'Otro usuario tiene la sesión iniciada' },
    service: { label: 'Pieces OS se detuvo o volvió' },
    keychainLocked: { label: 'El llavero está bloqueado' },
  },
};
