/** Records the history from transitions and from the ends of checks. It has no timer. */
import { isSamePast, type HistoryEntry, type HistoryView, type Past } from '../../shared/history.ts';
import type { Timestamp } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { exportOf, type ExportFormat } from './history-format.ts';
import { createHistoryFolds, withoutGrown } from './history-folds.ts';
import { movedTime } from '../state/move-times.ts';
import { openHistoryFile, type HistoryProblem } from './history-file.ts';
import { entriesOf, pastOf, stateEntry, watchEntry, type WatchCause } from './history-entries.ts';
import { historyView } from './history-view.ts';
import { createNamedUsers } from './named-users.ts';
import { usersShown, type Transition } from '../state/session-reducer.ts';

export interface History {
  readonly transitions: (transitions: readonly Transition[], at: Timestamp) => void;
  /** The computer slept: the watch ended with the last check. */
  readonly woke: () => void;
  /** The app ends. */
  readonly end: () => void;
  /** Moves the entries of this run by the change of the clock. */
  readonly clockWasSet: (byMs: number) => void;
  readonly view: () => HistoryView;
  /** Everything that is kept, as a text; with names only those who are known now. */
  readonly exported: (format: ExportFormat, withNames: boolean) => string;
}

export interface HistoryOptions {
  readonly store: SnapshotStore;
  readonly path: string;
  readonly now: () => Date;
}

const UNKNOWN: Past = { state: 'unknown' };

export function createHistoryRecorder({ store, path, now }: HistoryOptions): History {
  const timestamp = (): Timestamp => now().toISOString();
  const file = openHistoryFile({ path, now, onProblem: (problem) => noteProblem(store, problem) });
  const folds = createHistoryFolds();
  const users = createNamedUsers(usersShown(store.get().session));
  /** Why the watch begins with the next check; undefined during the watch. */
  let begins: WatchCause | undefined = 'start';
  /** The end of the last check, and the time of the last entry. */
  let lastSeenAt: Timestamp | undefined;
  let recordedAt: Timestamp | undefined;
  let recorded: Past = UNKNOWN;
  let isOpen = false;
  let revision = 0;

  const record = (...entries: readonly HistoryEntry[]): void => {
    recordedAt = entries.at(-1)?.at ?? recordedAt;
    recorded = entries.at(-1) ?? recorded;
    const toWrite = folds.fold(entries);
    if (toWrite.length > 0) file.append(...toWrite);
    revision += 1;
    store.update({ history: { revision } });
  };

  /** A run that could not record its end is ended at its last sign of life. */
  const closeLastRun = (): void => {
    isOpen = true;
    const lastRun = file.lastRun();
    if (lastRun === undefined || lastRun.last.state === 'unknown') return;
    const endedMs = Math.max(Math.min(lastRun.aliveMs, now().getTime()), Date.parse(lastRun.last.at));
    record(watchEntry('watch-ended', 'unknown', UNKNOWN, new Date(endedMs).toISOString()));
  };

  const begin = (): void => {
    if (begins === undefined) return;
    const cause = begins;
    begins = undefined;
    if (!isOpen) closeLastRun();
    record(watchEntry('watch-began', cause, pastOf(store.get().session), timestamp()));
  };

  const interrupt = (cause: WatchCause, at: Timestamp, next: WatchCause): void => {
    if (begins !== undefined) return;
    begins = next;
    record(watchEntry('watch-ended', cause, UNKNOWN, at));
  };

  store.subscribe(({ session, service: { lastCheckAt } }) => {
    users.show(usersShown(session));
    if (session.state === 'starting') {
      // Another service is checked from now on.
      lastSeenAt = lastCheckAt;
      interrupt('address', timestamp(), 'address');
      return;
    }
    if (lastCheckAt === undefined || lastCheckAt === lastSeenAt) return;
    lastSeenAt = lastCheckAt;
    begin();
    // What is known of the current user may change without a transition.
    if (!isSamePast(recorded, pastOf(session))) record(stateEntry(session, timestamp()));
    file.touch();
  });

  const entriesKept = (): readonly HistoryEntry[] => withoutGrown([...file.read(), ...folds.unwritten()], (entry) => entry);

  return {
    transitions: (transitions, at) => {
      users.remember(transitions);
      begin();
      const { session, signIn } = store.get();
      record(...entriesOf(transitions, session, at, signIn.state === 'waiting'));
    },
    woke: () => {
      // A disconnect is recorded without a check.
      const seen = [lastSeenAt, recordedAt].filter((at) => at !== undefined);
      interrupt('sleep', seen.sort().at(-1) ?? timestamp(), 'wake');
    },
    end: () => interrupt('quit', timestamp(), 'start'),
    clockWasSet: (byMs) => {
      lastSeenAt = lastSeenAt && movedTime(lastSeenAt, byMs);
      recordedAt = recordedAt && movedTime(recordedAt, byMs);
      folds.move(byMs);
      file.clockWasSet(byMs);
      if (revision === 0) return;
      revision += 1;
      store.update({ history: { revision } });
    },
    view: () => historyView(entriesKept(), users.byId(), now().getTime()),
    exported: (format, withNames) => exportOf(entriesKept(), format, withNames ? users.byId() : undefined),
  };
}

function noteProblem(store: SnapshotStore, problem: HistoryProblem): void {
  if ('setAside' in problem) return store.setNotice('historySetAside', { id: 'historySetAside', path: problem.setAside });
  const { notSaved: cause } = problem;
  store.setNotice('historyNotSaved', cause === null ? undefined : { id: 'historyNotSaved', cause });
}
