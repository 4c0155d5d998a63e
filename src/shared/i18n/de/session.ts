/** Who is signed in, and what the last check found. Part of the German catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const sessionWords: Messages['session'] = {
  starting: {
    title: 'Pieces OS wird gesucht',
    detail: (url) => `Warten auf eine Antwort von ${url}.`,
  },
  signedIn: {
    title: (name) => `Angemeldet als ${name}`,
    detail: (below, age) => (below ? `${below}, geprüft ${age}.` : `Geprüft ${age}.`),
  },
  assumed: 'Pieces OS führt nur diesen Benutzer auf und sagt nicht, wer aktuell ist.',
  currentUnknown: {
    title: 'Pieces OS sagt nicht, wer angemeldet ist',
    detail: (names, age) => `Es führt ${names} auf. Geprüft ${age}.`,
    detailOfNone: (age) => `Keiner der aufgeführten Benutzer konnte gelesen werden. Geprüft ${age}.`,
    advice: 'Die App fragt bei jeder Prüfung erneut. Wenn das so bleibt, aktualisieren Sie Pieces OS.',
  },
  signedOut: {
    title: 'Niemand ist angemeldet',
    detail: (age) => `Von Pieces OS bestätigt. Geprüft ${age}.`,
    advice: 'Melden Sie sich mit dieser App oder in einer Pieces-App an.',
    listed: (names, count) =>
      `Pieces OS führt noch ${names} auf, aber ${count === 1 ? 'nicht als aktuellen Benutzer' : 'keinen davon als aktuellen Benutzer'}.`,
  },
  incompatible: {
    title: 'Die Antwort von Pieces OS wurde nicht verstanden',
    detail: (url, why) => `Die Antwort von ${url} kann nicht verwendet werden. ${why}`,
    advice: 'Aktualisieren Sie Pieces OS und diese App. Bis dahin kann die App nicht erkennen, wer Pieces OS verwendet.',
  },
  unreadable: (count) => `${plural(count, 'Eintrag', 'Einträge')} in der Antwort ${count === 1 ? 'konnte' : 'konnten'} nicht gelesen werden.`,
  lastKnown: (name, age) => `Zuletzt bekannt: ${name}, geprüft ${age}`,
  doubtful: 'Pieces OS hat am Port aus seiner Portdatei nicht geantwortet, und dieses System kann nicht bestätigen, wer den hier gefundenen Dienst betreibt.',
  cause: (words) => `(${words})`,
  serviceSaid: (words) => `Meldung: ${words}.`,
  tooltip: (title) => `${APP_NAME}: ${title}`,
};
