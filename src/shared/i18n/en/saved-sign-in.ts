/** Saved sign-ins: restoring a session with one, and pasting a token. Part of the English catalogue. */
import type { ProviderFailure } from '../../reasons.ts';
import type { PastedTokenProblem } from '../../snapshot.ts';

export const restoreWords = {
  title: 'Signing you in again',
  detail: 'You were signed out unexpectedly. The app is using your saved sign-in.',
  retry: 'Try your saved sign-in again',
};

/** What went wrong at an identity provider: a phrase each. */
export const providerReasonWords = {
  notConfigured: 'Your saved sign-in is for an identity provider that is not in the settings',
  unreachable: 'The identity provider could not be reached',
  wrongMetadata: 'The issuer in the settings could not be used',
  portTaken: 'The redirect port is in use',
  denied: 'The identity provider refused the request',
  timedOut: 'The identity provider did not answer in time',
  invalidReply: 'The identity provider’s response was not accepted',
  expired: 'The identity provider no longer accepts your saved sign-in',
  cancelled: 'The request was cancelled before the identity provider answered',
} satisfies Readonly<Record<ProviderFailure, string>>;

export const pasteTokenWords = {
  title: 'Sign in with a token',
  hint: 'For services whose identity provider is not in the settings. The token is sent once, to Pieces OS only.',
  field: 'Access token',
  keep: 'Save in the keychain',
  keepHint: 'Until it expires, this app can use it to sign you in again after an unexpected sign-out.',
  send: 'Sign in',
  sending: { title: 'Signing in with the token', detail: 'Waiting for Pieces OS to accept the token.' },
  done: 'Pieces OS accepted the token.',
  problems: {
    empty: 'Paste an access token first.',
    severalLines: 'This has several lines. Paste only the access token.',
    tooLarge: 'This is too long for an access token (over 15 KiB). Paste only the access token.',
    notAToken: 'This contains characters that an access token cannot have. Paste only the access token.',
    expired: 'This token has expired. Get a new one, or check this computer’s clock.',
  } satisfies Record<PastedTokenProblem, string>,
  busy: 'Another sign-in is in progress. Wait for it to finish, then paste the token again.',
  cancelled: 'The sign-in was cancelled, and the token was not saved. If Pieces OS already received the token, you may still be signed in; this window shows who is signed in.',
  lost: 'The app cannot tell whether Pieces OS accepted the token. This window shows who is signed in.',
  refused: (why: string) => `Pieces OS did not accept the token. It said: ${why}. The token was not saved.`,
  noAnswer: (why: string) =>
    `Pieces OS did not confirm whether it accepted the token: ${why}. The token was not saved. Check who is signed in now.`,
  notKept: (why: string) => `You are signed in, but the token was not saved. ${why}`,
};
