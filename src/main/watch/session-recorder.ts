import type { Timestamp } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import { movedState } from '../state/move-times.ts';
import { checkService } from './check-service.ts';
import { INITIAL_SESSION_STATE, observe, type Observation, type SessionState, type Transition } from '../state/session-reducer.ts';

/** Keeps the session: takes observations in, puts what follows from them into the snapshot, tells the transitions. */
export interface SessionRecorder {
  /**
   * Looks at the service once and takes in what it saw. Resolves with whether the service answered as one; false also
   * for a look that its signal ended, of which nothing is taken in.
   */
  readonly check: (signal?: AbortSignal) => Promise<boolean>;
  readonly observe: (observation: Observation) => void;
  /** What is seen from now on is taken in only after the returned function was called: something has to be done first. */
  readonly hold: () => () => void;
  /** Forgets everything about the service: from now on another one is asked. */
  readonly reset: () => void;
  /** Somebody set the clock: everything happened as long ago as before. */
  readonly clockWasSet: (byMs: number) => void;
}

export interface SessionRecorderOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly now: () => Date;
  /** Everything that one observation changed. */
  readonly onTransitions: (transitions: readonly Transition[], at: Timestamp) => void;
}

export function createSessionRecorder({ api, store, now, onTransitions }: SessionRecorderOptions): SessionRecorder {
  let state: SessionState = INITIAL_SESSION_STATE;
  let held: Promise<void> | undefined;
  const timestamp = (): Timestamp => now().toISOString();

  const take = (observation: Observation): void => {
    const step = observe(state, observation);
    state = step.state;
    store.update(observation.kind === 'keychain' ? { keychain: observation.keychain } : { session: state.session });
    if (step.transitions.length > 0) onTransitions(step.transitions, timestamp());
  };

  /** Asked for once after each start of the service, since only then can it have changed. */
  const learnVersion = async (of: UsersApi, signal?: AbortSignal): Promise<void> => {
    if (store.get().service.version !== undefined) return;
    const version = await of.version(signal).catch(() => undefined);
    if (version !== undefined && of === api()) store.update({ service: { ...store.get().service, version } });
  };

  return {
    observe: take,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    reset: () => {
      // The keychain is the computer's: it is as locked as before.
      const { generation, keychainLocked } = state;
      state = { ...INITIAL_SESSION_STATE, generation: generation + 1, keychainLocked };
      store.update({ session: state.session });
    },
    clockWasSet: (byMs) => {
      state = movedState(state, byMs);
      store.update({ session: state.session });
    },
    check: async (signal) => {
      const asked = api();
      const { generation } = state;
      const look = await checkService(asked, signal).catch((error: unknown) => {
        if (signal?.aborted === true) return undefined;
        throw error;
      });
      const at = timestamp();
      await held;
      // A call that slept through its time limit fails by that, and not by its signal.
      if (look === undefined || signal?.aborted === true) return false;
      // Somebody changed the address while we waited: this answer is about another service.
      if (asked !== api()) return false;
      take({ ...look, generation, at });
      const { service } = store.get();
      const version = look.kind === 'answered' ? service.version : undefined;
      store.update({ service: { ...service, version, lastCheckAt: at } });
      if (look.kind === 'answered') await learnVersion(asked, signal);
      return look.kind === 'answered';
    },
  };
}
