/** When to have the service's stream open: one connection, one timer, back-off, and a bound on the checks that it causes. */
import { backOffMs } from './back-off.ts';
import type { Timers } from '../state/timers.ts';
import { createTriggerLimit } from './trigger-limit.ts';
import type { StreamListeners } from '../users-api/user-stream.ts';

export interface StreamConnection {
  /** The service answered a look: if it has a stream, it can be opened now. */
  readonly serviceAnswered: () => void;
  /** It did not: it may have been restarted, and with that have got a stream. */
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
  /** Milliseconds of a clock that nobody sets. */
  readonly monotonicMs: () => number;
}

/** A stream that lived this long was a good one: its end is no reason to wait longer than the first time. */
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
        // What happened between the last look and now was told to nobody.
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
