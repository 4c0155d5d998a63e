/** What is said about a sign-in. Part of the English catalogue. */
import { providerWords } from './oauth-settings.ts';
import type { SignInFailure, SignInVia } from '../../snapshot.ts';

interface FailureWords {
  readonly title: string;
  readonly detail: (why: string | undefined) => string;
  readonly advice: string;
}

export const signInWords = {
  action: 'Sign in…',
  cancel: 'Cancel sign-in',
  copyAddress: 'Copy address',
  close: 'Close',
  retry: 'Try again',
  waiting: {
    title: 'Waiting for the browser',
    detail: {
      service: 'Pieces OS opens its sign-in page in your browser. Finish there, and it will show here by itself.',
      oauth: 'Your identity provider’s page opens in your browser. Finish there, and it will show here by itself.',
    } satisfies Record<SignInVia, string>,
    until: (time: string) => `This app waits until ${time}.`,
    noBrowser: {
      title: 'No browser could be opened',
      detail: 'Copy the address and open it in a browser on this computer. Your identity provider’s page opens there.',
    },
    copied: 'The address is copied. Open it in a browser on this computer.',
    ignored: 'An answer came that does not say to which sign-in it belongs, and was not used. If you declined, cancel the sign-in here.',
  },
  failures: {
    timedOut: {
      title: 'The sign-in was not finished in time',
      detail: () => 'Nothing was changed. If you finish it in the browser later, it will show here all the same.',
      advice: 'Try again when you have a moment.',
    },
    refused: {
      title: 'Pieces OS could not start the sign-in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `It said: ${why}. Nothing was changed.`),
      advice: 'Try again, or sign in from a Pieces app.',
    },
    unreachable: {
      title: 'Pieces OS went away during the sign-in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Make sure that Pieces OS is running, then try again.',
    },
    notSignedIn: {
      title: 'The sign-in ended, but no one is signed in',
      detail: () => 'Pieces OS says so. Nothing was changed.',
      advice: 'Try again, or sign in from a Pieces app.',
    },
    notConfigured: {
      title: 'The identity provider is not set up',
      detail: (why) => (why === undefined ? 'Issuer or client id are missing.' : `${why}.`),
      advice: 'Correct it in the settings, or empty all its fields to sign in through Pieces OS.',
    },
    providerUnreachable: {
      title: 'The identity provider could not be asked',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Check the network connection and the issuer in the settings, then try again.',
    },
    wrongMetadata: {
      title: 'The issuer in the settings cannot be used',
      detail: (why) => (why === undefined ? 'What it says of itself is not as it has to be.' : `${why}. Nothing was changed.`),
      advice: 'Check the issuer in the settings, letter by letter.',
    },
    portTaken: {
      title: 'The redirect port is in use',
      detail: (why) => (why === undefined ? 'No port was free. Nothing was changed.' : `Port ${why} cannot be used by this app. Nothing was changed.`),
      advice: 'Close the program that uses it, or enter another redirect port here and at your identity provider.',
    },
    denied: {
      title: 'The identity provider did not sign you in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `It said: ${why}. Nothing was changed.`),
      advice: 'Try again, and agree to what it asks in the browser.',
    },
    browserTimedOut: {
      title: 'The sign-in was not finished in time',
      detail: () => 'Nothing was changed. The page in your browser can be closed.',
      advice: 'Try again when you have a moment.',
    },
    invalidReply: {
      title: 'The identity provider’s reply was not accepted',
      detail: (why) => (why === undefined ? 'It failed a check. Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Try again. If that does not help, check the issuer in the settings.',
    },
    tokenRefused: {
      title: 'Pieces OS did not accept the sign-in',
      detail: (why) => (why === undefined ? 'Nothing was kept.' : `It said: ${why}. Nothing was kept.`),
      advice: 'Check that the identity provider in the settings is one that this Pieces OS accepts, or sign in from a Pieces app.',
    },
    keychainLocked: {
      title: 'You were signed out, and the keychain is locked',
      detail: () => 'The sign-in that is kept there could not be used. Nothing was changed.',
      advice: 'Unlock the keychain and try again, or sign in anew.',
    },
    keychainFailed: {
      title: 'You were signed out, and the keychain could not be used',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Try again, or sign in anew.',
    },
    keptExpired: {
      title: 'You were signed out, and the kept sign-in has expired',
      detail: () => 'It was deleted from the keychain.',
      advice: 'Please sign in again.',
    },
    keptRefused: {
      title: 'You were signed out, and Pieces OS does not accept the kept sign-in any more',
      detail: (why) => `${why === undefined ? '' : `It said: ${why}. `}It stays in the keychain until you sign in again or disconnect, and is not used.`,
      advice: 'Please sign in again.',
    },
    keptEnded: {
      title: 'You were signed out, and the kept sign-in has ended',
      detail: () => 'There is nothing to renew it with. It stays in the keychain until you sign in again or disconnect, and is not used.',
      advice: 'Please sign in again.',
    },
    placeDeclined: {
      title: 'The sign-in was not sent',
      detail: () => 'You did not allow it to go to that address. What is kept stays in the keychain, and is not used.',
      advice: 'Check the service and the identity provider in the settings, then sign in again.',
    },
    keptDamaged: {
      title: 'You were signed out, and the kept sign-in is damaged',
      detail: () => 'It stays in the keychain until you sign in again or disconnect, and is not used.',
      advice: 'Please sign in again.',
    },
    providerFailed: {
      title: 'You were signed out, and the kept sign-in could not be renewed',
      detail: (why) => (why === undefined ? 'It is still kept.' : `${why}. It is still kept.`),
      advice: 'Try again later, or sign in anew.',
    },
    restoreRefused: {
      title: 'You were signed out, and Pieces OS did not accept the kept sign-in',
      detail: (why) => (why === undefined ? 'It is still kept.' : `It said: ${why}. The sign-in is still kept.`),
      advice: 'Try again, or sign in anew.',
    },
    restoreTimedOut: {
      title: 'You were signed out, and signing in again took too long',
      detail: () => 'It was given up. What was kept is still kept.',
      advice: 'Try again, or sign in anew.',
    },
    restoreTooOften: {
      title: 'You were signed out again and again',
      detail: () => 'The kept sign-in was used several times in the last day, so it is not used again by itself.',
      advice: 'Please sign in. If it goes on, look whether another app signs you out.',
    },
    wrongUser: {
      title: 'The kept sign-in belonged to somebody else',
      detail: () => 'Pieces OS signed in another user with it. That user was disconnected at once. What was kept stays in the keychain, and is not used again.',
      advice: 'Please sign in again.',
    },
    wrongUserStays: {
      title: 'Somebody else is signed in now',
      detail: (why) =>
        `The kept sign-in belonged to another user, and is not used again. Pieces OS did not disconnect that user${why === undefined ? '' : `: ${why}`}.`,
      advice: 'Disconnect that user here, then sign in again.',
    },
  } satisfies Record<SignInFailure, FailureWords>,
  somebodyElse: {
    title: (name: string) => `${name} is signed in now. Is this you?`,
    detail: 'Another user was signed in here last. Nothing is kept in the keychain yet.',
    advice: 'If it is you, keep the sign-in. If not, somebody else finished it in the browser: go on without, and disconnect that user.',
    keep: 'This is me, keep it',
  },
  notKept: {
    title: 'You are signed in, but this cannot be kept',
    detail: (why: string) => `${why}. Until it is kept, this app cannot sign you in again by itself.`,
    advice: 'Try again when the keychain is open, or go on without.',
    retry: 'Try again to keep it',
    dismiss: 'Go on without',
  },
  /** In the browser, at the end. */
  pages: {
    done: {
      title: 'You can close this tab',
      detail: 'Pieces Account Tray has what it needs. Its window shows whether the sign-in worked.',
    },
    ignored: {
      title: 'This answer was not used',
      detail: 'It does not say to which sign-in it belongs. Pieces Account Tray goes on waiting. If you declined, cancel the sign-in in its window.',
    },
  },
  provider: providerWords,
};
