/** The service: its address, where the address came from, and its cloud. Part of the French catalogue. */
import type { Messages } from '../messages.ts';

export const cloudWords: Messages['cloud'] = {
  connecting: 'Connexion en cours',
  connected: 'Connecté',
  disconnected: 'Non connecté',
  unknown: 'Inconnu',
};

export const sourceWords: Messages['source'] = {
  commandLine: 'indiquée en ligne de commande',
  setting: 'indiquée dans vos paramètres',
  portFile: 'indiquée par son fichier de port',
  scan: 'trouvée sur un port habituel',
  default: 'l’adresse par défaut',
};

export const serviceUrlProblemWords: Messages['serviceUrlProblem'] = {
  notAUrl: 'Saisissez une adresse telle que http://localhost:1000.',
  notHttp: 'L’adresse doit commencer par http:// ou https://.',
  hasCredentials: 'Retirez de l’adresse le nom d’utilisateur et le mot de passe.',
  hasPath: 'Retirez tout ce qui suit le port, par exemple\u202F: http://localhost:1000.',
  notEncrypted: 'Une adresse sur un autre ordinateur doit commencer par https://. Seules les adresses de cet ordinateur, comme http://localhost:1000, peuvent commencer par http://.',
};

export const portFileProblemWords: Messages['portFileProblem'] = {
  notAFile: 'Ce n’est pas un fichier.',
  tooLarge: 'Il est trop volumineux pour un fichier de port.',
  unreadable: 'Il n’a pas pu être lu.',
};

export const serviceTestWords: Messages['serviceTest'] = {
  action: 'Tester',
  running: 'Test en cours…',
  answered: (version) => `Pieces OS ${version} a répondu`,
  answeredWithoutVersion: 'Pieces OS a répondu',
  found: (url, source) => `${url}, ${source}.`,
  typed: (url) => `${url}.`,
  checked: 'Son contrôle d’état indique qu’il s’agit de Pieces OS.',
  owner: {
    self: 'Il s’exécute sous votre compte utilisateur.',
    unknown: 'Cet ordinateur n’indique pas à qui appartient le programme.',
    otherComputer: 'Il s’exécute sur un autre ordinateur.',
  },
  notFound: {
    title: 'Pieces OS est introuvable',
    detail: 'Aucun programme sur ses ports habituels de cet ordinateur n’indique être Pieces OS. Lancez Pieces OS, puis refaites le test.',
  },
  failed: (detail, advice) => `${detail} ${advice}`,
  notTested: 'L’adresse n’a pas pu être testée. Réessayez dans quelques secondes.',
};
