/** What is asked in a native dialog before tokens go to a place that they have not been to. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

const decline = '許可しない';

export const consentWords: Messages['consent'] = {
  service: (place) => ({
    title: `サインイン情報を ${place} に送信しますか？`,
    detail: `${place} のサービスの運営者は、あなたとして操作できるようになります。このアドレスを自分で入力した場合だけ許可してください。`,
    agree: '送信',
    decline,
  }),
  endpoints: (issuer, places) => ({
    title: `${places} でサインインしますか？`,
    detail: `現在の設定では、ID プロバイダー ${issuer} のサインイン情報が別のアドレス ${places} に送信されます。そのアドレスの運営者は、あなたとして操作できるようになります。`,
    agree: 'サインイン',
    decline,
  }),
  changeService: (place) => ({
    title: place === '' ? 'このコンピューターで Pieces OS\u00A0を検索しますか？' : `${place} のサービスを使いますか？`,
    detail: '保存されたサインイン情報はキーチェーンに残ります。別のサービスに送信する前に、もう一度確認します。',
    agree: 'サービスを変更',
    decline,
  }),
  changeProvider: (places) => ({
    title: places === '' ? '今後は Pieces OS\u00A0でサインインしますか？' : `${places} の ID プロバイダーを使いますか？`,
    detail: '保存されたサインイン情報はキーチェーンに残ります。それぞれ、発行元の ID プロバイダーでのみ使われます。',
    agree: 'ID プロバイダーを変更',
    decline,
  }),
  trustAuthority: (path) => ({
    title: `${path} の認証局を信頼しますか？`,
    detail: 'この認証局の秘密鍵を持つ人は、サービスになりすまし、あなたとして操作できます。ファイルを自分で選んだ場合だけ許可してください。',
    agree: '信頼する',
    decline,
  }),
  keepSignedIn: (service, issuer) => ({
    title: 'サインインしたままにしますか？',
    detail: `予期せずサインアウトした場合、保存されたサインイン情報を ${issuer === '' ? '' : `${issuer} で更新してから、`}${service} に送信します。`,
    agree: 'サインインしたままにする',
    decline,
  }),
  keptToService: (place) => ({
    title: `保存されたサインイン情報を ${place} に送信しますか？`,
    detail: `サインアウトされました。保存されたサインイン情報が ${place} で使われたことはまだありません。このサービスの運営者は、あなたとして操作できるようになります。`,
    agree: '送信',
    decline,
  }),
  keptToProvider: (place) => ({
    title: `保存されたサインイン情報を ${place} で更新しますか？`,
    detail: `サインアウトされました。このサインイン情報は以前のバージョンのアプリで保存されたもので、このバージョンが ${place} で更新したことはまだありません。`,
    agree: '更新',
    decline,
  }),
};
