/** What is said about a disconnect. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const disconnectWords: Messages['disconnect'] = {
  action: '接続を解除…',
  actionFor: (name) => `${name} の接続を解除…`,
  asking: {
    title: (name) => `${name} の接続を解除しますか？`,
    detail: 'Pieces OS がこのユーザーをサインアウトさせ、このコンピューターから削除します。このコンピューターのすべての Pieces アプリに影響します。',
    advice: 'クラウドのデータは残ります。再び接続するには、サインインし直してください。',
    confirm: '接続を解除',
  },
  running: {
    title: (name) => `${name} の接続を解除しています…`,
    detail: 'Pieces OS からの応答を待っています。',
  },
  done: {
    title: (name) => `${name} の接続を解除しました`,
    detail: 'このユーザーは Pieces OS の一覧からなくなりました。',
    revocation: {
      revoked: 'ID プロバイダーが、保存されたサインイン情報を無効にしました。',
      notOffered: 'ID プロバイダーは、サインイン情報の無効化に対応していません。ID プロバイダーのアカウントページで、セッションを終了できる場合があります。',
    },
  },
  resumed: {
    done: '接続の解除中にアプリが終了したため、残りの処理を完了しました。',
    failed: '接続の解除中にアプリが終了しました。',
  },
  revoke: '保存されたサインイン情報を ID プロバイダーでも無効にする',
  failedReason: (words) => `理由：${words}。`,
  steps: {
    service: {
      title: (name) => `${name} の接続は解除されませんでした`,
      what: (name) => `Pieces OS は ${name} の接続を解除しませんでした。`,
      kept: '何も変更されていません。',
      advice: 'Pieces OS が実行されていることを確認してから、もう一度お試しください。',
    },
    revocation: {
      title: (name) => `${name} の接続は解除されましたが、サインイン情報は無効になっていません`,
      what: () => 'ID プロバイダーは、ここに保存されていたサインイン情報を無効にしませんでした。',
      kept: '保存されたサインイン情報は、このコンピューターから削除されました。',
      advice: 'もう一度試すか、ID プロバイダーのアカウントページでセッションを終了してください。',
    },
    keychain: {
      title: (name) => `${name} の接続の解除が完了していません`,
      what: (name) => `${name} の保存されたサインイン情報を、キーチェーンから削除できませんでした。`,
      kept: 'Pieces OS はこのユーザーをサインアウトさせました。このコンピューターに保存されたサインイン情報だけが残っています。',
      advice: '残っていても、このアプリが使うことはありません。',
    },
    verification: {
      title: (name) => `${name} の接続が解除されたことを確認できませんでした`,
      what: (name) => `Pieces OS に ${name} の接続の解除を要求しましたが、結果を確認できませんでした。`,
      kept: 'ほかには何も変更されていません。',
      advice: 'このユーザーがまだ一覧にある場合は、もう一度お試しください。',
    },
  },
  cancel: 'キャンセル',
  close: '閉じる',
  retry: '再試行',
};
