import type { Timestamp } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import { movedState } from '../state/move-times.ts';
import { checkService } from './check-service.ts';
import { INITIAL_SESSION_STATE, observe, type Observation, type SessionState, type Transition } from '../state/session-reducer.ts';

/** Hears of all transitions that came out of one observation, and of the time of that. */
export type TransitionsListener = (transitions: readonly Transition[], at: Timestamp) => void;

/** Keeps the session: takes observations in, puts what follows from them into the snapshot, tells the transitions. */
export interface SessionRecorder {
  /**
   * Looks at the service once and takes in what it saw. Resolves with whether the service answered as one; false also
   * for a look that its signal ended, of which nothing is taken in.
   */
  readonly check: (signal?: AbortSignal) => Promise<boolean>;
  /** Resolves when the version of the service is in the snapshot, or cannot be had. No check waits for that. */
  readonly versionKnown: () => Promise<void>;
  readonly observe: (observation: Observation) => void;
  /** Calls back with everything that one observation changed, after it is in the snapshot. */
  readonly onTransitions: (listener: TransitionsListener) => void;
  /** What is seen from now on is taken in only after every hold was released by the function that it returned. */
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
}

export function createSessionRecorder({ api, store, now }: SessionRecorderOptions): SessionRecorder {
  let state: SessionState = INITIAL_SESSION_STATE;
  const listeners: TransitionsListener[] = [];
  /** Everybody who holds has something to do first; the last one to release lets the observations through. */
  const holds = new Set<Promise<void>>();
  let versionAskedOf: UsersApi | undefined;
  let versionAnswer: Promise<void> = Promise.resolve();
  /** By how much the clock was set so far. */
  let setByMs = 0;
  const timestamp = (): Timestamp => now().toISOString();

  const take = (observation: Observation): void => {
    const step = observe(state, observation);
    state = step.state;
    store.update(observation.kind === 'keychain' ? { keychain: observation.keychain } : { session: state.session });
    if (step.transitions.length === 0) return;
    const at = timestamp();
    for (const listener of listeners) listener(step.transitions, at);
  };

  /**
   * Asks for the version once after each start of the service, since only then can it have changed. Beside the checks: it is
   * no part of who is signed in.
   */
  const learnVersion = (of: UsersApi, signal?: AbortSignal): void => {
    if (versionAskedOf === of || store.get().service.version !== undefined) return;
    versionAskedOf = of;
    const takeVersion = (version: string | undefined): void => {
      // The service failed meanwhile, or another one is asked: this is the version of what was there before.
      if (versionAskedOf !== of || of !== api()) return;
      versionAskedOf = undefined;
      if (version !== undefined) store.patchService({ version });
    };
    versionAnswer = of.version(signal).then(takeVersion, () => takeVersion(undefined));
  };

  return {
    observe: take,
    versionKnown: () => versionAnswer,
    onTransitions: (listener) => void listeners.push(listener),
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.add(promise);
      return () => {
        holds.delete(promise);
        resolve();
      };
    },
    reset: () => {
      // The keychain is the computer's: it is as locked as before.
      const { generation, keychainLocked } = state;
      state = { ...INITIAL_SESSION_STATE, generation: generation + 1, keychainLocked };
      store.update({ session: state.session });
    },
    clockWasSet: (byMs) => {
      setByMs += byMs;
      state = movedState(state, byMs);
      store.update({ session: state.session });
    },
    check: async (signal) => {
      const asked = api();
      const { generation } = state;
      const askedMs = now().getTime() - setByMs;
      const look = await checkService(asked, signal).catch((error: unknown) => {
        if (signal?.aborted === true) return undefined;
        throw error;
      });
      const at = timestamp();
      while (holds.size > 0) await Promise.all(holds);
      // A call that slept through its time limit fails by that, and not by its signal.
      if (look === undefined || signal?.aborted === true) return false;
      // Somebody changed the address while we waited: this answer is about another service.
      if (asked !== api()) return false;
      // A slow answer tells what was so when it was asked for; by the clock as it is now.
      take({ ...look, generation, at: look.kind === 'answered' ? new Date(askedMs + setByMs).toISOString() : at });
      store.patchService(look.kind === 'answered' ? { lastCheckAt: at } : { lastCheckAt: at, version: undefined });
      if (look.kind === 'answered') learnVersion(asked, signal);
      else versionAskedOf = undefined;
      return look.kind === 'answered';
    },
  };
}
