/**
 * The session: who is signed in, according to the replies of the service. Pure: state and observation go in,
 * state and transitions come out. The rules are those of docs/architecture.md; each has a test named after it.
 */
import type { Cause } from '../../shared/cause.ts';
import { isDown } from '../../shared/session-facts.ts';
import type { Keychain, KnownUsers, Profile, Session, Timestamp, UnreachableReason } from '../../shared/snapshot.ts';
import { isSameProfile, transitionsBetween, type Current, type Listing, type Transition } from './transitions.ts';

export type { Transition } from './transitions.ts';

export interface SessionState {
  readonly session: Session;
  /** Counts the disconnects. An answer to a request from before the last one is outdated. */
  readonly generation: number;
  /** Users that are being disconnected from here; their sign-out is expected. */
  readonly disconnecting: readonly string[];
  /** Users whose disconnect has an unknown result; the next answer shows it. */
  readonly maybeDisconnected: readonly string[];
  /** The last answer; it outlives the time in which the service cannot be asked. Null before the first. */
  readonly lastAnswer: LastAnswer | null;
  /** Seen locked, and not open since. A keychain that does not answer is neither. */
  readonly keychainLocked: boolean;
}

/** Its `listed` has also those who may be among the entries that could not be read; its `current` is as the service said last. */
interface LastAnswer extends Listing {
  /** Who is shown as current. */
  readonly shown: Current;
  /** The users with the one who is shown as current; null where none is. */
  readonly known: KnownUsers | null;
  /** Since when the same current user is shown, or none. */
  readonly since: Timestamp;
}

export type Observation =
  | {
      readonly kind: 'answered';
      /** The generation at the time the question was asked. */
      readonly generation: number;
      readonly at: Timestamp;
      readonly users: readonly Profile[];
      readonly unreadable: number;
      /** The current user; null where the service says there is none, undefined where it did not say. */
      readonly current: Profile | null | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly generation: number;
      readonly at: Timestamp;
      readonly reason: UnreachableReason | 'incompatible';
      readonly cause?: Cause | undefined;
    }
  | { readonly kind: 'disconnectBegan'; readonly userId: string }
  | {
      readonly kind: 'disconnectFailed';
      readonly userId: string;
      /** False only when it is certain that the service did not do it. */
      readonly mayHaveHappened: boolean;
    }
  | {
      /** The service's reply to a disconnect: the users that remain. */
      readonly kind: 'disconnected';
      readonly at: Timestamp;
      readonly userId: string;
      readonly users: readonly Profile[];
      readonly unreadable: number;
      /** As asked for after the disconnect; undefined where the service did not say. */
      readonly current: Profile | null | undefined;
    }
  /** The keychain was used or asked how it is. */
  | { readonly kind: 'keychain'; readonly keychain: Keychain };

export interface Step {
  readonly state: SessionState;
  readonly transitions: readonly Transition[];
}

export const INITIAL_SESSION_STATE: SessionState = {
  session: { state: 'starting' },
  generation: 0,
  disconnecting: [],
  maybeDisconnected: [],
  lastAnswer: null,
  keychainLocked: false,
};

/**
 * @param state - before the observation
 * @param observation - what was seen
 * @returns the new state, and each transition once
 */
export function observe(state: SessionState, observation: Observation): Step {
  switch (observation.kind) {
    case 'answered':
      return observation.generation === state.generation ? answered(state, observation) : unchanged(state);
    case 'failed':
      return observation.generation === state.generation ? failed(state, observation) : unchanged(state);
    case 'disconnectBegan':
      return unchanged({ ...state, disconnecting: [...new Set([...state.disconnecting, observation.userId])] });
    case 'disconnectFailed':
      return unchanged(disconnectFailed(state, observation));
    case 'disconnected': {
      const next = { ...state, generation: state.generation + 1 };
      const users = observation.users.filter(({ id }) => id !== observation.userId);
      const current = observation.current?.id === observation.userId ? undefined : observation.current;
      const { state: after, transitions } = answered(next, { ...observation, users, current });
      return { state: { ...after, disconnecting: without(after.disconnecting, observation.userId) }, transitions };
    }
    case 'keychain':
      return keychainSeen(state, observation.keychain);
  }
}

function keychainSeen(state: SessionState, keychain: Keychain): Step {
  if (keychain.state !== 'locked' && keychain.state !== 'ok') return unchanged(state);
  const keychainLocked = keychain.state === 'locked';
  if (keychainLocked === state.keychainLocked) return unchanged(state);
  return { state: { ...state, keychainLocked }, transitions: [{ kind: keychainLocked ? 'keychain-locked' : 'keychain-unlocked' }] };
}

function disconnectFailed(
  state: SessionState,
  { userId, mayHaveHappened }: Extract<Observation, { kind: 'disconnectFailed' }>,
): SessionState {
  const disconnecting = without(state.disconnecting, userId);
  if (!mayHaveHappened) return { ...state, disconnecting };
  const maybeDisconnected = [...without(state.maybeDisconnected, userId), userId];
  // An answer in flight may be from before the disconnect.
  return { ...state, generation: state.generation + 1, disconnecting, maybeDisconnected };
}

const unchanged = (state: SessionState): Step => ({ state, transitions: [] });

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);

interface Answer {
  readonly at: Timestamp;
  readonly users: readonly Profile[];
  readonly unreadable: number;
  readonly current: Profile | null | undefined;
}

function answered(state: SessionState, answer: Answer): Step {
  const before = state.lastAnswer;
  const { at, unreadable } = answer;
  const users = withCurrent(answer.users, answer.current);
  const current = answer.current === undefined ? currentAsItWas(users, before) : (answer.current?.id ?? null);
  const shown = current === undefined ? onlyPossible(users, unreadable) : current;
  const known = typeof shown === 'string' ? { users, currentId: shown, unreadable, verifiedAt: at } : null;
  const since = before !== null && before.shown === shown ? before.since : at;
  const lastAnswer: LastAnswer = { listed: withUnread(users, unreadable, before), current, shown, known, since };
  const session = sessionOf(lastAnswer, users, answer);

  const back: readonly Transition[] = isDown(state.session) ? [{ kind: 'service-up' }] : [];
  const changes = before ? transitionsBetween(before, lastAnswer, [...state.disconnecting, ...state.maybeDisconnected]) : [];
  return { state: { ...state, session, maybeDisconnected: [], lastAnswer }, transitions: [...back, ...changes] };
}

function sessionOf({ shown, known, since }: LastAnswer, listed: readonly Profile[], { at, unreadable, current }: Answer): Session {
  if (known) return { state: 'signedIn', since, ...known, ...(current === undefined && { currentIsAssumed: true }) };
  if (shown === null) return { state: 'signedOut', since, verifiedAt: at, listed };
  return { state: 'currentUnknown', since, verifiedAt: at, listed, unreadable };
}

/**
 * Who is current where the service does not say so: who it was, as long as that one is listed, and nobody where nobody
 * was, as long as nobody is new. The first Users API has no call for it, and one call may fail as if it were missing.
 */
function currentAsItWas(users: readonly Profile[], before: LastAnswer | null): Current {
  if (before === null || before.current === undefined) return undefined;
  if (before.current !== null) return users.some(({ id }) => id === before.current) ? before.current : undefined;
  const listedBefore = new Set(before.listed.map(({ id }) => id));
  return users.every(({ id }) => listedBefore.has(id)) ? null : undefined;
}

/** Where the service has not said who is current, it can only be the one who is listed, or nobody where nobody is. */
function onlyPossible(users: readonly Profile[], unreadable: number): Current {
  const [only, ...others] = users;
  if (unreadable > 0 || others.length > 0) return undefined;
  return only?.id ?? null;
}

/** Who is missing while entries cannot be read may be one of them; where more are missing than that, some have left. */
function withUnread(users: readonly Profile[], unreadable: number, before: LastAnswer | null): readonly Profile[] {
  if (unreadable === 0 || before === null) return users;
  const read = new Set(users.map(({ id }) => id));
  const missing = before.listed.filter(({ id }) => !read.has(id));
  return missing.length > unreadable ? users : [...users, ...missing];
}

/** The service may name a current user that its list left out, or list it with fewer fields: those are taken from where they are. */
function withCurrent(users: readonly Profile[], current: Profile | null | undefined): readonly Profile[] {
  if (!current) return users;
  const index = users.findIndex(({ id }) => id === current.id);
  const listed = users[index];
  if (listed === undefined) return [current, ...users];
  const filled = filledFrom(listed, current);
  return isSameProfile(filled, listed) ? users : users.with(index, filled);
}

/** @returns the listed user, with what only the other reply about the same user has */
function filledFrom(listed: Profile, other: Profile): Profile {
  const known = Object.fromEntries(Object.entries(listed).filter(([, value]) => value !== undefined)) as unknown as Profile;
  return {
    ...other,
    ...known,
    // A user without an allocation has this one, and one without providers an empty list.
    cloud: listed.cloud === 'disconnected' ? other.cloud : listed.cloud,
    providers: listed.providers.length === 0 ? other.providers : listed.providers,
  };
}

function failed(
  state: SessionState,
  { at, reason, cause }: Omit<Extract<Observation, { kind: 'failed' }>, 'kind' | 'generation'>,
): Step {
  const since = isDown(state.session) ? state.session.since : at;
  const last = state.lastAnswer?.known ?? undefined;
  const session: Session =
    reason === 'incompatible'
      ? { state: 'incompatible', since, cause: cause ?? { code: 'unexpectedReply' }, last }
      : { state: 'unreachable', since, reason, ...(cause && { cause }), last };
  return {
    state: { ...state, session },
    transitions: isDown(state.session) ? [] : [{ kind: 'service-down', reason }],
  };
}

/** @returns the users that the service lists now, as far as it can be asked: those a person can disconnect */
export function usersListedNow(session: Session): readonly Profile[] {
  if (session.state === 'signedIn') return session.users;
  return session.state === 'signedOut' || session.state === 'currentUnknown' ? session.listed : [];
}

/** @returns the users that are shown, be it as last known only */
export function usersShown(session: Session): readonly Profile[] {
  return isDown(session) ? (session.last?.users ?? []) : usersListedNow(session);
}
