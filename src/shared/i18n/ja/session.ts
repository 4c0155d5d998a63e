/** Who is signed in, and what the last check found. Part of the Japanese catalogue. */
import { APP_NAME } from '../en/app-name.ts';
import type { Messages } from '../messages.ts';

export const sessionWords: Messages['session'] = {
  starting: {
    title: 'Pieces OS\u00A0を検索しています',
    detail: (url) => `${url} の応答を待っています。`,
  },
  signedIn: {
    title: (name) => `${name} でサインイン中`,
    detail: (below, age) => (below ? `${below}（確認：${age}）。` : `確認：${age}。`),
  },
  assumed: 'Pieces OS の一覧にはこのユーザーだけがあり、現在のユーザーかどうかは示されていません。',
  currentUnknown: {
    title: 'サインインしているユーザーを確認できません',
    detail: (names, age) => `一覧のユーザー：${names}（確認：${age}）。`,
    detailOfNone: (age) => `一覧のユーザーを 1 人も読み取れませんでした（確認：${age}）。`,
    advice: '確認のたびに Pieces OS に問い合わせます。この状態が続く場合は、Pieces OS を更新してください。',
  },
  signedOut: {
    title: 'サインインしているユーザーはいません',
    detail: (age) => `Pieces OS に確認しました（${age}）。`,
    advice: 'このアプリまたは Pieces アプリでサインインしてください。',
    listed: (names, count) => `${names} はまだ Pieces OS の一覧にありますが、${count === 1 ? '' : 'いずれも'}現在のユーザーではありません。`,
  },
  incompatible: {
    title: 'Pieces OS\u00A0の応答を解釈できませんでした',
    detail: (url, why) => `${url} の応答は使用できません。${why}`,
    advice: 'Pieces OS とこのアプリを更新してください。更新するまで、Pieces OS を使っているユーザーを確認できません。',
  },
  unreadable: (count) => `応答の ${count.toLocaleString('ja')} 件の項目を読み取れませんでした。`,
  lastKnown: (name, age) => `前回確認したユーザー：${name}（確認：${age}）`,
  doubtful: 'Pieces OS はポートファイルのポートで応答しませんでした。また、このシステムでは、ここで見つかったサービスを誰が実行しているかを確認できません。',
  cause: (words) => `（${words}）`,
  serviceSaid: (words) => `応答：${words}。`,
  tooltip: (title) => `${APP_NAME}：${title}`,
};
