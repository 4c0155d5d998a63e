import type { Snapshot } from '../../shared/snapshot.ts';

/** Holds the snapshot. Parts of the app replace their part of it; everything that shows something listens here. */
export interface SnapshotStore {
  readonly get: () => Snapshot;
  /** Replaces the given parts; listeners are called, in the order they came, when one of them is another value. */
  readonly update: (parts: Partial<Snapshot>) => void;
  /** Calls back with every later snapshot. Returns the function that ends that. */
  readonly subscribe: (listener: (snapshot: Snapshot) => void) => () => void;
}

export function createSnapshotStore(initial: Snapshot): SnapshotStore {
  let snapshot = initial;
  const listeners = new Set<(snapshot: Snapshot) => void>();
  return {
    get: () => snapshot,
    update: (parts) => {
      const next = { ...snapshot, ...parts };
      const keys = Object.keys(parts) as (keyof Snapshot)[];
      if (keys.every((key) => next[key] === snapshot[key])) return;
      snapshot = next;
      // A listener may have changed it once more: none is told something older after something newer.
      for (const listener of listeners) listener(snapshot);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
