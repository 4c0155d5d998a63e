/** Who is signed in, and what the last check found. Part of the English catalogue. */
import { plural } from './plural.ts';
import { APP_NAME } from './app-name.ts';

export const sessionWords = {
  starting: {
    title: 'Looking for Pieces OS',
    detail: (url: string) => `Waiting for ${url} to answer.`,
  },
  signedIn: {
    title: (name: string) => `Signed in as ${name}`,
    detail: (below: string | undefined, age: string) => (below ? `${below}, verified ${age}.` : `Verified ${age}.`),
  },
  /** Where the reply does not say who is current. */
  assumed: 'Pieces OS lists only this user, and does not say who is current.',
  currentUnknown: {
    title: 'Pieces OS does not say who is signed in',
    detail: (names: string, age: string) => `It lists ${names}. Checked ${age}.`,
    detailOfNone: (age: string) => `None of the users it lists could be read. Checked ${age}.`,
    advice: 'The app asks again at each check. If this continues, update Pieces OS.',
  },
  signedOut: {
    title: 'No one is signed in',
    detail: (age: string) => `Confirmed by Pieces OS. Checked ${age}.`,
    advice: 'Sign in with this app or any Pieces app.',
    listed: (names: string, count: number) =>
      `Pieces OS still lists ${names}, but ${count === 1 ? 'not as its current user' : 'none of them as its current user'}.`,
  },
  incompatible: {
    title: 'The answer from Pieces OS was not understood',
    detail: (url: string, why: string) => `The answer from ${url} cannot be used. ${why}`,
    advice: 'Update Pieces OS and this app. Until then, this app cannot tell who is using Pieces OS.',
  },
  unreadable: (count: number) => `${plural(count, 'entry', 'entries')} in the answer could not be read.`,
  lastKnown: (name: string, age: string) => `Last known: ${name}, verified ${age}`,
  doubtful: 'Pieces OS did not answer at the port in its port file, and this system cannot confirm who runs the service found here.',
  cause: (words: string) => `(${words})`,
  serviceSaid: (words: string) => `It said: ${words}.`,
  tooltip: (title: string) => `${APP_NAME}: ${title}`,
};
