/** About notifications of the desktop, and their switches. What they say is in `transitions.ts`. */
import type { Messages } from '../messages.ts';

export const notificationSettingsWords: Messages['settings']['of']['notifications'] = {
  title: 'Mitteilungen',
  hint: 'Über das, was Sie selbst in dieser App tun, werden Sie nicht benachrichtigt. „Nicht stören“ regelt Ihr Desktop.',
  fields: {
    signedOut: { label: 'Jemand wurde abgemeldet' },
    userSwitched: { label: 'Ein anderer Benutzer ist angemeldet' },
    service: { label: 'Pieces OS wurde beendet oder ist zurück' },
    keychainLocked: { label: 'Der Schlüsselbund ist gesperrt' },
  },
};
