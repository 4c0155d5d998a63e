/** The screen of the first start. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const firstStartWords: Messages['firstStart'] = {
  title: 'Pieces Account Tray へようこそ',
  what: {
    title: 'できること',
    detail: 'このコンピューターで Pieces OS にサインインしているユーザーを表示し、変化があればお知らせします。サインインや接続の解除もできます。',
  },
  found: {
    title: 'Pieces OS\u00A0の場所',
    looking: 'このコンピューターで Pieces OS を検索しています…',
    at: (url, source) => `${url} で見つかりました（${source}）。`,
    notFound: (detail) => `まだ見つかりません。${detail}引き続き検索します。`,
  },
  stores: {
    title: '保存されるデータ',
    detail: '設定と 90 日分の履歴（ユーザー ID と時刻）を、このコンピューターに保存します。トークンはシステムのキーチェーンだけに保存します。使用状況データは送信しません。',
  },
  tray: {
    title: 'トレイに常駐',
    titleMissing: 'アイコンなしで実行',
    detail: 'このアイコンが目印です。このウィンドウを閉じても、アプリは動作し続けます。もう一度開くときや終了するときは、アイコンをクリックしてください。',
    missing: 'このデスクトップにはトレイがないようです。アイコンが表示されない場合があります。このウィンドウを閉じても、アプリは動作し続けます。もう一度開くには、アプリケーションメニューから Pieces Account Tray を起動してください。終了するには、このウィンドウで Ctrl+Q を押してください。',
    icon: 'トレイのアイコン：チェックマークの付いた人物',
  },
  done: 'アカウントを表示',
};
