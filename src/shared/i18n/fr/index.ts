/** The French catalogue. */
import { causeWords } from './causes.ts';
import { consentWords } from './consent.ts';
import { pasteTokenWords, providerReasonWords, restoreWords } from './saved-sign-in.ts';
import { disconnectWords } from './disconnect.ts';
import { firstStartWords } from './first-start.ts';
import { helpWords } from './help.ts';
import { historyWords } from './history.ts';
import { oauthProblemWords } from './oauth-settings.ts';
import { settingsWords } from './settings.ts';
import { lockProblemWords, startPiecesOsWords } from './start.ts';
import { signInWords } from './sign-in.ts';
import { transitionWords } from './transitions.ts';
import { unreachableWords } from './unreachable.ts';
import { windowWords } from './window.ts';
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';
import { cliWords } from './cli.ts';
import { keychainWords } from './keychain.ts';
import { noticeWords } from './notices.ts';
import { cloudWords, portFileProblemWords, serviceTestWords, serviceUrlProblemWords, sourceWords } from './service.ts';
import { sessionWords } from './session.ts';
import { trayWords } from './tray.ts';
import { updateWords } from './updates.ts';
import { plural } from './plural.ts';

export const fr: Messages = {
  locale: 'fr-FR',
  language: 'fr',
  direction: 'ltr',
  app: APP_NAME,
  unnamedUser: 'Utilisateur sans nom',
  unnamedUserWithId: (shortId) => `Utilisateur sans nom (${shortId})`,
  others: (count) => plural(count, 'autre', 'autres'),
  manyOthers: 'beaucoup d’autres',
  unknownProvider: 'Fournisseur inconnu',
  emailProvider: 'E-mail',
  quoted: (text) => `«\u202F${text}\u202F»`,
  httpStatus: (status) => `Statut HTTP ${status}`,
  sentences: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  time: {
    now: 'maintenant',
    justNow: 'à l’instant',
    unknown: 'à une heure inconnue',
    on: (date) => `le ${date}`,
  },

  session: sessionWords,

  reasons: unreachableWords,
  maybeStarting: 'Il est peut-être encore en train de démarrer, ce qui peut prendre quelques minutes. S’il n’est pas en cours d’exécution, lancez-le.',

  cloud: cloudWords,

  source: sourceWords,

  serviceUrlProblem: serviceUrlProblemWords,
  serviceTest: serviceTestWords,
  oauthProblem: oauthProblemWords,
  portFileProblem: portFileProblemWords,

  autostartComment: 'Affiche dans la zone de notification qui est connecté à Pieces OS',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why) => `L’app n’a pas pu démarrer. Motif\u202F: ${why}`,
  settingNotSaved: (why) => `Le paramètre n’a pas pu être enregistré. Motif\u202F: ${why}`,

  signIn: signInWords,

  restore: restoreWords,
  pasteToken: pasteTokenWords,
  consent: consentWords,
  identityProvider: providerReasonWords,

  disconnect: disconnectWords,

  firstStart: firstStartWords,
  help: helpWords,

  history: historyWords,

  transitions: transitionWords,

  notices: noticeWords,

  causes: causeWords,

  keychain: keychainWords,

  tray: trayWords,

  updates: updateWords,

  window: windowWords,
  settings: settingsWords,

  cli: cliWords,
};
