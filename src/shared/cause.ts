/** Why something failed, as a code. The sentence of each code is in the catalogue (`causes`); `describe-cause.ts` chooses it. */

/** Codes of this app without a value. */
export type PlainCauseCode =
  /** The keychain. */
  | 'keychainLocked'
  | 'noSessionBus'
  | 'noKeyring'
  | 'keychainRefused'
  | 'libsecretMissing'
  | 'keychainPartMissing'
  | 'savedListUnusable'
  /** The tokens in it. */
  | 'tokensIncomplete'
  | 'tokensTooLarge'
  | 'tokensNotDeleted'
  | 'tokensDamaged'
  | 'tokensNotSaved'
  /** Files, folders and addresses. */
  | 'notAFile'
  | 'fileTooLarge'
  | 'wrongContent'
  | 'nothingStored'
  | 'pathNotAbsolute'
  | 'noCertificate'
  | 'certificateUnreadable'
  | 'folderMissing'
  | 'folderNotOpened'
  | 'addressNotOpened'
  | 'lockRefused'
  /** Notifications. */
  | 'notificationsUnsupported'
  | 'notificationRefused'
  /** A reply of the service. */
  | 'notHttp'
  | 'longerThanAnnounced'
  | 'unknownEncoding'
  | 'notAsAnnounced'
  | 'emptyReply'
  | 'notUtf8'
  | 'notJson'
  | 'notUsers'
  | 'notAUser'
  | 'notAVersion'
  | 'otherFields'
  | 'unexpectedReply'
  | 'stillListed'
  /** Anything else. */
  | 'unknown';

/** Codes of this app with a value, which the sentence names. */
export interface CauseValues {
  /** Seconds. */
  readonly keychainTimedOut: number;
  /** The HTTP status. */
  readonly unexpectedStatus: number;
  /** The words of the service. */
  readonly replySaid: string;
  /** How many users there are in the reply. */
  readonly noUserReadable: number;
  /** The name of a field. */
  readonly fieldTwice: string;
}

export type OwnCause =
  | { readonly code: PlainCauseCode }
  | { readonly [Code in keyof CauseValues]: { readonly code: Code; readonly value: CauseValues[Code] } }[keyof CauseValues];

/** A code of this app, or one of the system or a library, such as `ENOSPC`. */
export type Cause = OwnCause | { readonly code: Uppercase<string> };
