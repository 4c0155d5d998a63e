import { isDeepStrictEqual } from 'node:util';
import type { NoticeId, NoticeOf, Service, Snapshot } from '../../shared/snapshot.ts';

/** Holds the snapshot. Each part of the app replaces its part of it; whatever shows something subscribes. */
export interface SnapshotStore {
  readonly get: () => Snapshot;
  /** Replaces the given parts; listeners are called, in the order they came, when one of them is another value. */
  readonly update: (parts: Partial<Snapshot>) => void;
  /** Replaces the given parts of `service`. */
  readonly patchService: (parts: Partial<Service>) => void;
  /** Replaces all notices of this id with the given one, at the end of the list; undefined only removes them. */
  readonly setNotice: <Id extends NoticeId>(id: Id, notice: NoticeOf<Id> | undefined) => void;
  /** Calls back with every later snapshot. Returns the function that ends that. */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
}

export function createSnapshotStore(initial: Snapshot): SnapshotStore {
  let snapshot = initial;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  const update = (parts: Partial<Snapshot>): void => {
    const next = { ...snapshot, ...parts };
    const keys = Object.keys(parts) as (keyof Snapshot)[];
    if (keys.every((key) => next[key] === snapshot[key])) return;
    snapshot = next;
    // The current one, not `next`: a listener that updates must not have the others called with the older value last.
    for (const listener of listeners) listener(snapshot);
  };
  return {
    get: () => snapshot,
    update,
    patchService: (parts) => update({ service: { ...snapshot.service, ...parts } }),
    setNotice: (id, notice) => {
      const others = snapshot.notices.filter((other) => other.id !== id);
      const notices = notice === undefined ? others : [...others, notice];
      if (!isDeepStrictEqual(notices, snapshot.notices)) update({ notices });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
