import { logLines } from '../state/log-lines.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/**
 * Logs what changes in the snapshot. The log file is opened after the first check, so that it does not delay the start.
 *
 * @param store - that is followed
 * @param log - writes a line
 * @param openFile - called once, when the first check has ended
 */
export function followForLog(store: SnapshotStore, log: (line: string) => void, openFile: () => void): void {
  let before: Snapshot | undefined;
  let isOpen = false;
  const follow = (snapshot: Snapshot): void => {
    for (const line of logLines(before, snapshot)) log(line);
    before = snapshot;
    if (isOpen || snapshot.service.lastCheckAt === undefined) return;
    isOpen = true;
    openFile();
  };
  follow(store.get());
  store.subscribe(follow);
}
