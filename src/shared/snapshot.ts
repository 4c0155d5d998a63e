/**
 * The one value that everything this app shows is drawn from. It is made in the main process, is immutable, holds no
 * secret, and crosses the bridge as plain JSON.
 */
import type { Cause } from './cause.ts';
import type { Language } from './i18n/languages.ts';
import type { ServiceUrlProblem } from './reasons.ts';
import type { Session, Timestamp } from './session.ts';
import type { Settings } from './settings.ts';
import type { Update } from './update.ts';

export type { ServiceUrlProblem, Settings };
export type * from './session.ts';

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

/** Whom a disconnect or a sign-in is about. */
interface Named {
  readonly userId: string;
  /** What the user goes by: empty where that is nothing, undefined where it is not known. */
  readonly label: string | undefined;
}

/** A disconnect from the question to its result. One at a time, whether it began in the tray or in the window. */
export type Disconnect =
  | { readonly state: 'idle' }
  | (Named & {
      readonly state: 'asking';
      /** Whether tokens are kept that the identity provider of the settings could take back. */
      readonly canRevoke?: boolean | undefined;
    })
  | (Named & { readonly state: 'running' })
  | (Named & {
      readonly state: 'done';
      readonly revocation?: Revocation | undefined;
      /** It began in an earlier run of the app, which ended meanwhile. */
      readonly resumed?: true | undefined;
    })
  | (Named & { readonly state: 'failed'; readonly step: DisconnectStep; readonly cause: Cause; readonly resumed?: true | undefined });

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
  /** A mistake of this app ended it. */
  | 'unexpected'
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
  | { readonly state: 'notKept'; readonly cause: Cause }
  /** It worked, but another user was signed in last: the person says first whether it is them. */
  | { readonly state: 'notKept'; readonly somebodyElse: Named }
  | { readonly state: 'failed'; readonly failure: SignInFailure; readonly cause?: Cause | undefined };

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
