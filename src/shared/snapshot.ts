/**
 * The one value that everything this app shows is drawn from. It is made in the main process, is immutable, holds no
 * secret, and crosses the bridge as plain JSON.
 */
import type { Cause } from './cause.ts';
import type { Language } from './i18n/languages.ts';
import type { Settings } from './settings.ts';
import type { Update } from './update.ts';

export type { Settings };

/** An instant as ISO 8601 in UTC, for example `2026-01-31T12:00:00.000Z`. */
export type Timestamp = string;

export type CloudState = 'connecting' | 'connected' | 'disconnected' | 'unknown';

/** An identity provider that is linked to a user. Its access token never gets this far. */
export interface Provider {
  /** Lower-case wire name (`github`, `google-oauth2`, …) or `unknown`. */
  readonly type: string;
  /** How the person is called there, if the provider said so. */
  readonly account?: string | undefined;
  readonly linkedAt?: Timestamp | undefined;
}

/** What is kept of a user of the service: nothing in here is secret. */
export interface Profile {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly username?: string | undefined;
  readonly vanityName?: string | undefined;
  /** Where the service says the picture is. Only the main process ever fetches it. */
  readonly picture?: string | undefined;
  readonly createdAt?: Timestamp | undefined;
  readonly updatedAt?: Timestamp | undefined;
  readonly cloud: CloudState;
  readonly providers: readonly Provider[];
}

/** Why the service could not be asked; a closed set, each with its own words in `i18n`. */
export type UnreachableReason =
  | 'refused'
  | 'timedOut'
  | 'reset'
  | 'nameNotFound'
  | 'network'
  /** What is wrong with the certificate of the service. */
  | 'certSelfSigned'
  | 'certUnknownIssuer'
  | 'certExpired'
  | 'certNotYetValid'
  | 'certWrongName'
  | 'certInvalid'
  /** It answers without encryption where HTTPS was asked for, or no encrypted connection came about. */
  | 'notHttps'
  | 'tlsFailed'
  /** The file of a certificate authority in the settings. */
  | 'caFileUnusable'
  | 'redirected'
  | 'rejected'
  /** Pieces OS wants to know which app asks (HTTP 401). */
  | 'appRefused'
  | 'failed'
  | 'malformed'
  | 'tooLarge'
  | 'notPiecesOs'
  /** Another user of this computer listens there. Nothing was sent. */
  | 'otherUser';

/** The users as the service last listed them, and when it did. */
export interface KnownUsers {
  /** In the service's order; never empty. */
  readonly users: readonly Profile[];
  /** In the window's copy only: how many users there are, where it has the current one and some of the others. */
  readonly userCount?: number | undefined;
  /** The id of the service's current user; always one of `users`. */
  readonly currentId: string;
  /** How many entries of the reply could not be read. */
  readonly unreadable: number;
  readonly verifiedAt: Timestamp;
}

export interface Starting {
  readonly state: 'starting';
}

export interface SignedIn extends KnownUsers {
  readonly state: 'signedIn';
  readonly since: Timestamp;
  /** The last reply did not say who is current: it is the user who was, or the only one who is listed. */
  readonly currentIsAssumed?: true | undefined;
}

export interface SignedOut {
  readonly state: 'signedOut';
  readonly since: Timestamp;
  readonly verifiedAt: Timestamp;
  /** Users that the service still lists although it says that none of them is its current user. */
  readonly listed: readonly Profile[];
  /** In the window's copy only: how many there are, where it has the first of them. */
  readonly userCount?: number | undefined;
}

/** The service lists users and has not said which of them is current, if any. */
export interface CurrentUnknown {
  readonly state: 'currentUnknown';
  readonly since: Timestamp;
  readonly verifiedAt: Timestamp;
  readonly listed: readonly Profile[];
  /** In the window's copy only: how many there are, where it has the first of them. */
  readonly userCount?: number | undefined;
  /** How many entries of the reply could not be read. */
  readonly unreadable: number;
}

/** What the service said at its last check. */
export type Answered = SignedIn | SignedOut | CurrentUnknown;

export interface Unreachable {
  readonly state: 'unreachable';
  readonly since: Timestamp;
  readonly reason: UnreachableReason;
  /** The service's own words or HTTP status, cut to a sane length; never a secret. */
  readonly detail?: string | undefined;
  /** What was wrong with the reply or the connection, where that says more than the reason. */
  readonly cause?: Cause | undefined;
  /** Who was signed in when the service last answered. */
  readonly last?: KnownUsers | undefined;
}

export interface Incompatible {
  readonly state: 'incompatible';
  readonly since: Timestamp;
  /** What in the reply was not as the Users API describes it. */
  readonly cause: Cause;
  readonly last?: KnownUsers | undefined;
}

export type Session = Starting | Answered | Unreachable | Incompatible;

export type AddressSource = 'commandLine' | 'setting' | 'portFile' | 'scan' | 'default';

export interface Service {
  readonly baseUrl: string;
  readonly source: AddressSource;
  readonly version?: string | undefined;
  /** Addresses of further services that say they are Pieces OS; they are not asked. */
  readonly others?: readonly string[] | undefined;
  /** Addresses in the search at which another user of this computer listens. Nothing is sent there. */
  readonly ofOtherUsers?: readonly string[] | undefined;
  /** The port file named another port, nobody answered there, and the system does not tell whose service this one is. */
  readonly doubtful?: boolean | undefined;
  readonly checking: boolean;
  /** How changes become known: the service tells them, or it is asked now and then. */
  readonly updates: 'stream' | 'polling';
  readonly lastCheckAt?: Timestamp | undefined;
  readonly nextCheckAt?: Timestamp | undefined;
}

export type Keychain =
  | { readonly state: 'unknown' }
  | { readonly state: 'ok' }
  | { readonly state: 'locked' }
  | { readonly state: 'unavailable'; readonly cause: Cause };

/**
 * The part of a disconnect that failed: asking the service, having the identity provider take back the tokens, deleting
 * them, or making sure that both held.
 */
export type DisconnectStep = 'service' | 'revocation' | 'keychain' | 'verification';

/** What became of the wish that the identity provider takes back the tokens; absent where nobody wished that. */
export type Revocation = 'revoked' | 'notOffered';

/** A disconnect from the question to its result. One at a time, whether it began in the tray or in the window. */
export type Disconnect =
  | { readonly state: 'idle' }
  | {
      readonly state: 'asking';
      readonly userId: string;
      readonly label: string;
      /** Whether tokens are kept that the identity provider of the settings could take back. */
      readonly canRevoke?: boolean | undefined;
    }
  | { readonly state: 'running'; readonly userId: string; readonly label: string }
  | {
      readonly state: 'done';
      readonly userId: string;
      readonly label: string;
      readonly revocation?: Revocation | undefined;
      /** It began in an earlier run of the app, which ended meanwhile. */
      readonly resumed?: true | undefined;
    }
  | {
      readonly state: 'failed';
      readonly userId: string;
      readonly label: string;
      readonly step: DisconnectStep;
      /** Why, as one phrase for people. */
      readonly detail: string;
      readonly resumed?: true | undefined;
    };

/** Why a session that ended was not restored from the keychain; each has its own words. */
export type RestoreFailure =
  | 'keychainLocked'
  | 'keychainFailed'
  /** The identity provider does not accept what was kept any more; it was deleted. */
  | 'keptExpired'
  /** The service refused it, it cannot be renewed, or it is damaged: it stays, and is not used again by itself. */
  | 'keptRefused'
  | 'keptEnded'
  /** The person did not agree that tokens are sent to a place where they have not been. */
  | 'placeDeclined'
  | 'keptDamaged'
  | 'providerFailed'
  | 'restoreRefused'
  | 'restoreTimedOut'
  | 'restoreTooOften'
  /** The tokens signed in somebody else, who was disconnected again; or who could not be. */
  | 'wrongUser'
  | 'wrongUserStays';

/** Why a sign-in did not come about; each has its own words. Those from `notConfigured` on are about OAuth. */
export type SignInFailure =
  | 'timedOut'
  | 'refused'
  | 'unreachable'
  | 'notSignedIn'
  | 'notConfigured'
  | 'providerUnreachable'
  | 'wrongMetadata'
  | 'portTaken'
  | 'denied'
  | 'browserTimedOut'
  | 'invalidReply'
  | 'tokenRefused'
  | RestoreFailure;

/** Who sends the person to the browser: the service, or this app, to the identity provider of the settings. */
export type SignInVia = 'service' | 'oauth';

/** A sign-in that was begun here. Whether it worked is told by the session, never by this. */
export type SignIn =
  | { readonly state: 'idle' }
  /** The person is in the browser, or kept or pasted tokens are used without them; the wait ends by itself at `until`. */
  | {
      readonly state: 'waiting';
      readonly via: SignInVia | 'keychain' | 'token';
      readonly until: Timestamp;
      /** What became of the address for the browser, once there is one that can be copied. */
      readonly address?: 'opened' | 'notOpened' | 'copied' | undefined;
      /** An answer came that may be the identity provider's, but need not be, and was not used. */
      readonly ignored?: true | undefined;
    }
  /** It worked, but the keychain did not take the tokens: they are held until the person tries again or lets them go. */
  | {
      readonly state: 'notKept';
      readonly detail: string;
      /** Who signed in, where another user was signed in last: the person says first whether it is them. */
      readonly somebodyElse?: string | undefined;
    }
  /** `detail` is a phrase for people, for example what the service said. */
  | { readonly state: 'failed'; readonly failure: SignInFailure; readonly detail?: string | undefined };

/** What is wrong with a token that a person pasted, as far as that shows before it is sent. */
export type PastedTokenProblem = 'empty' | 'severalLines' | 'tooLarge' | 'notAToken' | 'expired';

export type StartAtLogin =
  | { readonly state: 'on' }
  | { readonly state: 'off' }
  | { readonly state: 'unavailable'; readonly cause: Cause };

/** What came of asking the system to start Pieces OS, until Pieces OS answers. */
export type PiecesOsStart =
  /** The system was asked, and an answer of Pieces OS is waited for. */
  | { readonly state: 'asked' }
  /** There is no program for it, the system reported an error, or no answer came in time. */
  | { readonly state: 'failed'; readonly failure: 'noProgram' | 'notOpened' | 'noAnswer' };

/** Something the person should know that is not a state of the session, told until dismissed. */
export type Notice =
  | { readonly id: 'settingsSetAside'; readonly path: string }
  /** Told by what changes no file: the app will set it aside. */
  | { readonly id: 'settingsUnreadable'; readonly path: string }
  /** The entry for starting at login starts a program that is gone, and could not be mended. */
  | { readonly id: 'autostartBroken'; readonly cause: Cause }
  | { readonly id: 'settingsNotSaved'; readonly cause: Cause }
  | { readonly id: 'serviceUrlIgnored'; readonly value: string; readonly problem: ServiceUrlProblem }
  /** Values in the settings file that are against their rules; as JSON. */
  | { readonly id: 'settingsIgnored'; readonly values: readonly { readonly key: string; readonly value: string }[] }
  /** The desktop did not take a notification; told so that it does not get lost twice. */
  | { readonly id: 'notificationsFailed'; readonly cause: Cause }
  | { readonly id: 'portFileIgnored'; readonly path: string; readonly problem: PortFileProblem }
  | { readonly id: 'historySetAside'; readonly path: string }
  | { readonly id: 'historyNotSaved'; readonly cause: Cause };

export type NoticeId = Notice['id'];
export type NoticeOf<Id extends NoticeId> = Extract<Notice, { id: Id }>;

/** Why the file in which the service writes its port could not be used. */
export type PortFileProblem = 'notAFile' | 'tooLarge' | 'unreadable';

/** Why the settings of an identity provider cannot be used. */
export type OAuthProblem =
  | 'issuerMissing'
  | 'clientIdMissing'
  | 'issuerNotAUrl'
  | 'issuerHasMore'
  | 'issuerIsMetadata'
  | 'issuerNotHttps'
  | 'endpointMissing'
  | 'endpointUnusable'
  | 'portOutOfRange';

export type ServiceUrlProblem = 'notAUrl' | 'notHttp' | 'hasCredentials' | 'hasPath' | 'notEncrypted';

export interface Snapshot {
  readonly session: Session;
  readonly service: Service;
  readonly keychain: Keychain;
  readonly signIn: SignIn;
  readonly disconnect: Disconnect;
  /** Absent where nobody asked for it. */
  readonly piecesOsStart?: PiecesOsStart | undefined;
  readonly startAtLogin: StartAtLogin;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
  /** Counts the entries of this run, so that the window knows when to ask for them again. Absent before the first. */
  readonly history?: { readonly revision: number } | undefined;
  /** That tray and window speak. */
  readonly language: Language;
  /** The screen of the first start is shown instead of the places of the window. */
  readonly firstStart?: true | undefined;
  /** Whether something shows tray icons; absent while that is not known. */
  readonly trayHost?: 'present' | 'missing' | undefined;
  /** Absent where the package names no feed of newer versions. */
  readonly update?: Update | undefined;
  readonly app: { readonly version: string };
}
