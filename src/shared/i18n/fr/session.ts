/** Who is signed in, and what the last check found. Part of the French catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const sessionWords: Messages['session'] = {
  starting: {
    title: 'Recherche de Pieces OS',
    detail: (url) => `En attente d’une réponse de ${url}.`,
  },
  signedIn: {
    title: (name) => `Session ouverte\u202F: ${name}`,
    detail: (below, age) => (below ? `${below}, vérifié ${age}.` : `Vérifié ${age}.`),
  },
  assumed: 'Pieces OS n’affiche que cet utilisateur, sans indiquer qui est l’utilisateur actuel.',
  currentUnknown: {
    title: 'Pieces OS n’indique pas qui est connecté',
    detail: (names, age) => `Il affiche ${names}. Vérifié ${age}.`,
    detailOfNone: (age) => `Aucun des utilisateurs qu’il affiche n’a pu être lu. Vérifié ${age}.`,
    advice: 'L’app le redemande à chaque vérification. Si cela persiste, mettez Pieces OS à jour.',
  },
  signedOut: {
    title: 'Personne n’est connecté',
    detail: (age) => `Confirmé par Pieces OS. Vérifié ${age}.`,
    advice: 'Connectez-vous avec cette app ou n’importe quelle app Pieces.',
    listed: (names, count) => `Pieces OS affiche encore ${names}, mais ${count === 1 ? 'pas comme utilisateur actuel' : 'personne comme utilisateur actuel'}.`,
  },
  incompatible: {
    title: 'La réponse de Pieces OS n’a pas été comprise',
    detail: (url, why) => `La réponse de ${url} n’est pas utilisable. ${why}`,
    advice: 'Mettez à jour Pieces OS et cette app. D’ici là, cette app ne peut pas savoir qui utilise Pieces OS.',
  },
  unreadable: (count) => `Une partie de la réponse n’a pas pu être lue\u202F: ${plural(count, 'entrée', 'entrées')}.`,
  lastKnown: (name, age) => `Dernier connu\u202F: ${name}, vérifié ${age}`,
  doubtful: 'Pieces OS n’a pas répondu sur le port de son fichier de port, et ce système ne peut pas confirmer qui exécute le service trouvé ici.',
  cause: (words) => `(${words})`,
  serviceSaid: (words) => `Réponse\u202F: ${words}.`,
  tooltip: (title) => `${APP_NAME}\u202F: ${title}`,
};
