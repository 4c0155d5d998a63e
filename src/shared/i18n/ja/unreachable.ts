/** Why the service could not be asked. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

const CHECK_ADDRESS = '設定でサービスのアドレスを確認してください。';
const KEEPS_TRYING = 'アプリは再試行を続けます。';

export const unreachableWords: Messages['reasons'] = {
  refused: {
    title: 'Pieces OS\u00A0が応答していません',
    detail: (url) => `${url} で待ち受けているプログラムはありません。`,
    advice: 'Pieces OS を起動してください。起動した直後の場合は、数分お待ちください。',
  },
  timedOut: {
    title: 'Pieces OS\u00A0の応答に時間がかかっています',
    detail: (url) => `${url} から時間内に応答がありませんでした。`,
    advice: `処理中の可能性があります。${KEEPS_TRYING}この状態が続く場合は、Pieces OS を再起動してください。`,
  },
  reset: {
    title: 'Pieces OS\u00A0が接続を閉じました',
    detail: (url) => `${url} との接続が、応答の前に切断されました。`,
    advice: `再起動中の可能性があります。${KEEPS_TRYING}この状態が続く場合は、Pieces OS を再起動してください。`,
  },
  nameNotFound: {
    title: 'Pieces OS\u00A0のアドレスが見つかりませんでした',
    detail: (url) => `${url} のホスト名が見つかりませんでした。`,
    advice: CHECK_ADDRESS,
  },
  network: {
    title: 'Pieces OS\u00A0に接続できません',
    detail: (url) => `${url} への接続中にネットワークエラーが発生しました。`,
    advice: 'ネットワーク接続と、設定のサービスのアドレスを確認してください。',
  },
  certSelfSigned: {
    title: 'Pieces OS\u00A0の証明書は信頼されていません',
    detail: (url) => `${url} は自己署名証明書を使っています。`,
    advice: '自分で運用しているサービスの場合は、設定でその証明書を認証局として追加してください。',
  },
  certUnknownIssuer: {
    title: 'Pieces OS\u00A0の証明書の発行者が不明です',
    detail: (url) => `${url} の証明書は、このアプリが信頼していない認証局から発行されています。`,
    advice: '会社の認証局の場合は、設定でその PEM ファイルを追加してください。',
  },
  certExpired: {
    title: 'Pieces OS\u00A0の証明書は期限切れです',
    detail: (url) => `${url} の証明書の有効期限が切れています。`,
    advice: 'このコンピューターの日付を確認してください。日付が正しい場合は、サービスの証明書を更新してください。',
  },
  certNotYetValid: {
    title: 'Pieces OS\u00A0の証明書はまだ有効ではありません',
    detail: (url) => `${url} の証明書の有効期間はまだ始まっていません。`,
    advice: 'このコンピューターの日付を確認してください。日付が正しい場合は、サービスの証明書を交換してください。',
  },
  certWrongName: {
    title: 'Pieces OS\u00A0の証明書は別のアドレス用です',
    detail: (url) => `${url} の証明書は、このアドレスでは無効です。`,
    advice: '証明書に記載されたホスト名を使うか、サービスの証明書を交換してください。',
  },
  certInvalid: {
    title: 'Pieces OS\u00A0の証明書は使用できません',
    detail: (url) => `${url} の証明書を検証できませんでした。`,
    advice: 'サービスの証明書を交換してください。',
  },
  notHttps: {
    title: 'このアドレスの Pieces OS\u00A0は HTTPS を使っていません',
    detail: (url) => `${url} から暗号化されていない応答がありました。`,
    advice: 'サービスのアドレスのポートを確認してください。Pieces OS がこのコンピューターにある場合は、アドレスを http:// で始めてください。',
  },
  tlsFailed: {
    title: 'Pieces OS\u00A0に安全に接続できませんでした',
    detail: (url) => `${url} とこのアプリに共通の暗号化方式がありません。`,
    advice: `${CHECK_ADDRESS}また、Pieces OS とこのアプリを更新してください。`,
  },
  caFileUnusable: {
    title: '認証局のファイルを使用できませんでした',
    detail: (url) => `${url} の証明書を検証できませんでした。`,
    advice: '設定で PEM ファイルを選ぶか、欄を空にしてください。',
  },
  redirected: {
    title: 'このアドレスに Pieces OS\u00A0はありません',
    detail: (url) => `${url} は別のアドレスにリダイレクトしますが、このアプリはリダイレクトに従いません。`,
    advice: 'リダイレクトされない Pieces OS のアドレスを、設定に入力してください。',
  },
  rejected: {
    title: 'Pieces OS\u00A0が要求を拒否しました',
    detail: (url) => `${url} は応答しましたが、ユーザーの一覧の取得を許可しませんでした。`,
    advice: `${CHECK_ADDRESS}また、Pieces OS を更新してください。`,
  },
  appRefused: {
    title: 'Pieces OS\u00A0がこのアプリを拒否しています',
    detail: (url) => `${url} はアプリケーション ID を必要としますが、このアプリの ID を受け入れませんでした。`,
    advice: 'Pieces OS が認識するアプリケーション ID を設定に入力するか、Pieces OS を更新してください。',
  },
  failed: {
    title: 'Pieces OS\u00A0でエラーが発生しました',
    detail: (url) => `${url} がエラーを返しました。`,
    advice: `${KEEPS_TRYING}この状態が続く場合は、Pieces OS を再起動してください。`,
  },
  malformed: {
    title: 'Pieces OS\u00A0の応答を読み取れませんでした',
    detail: (url) => `${url} の応答が破損しているか、不完全です。`,
    advice: `${KEEPS_TRYING}この状態が続く場合は、Pieces OS を再起動または更新してください。`,
  },
  tooLarge: {
    title: 'Pieces OS\u00A0の応答が大きすぎます',
    detail: (url) => `${url} の応答が、このアプリの上限を超えています。`,
    advice: '設定でサービスのアドレスを確認してください。正しい場合は、Pieces OS を再起動してください。',
  },
  notPiecesOs: {
    title: 'このアドレスには別のプログラムがあります',
    detail: (url) => `${url} から応答がありましたが、Pieces OS ではありません。`,
    advice: '設定でサービスのアドレスを確認するか、別のプログラムを終了して Pieces OS を起動してください。',
  },
  otherUser: {
    title: 'このアドレスには別のユーザーのプログラムがあります',
    detail: (url) => `${url} のプログラムは、このコンピューターの別のユーザーのものです。何も送信していません。`,
    advice: '自分のセッションで Pieces OS を起動してください。このアドレスを自分で入力した場合は、設定で変更するか空にしてください。',
  },
};
