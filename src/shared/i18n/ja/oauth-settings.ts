/** What is said about identity providers and their settings. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const providerWords: Messages['signIn']['provider'] = {
  refused: '応答していません',
  nameNotFound: 'ホスト名が見つかりませんでした',
  certificate: 'このコンピューターは、その証明書を信頼していません',
  noNetwork: 'ネットワークに接続されていません',
  timedOut: '時間内に応答がありませんでした',
  network: 'ネットワークエラーが発生しました',
  redirected: '別のアドレスにリダイレクトされましたが、このアプリはリダイレクトに従いません',
  tooLarge: '応答が大きすぎます',
  notEncrypted: 'https:// で始まらないアドレスが示されました',
  notJson: '応答を読み取れませんでした',
  notUsable: '応答が不完全または無効です',
  wrongIssuer: '応答の発行者が設定と一致しません',
  issuers: (named, expected) => `応答の発行者は ${named} ですが、設定では ${expected} です`,
  wrongClaim: '別のアプリまたは別のサインインに対する応答です',
  idTokenMissing: '応答に ID トークンがありません。ID プロバイダーで、このアプリにスコープ openid を許可してください',
  idTokenSecret: (algorithm) => `ID トークンが、このアプリにないシークレット（${algorithm}）で署名されています。ID プロバイダーで、このアプリに RS256 を選んでください`,
  idTokenUnsigned: 'ID トークンが署名されていません',
  idTokenAlgorithm: (algorithm) => `ID トークンが、このアプリで対応していないアルゴリズム（${algorithm}）で署名されています。ID プロバイダーで、このアプリに RS256 を選んでください`,
  tokenType: '応答のトークンの種類が Bearer ではありません',
  tokenUnsendable: '応答のアクセストークンは長すぎるか、送信できない文字を含んでいます',
  field: {
    access_token: '応答にアクセストークンがありません',
    token_type: '応答にトークンの種類（token_type）がありません',
    expires_in: '応答のトークンの有効期間（expires_in）が秒数ではありません',
    refresh_token: '応答のリフレッシュトークン（refresh_token）がテキストではありません。ない場合は省略する必要があります',
    scope: '応答のスコープ（scope）がテキストではありません。複数のスコープは、空白で区切った 1 つのテキストにする必要があります',
    id_token: '応答の ID トークン（id_token）がテキストではありません',
    issuer: '構成情報に発行者がありません',
  },
  wrongSignature: 'この ID プロバイダーの署名ではありません',
  clock: '応答の時刻がこのコンピューターの時計と合いません。日付と時刻を確認してください',
  otherPerson: '別のユーザーに対する応答です',
  otherIssuer: '保存されたサインイン情報は、別の ID プロバイダーのものです',
  noRefreshToken: 'ID プロバイダーがリフレッシュトークンを発行しませんでした',
};

export const oauthProblemWords: Messages['oauthProblem'] = {
  issuerMissing: '発行者も入力するか、すべての欄を空にしてください。',
  clientIdMissing: 'クライアント ID も入力するか、すべての欄を空にしてください。',
  issuerNotAUrl: '発行者は、https://login.example.com のような Web アドレスで入力してください。',
  issuerHasMore: '発行者から、ユーザー名、パスワード、?、# を取り除いてください。',
  issuerIsMetadata: 'メタデータのアドレスではなく、発行者を入力してください。/.well-known/ 以降を取り除いてください。',
  issuerNotHttps: '発行者は https:// で始まる必要があります。',
  endpointMissing: '両方のエンドポイントを入力するか、両方とも空にしてください。',
  endpointUnusable: 'どちらのエンドポイントも https:// で始まる必要があります。',
  portOutOfRange: '1 から 65535 までのポートを入力してください。空いているポートを自動で使うには 0 を入力します。',
};

export const oauthSettingsWords: Messages['settings']['of']['oauth'] = {
  title: '独自の ID プロバイダーでサインイン',
  hint: 'Pieces OS でサインインするには、すべての欄を空にしてください。',
  fields: {
    issuer: { label: '発行者', hint: 'ID プロバイダーが示すとおりに入力してください。例：https://login.example.com' },
    clientId: { label: 'クライアント ID', hint: 'ID プロバイダーでのこのアプリの ID です。シークレットのない、パブリックなネイティブクライアントである必要があります。' },
    audience: { label: 'オーディエンス', hint: 'トークンの対象となる API です。ID プロバイダーが必要とする場合に入力してください。' },
    redirectPort: { label: 'リダイレクトポート', hint: 'ID プロバイダーで http://127.0.0.1:PORT/callback を許可してください。0 にすると、空いているポートを使います。' },
    authorizationEndpoint: { label: '認可エンドポイント', hint: '発行者がエンドポイントを公開していない場合だけ必要です。' },
    tokenEndpoint: { label: 'トークンエンドポイント', hint: '認可エンドポイントを入力した場合に必要です。' },
  },
};
