/** What is said about tokens that are kept: restoring a session with them, and pasting one. Part of the English catalogue. */
import type { PastedTokenProblem } from '../../snapshot.ts';

export const restoreWords = {
  title: 'Signing in again',
  detail: 'The session ended unexpectedly. It is being restored with the sign-in that is kept in the keychain.',
  retry: 'Try the kept sign-in again',
};

/** What went wrong at an identity provider: a phrase each. */
export const providerReasonWords = {
  notConfigured: 'The identity provider in the settings is another one, or none',
  unreachable: 'The identity provider could not be asked',
  wrongMetadata: 'The issuer in the settings cannot be used',
  portTaken: 'The redirect port is in use',
  denied: 'The identity provider said no',
  timedOut: 'The identity provider did not answer in time',
  invalidReply: 'The reply of the identity provider was not accepted',
  expired: 'The identity provider does not accept the kept sign-in any more',
  cancelled: 'It was ended before the identity provider answered',
};

export const pasteTokenWords = {
  title: 'Sign in with a token',
  hint: 'For services whose identity provider this app does not know. The token goes to Pieces OS once, and nowhere else.',
  field: 'Access token',
  keep: 'Keep it in the keychain',
  keepHint: 'So that this app can use it again when you are signed out unexpectedly, until it expires.',
  send: 'Sign in',
  sending: { title: 'Signing in with the token', detail: 'Pieces OS has been given the token you pasted. Its answer will show here.' },
  done: 'Pieces OS accepted the token.',
  problems: {
    empty: 'Paste an access token first.',
    severalLines: 'This has several lines. Paste the access token alone.',
    tooLarge: 'This is too large to be an access token: more than 16 KiB. Paste the access token alone.',
    notAToken: 'This is no access token: it has characters that none has. Paste the access token alone.',
    expired: 'This token says of itself that it has expired. Get a new one, or check the clock of this computer.',
  } satisfies Record<PastedTokenProblem, string>,
  busy: 'Another sign-in is under way. Wait until it has ended, then paste the token again.',
  cancelled: 'The sign-in was cancelled. If Pieces OS has the token already, who is signed in will show here. Nothing was kept.',
  refused: (why: string) => `Pieces OS did not accept the token. It said: ${why}. Nothing was kept.`,
  noAnswer: (why: string) =>
    `It is not known whether Pieces OS accepted the token: ${why}. Nothing was kept; look at who is signed in now.`,
  notKept: (why: string) => `You are signed in, but the token was not kept. ${why}`,
};
