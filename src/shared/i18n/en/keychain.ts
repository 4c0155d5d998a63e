/** The keychain. Part of the English catalogue. */
export const keychainWords = {
  unknown: 'Not used yet',
  ok: 'Ready',
  locked: 'The keychain is locked. Unlock it to let this app use your saved sign-in.',
  unavailable: (reason: string) => `No keychain is available. Reason: ${reason}`,
};
