/** What is said about the past. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

const events = (count: number): string => `${count.toLocaleString('ja')} 件`;

export const historyWords: Messages['history'] = {
  heading: 'アクティビティ',
  timelines: 'タイムライン',
  young: (since) => `${since} から記録しています。タイムラインは 1 時間後に表示されます。`,
  loading: '履歴を読み込んでいます…',
  unreadable: '履歴を読み込めませんでした。このウィンドウを閉じて、もう一度開いてください。',
  lastDay: '過去 24 時間',
  lastWeek: '過去 7 日間',
  ofDay: '24 時間',
  ofWeek: '7 日間',
  now: '現在',
  today: '今日',
  yesterday: '昨日',
  events: 'イベント',
  noEvents: 'イベントはまだありません。イベントは 90 日間保存されます。',
  showAll: (count) => `さらに ${events(count)}のイベントを表示`,
  showFewer: '表示を減らす',
  inExport: (count) => `これより前の ${events(count)}は、エクスポートに含まれます。`,
  user: (shortId) => `ユーザー ${shortId}`,
  someone: '不明なユーザー',

  states: {
    signedIn: (name) => `${name}（サインイン済み）`,
    signedOut: 'サインインなし',
    unreachable: 'Pieces OS から有効な応答なし',
    unknown: 'アプリ停止中',
  },
  stretch: (from, to) => `${from}～${to}`,
  segment: (what, stretch) => `${what}、${stretch}`,
  total: (what, duration) => `${what}：${duration}`,
  timeline: (range, totals) => `${range}。${totals}。`,
  none: '–',
  lessThanAMinute: '1 分未満',
  minutes: (minutes) => `${minutes} 分`,
  hours: (hours, minutes) => (minutes === 0 ? `${hours} 時間` : `${hours} 時間 ${minutes} 分`),
  days: (days, hours) => (hours === 0 ? `${days.toLocaleString('ja')} 日` : `${days} 日 ${hours} 時間`),

  repeated: (what, count, duration) => `${what}（${duration}の間に ${String(count)} 回）`,
  moreChanges: (count) => `ほか ${events(count)}のユーザーの変更`,
  began: {
    start: 'アプリが起動しました',
    wake: 'コンピューターがスリープから復帰しました',
    address: '使用する Pieces OS のアドレスが切り替わりました',
  },
  ended: {
    quit: 'アプリが終了しました',
    sleep: 'コンピューターがスリープ状態になりました',
    address: 'Pieces OS のアドレスが変更されました',
    unknown: 'アプリが予期せず終了しました（実行が確認された最後の時刻です）',
  },

  exportHeading: 'エクスポート',
  exportHint: '最大 90 日分のすべての履歴です。名前を含めない場合は、ユーザー ID のみになります。',
  withNames: '名前とメールアドレスを含める',
  csv: 'CSV ファイル…',
  json: 'JSON ファイル…',
  exportTitle: '履歴をエクスポート',
  fileName: 'account-history',
  fileType: { csv: 'CSV 形式の表', json: 'JSON' },
  exported: (fileName) => `${fileName} として保存しました。`,
  exportFailed: (why) => `履歴をエクスポートできませんでした。理由：${why}`,
  exportNoAnswer: '履歴をエクスポートできませんでした。もう一度お試しください。',
};
