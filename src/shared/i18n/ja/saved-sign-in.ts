/** Saved sign-ins: restoring a session with one, and pasting a token. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const restoreWords: Messages['restore'] = {
  title: 'もう一度サインインしています',
  detail: '予期せずサインアウトしました。保存されたサインイン情報を使っています。',
  retry: '保存されたサインイン情報で再試行',
};

export const providerReasonWords: Messages['identityProvider'] = {
  notConfigured: '保存されたサインイン情報の ID プロバイダーが設定にありません',
  unreachable: 'ID プロバイダーに接続できませんでした',
  wrongMetadata: '設定の発行者は使用できませんでした',
  portTaken: 'リダイレクトポートは使用中です',
  denied: 'ID プロバイダーが要求を拒否しました',
  timedOut: 'ID プロバイダーから時間内に応答がありませんでした',
  invalidReply: 'ID プロバイダーの応答は受け入れられませんでした',
  expired: '保存されたサインイン情報は、ID プロバイダーで使えなくなりました',
  cancelled: 'ID プロバイダーが応答する前に、要求がキャンセルされました',
};

export const pasteTokenWords: Messages['pasteToken'] = {
  title: 'トークンでサインイン',
  hint: '上で設定できない ID プロバイダーを使うサービス用です。トークンは Pieces OS にだけ、1 回送信します。',
  field: 'アクセストークン',
  keep: 'キーチェーンに保存',
  keepHint: '有効期限までは、予期しないサインアウトの後に、このトークンでもう一度サインインできます。',
  send: 'サインイン',
  sending: { title: 'トークンでサインインしています', detail: 'Pieces OS\u00A0がトークンを受け入れるのを待っています。' },
  done: 'Pieces OS がトークンを受け入れました。',
  problems: {
    empty: 'アクセストークンを貼り付けてください。',
    severalLines: '複数行になっています。アクセストークンだけを貼り付けてください。',
    tooLarge: 'アクセストークンとしては長すぎます（15 KiB 超）。アクセストークンだけを貼り付けてください。',
    notAToken: 'アクセストークンに使えない文字が含まれています。アクセストークンだけを貼り付けてください。',
    expired: 'このトークンは期限切れです。新しいトークンを取得するか、このコンピューターの時計を確認してください。',
  },
  busy: '別のサインインの処理中です。完了してから、もう一度トークンを貼り付けてください。',
  cancelled: 'サインインはキャンセルされ、トークンは保存されませんでした。Pieces OS がすでにトークンを受信している場合、サインインした状態になることがあります。サインインしているユーザーは、このウィンドウに表示されます。',
  lost: 'Pieces OS がトークンを受け入れたかどうかを確認できません。サインインしているユーザーは、このウィンドウに表示されます。',
  refused: (why) => `Pieces OS はトークンを受け入れませんでした。応答：${why}。トークンは保存されませんでした。`,
  noAnswer: (why) => `Pieces OS がトークンを受け入れたかどうかを確認できませんでした：${why}。トークンは保存されませんでした。現在サインインしているユーザーを確認してください。`,
  notKept: (why) => `サインインしましたが、トークンは保存されませんでした。${why}`,
};
