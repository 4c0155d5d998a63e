/**
 * The session: what is true about who is signed in, as far as the service has told. Pure: state and observation go in,
 * state and transitions come out. The rules are those of docs/architecture.md; each has a test named after it.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Keychain, KnownUsers, Profile, Session, Timestamp, UnreachableReason } from '../../shared/snapshot.ts';

export interface SessionState {
  readonly session: Session;
  /** Counts the disconnects. An answer to a question asked before the last one is out of date. */
  readonly generation: number;
  /** Users that are being disconnected from here; their sign-out is expected. */
  readonly disconnecting: readonly string[];
  /** Users whose disconnect broke off, so that nobody knows what became of it; the next answer tells. */
  readonly maybeDisconnected: readonly string[];
  /** The last answer; it outlives the time in which the service cannot be asked. Null before the first. */
  readonly lastAnswer: LastAnswer | null;
  /** Seen locked, and not open since. One that does not answer is neither. */
  readonly keychainLocked: boolean;
}

interface LastAnswer {
  /** Null: nobody was signed in. */
  readonly known: KnownUsers | null;
  /** Since when answers have named this current user, or nobody. */
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
      readonly detail: string | undefined;
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

export type Transition =
  | { readonly kind: 'signed-in'; readonly userId: string }
  | { readonly kind: 'signed-out'; readonly userId: string; readonly expected: boolean }
  | { readonly kind: 'user-switched'; readonly from: string; readonly to: string; readonly expected: boolean }
  | { readonly kind: 'profile-changed'; readonly userId: string }
  | { readonly kind: 'service-down'; readonly reason: UnreachableReason | 'incompatible' }
  | { readonly kind: 'service-up' }
  | { readonly kind: 'keychain-locked' }
  | { readonly kind: 'keychain-unlocked' };

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
 * @param state - what was true so far
 * @param observation - what was seen just now
 * @returns what is true now, and every change worth telling, once
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
      const { state: after, transitions } = answered(next, { ...observation, users, current: currentAfterDisconnect(state, observation) });
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
  // An answer that is on its way may be from before, and would settle the matter wrongly.
  return { ...state, generation: state.generation + 1, disconnecting, maybeDisconnected };
}

/** A disconnect makes nobody the current user where there was none. */
function currentAfterDisconnect(
  { lastAnswer }: SessionState,
  { current, userId }: Extract<Observation, { kind: 'disconnected' }>,
): Profile | null | undefined {
  if (current?.id === userId) return undefined;
  return current === undefined && lastAnswer?.known === null ? null : current;
}

const unchanged = (state: SessionState): Step => ({ state, transitions: [] });

const without = (ids: readonly string[], id: string): readonly string[] => ids.filter((other) => other !== id);

interface Answer {
  readonly at: Timestamp;
  readonly users: readonly Profile[];
  readonly unreadable: number;
  readonly current: Profile | null | undefined;
}

function answered(state: SessionState, { at, ...answer }: Answer): Step {
  const before = state.lastAnswer;
  const users = withCurrent(answer.users, answer.current);
  const currentId = chooseCurrent(users, answer.current, before?.known?.currentId);
  const since = before && (before.known?.currentId ?? null) === currentId ? before.since : at;
  const known = currentId === null ? null : { users, currentId, unreadable: answer.unreadable, verifiedAt: at };
  const session: Session = known
    ? { state: 'signedIn', since, ...known }
    : { state: 'signedOut', since, verifiedAt: at, listed: users };

  const transitions: Transition[] = isDown(state.session) ? [{ kind: 'service-up' }] : [];
  const expected = [...state.disconnecting, ...state.maybeDisconnected];
  if (before) transitions.push(...changes(before.known, known, expected));
  return { state: { ...state, session, maybeDisconnected: [], lastAnswer: { known, since } }, transitions };
}

/** The service may name a current user that its list left out, or list it with fewer fields. */
function withCurrent(users: readonly Profile[], current: Profile | null | undefined): readonly Profile[] {
  return current && !users.some(({ id }) => id === current.id) ? [current, ...users] : users;
}

/** A service that does not tell its current user (there is no such call in its first Users API) gets the one it had. */
function chooseCurrent(
  users: readonly Profile[],
  current: Profile | null | undefined,
  before: string | undefined,
): string | null {
  if (current !== undefined) return current?.id ?? null;
  return users.find(({ id }) => id === before)?.id ?? users[0]?.id ?? null;
}

function failed(
  state: SessionState,
  { at, reason, detail }: { at: Timestamp; reason: UnreachableReason | 'incompatible'; detail: string | undefined },
): Step {
  const since = isDown(state.session) ? state.session.since : at;
  const last = state.lastAnswer?.known ?? undefined;
  const session: Session =
    reason === 'incompatible'
      ? { state: 'incompatible', since, detail: detail ?? 'an unexpected reply', last }
      : { state: 'unreachable', since, reason, detail, last };
  return {
    state: { ...state, session },
    transitions: isDown(state.session) ? [] : [{ kind: 'service-down', reason }],
  };
}

type Down = Extract<Session, { state: 'unreachable' | 'incompatible' }>;

const isDown = (session: Session): session is Down =>
  session.state === 'unreachable' || session.state === 'incompatible';

/** What changed between two answers; null where nobody was, or is, signed in. */
function changes(
  before: KnownUsers | null,
  after: KnownUsers | null,
  expectedToLeave: readonly string[],
): readonly Transition[] {
  const transitions: Transition[] = [];
  const told = new Set<string>();
  if (before && after && before.currentId !== after.currentId) {
    const expected = expectedToLeave.includes(before.currentId);
    transitions.push({ kind: 'user-switched', from: before.currentId, to: after.currentId, expected });
    told.add(before.currentId).add(after.currentId);
  }
  const usersBefore = new Map(before?.users.map((user) => [user.id, user]));
  const usersAfter = new Map(after?.users.map((user) => [user.id, user]));
  for (const userId of usersBefore.keys()) {
    if (usersAfter.has(userId) || told.has(userId)) continue;
    transitions.push({ kind: 'signed-out', userId, expected: expectedToLeave.includes(userId) });
  }
  for (const [userId, user] of usersAfter) {
    const same = usersBefore.get(userId);
    if (same && !isDeepStrictEqual(same, user)) transitions.push({ kind: 'profile-changed', userId });
    if (!same && !told.has(userId)) transitions.push({ kind: 'signed-in', userId });
  }
  return transitions;
}

/** @returns the users that the service lists now, as far as it can be asked: those a person can disconnect */
export function usersListedNow(session: Session): readonly Profile[] {
  if (session.state === 'signedIn') return session.users;
  return session.state === 'signedOut' ? session.listed : [];
}

/** @returns the users that are shown, be it as last known only */
export function usersShown(session: Session): readonly Profile[] {
  return isDown(session) ? (session.last?.users ?? []) : usersListedNow(session);
}
