/** The keychain. Part of the Japanese catalogue. */
import type { Messages } from '../messages.ts';

export const keychainWords: Messages['keychain'] = {
  unknown: '未使用',
  ok: '使用できます',
  locked: 'キーチェーンがロックされています。保存されたサインイン情報を使うには、ロックを解除してください。',
  unavailable: (reason) => `使用できるキーチェーンがありません。理由：${reason}`,
};
