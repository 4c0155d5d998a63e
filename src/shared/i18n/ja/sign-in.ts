/** What is said about a sign-in. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';
import { providerWords } from './oauth-settings.ts';

const NOTHING_CHANGED = '何も変更されていません。';
const STILL_SAVED = '保存されたサインイン情報はキーチェーンに残っています。';
const NOT_USED = '次にサインインするか接続を解除するまでキーチェーンに残りますが、使われません。';
const SIGN_IN_AGAIN = 'もう一度サインインしてください。';
const RETRY_SAVED = '保存されたサインイン情報で再試行するか、サインインしてください。';

const said = (why: string | undefined, rest: string): string => (why === undefined ? rest : `応答：${why}。${rest}`);
const because = (why: string | undefined, rest: string): string => (why === undefined ? rest : `${why}。${rest}`);

export const signInWords: Messages['signIn'] = {
  action: 'サインイン…',
  cancel: 'サインインをキャンセル',
  copyAddress: 'アドレスをコピー',
  close: '閉じる',
  retry: '再試行',
  waiting: {
    title: 'ブラウザーを待っています',
    detail: {
      service: 'Pieces OS のサインインページがブラウザーで開きます。サインインが完了すると、このウィンドウが更新されます。',
      oauth: 'ID プロバイダーのページがブラウザーで開きます。サインインが完了すると、このウィンドウが更新されます。',
    },
    until: (time) => `${time} まで待ちます。`,
    noBrowser: {
      title: 'ブラウザーを開けませんでした',
      detail: 'アドレスをコピーし、このコンピューターのブラウザーで開くと、ID プロバイダーのページが表示されます。',
    },
    copied: 'アドレスをコピーしました。このコンピューターのブラウザーで開いてください。',
    ignored: 'どのサインインに対するものか分からない応答があり、使いませんでした。ブラウザーで拒否した場合は、ここでサインインをキャンセルしてください。',
  },
  failures: {
    timedOut: {
      title: 'サインインが時間内に完了しませんでした',
      detail: () => `${NOTHING_CHANGED}後からブラウザーで完了した場合も、このウィンドウは更新されます。`,
      advice: '都合のよいときに、もう一度お試しください。',
    },
    refused: {
      title: 'Pieces OS\u00A0がサインインを開始できませんでした',
      detail: (why) => said(why, NOTHING_CHANGED),
      advice: 'もう一度試すか、Pieces アプリからサインインしてください。',
    },
    unreachable: {
      title: 'サインイン中に Pieces OS\u00A0に接続できなくなりました',
      detail: (why) => because(why, NOTHING_CHANGED),
      advice: 'Pieces OS が実行されていることを確認してから、もう一度お試しください。',
    },
    notSignedIn: {
      title: 'サインインは終了しましたが、サインインしているユーザーはいません',
      detail: () => `Pieces OS によると、サインインしているユーザーはいません。${NOTHING_CHANGED}`,
      advice: 'もう一度試すか、Pieces アプリからサインインしてください。',
    },
    notConfigured: {
      title: 'ID プロバイダーが設定されていません',
      detail: (why) => (why === undefined ? '発行者またはクライアント ID がありません。' : `${why}。`),
      advice: '設定を修正するか、すべての欄を空にして Pieces OS でサインインしてください。',
    },
    providerUnreachable: {
      title: 'ID プロバイダーに接続できませんでした',
      detail: (why) => because(why, NOTHING_CHANGED),
      advice: 'ネットワーク接続と、設定の発行者を確認してから、もう一度お試しください。',
    },
    wrongMetadata: {
      title: '設定の発行者は使用できませんでした',
      detail: (why) => (why === undefined ? '発行者の構成情報が無効です。' : `${why}。${NOTHING_CHANGED}`),
      advice: '設定の発行者が、ID プロバイダーの示すものと完全に一致することを確認してください。',
    },
    portTaken: {
      title: 'リダイレクトポートを使用できません',
      detail: (why) => (why === undefined ? `空いているポートがありませんでした。${NOTHING_CHANGED}` : `${why}。${NOTHING_CHANGED}`),
      advice: 'ここと ID プロバイダーで別のリダイレクトポートを設定するか、そのポートを使っているプログラムを終了してください。',
    },
    denied: {
      title: 'ID プロバイダーでサインインできませんでした',
      detail: (why) => said(why, NOTHING_CHANGED),
      advice: 'もう一度試し、ブラウザーで要求を承認してください。',
    },
    browserTimedOut: {
      title: 'サインインが時間内に完了しませんでした',
      detail: () => `${NOTHING_CHANGED}ブラウザーのページは閉じてかまいません。`,
      advice: '都合のよいときに、もう一度お試しください。',
    },
    invalidReply: {
      title: 'ID プロバイダーの応答は受け入れられませんでした',
      detail: (why) => (why === undefined ? `検証できませんでした。${NOTHING_CHANGED}` : `${why}。${NOTHING_CHANGED}`),
      advice: 'もう一度お試しください。解決しない場合は、設定の発行者を確認してください。',
    },
    tokenRefused: {
      title: 'Pieces OS\u00A0がサインインを受け入れませんでした',
      detail: (why) => said(why, 'サインイン情報は保存されませんでした。'),
      advice: 'Pieces OS が設定の ID プロバイダーを受け入れることを確認するか、Pieces アプリからサインインしてください。',
    },
    unexpected: {
      title: 'このアプリのエラーにより、サインインが中断されました',
      detail: (why) => because(why, ''),
      advice: 'もう一度お試しください。繰り返し発生する場合は、設定にある診断情報を添えて報告してください。',
    },
    keychainLocked: {
      title: 'サインアウトされましたが、キーチェーンがロックされています',
      detail: () => `保存されたサインイン情報を使えませんでした。${NOTHING_CHANGED}`,
      advice: 'キーチェーンのロックを解除して再試行するか、もう一度サインインしてください。',
    },
    keychainFailed: {
      title: 'サインアウトされましたが、キーチェーンを使用できませんでした',
      detail: (why) => because(why, NOTHING_CHANGED),
      advice: RETRY_SAVED,
    },
    keptExpired: {
      title: 'サインアウトされました。保存されたサインイン情報は期限切れです',
      detail: () => 'キーチェーンから削除されました。',
      advice: SIGN_IN_AGAIN,
    },
    keptRefused: {
      title: 'サインアウトされました。保存されたサインイン情報は、Pieces OS\u00A0で使えなくなりました',
      detail: (why) => said(why, NOT_USED),
      advice: SIGN_IN_AGAIN,
    },
    keptEnded: {
      title: 'サインアウトされました。保存されたサインイン情報は使えなくなりました',
      detail: () => `更新できません。${NOT_USED}`,
      advice: SIGN_IN_AGAIN,
    },
    placeDeclined: {
      title: 'サインイン情報は送信されませんでした',
      detail: () => 'そのアドレスへの送信は許可されませんでした。保存されたサインイン情報はキーチェーンに残りますが、使われません。',
      advice: '設定のサービスと ID プロバイダーを確認してから、もう一度サインインしてください。',
    },
    keptDamaged: {
      title: 'サインアウトされました。保存されたサインイン情報は破損しています',
      detail: () => NOT_USED,
      advice: SIGN_IN_AGAIN,
    },
    providerFailed: {
      title: 'サインアウトされました。保存されたサインイン情報を更新できませんでした',
      detail: (why) => because(why, STILL_SAVED),
      advice: '後で再試行するか、もう一度サインインしてください。',
    },
    restoreRefused: {
      title: 'サインアウトされました。保存されたサインイン情報は、Pieces OS\u00A0に受け入れられませんでした',
      detail: (why) => said(why, STILL_SAVED),
      advice: RETRY_SAVED,
    },
    restoreTimedOut: {
      title: 'サインアウトされました。再サインインに時間がかかりすぎました',
      detail: () => `再サインインはタイムアウトしました。${STILL_SAVED}`,
      advice: RETRY_SAVED,
    },
    restoreTooOften: {
      title: '繰り返しサインアウトされました',
      detail: () => '保存されたサインイン情報がこの 1 日に何度も使われたため、自動での使用を停止しました。',
      advice: 'もう一度サインインしてください。この状態が続く場合は、別のアプリがサインアウトしていないか確認してください。',
    },
    wrongUser: {
      title: '保存されたサインイン情報は別のユーザーのものでした',
      detail: () => 'Pieces OS が別のユーザーをサインインさせたため、そのユーザーの接続をすぐに解除しました。保存されたサインイン情報はキーチェーンに残りますが、今後は使われません。',
      advice: SIGN_IN_AGAIN,
    },
    wrongUserStays: {
      title: '現在、別のユーザーがサインインしています',
      detail: (why) => `保存されたサインイン情報は別のユーザーのもので、今後は使われません。Pieces OS は現在のユーザーの接続を解除しませんでした${why === undefined ? '' : `：${why}`}。`,
      advice: 'ここでそのユーザーの接続を解除してから、もう一度サインインしてください。',
    },
  },
  somebodyElse: {
    title: (name) => `現在 ${name} がサインインしています。ご本人ですか？`,
    detail: '前回ここでサインインしていたのは別のユーザーです。キーチェーンにはまだ何も保存されていません。',
    advice: 'ご本人の場合は、サインイン情報を保存してください。そうでない場合は、別の人がブラウザーでサインインを完了しています。保存せずに続行し、そのユーザーの接続を解除してください。',
    keep: '本人なので保存',
  },
  notKept: {
    title: 'サインインしましたが、サインイン情報を保存できませんでした',
    detail: (why) => `${why}。保存されるまで、このアプリは自動で再サインインできません。`,
    retry: '保存を再試行',
    dismiss: '保存せずに続行',
  },
  pages: {
    done: {
      title: 'このタブを閉じてかまいません',
      detail: 'サインインの結果は、Pieces Account Tray で確認できます。',
    },
    ignored: {
      title: 'この応答は使われませんでした',
      detail: 'どのサインインに対する応答か分かりません。Pieces Account Tray は引き続き待っています。拒否した場合は、アプリのウィンドウでサインインをキャンセルしてください。',
    },
  },
  provider: providerWords,
};
