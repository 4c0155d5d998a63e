/** Who is signed in, as the service said it: the part of the snapshot that is verified. */
import type { Cause } from './cause.ts';
import type { UnreachableReason } from './reasons.ts';

export type { UnreachableReason };

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
  /** What the service said, or what was wrong with its reply or the connection, where that says more than the reason. */
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
