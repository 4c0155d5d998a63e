/** Has the system start Pieces OS, and puts the result into the snapshot. */
import { mayStartPiecesOs } from '../../shared/session-facts.ts';
import type { PiecesOsStart } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { Timers } from '../state/timers.ts';
import type { CheckScheduler } from './check-scheduler.ts';

/** After its start Pieces OS may check its database before it answers. */
export const START_LIMIT_MS = 2 * 60_000;

export interface PiecesOsStartOptions {
  readonly store: SnapshotStore;
  readonly timers: Timers;
  readonly scheduler: Pick<CheckScheduler, 'checkNow' | 'forgetFailures'>;
  /** False where no program on this computer starts it; rejects where the system reports an error. */
  readonly launch: () => Promise<boolean>;
}

/** @returns the command; it does nothing unless nothing listens at the address of Pieces OS, and while it is under way */
export function createPiecesOsStart({ store, timers, scheduler, launch }: PiecesOsStartOptions): () => Promise<void> {
  let timer: unknown;
  const show = (piecesOsStart: PiecesOsStart | undefined): void => {
    timers.clear(timer);
    store.update({ piecesOsStart });
  };
  store.subscribe((snapshot) => {
    // Something answers, or another address is asked.
    if (snapshot.piecesOsStart !== undefined && !mayStartPiecesOs(snapshot)) show(undefined);
  });

  return async () => {
    if (!mayStartPiecesOs(store.get()) || store.get().piecesOsStart?.state === 'asked') return;
    show({ state: 'asked' });
    const asked = store.get().piecesOsStart;
    const problem = await launch().then((hasProgram) => (hasProgram ? undefined : ('noProgram' as const)), () => 'notOpened' as const);
    if (store.get().piecesOsStart !== asked) return;
    if (problem !== undefined) return show({ state: 'failed', failure: problem });
    timer = timers.set(() => show({ state: 'failed', failure: 'noAnswer' }), START_LIMIT_MS);
    scheduler.forgetFailures();
    await scheduler.checkNow();
  };
}
