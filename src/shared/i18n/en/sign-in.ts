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
      service: 'Pieces OS opens its sign-in page in your browser. Finish signing in there, and this window updates.',
      oauth: 'Your identity provider’s page opens in your browser. Finish signing in there, and this window updates.',
    } satisfies Record<SignInVia, string>,
    until: (time: string) => `Waiting until ${time}.`,
    noBrowser: {
      title: 'No browser could be opened',
      detail: 'Copy the address and open it in a browser on this computer to reach your identity provider’s page.',
    },
    copied: 'Address copied. Open it in a browser on this computer.',
    ignored: 'A response was not used, because it does not say which sign-in it belongs to. If you declined, cancel the sign-in here.',
  },
  failures: {
    timedOut: {
      title: 'The sign-in was not finished in time',
      detail: () => 'Nothing was changed. If you finish in the browser later, this window still updates.',
      advice: 'Try again when you have a moment.',
    },
    refused: {
      title: 'Pieces OS could not start the sign-in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `It said: ${why}. Nothing was changed.`),
      advice: 'Try again, or sign in from a Pieces app.',
    },
    unreachable: {
      title: 'Pieces OS could not be reached during the sign-in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Make sure Pieces OS is running, then try again.',
    },
    notSignedIn: {
      title: 'The sign-in finished, but no one is signed in',
      detail: () => 'Pieces OS reports that no one is signed in. Nothing was changed.',
      advice: 'Try again, or sign in from a Pieces app.',
    },
    notConfigured: {
      title: 'The identity provider is not set up',
      detail: (why) => (why === undefined ? 'The issuer or client ID is missing.' : `${why}.`),
      advice: 'Correct it in the settings, or clear all its fields to sign in through Pieces OS.',
    },
    providerUnreachable: {
      title: 'The identity provider could not be reached',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Check the network connection and the issuer in the settings, then try again.',
    },
    wrongMetadata: {
      title: 'The issuer in the settings could not be used',
      detail: (why) => (why === undefined ? 'Its configuration is not valid.' : `${why}. Nothing was changed.`),
      advice: 'Check that the issuer in the settings exactly matches the one from your identity provider.',
    },
    portTaken: {
      title: 'The redirect port cannot be used',
      detail: (why) => (why === undefined ? 'No port was free. Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Set a different redirect port here and at your identity provider, or close the program that uses this one.',
    },
    denied: {
      title: 'The identity provider did not sign you in',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `It said: ${why}. Nothing was changed.`),
      advice: 'Try again, and approve the request in the browser.',
    },
    browserTimedOut: {
      title: 'The sign-in was not finished in time',
      detail: () => 'Nothing was changed. You can close the page in your browser.',
      advice: 'Try again when you have a moment.',
    },
    invalidReply: {
      title: 'The identity provider’s response was not accepted',
      detail: (why) => (why === undefined ? 'It could not be verified. Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Try again. If that does not help, check the issuer in the settings.',
    },
    tokenRefused: {
      title: 'Pieces OS did not accept the sign-in',
      detail: (why) => (why === undefined ? 'The sign-in was not saved.' : `It said: ${why}. The sign-in was not saved.`),
      advice: 'Check that Pieces OS accepts the identity provider in the settings, or sign in from a Pieces app.',
    },
    unexpected: {
      title: 'The sign-in ended because of an error in this app',
      detail: (why) => (why === undefined ? '' : `${why}.`),
      advice: 'Try again. If this continues, report it with the diagnostics from the settings.',
    },
    keychainLocked: {
      title: 'You were signed out, and the keychain is locked',
      detail: () => 'Your saved sign-in could not be used. Nothing was changed.',
      advice: 'Unlock the keychain and try again, or sign in again.',
    },
    keychainFailed: {
      title: 'You were signed out, and the keychain could not be used',
      detail: (why) => (why === undefined ? 'Nothing was changed.' : `${why}. Nothing was changed.`),
      advice: 'Try your saved sign-in again, or sign in.',
    },
    keptExpired: {
      title: 'You were signed out, and your saved sign-in has expired',
      detail: () => 'It was deleted from the keychain.',
      advice: 'Sign in again.',
    },
    keptRefused: {
      title: 'You were signed out, and Pieces OS no longer accepts your saved sign-in',
      detail: (why) => `${why === undefined ? '' : `It said: ${why}. `}It stays in the keychain until you sign in again or disconnect, but is not used.`,
      advice: 'Sign in again.',
    },
    keptEnded: {
      title: 'You were signed out, and your saved sign-in can no longer be used',
      detail: () => 'It cannot be renewed. It stays in the keychain until you sign in again or disconnect, but is not used.',
      advice: 'Sign in again.',
    },
    placeDeclined: {
      title: 'The sign-in was not sent',
      detail: () => 'You chose not to send it to that address. Your saved sign-in stays in the keychain, but is not used.',
      advice: 'Check the service and the identity provider in the settings, then sign in again.',
    },
    keptDamaged: {
      title: 'You were signed out, and your saved sign-in is damaged',
      detail: () => 'It stays in the keychain until you sign in again or disconnect, but is not used.',
      advice: 'Sign in again.',
    },
    providerFailed: {
      title: 'You were signed out, and your saved sign-in could not be renewed',
      detail: (why) => (why === undefined ? 'Your saved sign-in is still in the keychain.' : `${why}. Your saved sign-in is still in the keychain.`),
      advice: 'Try again later, or sign in again.',
    },
    restoreRefused: {
      title: 'You were signed out, and Pieces OS did not accept your saved sign-in',
      detail: (why) => (why === undefined ? 'Your saved sign-in is still in the keychain.' : `It said: ${why}. Your saved sign-in is still in the keychain.`),
      advice: 'Try your saved sign-in again, or sign in.',
    },
    restoreTimedOut: {
      title: 'You were signed out, and signing in again took too long',
      detail: () => 'The attempt timed out. Your saved sign-in is still in the keychain.',
      advice: 'Try your saved sign-in again, or sign in.',
    },
    restoreTooOften: {
      title: 'You were signed out repeatedly',
      detail: () => 'Your saved sign-in was used several times in the last day, so the app has stopped using it automatically.',
      advice: 'Sign in again. If this continues, check whether another app is signing you out.',
    },
    wrongUser: {
      title: 'The saved sign-in belonged to a different user',
      detail: () => 'Pieces OS signed in a different user with it. That user was disconnected at once. The saved sign-in stays in the keychain, but is not used again.',
      advice: 'Sign in again.',
    },
    wrongUserStays: {
      title: 'A different user is signed in now',
      detail: (why) =>
        `The saved sign-in belonged to a different user and is not used again. Pieces OS did not disconnect that user${why === undefined ? '' : `: ${why}`}.`,
      advice: 'Disconnect that user here, then sign in again.',
    },
  } satisfies Record<SignInFailure, FailureWords>,
  somebodyElse: {
    title: (name: string) => `${name} is signed in now. Is this you?`,
    detail: 'A different user was signed in here last. Nothing has been saved in the keychain yet.',
    advice: 'If this is you, save the sign-in. If not, someone else finished it in the browser: continue without saving, then disconnect that user.',
    keep: 'This is me, save it',
  },
  notKept: {
    title: 'You are signed in, but your sign-in could not be saved',
    detail: (why: string) => `${why}. Until it is saved, this app cannot sign you in again automatically.`,
    retry: 'Try saving again',
    dismiss: 'Continue without saving',
  },
  /** In the browser, at the end. */
  pages: {
    done: {
      title: 'You can close this tab',
      detail: 'Return to Pieces Account Tray to see whether the sign-in worked.',
    },
    ignored: {
      title: 'This response was not used',
      detail: 'It does not say which sign-in it belongs to. Pieces Account Tray is still waiting. If you declined, cancel the sign-in in its window.',
    },
  },
  provider: providerWords,
};
