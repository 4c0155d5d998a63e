/** What is said about a sign-in. Part of `messages.ts`. */
import type { OAuthProblem, SignInFailure, SignInVia } from './snapshot.ts';

interface FailureWords {
  readonly title: string;
  readonly detail: (why: string | undefined) => string;
  readonly advice: string;
}

export const signInWords = {
  action: 'Sign in…',
  cancel: 'Cancel sign-in',
  close: 'Close',
  retry: 'Try again',
  waiting: {
    title: 'Waiting for the browser',
    detail: {
      service: 'Pieces OS opens its sign-in page in your browser. Finish there, and it will show here by itself.',
      oauth: 'Your identity provider’s page opens in your browser. Finish there, and it will show here by itself.',
    } satisfies Record<SignInVia, string>,
    until: (time: string) => `This app waits until ${time}.`,
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
  } satisfies Record<SignInFailure, FailureWords>,
  notKept: {
    title: 'You are signed in, but this cannot be kept',
    detail: (why: string) => `${why}. Without it this app cannot sign you in again by itself.`,
    advice: 'Try again when the keychain is open, or go on without.',
    retry: 'Try again to keep it',
    dismiss: 'Go on without',
  },
  /** In the browser, at the end. */
  page: {
    title: 'You can close this tab',
    detail: 'Pieces Account Tray has what it needs. Its window shows whether the sign-in worked.',
  },
  /** What was wrong at, or with, an identity provider: each a phrase that stands before a full stop. */
  provider: {
    refused: 'Nothing answers at its address',
    nameNotFound: 'No computer is known by its name',
    certificate: 'Its certificate is not trusted by this computer',
    noNetwork: 'There is no network connection to it',
    timedOut: 'It did not answer in time',
    network: 'The network gave an error on the way to it',
    redirected: 'Its address points to another one, and this app does not follow it',
    tooLarge: 'Its answer was larger than this app accepts',
    noBrowser: 'No browser could be opened',
    notEncrypted: 'It names an address that does not begin with https://',
    notJson: 'Its answer cannot be read',
    notUsable: 'Something in its answer is missing or not as it has to be',
    wrongIssuer: 'The answer is about another issuer',
    wrongClaim: 'The reply is meant for another app, or for another sign-in',
    wrongSignature: 'The reply is not signed with a key of this identity provider',
    clock: 'The times in the reply do not fit this computer’s clock; check date and time of this computer',
    otherPerson: 'The reply is about another person',
    otherIssuer: 'What is kept came from another identity provider',
    noRefreshToken: 'The identity provider gave nothing to renew the sign-in with',
  },
};

/** What is wrong with the settings of an identity provider. */
export const oauthProblemWords: Readonly<Record<OAuthProblem, string>> = {
  issuerMissing: 'Enter the issuer too, or empty all fields.',
  clientIdMissing: 'Enter the client id too, or empty all fields.',
  issuerNotAUrl: 'The issuer is not an address. It should look like https://login.example.com.',
  issuerHasMore: 'Leave user name, password and everything from ? or # on out of the issuer.',
  issuerNotHttps: 'The issuer has to begin with https://.',
  endpointMissing: 'Enter both endpoints, or neither.',
  endpointUnusable: 'Both endpoints have to be addresses that begin with https://.',
  portOutOfRange: 'Enter a redirect port from 1 to 65,535, or 0 for any free one.',
};
