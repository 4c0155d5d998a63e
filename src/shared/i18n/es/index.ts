/** The Spanish catalogue. */
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

export const es: Messages = {
  locale: 'es-ES',
  language: 'es',
  direction: 'ltr',
  app: APP_NAME,
  unnamedUser: 'Usuario sin nombre',
  unnamedUserWithId: (shortId) => `Usuario sin nombre (${shortId})`,
  others: (count) => plural(count, 'más', 'más'),
  manyOthers: 'muchos más',
  unknownProvider: 'Proveedor desconocido',
  emailProvider: 'Correo',
  quoted: (text) => `«${text}»`,
  httpStatus: (status) => `Estado HTTP ${status}`,
  sentences: (first, second) => `${first} ${second}`,
  sentence: (title) => `${title}.`,

  time: {
    now: 'ahora',
    justNow: 'hace un momento',
    unknown: 'a una hora desconocida',
    on: (date) => `el ${date}`,
  },

  session: sessionWords,

  reasons: unreachableWords,
  maybeStarting: 'Puede que aún se esté iniciando, lo que puede tardar unos minutos. Si no está en ejecución, inícialo.',

  cloud: cloudWords,

  source: sourceWords,

  serviceUrlProblem: serviceUrlProblemWords,
  serviceTest: serviceTestWords,
  oauthProblem: oauthProblemWords,
  portFileProblem: portFileProblemWords,

  autostartComment: 'Muestra en la bandeja quién tiene la sesión iniciada en Pieces OS',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why) => `La aplicación no se ha podido abrir. Motivo: ${why}`,
  settingNotSaved: (why) => `No se ha podido guardar el ajuste. Motivo: ${why}`,

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
