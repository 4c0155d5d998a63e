/** The command line. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const cliWords: Messages['cli'] = {
  service: (url, source) => `Pieces OS：${url}（${source}）`,
  version: (version) => `バージョン：${version}`,
  notice: (title, detail) => `${title}。${detail}`,
  ofOtherUsers: (urls) => `このコンピューターの別のユーザーが使用しているため、使いません：${urls}`,
  cloud: (state) => `クラウド：${state}`,
  otherUsers: (names) => `ほかのユーザー：${names}`,
  unknownOption: (option) => `不明なオプションです：「${option}」。--help ですべてのオプションを確認できます。`,
  forbiddenVariable: (name) => `環境変数 ${name} が設定されている間、このアプリは起動しません。設定を解除してから、もう一度お試しください。`,
  valueMissing: (option) => `オプション ${option} には値が必要です。`,
  valueNotTaken: (option) => `オプション ${option} に値は指定できません。`,
  unexpectedArgument: (argument) => `不要な引数です：「${argument}」。--help ですべてのオプションを確認できます。`,
  jsonWithoutStatus: '--json は --status と一緒に指定してください。',
  logFileUnusable: 'ログファイルに書き込めません。アプリのデータフォルダーのアクセス権を確認してください。',
  help: `使い方：pieces-account-tray [オプション]

このコンピューターで Pieces OS にサインインしているユーザーを表示します。

  --hidden              ウィンドウを開かず、トレイで起動する
  --status              サインインしているユーザーを表示して終了する
  --json                --status と一緒に指定すると、JSON で表示する
  --service-url URL     今回だけ、このアドレスの Pieces OS を使う
  --user-data-dir DIR   設定をこのフォルダーに保存する
  --version             バージョンを表示して終了する
  --help                このヘルプを表示して終了する

--status の終了コード：サインインしているユーザーがいる場合は 0、いない場合は 3、Pieces OS に接続できない場合は 4、
応答を解釈できない場合や、サインインしているユーザーが応答に示されていない場合は 5 です。
`,
};
