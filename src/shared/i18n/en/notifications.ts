/** About notifications of the desktop, and their switches. What they say is in `transitions.ts`. */
import type { NotificationKind } from '../../settings.ts';

/** Of the switches in the settings. */
export const notificationSettingsWords = {
  title: 'Notifications',
  hint: 'You are not notified of your own actions in this app. Your desktop controls “Do\u00A0Not\u00A0Disturb”.',
  kinds: {
    signedOut: 'Someone was signed out',
    userSwitched: 'Another user is signed in',
    service: 'Pieces OS stopped or came back',
    keychainLocked: 'The keychain is locked',
  } satisfies Record<NotificationKind, string>,
};
