/**
 * The English catalogue. A text with a gap is a function of what fills it.
 *
 * What a person called themselves or a service said arrives here already shortened and cleaned (see `format.ts`).
 */
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
import { APP_NAME } from './app-name.ts';
import { cliWords } from './cli.ts';
import { keychainWords } from './keychain.ts';
import { noticeWords } from './notices.ts';
import { cloudWords, portFileProblemWords, serviceTestWords, serviceUrlProblemWords, sourceWords } from './service.ts';
import { sessionWords } from './session.ts';
import { trayWords } from './tray.ts';
import { updateWords } from './updates.ts';
import { plural } from './plural.ts';

export const en = {
  /** For `Intl`: English words with dates that no reader can take for another day (31 Jan 2026). */
  locale: 'en-GB',
  language: 'en',
  /** In which the language is written. */
  direction: 'ltr' as 'ltr' | 'rtl',
  app: APP_NAME,
  unnamedUser: 'Unnamed user',
  unnamedUserWithId: (shortId: string) => `Unnamed user (${shortId})`,
  others: (count: number) => plural(count, 'other', 'others'),
  manyOthers: 'many others',
  unknownProvider: 'Unknown provider',
  emailProvider: 'Email',
  quoted: (text: string) => `“${text}”`,
  httpStatus: (status: string) => `HTTP status ${status}`,
  /** Two sentences, one after the other. */
  sentences: (first: string, second: string) => `${first} ${second}`,
  /** A title among sentences. */
  sentence: (title: string) => `${title}.`,

  time: {
    now: 'now',
    justNow: 'just now',
    unknown: 'at an unknown time',
    on: (date: string) => `on ${date}`,
  },

  session: sessionWords,

  reasons: unreachableWords,
  /** Instead of the advice for `refused`, while that is still young. */
  maybeStarting: 'It may still be starting, which can take a few minutes. If it is not running, start it.',

  cloud: cloudWords,

  source: sourceWords,

  serviceUrlProblem: serviceUrlProblemWords,
  serviceTest: serviceTestWords,
  oauthProblem: oauthProblemWords,
  portFileProblem: portFileProblemWords,

  autostartComment: 'Shows in the tray who is signed in to Pieces OS',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why: string) => `The app could not start. Reason: ${why}`,
  settingNotSaved: (why: string) => `The setting could not be saved. Reason: ${why}`,

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
