/** The Japanese catalogue. */
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

export const ja: Messages = {
  locale: 'ja-JP',
  language: 'ja',
  direction: 'ltr',
  app: APP_NAME,
  unnamedUser: '名前のないユーザー',
  unnamedUserWithId: (shortId) => `名前のないユーザー（${shortId}）`,
  others: (count) => `ほか ${count.toLocaleString('ja')} 人`,
  manyOthers: 'ほか多数',
  unknownProvider: '不明なプロバイダー',
  emailProvider: 'メール',
  quoted: (text) => `「${text}」`,
  httpStatus: (status) => `HTTP ステータス ${status}`,
  sentences: (first, second) => `${first}${second}`,
  sentence: (title) => `${title}。`,

  time: {
    now: '今',
    justNow: 'たった今',
    unknown: '日時不明',
    on: (date) => date,
  },

  session: sessionWords,

  reasons: unreachableWords,
  maybeStarting: '起動中の可能性があります。起動には数分かかることがあります。実行されていない場合は起動してください。',

  cloud: cloudWords,

  source: sourceWords,

  serviceUrlProblem: serviceUrlProblemWords,
  serviceTest: serviceTestWords,
  oauthProblem: oauthProblemWords,
  portFileProblem: portFileProblemWords,

  autostartComment: 'Pieces OS にサインインしているユーザーをトレイに表示します',
  lockProblem: lockProblemWords,
  startPiecesOs: startPiecesOsWords,
  startFailed: (why) => `アプリを起動できませんでした。理由：${why}`,
  settingNotSaved: (why) => `設定を保存できませんでした。理由：${why}`,

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
