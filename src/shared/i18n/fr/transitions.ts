/** What is said of each transition: in the history, and in a notification where it has one. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

const OUTSIDE = 'Cela s’est fait en dehors de cette app.';

export const transitionWords: Messages['transitions'] = {
  'signed-in': {
    history: (user, _from, here) => (here ? `${user} a ouvert une session depuis cette app` : `${user} a ouvert une session`),
  },
  'signed-out': {
    history: (user, _from, here) => (here ? `Déconnexion de ${user} depuis cette app` : `Déconnexion de ${user} en dehors de cette app`),
    notification: {
      title: (names) => `Pieces OS a fermé la session de ${names}`,
      detail: OUTSIDE,
      advice: 'Ouvrez la fenêtre du compte pour voir qui est connecté maintenant.',
    },
  },
  'user-switched': {
    history: (user, from, here) =>
      here ? `${user} a remplacé ${from} comme utilisateur actuel, depuis cette app` : `${user} a remplacé ${from} comme utilisateur actuel`,
    notification: {
      title: (to, from) => `${to} remplace maintenant ${from} dans Pieces OS`,
      detail: OUTSIDE,
      advice: 'Ouvrez la fenêtre du compte pour voir qui est connecté.',
    },
  },
  'current-began': {
    history: (user, _from, here) => (here ? `${user} est devenu l’utilisateur actuel, depuis cette app` : `${user} est devenu l’utilisateur actuel`),
  },
  'current-ended': {
    history: (user, _from, here) =>
      here ? `${user} n’est plus l’utilisateur actuel, depuis cette app` : `${user} n’est plus l’utilisateur actuel, mais figure encore dans la liste`,
    notification: {
      title: (name) => `${name} n’est plus l’utilisateur actuel de Pieces OS`,
      detail: `Pieces OS affiche encore cet utilisateur, mais indique que personne n’est connecté. ${OUTSIDE}`,
      advice: 'Ouvrez la fenêtre du compte pour voir qui figure dans la liste.',
    },
  },
  'profile-changed': {
    history: (user) => `Le profil de ${user} a changé`,
  },
  'service-down': {
    history: (_user, _from, _here, reason) => reason ?? 'Pieces OS était injoignable',
    notification: { title: 'Pieces OS est injoignable depuis une minute' },
  },
  'service-up': {
    history: () => 'Pieces OS répond de nouveau',
    notification: {
      title: 'Pieces OS est de retour',
      signedIn: (name) => `Pieces OS est de retour, avec la session de ${name}`,
      signedOut: 'Pieces OS est de retour, et personne n’est connecté',
      detail: 'Il répond de nouveau.',
    },
  },
  'keychain-locked': {
    history: () => 'Le trousseau a été verrouillé',
    notification: {
      title: 'Votre trousseau est verrouillé',
      detail: 'Tant qu’il est verrouillé, cette app ne peut ni utiliser ni supprimer votre session enregistrée.',
      advice: 'Déverrouillez-le, puis réessayez.',
    },
  },
  'keychain-unlocked': {
    history: () => 'Le trousseau a été déverrouillé',
  },
};
