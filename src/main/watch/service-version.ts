/** Learns the version of the service. Beside the checks: it is no part of who is signed in. */
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';

export interface ServiceVersion {
  /** The service answered. It is asked once after each start that is noticed, since only then can its version have changed. */
  readonly learn: (of: UsersApi, signal?: AbortSignal) => void;
  /** The service failed: an answer that is still to come is that of the one before. */
  readonly forget: () => void;
  /** The service may have been started anew between two checks. */
  readonly mayHaveChanged: () => void;
  /** Resolves when the version is in the snapshot, or cannot be had. */
  readonly known: () => Promise<void>;
}

export function createServiceVersion({ api, store }: { readonly api: () => UsersApi; readonly store: SnapshotStore }): ServiceVersion {
  let askedOf: UsersApi | undefined;
  let isDue = false;
  let answer: Promise<void> = Promise.resolve();
  return {
    learn: (of, signal) => {
      if (askedOf === of || (store.get().service.version !== undefined && !isDue)) return;
      askedOf = of;
      isDue = false;
      const take = (version: string | undefined): void => {
        // The service failed meanwhile, or another one is checked: this version is of the one before.
        if (askedOf !== of || of !== api()) return;
        askedOf = undefined;
        if (version !== store.get().service.version) store.patchService({ version });
      };
      answer = of.version(signal).then(take, () => take(undefined));
    },
    forget: () => {
      askedOf = undefined;
    },
    mayHaveChanged: () => {
      isDue = true;
    },
    known: () => answer,
  };
}
