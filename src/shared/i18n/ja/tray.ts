/** The tray menu. Part of the Japanese catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';

export const trayWords: Messages['tray'] = {
  openWindow: `${APP_NAME} を開く`,
  settings: '設定…',
  disconnect: '接続を解除',
  disconnectUser: (name) => `${name}…`,
  namesake: (name, mark) => `${name}（${mark}）`,
  current: (name) => `${name}（現在のユーザー）`,
  checkNow: '今すぐ確認',
  moreUsers: (count) => `ほか ${count.toLocaleString('ja')} 人をウィンドウで表示…`,
  startAtLogin: 'ログイン時に起動',
  quit: `${APP_NAME} を終了`,
};
