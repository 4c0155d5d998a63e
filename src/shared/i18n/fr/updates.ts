/** Newer versions of the app. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const updateWords: Messages['updates'] = {
  heading: 'Mises à jour',
  check: 'Rechercher des mises à jour…',
  download: 'Télécharger…',
  install: 'Installer et redémarrer',
  idle: 'Aucune recherche de nouvelle version n’a encore eu lieu.',
  checking: 'Recherche d’une nouvelle version…',
  newest: 'Cette version est la plus récente.',
  older: (version) => `Le serveur de mises à jour propose la version ${version}, plus ancienne que celle-ci. Rien n’a été modifié.`,
  available: {
    app: (version) => `La version ${version} est disponible.`,
    packageManager: (version) => `La version ${version} est disponible. Votre gestionnaire de paquets l’installe.`,
    person: (version) => `La version ${version} est disponible. Téléchargez-la depuis la page du projet.`,
  },
  downloading: (version) => `Téléchargement de la version ${version}…`,
  ready: (version) => `La version ${version} sera installée lorsque vous quitterez l’app.`,
  restarting: (version) => `La version ${version} sera installée dès qu’aucune connexion ni déconnexion ne sera en cours.`,
  question: {
    title: (version) => `Télécharger la version ${version}\u202F?`,
    detail: 'Elle sera installée lorsque vous quitterez l’app ou choisirez de la redémarrer. Rien n’est interrompu avant.',
    agree: 'Télécharger',
    decline: 'Pas maintenant',
  },
  tray: {
    available: (version) => `La version ${version} est disponible…`,
    ready: (version) => `La version ${version} est prête à être installée…`,
  },
  failures: {
    unreachable: 'Le serveur de mises à jour est injoignable. Vérifiez votre réseau, puis réessayez.',
    noFeed: 'Il n’y a pas d’informations de mise à jour à l’adresse qu’indique ce paquet. Téléchargez la version la plus récente depuis la page du projet.',
    unreadable: 'Les informations de mise à jour n’ont pas pu être lues. Réessayez plus tard.',
    notEncrypted: 'La connexion au serveur de mises à jour n’est pas sécurisée, rien n’a donc été téléchargé. Réessayez sur un autre réseau.',
    fileMissing: 'Le serveur de mises à jour n’a pas le fichier de la nouvelle version. Réessayez plus tard.',
    cutOff: 'Le téléchargement s’est arrêté avant la fin. Rien n’a été installé. Réessayez.',
    wrongHash: 'Le fichier téléchargé n’est pas celui que le serveur de mises à jour a annoncé et a été supprimé. Réessayez plus tard.',
    notSigned: 'Le fichier téléchargé n’est pas signé par l’éditeur de cette app et n’a pas été installé. Téléchargez la version la plus récente depuis la page du projet.',
    diskFull: 'Il n’y a plus assez d’espace sur le disque pour le téléchargement. Libérez de l’espace, puis réessayez.',
    notWritable: 'L’app ne peut pas écrire le fichier de la nouvelle version. Vérifiez les autorisations des dossiers de l’app et de son cache, puis réessayez.',
    failed: 'La mise à jour a échoué. Réessayez plus tard ou téléchargez la version la plus récente depuis la page du projet.',
  },
};
