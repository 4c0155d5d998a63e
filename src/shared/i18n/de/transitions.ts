/** What is said of each transition: in the history, and in a notification where it has one. Part of the German catalogue. */
import type { Messages } from '../messages.ts';

export const transitionWords: Messages['transitions'] = {
  'signed-in': {
    history: (user, _from, here) => (here ? `${user} hat sich in dieser App angemeldet` : `${user} hat sich angemeldet`),
  },
  'signed-out': {
    history: (user, _from, here) => (here ? `Verbindung von ${user} in dieser App getrennt` : `${user} wurde außerhalb dieser App abgemeldet`),
    notification: {
      title: (names, count) => `${names} ${count === 1 ? 'wurde' : 'wurden'} von Pieces OS abgemeldet`,
      detail: 'Das geschah außerhalb dieser App.',
      advice: 'Das Kontofenster zeigt, wer jetzt angemeldet ist.',
    },
  },
  'user-switched': {
    history: (user, from, here) =>
      here ? `${user} wurde in dieser App anstelle von ${from} angemeldet` : `${user} wurde anstelle von ${from} angemeldet`,
    notification: {
      title: (to, from) => `${to} ist jetzt anstelle von ${from} bei Pieces OS angemeldet`,
      detail: 'Das geschah außerhalb dieser App.',
      advice: 'Das Kontofenster zeigt, wer angemeldet ist.',
    },
  },
  'current-began': {
    history: (user, _from, here) => (here ? `${user} wurde in dieser App aktueller Benutzer` : `${user} wurde aktueller Benutzer`),
  },
  'current-ended': {
    history: (user, _from, here) =>
      here ? `${user} ist nach einer Aktion in dieser App nicht mehr aktueller Benutzer` : `${user} ist nicht mehr aktueller Benutzer, wird aber noch aufgeführt`,
    notification: {
      title: (name) => `${name} ist nicht mehr aktueller Benutzer von Pieces OS`,
      detail: 'Pieces OS führt diesen Benutzer noch auf, meldet aber, dass niemand angemeldet ist. Das geschah außerhalb dieser App.',
      advice: 'Das Kontofenster zeigt, wer aufgeführt wird.',
    },
  },
  'profile-changed': {
    history: (user) => `Das Profil von ${user} hat sich geändert`,
  },
  'service-down': {
    history: (_user, _from, _here, reason) => reason ?? 'Pieces OS war nicht erreichbar',
    notification: { title: 'Pieces OS ist seit einer Minute nicht erreichbar' },
  },
  'service-up': {
    history: () => 'Pieces OS antwortet wieder',
    notification: {
      title: 'Pieces OS ist zurück',
      signedIn: (name) => `Pieces OS ist zurück, und ${name} ist angemeldet`,
      signedOut: 'Pieces OS ist zurück, und niemand ist angemeldet',
      detail: 'Es antwortet wieder.',
    },
  },
  'keychain-locked': {
    history: () => 'Der Schlüsselbund wurde gesperrt',
    notification: {
      title: 'Ihr Schlüsselbund ist gesperrt',
      detail: 'Solange er gesperrt ist, kann diese App Ihre gespeicherte Anmeldung weder verwenden noch löschen.',
      advice: 'Entsperren Sie ihn und versuchen Sie es erneut.',
    },
  },
  'keychain-unlocked': {
    history: () => 'Der Schlüsselbund wurde entsperrt',
  },
};
