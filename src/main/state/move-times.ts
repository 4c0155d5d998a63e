/**
 * Moves instants by a change of the computer's clock, so that no age jumps and none becomes negative. Pure.
 */
import type { KnownUsers, Service, Session, SignIn, Timestamp } from '../../shared/snapshot.ts';
import type { SessionState } from './session-reducer.ts';

/** @returns the same instant by the clock as it is now */
export const movedTime = (at: Timestamp, byMs: number): Timestamp => new Date(Date.parse(at) + byMs).toISOString();
const movedUsers = <Known extends KnownUsers>(known: Known, byMs: number): Known => ({ ...known, verifiedAt: movedTime(known.verifiedAt, byMs) });

/**
 * @param state - as it was made by the clock before
 * @param byMs - by how much the clock was set
 * @returns the same state by the clock as it is now
 */
export function movedState(state: SessionState, byMs: number): SessionState {
  const { session, lastAnswer } = state;
  return {
    ...state,
    session: movedSession(session, byMs),
    lastAnswer: lastAnswer && {
      ...lastAnswer,
      known: lastAnswer.known && movedUsers(lastAnswer.known, byMs),
      since: movedTime(lastAnswer.since, byMs),
    },
  };
}

function movedSession(session: Session, byMs: number): Session {
  switch (session.state) {
    case 'starting':
      return session;
    case 'signedIn':
      return { ...movedUsers(session, byMs), since: movedTime(session.since, byMs) };
    case 'signedOut':
    case 'currentUnknown':
      return { ...session, since: movedTime(session.since, byMs), verifiedAt: movedTime(session.verifiedAt, byMs) };
    case 'unreachable':
    case 'incompatible':
      return { ...session, since: movedTime(session.since, byMs), last: session.last && movedUsers(session.last, byMs) };
  }
}

/** @returns the service with the instants of its checks by the clock as it is now */
export function movedService(service: Service, byMs: number): Service {
  const { lastCheckAt, nextCheckAt } = service;
  return {
    ...service,
    lastCheckAt: lastCheckAt && movedTime(lastCheckAt, byMs),
    nextCheckAt: nextCheckAt && movedTime(nextCheckAt, byMs),
  };
}

/** @returns the same wait by the clock as it is now */
export const movedSignIn = (signIn: SignIn, byMs: number): SignIn =>
  signIn.state === 'waiting' ? { ...signIn, until: movedTime(signIn.until, byMs) } : signIn;
