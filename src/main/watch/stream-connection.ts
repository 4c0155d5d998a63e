/** Keeps the stream of the service open: one connection, one timer, back-off, and a limit on the checks that it causes. */
import { backOffMs } from './back-off.ts';
import type { Timers } from '../state/timers.ts';
import { createTriggerLimit } from './trigger-limit.ts';
import type { StreamListeners } from '../users-api/user-stream.ts';

export interface StreamConnection {
  /** The service answered a check: its stream, if it has one, can be opened. */
  readonly serviceAnswered: () => void;
  /** The service did not answer: a restart may have given it a stream. */
  readonly serviceFailed: () => void;
  readonly isOpen: () => boolean;
  /** Closes everything; begins anew with the next answer of the service. */
  readonly reset: () => void;
}

export interface StreamConnectionOptions {
  /** Opens the stream of the service as it is located now. Returns the function that closes it. */
  readonly open: (listeners: StreamListeners) => () => void;
  /** Something has, or may have, changed at the service. */
  readonly onMayHaveChanged: () => void;
  readonly onChange: (isOpen: boolean) => void;
  readonly random: () => number;
  readonly timers: Timers;
  /** Milliseconds of a monotonic clock. */
  readonly monotonicMs: () => number;
}

/** The loss of a stream that was open for this long resets the back-off. */
const GOOD_LIFE_MS = 60_000;

export function createStreamConnection({ open, onMayHaveChanged, onChange, random, timers, monotonicMs }: StreamConnectionOptions): StreamConnection {
  let close: (() => void) | null = null;
  let openedAtMs: number | null = null;
  let unsupported = false;
  let failures = 0;
  let reconnect: unknown;
  const { trigger: mayHaveChanged, clear: forgetTriggers } = createTriggerLimit({ act: onMayHaveChanged, timers, monotonicMs });

  const forgetConnection = (): void => {
    const wasOpen = openedAtMs !== null;
    close = null;
    openedAtMs = null;
    if (wasOpen) onChange(false);
  };

  const connect = (): void => {
    close = open({
      onOpen: () => {
        openedAtMs = monotonicMs();
        onChange(true);
        // Changes between the last check and now are in no frame.
        mayHaveChanged();
      },
      onFrame: mayHaveChanged,
      onEnd: (end) => {
        const lived = openedAtMs === null ? 0 : monotonicMs() - openedAtMs;
        const wasOpen = openedAtMs !== null;
        forgetConnection();
        unsupported = end === 'unsupported';
        if (unsupported) return;
        failures = lived >= GOOD_LIFE_MS ? 1 : failures + 1;
        reconnect = timers.set(() => {
          reconnect = undefined;
          connect();
        }, backOffMs(failures, random));
        if (wasOpen) mayHaveChanged();
      },
    });
  };

  const cancelReconnect = (): void => {
    timers.clear(reconnect);
    reconnect = undefined;
  };

  const serviceFailed = (): void => {
    unsupported = false;
    failures = 0;
    cancelReconnect();
  };

  return {
    serviceAnswered: () => {
      if (close === null && reconnect === undefined && !unsupported) connect();
    },
    serviceFailed,
    isOpen: () => openedAtMs !== null,
    reset: () => {
      serviceFailed();
      close?.();
      forgetConnection();
      forgetTriggers();
    },
  };
}
