import { setImmediate } from 'node:timers/promises';
import type { Timestamp } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { UsersApi } from '../users-api/client.ts';
import { movedService, movedSignIn, movedState } from '../state/move-times.ts';
import { checkService } from './check-service.ts';
import { createServiceVersion } from './service-version.ts';
import { INITIAL_SESSION_STATE, observe, type Observation, type SessionState, type Transition } from '../state/session-reducer.ts';

/** Is called with all transitions of one observation, and the time of it. */
export type TransitionsListener = (transitions: readonly Transition[], at: Timestamp) => void;

/** Owns the session state: applies observations, updates the snapshot, reports the transitions. */
export interface SessionRecorder {
  /**
   * Checks the service once and applies the result. Resolves with whether the service answered; false also for a check
   * that its signal ended, whose result is dropped.
   */
  readonly check: (signal?: AbortSignal) => Promise<boolean>;
  /** The service may have been started anew between two checks: the next answer is followed by a question for its version. */
  readonly versionMayHaveChanged: () => void;
  /** Resolves when the version of the service is in the snapshot, or cannot be had. No check waits for that. */
  readonly versionKnown: () => Promise<void>;
  readonly observe: (observation: Observation) => void;
  /** The listener is called after the change is in the snapshot. */
  readonly onTransitions: (listener: TransitionsListener) => void;
  /** Reports transitions that are due now, before something else is written down. */
  readonly reportDue: () => void;
  /** Delays the results of checks until every hold is released. Returns the function that releases this one. */
  readonly hold: () => () => void;
  /** Resets the state, since another service is checked from now on. */
  readonly reset: () => void;
  /** Moves the instants of the state and of the snapshot by the change of the clock, so that ages stay the same. */
  readonly clockWasSet: (byMs: number) => void;
}

export interface SessionRecorderOptions {
  readonly api: () => UsersApi;
  readonly store: SnapshotStore;
  readonly now: () => Date;
}

/** The history and the notifications take some milliseconds for so many; for more, others who wait for this thread have their turn first. */
const TRANSITIONS_AT_ONCE = 500;

export function createSessionRecorder({ api, store, now }: SessionRecorderOptions): SessionRecorder {
  let state: SessionState = INITIAL_SESSION_STATE;
  const listeners: TransitionsListener[] = [];
  /** One promise for each hold that is not released. */
  const holds = new Set<Promise<void>>();
  const version = createServiceVersion({ api, store });
  /** By how much the clock was set so far. */
  let setByMs = 0;
  const timestamp = (): Timestamp => now().toISOString();

  let unreported: { readonly transitions: readonly Transition[]; readonly at: Timestamp } | undefined;
  const reportDue = (): void => {
    const due = unreported;
    unreported = undefined;
    if (due !== undefined) for (const listener of listeners) listener(due.transitions, due.at);
  };
  const take = (observation: Observation): void => {
    // The listeners hear of the transitions in their order, and each while the snapshot is as it was after them.
    reportDue();
    const step = observe(state, observation);
    state = step.state;
    store.update(observation.kind === 'keychain' ? { keychain: observation.keychain } : { session: state.session });
    if (step.transitions.length > 0) unreported = { transitions: step.transitions, at: timestamp() };
  };

  return {
    reportDue,
    observe: (observation) => {
      take(observation);
      reportDue();
    },
    versionMayHaveChanged: version.mayHaveChanged,
    versionKnown: version.known,
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
      reportDue();
      // The keychain does not belong to the service.
      const { generation, keychainLocked } = state;
      state = { ...INITIAL_SESSION_STATE, generation: generation + 1, keychainLocked };
      store.update({ session: state.session });
    },
    clockWasSet: (byMs) => {
      reportDue();
      setByMs += byMs;
      state = movedState(state, byMs);
      const { service, signIn } = store.get();
      // One update: no listener sees instants of both clocks.
      store.update({ session: state.session, service: movedService(service, byMs), signIn: movedSignIn(signIn, byMs) });
    },
    check: async (signal) => {
      const asked = api();
      const { generation } = state;
      // Where the address changed meanwhile, the answer is about another service.
      const isOver = (): boolean => signal?.aborted === true || asked !== api();
      const askedMs = now().getTime() - setByMs;
      const result = await checkService(asked, signal).catch((error: unknown) => {
        if (signal?.aborted === true) return undefined;
        throw error;
      });
      const at = timestamp();
      while (holds.size > 0) await Promise.all(holds);
      // After sleep a call fails by its time limit, and not by its signal.
      if (result === undefined || isOver()) return false;
      // An answer is valid for the time of its request, by the clock as it is now.
      take({ ...result, generation, at: result.kind === 'answered' ? new Date(askedMs + setByMs).toISOString() : at });
      if ((unreported?.transitions.length ?? 0) > TRANSITIONS_AT_ONCE) await setImmediate();
      reportDue();
      if (isOver()) return false;
      store.patchService(result.kind === 'answered' ? { lastCheckAt: at } : { lastCheckAt: at, version: undefined });
      if (result.kind === 'answered') version.learn(asked, signal);
      else version.forget();
      return result.kind === 'answered';
    },
  };
}
