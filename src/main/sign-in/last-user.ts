import type { SnapshotStore } from '../state/snapshot-store.ts';

/** Who was signed in last, over restarts: an id, which is not secret; empty where nobody was yet. */
export interface LastUser {
  readonly read: () => string;
  readonly write: (userId: string) => void;
}

/**
 * Notes who is signed in.
 *
 * @returns the function that says whether somebody else than this user was signed in last
 */
export function noteLastUser(store: SnapshotStore, lastUser: LastUser): (userId: string) => boolean {
  store.subscribe(({ session }) => {
    const current = session.state === 'signedIn' ? session.currentId : null;
    if (current === null || current === lastUser.read()) return;
    try {
      lastUser.write(current);
    } catch {
      // Then a later sign-in is asked about once more.
    }
  });
  return (userId) => lastUser.read() !== '' && lastUser.read() !== userId;
}
