/** What the window says about the settings. Part of the Japanese catalogue. */
import { LANGUAGES } from '../languages.ts';
import type { Messages } from '../messages.ts';
import { notificationSettingsWords } from './notifications.ts';
import { oauthSettingsWords } from './oauth-settings.ts';

const { kinds } = notificationSettingsWords;

export const settingsWords: Messages['settings'] = {
  of: {
    language: {
      label: '言語',
      hint: '「システム」を選ぶと、デスクトップの言語を使います。',
      choices: { system: 'システム', ...LANGUAGES },
    },
    theme: {
      label: '外観',
      hint: '「システム」を選ぶと、デスクトップに合わせます。',
      choices: { system: 'システム', light: 'ライト', dark: 'ダーク' },
    },
    keepSignedIn: {
      label: 'サインインしたままにする',
      hint: '予期せずサインアウトした場合、保存されたサインイン情報で 1 回だけ再サインインを試みます。',
    },
    serviceUrl: {
      label: 'サービスのアドレス',
      placeholder: 'http://localhost:1000',
      hint: '空にすると、このコンピューターで Pieces OS を検索します。',
    },
    applicationId: {
      label: 'アプリケーション ID',
      hint: 'Pieces OS がこのアプリを識別するための ID です。Pieces OS がこのアプリを拒否する場合は変更してください。空にすると送信しません。',
    },
    caFile: {
      label: '認証局',
      placeholder: '/path/to/authority.pem',
      hint: 'PEM ファイルです。別のコンピューターのサービスが会社の認証局を使っている場合に指定します。',
    },
    pollSeconds: {
      label: '確認の間隔（秒）',
      hint: '2～3,600。ライブ更新を使えない場合だけ使います。',
    },
    oauth: oauthSettingsWords,
    notifications: {
      title: notificationSettingsWords.title,
      hint: notificationSettingsWords.hint,
      fields: {
        signedOut: { label: kinds.signedOut },
        userSwitched: { label: kinds.userSwitched },
        service: { label: kinds.service },
        keychainLocked: { label: kinds.keychainLocked },
      },
    },
  },
  hints: {
    serviceUrlUsed: '使用中です。空にすると、このコンピューターで Pieces OS を検索します。',
    serviceUrlUnusable: (url) => `このアドレスは無効なため、使われていません。使用中：${url}。`,
    serviceUrlOverridden: '現在はコマンドラインで指定されたアドレスを使っています。このアドレスは、次にそのオプションなしで起動したときに使われます。',
    serviceUrlEmpty: (url, source) => `空の場合は、このコンピューターの Pieces OS を自動で検出します。使用中：${url}（${source}）。`,
    pollSecondsNotUsed: '2～3,600。現在は使われません。ライブ更新がオンのため、1 分ごとに確認しています。',
    pollSecondsUsed: '2～3,600。ライブ更新を使えないため、使用中です。',
    pollSecondsDown: '2～3,600。現在は使われません。Pieces OS が応答していないため、1～60 秒ごとに再試行しています。',
    applicationIdEmpty: 'ID は送信されません。Pieces OS がこのアプリを拒否する場合に入力してください。',
    caFileEmpty: '追加で信頼している認証局はありません。別のコンピューターのサービスが会社の認証局を使っている場合は、PEM ファイルを指定してください。',
    oauthEmpty: '通常は Pieces OS でサインインします。組織から指示があった場合だけ入力してください。',
    oauthIncomplete: 'この設定は不完全なため、サインインできません。発行者とクライアント ID を入力するか、すべての欄を空にして Pieces OS でサインインしてください。',
  },
  applicationIdProblem: '200 文字以内の英数字と記号で入力してください（空白は使えません）。',
  caFileProblem: (why) => `このファイルは使用できませんでした。理由：${why}`,
  numberProblem: (min, max) => `${min.toLocaleString('ja')} から ${max.toLocaleString('ja')} までの整数を入力してください。`,
  notAgreed: '設定は変更されませんでした。',
  answerFirst: '開いているダイアログに先に答えてください。',
  reset: '設定をリセット…',
  resetConfirm: '設定をリセット',
  resetDone: 'すべての設定を既定値に戻しました。',
  resetHint: '「ログイン時に起動」を除く、すべての設定を既定値に戻します。',
};
