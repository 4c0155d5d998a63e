/** Newer versions of the app. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const updateWords: Messages['updates'] = {
  heading: 'Mises à jour',
  check: 'Rechercher des mises à jour…',
  download: 'Télécharger…',
  install: 'Installer et redémarrer',
  idle: 'Les mises à jour n’ont pas encore été recherchées.',
  checking: 'Recherche de mises à jour…',
  newest: 'Vous avez la version la plus récente.',
  older: (version) => `Le serveur de mises à jour propose la version ${version}, plus ancienne que celle-ci. Rien n’a été modifié.`,
  available: {
    app: (version) => `La version ${version} est disponible.`,
    packageManager: (version) => `La version ${version} est disponible. Installez-la avec votre gestionnaire de paquets.`,
    person: (version) => `La version ${version} est disponible. Téléchargez-la depuis la page du projet.`,
  },
  downloading: (version) => `Téléchargement de la version ${version}…`,
  ready: (version) => `La version ${version} sera installée lorsque vous quitterez l’app.`,
  restarting: (version) => `La version ${version} sera installée dès qu’aucune connexion ni déconnexion ne sera en cours.`,
  question: {
    title: (version) => `Télécharger la version ${version}\u202F?`,
    detail: 'Elle sera installée lorsque vous quitterez l’app ou choisirez de la redémarrer. Rien n’est interrompu d’ici là.',
    agree: 'Télécharger',
    decline: 'Pas maintenant',
  },
  tray: {
    available: (version) => `La version ${version} est disponible…`,
    ready: (version) => `La version ${version} est prête à être installée…`,
  },
  failures: {
    unreachable: 'Le serveur de mises à jour est injoignable. Vérifiez votre réseau, puis réessayez.',
    noFeed: 'Il n’y a aucune information de mise à jour à l’adresse indiquée dans ce paquet. Téléchargez la version la plus récente depuis la page du projet.',
    unreadable: 'Les informations de mise à jour n’ont pas pu être lues. Réessayez plus tard.',
    notEncrypted: 'Aucune connexion sécurisée au serveur de mises à jour n’a pu être établie\u202F; rien n’a donc été téléchargé. Réessayez sur un autre réseau.',
    fileMissing: 'Le serveur de mises à jour n’a pas le fichier de la nouvelle version. Réessayez plus tard.',
    cutOff: 'Le téléchargement s’est arrêté avant la fin. Rien n’a été installé. Réessayez.',
    wrongHash: 'Le fichier téléchargé n’est pas celui que le serveur de mises à jour a annoncé\u202F; il a donc été supprimé. Réessayez plus tard.',
    notSigned: 'Le fichier téléchargé n’est pas signé par l’éditeur de cette app\u202F; il n’a donc pas été installé. Téléchargez la version la plus récente depuis la page du projet.',
    diskFull: 'Il n’y a plus assez d’espace sur le disque pour le téléchargement. Libérez de l’espace, puis réessayez.',
    notWritable: 'L’app ne peut pas enregistrer le fichier de la nouvelle version. Vérifiez les droits de son dossier de programme et de son dossier de cache, puis réessayez.',
    failed: 'La mise à jour a échoué. Réessayez plus tard ou téléchargez la version la plus récente depuis la page du projet.',
  },
};
