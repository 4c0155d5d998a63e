/** The entries of the history for transitions. Pure. */
import { MORE_CHANGES, type HistoryEntry, type Past, type WatchKind } from '../../shared/history.ts';
import type { Session, Timestamp } from '../../shared/snapshot.ts';
import type { Transition } from '../state/session-reducer.ts';

/** Why the watch began or ended. `unknown`: the run could not record it. */
export type WatchCause = 'start' | 'wake' | 'address' | 'quit' | 'sleep' | 'unknown';

/** Longer ids than any service has are cut, so that the file stays bounded. */
export const ID_LENGTH_MAX = 128;

const idOf = (id: string): string => id.slice(0, ID_LENGTH_MAX);

/** @returns the state of the session for an entry; an answer that does not say who is current counts as `unreachable` */
export function pastOf(session: Session): Past {
  if (session.state === 'signedIn') return { state: 'signedIn', currentId: idOf(session.currentId) };
  if (session.state === 'signedOut') return { state: 'signedOut' };
  return { state: session.state === 'starting' ? 'unknown' : 'unreachable' };
}

/** @returns the entry for a change of the watch itself */
export const watchEntry = (kind: 'watch-began' | 'watch-ended', cause: WatchCause, past: Past, at: Timestamp): HistoryEntry => ({
  at,
  kind,
  cause,
  ...past,
});

/** @returns the entry for a session that is another one than the entry before says */
export const stateEntry = (session: Session, at: Timestamp): HistoryEntry => ({ at, kind: 'state-seen' satisfies WatchKind, ...pastOf(session) });

/**
 * @param transition - what changed
 * @param session - what is the case now
 * @param at - when that was seen
 * @param signingIn - whether a sign-in that was begun in this app is under way
 * @returns the entry for it
 */
export function entryOf(transition: Transition, session: Session, at: Timestamp, signingIn: boolean): HistoryEntry {
  return { at, kind: transition.kind, ...factsOf(transition, signingIn), ...pastOf(session) };
}

/** How many transitions of one check get an entry of their own. */
const ENTRIES_PER_CHECK_MAX = 50;

/** @returns the transitions of one check that have an entry of their own: the first ones */
export const recordedOneByOne = (transitions: readonly Transition[]): readonly Transition[] => transitions.slice(0, ENTRIES_PER_CHECK_MAX);

/**
 * @param transitions - what one check, or one disconnect, changed; what matters most comes first
 * @returns the entries for it; see `entryOf`
 */
export function entriesOf(transitions: readonly Transition[], session: Session, at: Timestamp, signingIn: boolean): readonly HistoryEntry[] {
  const entries = recordedOneByOne(transitions).map((transition) => entryOf(transition, session, at, signingIn));
  const more = transitions.length - entries.length;
  return more > 0 ? [...entries, { at, kind: MORE_CHANGES, count: more, ...pastOf(session) }] : entries;
}

const by = (here: boolean): 'here' | 'elsewhere' => (here ? 'here' : 'elsewhere');

/** Derived from the fields of the transition, so that a new kind needs no code here. */
function factsOf(transition: Transition, signingIn: boolean): Pick<HistoryEntry, 'cause' | 'userId' | 'fromId'> {
  if ('reason' in transition) return { cause: transition.reason };
  if ('from' in transition) {
    return { cause: by(transition.expected || signingIn), userId: idOf(transition.to), fromId: idOf(transition.from) };
  }
  if (!('userId' in transition)) return {};
  const userId = idOf(transition.userId);
  if ('expected' in transition) return { cause: by(transition.expected), userId };
  return transition.kind === 'profile-changed' ? { userId } : { cause: by(signingIn), userId };
}

/** Users whom a transition is about, by their whole ids. */
export function userIdsOf(transition: Transition): readonly string[] {
  if ('from' in transition) return [transition.from, transition.to];
  return 'userId' in transition ? [transition.userId] : [];
}
