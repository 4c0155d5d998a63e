/** What the history says about a change: pure. How it is kept is in `history-file.ts`. */
import { MORE_CHANGES, type HistoryEntry, type Past } from '../../shared/history.ts';
import type { Session, Timestamp } from '../../shared/snapshot.ts';
import type { Transition } from '../state/session-reducer.ts';

/** What began the watch, or ended it. `unknown`: nobody got to write it down. */
export type WatchCause = 'start' | 'wake' | 'address' | 'quit' | 'sleep' | 'unknown';

/** Longer ids than any service has are cut, so that the file stays bounded. */
export const ID_LENGTH_MAX = 128;

const idOf = (id: string): string => id.slice(0, ID_LENGTH_MAX);

/** @returns what is the case, as the history has it; an answer that is not understood tells no more than none */
export function pastOf(session: Session): Past {
  if (session.state === 'signedIn') return { state: 'signedIn', currentId: idOf(session.currentId) };
  if (session.state === 'signedOut') return { state: 'signedOut' };
  return { state: session.state === 'starting' ? 'notWatched' : 'unreachable' };
}

/** @returns the entry for a change of the watch itself */
export const watchEntry = (kind: 'watch-began' | 'watch-ended', cause: WatchCause, past: Past, at: Timestamp): HistoryEntry => ({
  at,
  kind,
  cause,
  ...past,
});

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

/** So many changes of one check have an entry of their own. */
const ENTRIES_PER_CHECK_MAX = 50;

/** @returns the transitions of one check that have an entry of their own: the first ones */
export const toldOneByOne = (transitions: readonly Transition[]): readonly Transition[] => transitions.slice(0, ENTRIES_PER_CHECK_MAX);

/**
 * @param transitions - what one check, or one disconnect, changed; what matters most comes first
 * @returns the entries for it; see `entryOf`
 */
export function entriesOf(transitions: readonly Transition[], session: Session, at: Timestamp, signingIn: boolean): readonly HistoryEntry[] {
  const entries = toldOneByOne(transitions).map((transition) => entryOf(transition, session, at, signingIn));
  const more = transitions.length - entries.length;
  return more > 0 ? [...entries, { at, kind: MORE_CHANGES, count: more, ...pastOf(session) }] : entries;
}

const by = (here: boolean): 'here' | 'elsewhere' => (here ? 'here' : 'elsewhere');

/** Read from the fields of the transition, so that one of a new kind has its cause and its users without more. */
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
export function usersOf(transition: Transition): readonly string[] {
  if ('from' in transition) return [transition.from, transition.to];
  return 'userId' in transition ? [transition.userId] : [];
}
