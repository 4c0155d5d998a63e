/** Notices: faults that the person can dismiss. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const noticeWords: Messages['notices'] = {
  historySetAside: {
    title: 'Une partie de votre historique n’a pas pu être lue',
    detail: (path) => `La partie lisible est toujours là. Le fichier d’origine a été enregistré sous ${path}.`,
  },
  historyNotSaved: {
    title: 'Votre historique ne peut pas être enregistré',
    detail: (why) => `Il est conservé jusqu’à ce que vous quittiez l’app. Elle réessaie de l’enregistrer à chaque événement. Motif\u202F: ${why}`,
  },
  settingsSetAside: {
    title: 'Vos paramètres n’ont pas pu être lus',
    detail: (path) => `L’app a démarré avec les valeurs par défaut. L’ancien fichier a été enregistré sous ${path}.`,
  },
  settingsUnreadable: {
    title: 'Vos paramètres ne peuvent pas être lus',
    detail: (path) => `Les valeurs par défaut sont utilisées à la place de ${path}. L’app enregistrera ce fichier sous un autre nom à son démarrage.`,
  },
  autostartBroken: {
    title: 'L’app ne se lance pas à l’ouverture de session',
    detail: (why) => `Son entrée de démarrage automatique désigne un programme qui n’existe plus, et n’a pas pu être modifiée. Motif\u202F: ${why}`,
  },
  settingsNotSaved: {
    title: 'Vos paramètres n’ont pas pu être enregistrés',
    detail: (why) => `Ils s’appliquent jusqu’à ce que vous quittiez l’app. Motif\u202F: ${why}`,
  },
  serviceUrlIgnored: {
    title: 'Une adresse de service n’a pas été utilisée',
    detail: (value, problem) => `Adresse\u202F: «\u202F${value}\u202F». ${problem}`,
  },
  settingsIgnored: {
    title: 'Certains de vos paramètres n’ont pas été utilisés',
    detail: (values) => `Ces valeurs ne sont pas valides\u202F: ${values}. Les valeurs par défaut sont utilisées à la place.`,
  },
  notificationsFailed: {
    title: 'Une notification n’a pas pu être affichée',
    detail: (why) => `Le bureau ne l’a pas affichée. Motif\u202F: ${why}. Si vous n’avez pas besoin des notifications, désactivez-les dans les paramètres.`,
  },
  portFileIgnored: {
    title: 'Le fichier de port de Pieces OS n’a pas été utilisé',
    detail: (path, problem) => `${problem} Fichier\u202F: ${path}. L’app recherche Pieces OS sur ses ports habituels.`,
  },
};
