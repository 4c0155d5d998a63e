/** What notifications of the desktop say, and their switches. Part of `messages.ts`. */
import type { NotificationKind } from './settings.ts';

/**
 * Names are in the titles only: a desktop may take the text below for markup, and a name with `<` or `&` in it would spoil
 * that.
 */
export const notificationWords = {
  signedOut: {
    title: (names: string, count: number) => `${names} ${count === 1 ? 'was' : 'were'} signed out of Pieces OS`,
    detail: 'This was not done with this app.',
    advice: 'Open the account window to see who is signed in now.',
  },
  userSwitched: {
    title: (to: string, from: string) => `${to} is signed in to Pieces OS now, instead of ${from}`,
    detail: 'This was not done with this app.',
    advice: 'Open the account window to see who is signed in.',
  },
  gone: {
    title: 'Pieces OS has been gone for a minute',
  },
  back: {
    title: 'Pieces OS is back',
    signedIn: (name: string) => `Pieces OS is back, and ${name} is signed in`,
    signedOut: 'Pieces OS is back, and no one is signed in',
    detail: 'It answers again.',
  },
  keychainLocked: {
    title: 'Your keychain is locked',
    detail: 'What this app saved there can be neither used nor deleted meanwhile.',
    advice: 'Unlock it, then try again.',
  },
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
