/** Starting the app, and starting Pieces OS. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const lockProblemWords: Messages['lockProblem'] = {
  notAFolder: (path) => `${path} がフォルダーではないため、アプリを起動できません。そのファイルを移動するか、--user-data-dir で別のフォルダーを指定してください。`,
  notWritable: (path) => `データフォルダー ${path} に書き込めないため、アプリを起動できません。フォルダーのアクセス権を変更するか、--user-data-dir で別のフォルダーを指定してください。`,
  diskFull: (path) => `データフォルダー ${path} のあるディスクがいっぱいのため、アプリを起動できません。空き容量を増やしてから、もう一度お試しください。`,
  notALock: (path) => `ロックファイルの場所 ${path} に別の項目があるため、アプリを起動できません。その項目を移動してから、もう一度お試しください。`,
  otherUser: (path) => `データフォルダー ${path} が別のユーザーのものであるため、アプリを起動できません。--user-data-dir で別のフォルダーを指定してください。`,
  other: (path, detail) => `データフォルダー ${path} をロックできないため、アプリを起動できません。理由：${detail}`,
};

export const startPiecesOsWords: Messages['startPiecesOs'] = {
  action: 'Pieces OS を起動',
  retry: 'Pieces OS をもう一度起動',
  asked: {
    title: 'Pieces OS\u00A0を起動しています…',
    detail: '数分かかることがあります。',
  },
  failures: {
    noProgram: {
      title: 'Pieces OS\u00A0を起動できませんでした',
      detail: 'このコンピューターには、起動用のプログラムが登録されていません。Pieces OS をインストールするか、手動で起動してください。',
    },
    notOpened: {
      title: 'Pieces OS\u00A0は起動されませんでした',
      detail: 'システムが pieces://launch を開けませんでした。Pieces OS を手動で起動してください。',
    },
    noAnswer: {
      title: 'Pieces OS\u00A0がまだ応答していません',
      detail: '2 分前にシステムに起動を要求しました。実行されていることを確認するか、手動で起動してください。',
    },
  },
};
