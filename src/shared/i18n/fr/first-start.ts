/** The screen of the first start. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const firstStartWords: Messages['firstStart'] = {
  title: 'Bienvenue dans Pieces Account Tray',
  what: {
    title: 'Ce que fait l’app',
    detail: 'Elle affiche qui est connecté à Pieces OS sur cet ordinateur et vous prévient en cas de changement. Vous pouvez aussi vous connecter et vous déconnecter.',
  },
  found: {
    title: 'Où se trouve Pieces OS',
    looking: 'Recherche de Pieces OS sur cet ordinateur…',
    at: (url, source) => `Trouvé à l’adresse ${url}, ${source}.`,
    notFound: (detail) => `Pas encore trouvé. ${detail} L’app continue de chercher.`,
  },
  stores: {
    title: 'Ce qu’elle enregistre',
    detail: 'Vos paramètres et 90 jours d’historique avec les ID d’utilisateur et les heures, sur cet ordinateur. Les jetons sont enregistrés uniquement dans le trousseau du système. L’app n’envoie aucune donnée d’utilisation.',
  },
  tray: {
    title: 'Dans la zone de notification',
    titleMissing: 'Elle fonctionne sans icône',
    detail: 'Cherchez cette icône. L’app continue de fonctionner quand vous fermez cette fenêtre. Cliquez sur l’icône pour la rouvrir ou pour quitter.',
    missing: 'Ce bureau ne semble pas avoir de zone de notification\u202F; il se peut que cette icône n’apparaisse pas. L’app continue de fonctionner quand vous fermez cette fenêtre. Pour la rouvrir, lancez Pieces Account Tray depuis le menu des applications. Pour quitter, appuyez sur Ctrl+Q dans cette fenêtre.',
    icon: 'L’icône de la zone de notification\u202F: une personne avec une coche',
  },
  done: 'Afficher mon compte',
};
