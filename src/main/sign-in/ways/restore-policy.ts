/** When a session that ended is restored from the keychain. Pure. */
import type { Session, Timestamp } from '../../../shared/snapshot.ts';
import type { Transition } from '../../state/session-reducer.ts';

/** When sessions were restored, or tried to be, by user. Not secret, and kept over restarts. */
export type Restored = Readonly<Record<string, readonly Timestamp[]>>;

/** A service that signs somebody out again and again is not to be fed tokens again and again. */
export const RESTORES_PER_DAY_MAX = 3;
const DAY_MS = 24 * 60 * 60_000;

/**
 * @param session - as it is now
 * @param before - the current user of the session as it was before; null where nobody was, or nobody knows
 * @returns whose session that is, or was: someone who was current stays that until somebody else is
 */
export function sessionUser(session: Session, before: string | null): string | null {
  if (session.state === 'signedIn') return session.currentId;
  return session.state === 'starting' ? null : before;
}

/** @returns whether this user is not current any more, or not even listed */
export const isEndOf = (transition: Transition, userId: string | null): transition is Extract<Transition, { kind: 'signed-out' | 'current-ended' }> =>
  (transition.kind === 'signed-out' || transition.kind === 'current-ended') && transition.userId === userId;

/**
 * @param transition - something that happened
 * @param session - as it is after that
 * @param userId - whose session it was, as `sessionUser` says
 * @returns whether the session ended without anybody here having asked for that
 */
export const endedUnexpectedly = (transition: Transition, session: Session, userId: string | null): boolean =>
  isEndOf(transition, userId) && !transition.expected && session.state === 'signedOut';

/**
 * @param restored - so far
 * @param nowMs - since the epoch
 * @returns those of the last day; what lies in the future, since the clock was wrong, counts as of now
 */
export function recentRestores(restored: Restored, nowMs: number): Restored {
  const recent = Object.entries(restored).map(([userId, times]) => {
    const past = times.map((time) => Math.min(Date.parse(time), nowMs)).filter((time) => nowMs - time < DAY_MS);
    return [userId, past.map((time) => new Date(time).toISOString())] as const;
  });
  return Object.fromEntries(recent.filter(([, times]) => times.length > 0));
}

/**
 * @param restored - so far
 * @param userId - whose session is to be restored
 * @param nowMs - since the epoch
 * @returns what is to be kept before it is tried, or undefined where it was tried often enough for a day
 */
export function withRestore(restored: Restored, userId: string, nowMs: number): Restored | undefined {
  const recent = recentRestores(restored, nowMs);
  const times = Object.hasOwn(recent, userId) ? (recent[userId] ?? []) : [];
  if (times.length >= RESTORES_PER_DAY_MAX) return undefined;
  return { ...recent, [userId]: [...times, new Date(nowMs).toISOString()] };
}
