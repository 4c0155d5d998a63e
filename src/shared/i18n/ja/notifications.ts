/** About notifications of the desktop, and their switches. Part of the Japanese catalogue. */
/** Of the switches in the settings. */
export const notificationSettingsWords = {
  title: '通知',
  hint: 'このアプリでの自分の操作は通知されません。「おやすみモード」などの設定はデスクトップに従います。',
  kinds: {
    signedOut: 'ユーザーがサインアウトした',
    userSwitched: '別のユーザーがサインインした',
    service: 'Pieces OS が停止または復旧した',
    keychainLocked: 'キーチェーンがロックされた',
  },
};
