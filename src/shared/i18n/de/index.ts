/** The German catalogue. */
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

export const de: Messages = {
  locale: 'de-DE',
  language: 'de',
  direction: 'ltr',
  app: APP_NAME,
  unnamedUser: 'Unbenannter Benutzer',
  unnamedUserWithId: (shortId) => `Unbenannter Benutzer (${shortId})`,
  others: (count) => plural(count, 'weiterer', 'weitere'),
  manyOthers: 'viele weitere',
  unknownProvider: 'Unbekannter Anbieter',
  emailProvider: 'E-Mail',
  quoted: (text) => `„${text}“`,
  httpStatus: (status) => `HTTP-Status ${status}`,
  sentences: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  time: {
    now: 'jetzt',
    justNow: 'gerade eben',
    unknown: 'zu unbekannter Zeit',
    on: (date) => `am ${date}`,
  },

  session: sessionWords,

  reasons: unreachableWords,
  maybeStarting: 'Vielleicht startet es noch, was einige Minuten dauern kann. Wenn es nicht läuft, starten Sie es.',

  cloud: cloudWords,

  source: sourceWords,

  serviceUrlProblem: serviceUrlProblemWords,
  serviceTest: serviceTestWords,
  oauthProblem: oauthProblemWords,
  portFileProblem: portFileProblemWords,

  autostartComment: 'Zeigt im Infobereich, wer bei Pieces OS angemeldet ist',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why) => `Die App konnte nicht starten. Grund: ${why}`,
  settingNotSaved: (why) => `Die Einstellung konnte nicht gespeichert werden. Grund: ${why}`,

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
