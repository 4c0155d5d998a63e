/** What is said of each transition: in the history, and in a notification where it has one. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

const OUTSIDE = 'このアプリの外で行われた操作です。';

export const transitionWords: Messages['transitions'] = {
  'signed-in': {
    history: (user, _from, here) => (here ? `${user} がこのアプリからサインインしました` : `${user} がサインインしました`),
  },
  'signed-out': {
    history: (user, _from, here) => (here ? `${user} の接続がこのアプリから解除されました` : `${user} がこのアプリ以外でサインアウトしました`),
    notification: {
      title: (names) => `${names} が Pieces OS からサインアウトしました`,
      detail: OUTSIDE,
      advice: 'サインインしているユーザーは、アカウントウィンドウで確認できます。',
    },
  },
  'user-switched': {
    history: (user, from, here) =>
      here ? `このアプリから、現在のユーザーが ${from} から ${user} に切り替わりました` : `現在のユーザーが ${from} から ${user} に切り替わりました`,
    notification: {
      title: (to, from) => `Pieces OS\u00A0のユーザーが ${from} から ${to} に切り替わりました`,
      detail: OUTSIDE,
      advice: 'サインインしているユーザーは、アカウントウィンドウで確認できます。',
    },
  },
  'current-began': {
    history: (user, _from, here) => (here ? `${user} がこのアプリから現在のユーザーになりました` : `${user} が現在のユーザーになりました`),
  },
  'current-ended': {
    history: (user, _from, here) =>
      here ? `このアプリから、${user} は現在のユーザーではなくなりました` : `${user} は現在のユーザーではなくなりましたが、一覧に残っています`,
    notification: {
      title: (name) => `${name} は Pieces OS\u00A0の現在のユーザーではなくなりました`,
      detail: 'このユーザーはまだ Pieces OS の一覧にありますが、サインインしているユーザーはいません。このアプリの外で行われた操作です。',
      advice: '一覧のユーザーは、アカウントウィンドウで確認できます。',
    },
  },
  'profile-changed': {
    history: (user) => `${user} のプロフィールが変更されました`,
  },
  'service-down': {
    history: (_user, _from, _here, reason) => reason ?? 'Pieces OS に接続できませんでした',
    notification: { title: 'Pieces OS\u00A0に 1 分間接続できません' },
  },
  'service-up': {
    history: () => 'Pieces OS が再び応答しています',
    notification: {
      title: 'Pieces OS\u00A0が復旧しました',
      signedIn: (name) => `Pieces OS が復旧しました。${name} がサインインしています`,
      signedOut: 'Pieces OS が復旧しました。サインインしているユーザーはいません',
      detail: '再び応答しています。',
    },
  },
  'keychain-locked': {
    history: () => 'キーチェーンがロックされていました',
    notification: {
      title: 'キーチェーンがロックされています',
      detail: 'ロックされている間、このアプリは保存されたサインイン情報の使用や削除ができません。',
      advice: 'ロックを解除してから、もう一度お試しください。',
    },
  },
  'keychain-unlocked': {
    history: () => 'キーチェーンのロックが解除されました',
  },
};
