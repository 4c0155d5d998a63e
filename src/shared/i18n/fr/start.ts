/** Starting the app, and starting Pieces OS. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const lockProblemWords: Messages['lockProblem'] = {
  notAFolder: (path) => `L’app ne peut pas démarrer, car ${path} n’est pas un dossier. Déplacez ce fichier, ou choisissez un autre dossier avec --user-data-dir.`,
  notWritable: (path) => `L’app ne peut pas démarrer, car elle ne peut pas écrire dans son dossier de données ${path}. Modifiez les autorisations du dossier, ou choisissez-en un autre avec --user-data-dir.`,
  diskFull: (path) => `L’app ne peut pas démarrer, car le disque qui contient son dossier de données ${path} est plein. Libérez de l’espace, puis réessayez.`,
  notALock: (path) => `L’app ne peut pas démarrer, car son fichier de verrouillage doit se trouver à l’emplacement ${path}. Déplacez cet élément, puis réessayez.`,
  otherUser: (path) => `L’app ne peut pas démarrer, car son dossier de données ${path} appartient à un autre utilisateur. Choisissez un autre dossier avec --user-data-dir.`,
  other: (path, detail) => `L’app ne peut pas démarrer, car son dossier de données ${path} ne peut pas être verrouillé. Motif\u202F: ${detail}`,
};

export const startPiecesOsWords: Messages['startPiecesOs'] = {
  action: 'Lancer Pieces OS',
  retry: 'Relancer Pieces OS',
  asked: {
    title: 'Lancement de Pieces OS…',
    detail: 'Cela peut prendre quelques minutes.',
  },
  failures: {
    noProgram: {
      title: 'Pieces OS n’a pas pu être lancé',
      detail: 'Aucun programme de cet ordinateur n’est enregistré pour le lancer. Installez Pieces OS, ou lancez-le vous-même.',
    },
    notOpened: {
      title: 'Pieces OS n’a pas été lancé',
      detail: 'Le système n’a pas pu ouvrir pieces://launch. Lancez Pieces OS vous-même.',
    },
    noAnswer: {
      title: 'Pieces OS ne répond toujours pas',
      detail: 'Il y a deux minutes, l’app a demandé au système de le lancer. Vérifiez qu’il est en cours d’exécution, ou lancez-le vous-même.',
    },
  },
};
