/** About notifications of the desktop, and their switches. What they say is in `transitions.ts`. */
import type { NotificationKind } from '../../settings.ts';

export const notificationWords = {
  /** Why none was shown, where the desktop does not say it. */
  unsupported: 'it shows none, or a part of it is missing (on Linux: libnotify)',
  settings: {
    title: 'Notifications',
    hint: 'Never about what you do with this app. “Do not disturb” is up to your desktop.',
    kinds: {
      signedOut: 'Someone was signed out',
      userSwitched: 'Another user is signed in',
      service: 'Pieces OS is gone, or back',
      keychainLocked: 'The keychain is locked',
    } satisfies Record<NotificationKind, string>,
  },
};
