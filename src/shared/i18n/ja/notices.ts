/** Notices: faults that the person can dismiss. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const noticeWords: Messages['notices'] = {
  historySetAside: {
    title: '履歴の一部を読み込めませんでした',
    detail: (path) => `読み込めた部分は残っています。元のファイルは ${path} として保存されました。`,
  },
  historyNotSaved: {
    title: '履歴を保存できません',
    detail: (why) => `アプリを終了するまで保持されます。イベントのたびに保存を再試行します。理由：${why}`,
  },
  settingsSetAside: {
    title: '設定を読み込めませんでした',
    detail: (path) => `既定の設定で起動しました。以前のファイルは ${path} として保存されました。`,
  },
  settingsUnreadable: {
    title: '設定を読み込めません',
    detail: (path) => `${path} の代わりに既定の設定を使っています。このファイルは、アプリの起動時に別の名前で保存されます。`,
  },
  autostartBroken: {
    title: 'ログイン時にアプリが起動しません',
    detail: (why) => `自動起動の項目が、存在しないプログラムを指しており、変更できませんでした。理由：${why}`,
  },
  settingsNotSaved: {
    title: '設定を保存できませんでした',
    detail: (why) => `アプリを終了するまで有効です。理由：${why}`,
  },
  serviceUrlIgnored: {
    title: 'サービスのアドレスは使われませんでした',
    detail: (value, problem) => `アドレス：「${value}」。${problem}`,
  },
  settingsIgnored: {
    title: '一部の設定は使われませんでした',
    detail: (values) => `次の値は無効です：${values}。代わりに既定の設定を使っています。`,
  },
  notificationsFailed: {
    title: '通知を表示できませんでした',
    detail: (why) => `デスクトップが通知を表示しませんでした。理由：${why}。通知が不要な場合は、設定でオフにしてください。`,
  },
  portFileIgnored: {
    title: 'Pieces OS\u00A0のポートファイルは使われませんでした',
    detail: (path, problem) => `${problem}ファイル：${path}。代わりに、標準のポートで Pieces OS を検索します。`,
  },
};
