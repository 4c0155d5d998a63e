/** The service: its address, where the address came from, and its cloud. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const cloudWords: Messages['cloud'] = {
  connecting: '接続中',
  connected: '接続済み',
  disconnected: '未接続',
  unknown: '不明',
};

export const sourceWords: Messages['source'] = {
  commandLine: 'コマンドラインで指定',
  setting: '設定で指定',
  portFile: 'ポートファイルから取得',
  scan: '標準のポートで検出',
  default: '既定のアドレス',
};

export const serviceUrlProblemWords: Messages['serviceUrlProblem'] = {
  notAUrl: 'http://localhost:1000 のようなアドレスを入力してください。',
  notHttp: 'アドレスは http:// または https:// で始まる必要があります。',
  hasCredentials: 'アドレスからユーザー名とパスワードを取り除いてください。',
  hasPath: 'ポートより後ろを取り除いてください。例：http://localhost:1000',
  notEncrypted: '別のコンピューターのアドレスは https:// で始まる必要があります。http:// で始められるのは、http://localhost:1000 のような、このコンピューターのアドレスだけです。',
};

export const portFileProblemWords: Messages['portFileProblem'] = {
  notAFile: 'ファイルではありません。',
  tooLarge: 'ポートファイルとしては大きすぎます。',
  unreadable: '読み取れませんでした。',
};

export const serviceTestWords: Messages['serviceTest'] = {
  action: 'テスト',
  running: 'テストしています…',
  answered: (version) => `Pieces OS ${version} が応答しました`,
  answeredWithoutVersion: 'Pieces OS が応答しました',
  found: (url, source) => `${url}（${source}）。`,
  typed: (url) => `${url}。`,
  checked: 'ヘルスチェックで、Pieces OS であることを確認しました。',
  owner: {
    self: 'あなたのユーザーアカウントで実行されています。',
    unknown: 'このコンピューターでは、誰のプログラムかを確認できません。',
    otherComputer: '別のコンピューターで実行されています。',
  },
  notFound: {
    title: 'Pieces OS\u00A0が見つかりませんでした',
    detail: 'このコンピューターの標準のポートに、Pieces OS と確認できるプログラムはありません。Pieces OS を起動してから、もう一度テストしてください。',
  },
  failed: (detail, advice) => `${detail}${advice}`,
  notTested: 'アドレスをテストできませんでした。数秒後にもう一度お試しください。',
};
