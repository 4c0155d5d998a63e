/** About notifications of the desktop, and their switches. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const notificationSettingsWords: Messages['settings']['of']['notifications'] = {
  title: 'Notifications',
  hint: 'Vos propres actions dans cette app ne vous sont pas notifiées. Votre bureau gère le mode «\u202FNe pas déranger\u202F».',
  fields: {
    signedOut: { label: 'Quelqu’un a été déconnecté' },
    userSwitched: { label: 'Un autre utilisateur est connecté' },
    service: { label: 'Pieces OS s’est arrêté ou est de retour' },
    keychainLocked: { label: 'Le trousseau est verrouillé' },
  },
};
