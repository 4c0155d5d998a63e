/** What is said about a sign-in. Part of `messages.ts`. */
import type { SignInFailure } from './snapshot.ts';

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
    detail: 'Pieces OS opens its sign-in page in your browser. Finish there, and it will show here by itself.',
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
  } satisfies Record<SignInFailure, FailureWords>,
};
