/** Why something failed, as a code. The words of each code are in the catalogue; `describe-cause.ts` chooses them when they are shown. */
import type {
  NotAnswered,
  NotDone,
  OAuthProblem,
  ProviderFailure,
  ProviderField,
  ProviderProblem,
  ServiceUrlProblem,
  SettingRefusal,
  UnreachableReason,
} from './reasons.ts';

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
  /** The redirect port. */
  readonly portTaken: number;
}

export type OwnCause =
  | { readonly code: PlainCauseCode }
  | { readonly [Code in keyof CauseValues]: { readonly code: Code; readonly value: CauseValues[Code] } }[keyof CauseValues];

/** A service or an identity provider answered with an error: the HTTP status, and its own words, cleaned of secrets, as far as they are known. */
export interface ReplyCause {
  readonly code: 'replied';
  readonly value: { readonly status?: number | undefined; readonly words?: string | undefined };
}

/** A reason of a closed set, which stands before the dot. */
interface ReasonCause {
  readonly code:
    | `service.${UnreachableReason}`
    | `serviceUrl.${ServiceUrlProblem}`
    | `oauth.${OAuthProblem}`
    | `provider.${ProviderProblem}`
    | `providerField.${ProviderField}`
    | `refused.${SettingRefusal}`
    | `noAnswer.${NotAnswered}`;
}

/** An issuer other than the expected one. */
interface IssuerCause {
  readonly code: 'provider.issuers';
  readonly value: { readonly named: string; readonly expected: string };
}

interface AlgorithmCause {
  readonly code: 'provider.idTokenSecret' | 'provider.idTokenAlgorithm';
  /** The name of the algorithm. */
  readonly value: string;
}

/** An identity provider gave no tokens, and why. */
interface ProviderCause {
  readonly code: `providerFailure.${ProviderFailure}`;
  readonly why: Cause | undefined;
}

/** A command did not do what was asked, and why. */
interface CommandCause {
  readonly code: `notDone.${NotDone}`;
  readonly why: Cause;
}

/** A code of this app, or one of the system or a library, such as `ENOSPC`. */
export type Cause = OwnCause | ReplyCause | ReasonCause | IssuerCause | AlgorithmCause | ProviderCause | CommandCause | { readonly code: Uppercase<string> };

/** @returns whether a service or an identity provider answered with an error */
export const isReply = (cause: Cause): cause is ReplyCause => cause.code === 'replied';
