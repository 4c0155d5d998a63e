/** Connects scheduler, stream, locator and recorder: the service is polled, or its stream followed where it has one. */
import type { SnapshotStore } from '../state/snapshot-store.ts';
import type { SessionRecorder } from './session-recorder.ts';
import type { ServiceLocator } from './service-locator.ts';
import { createStreamConnection } from './stream-connection.ts';
import type { Timers } from '../state/timers.ts';
import { createCheckScheduler, type CheckScheduler } from './check-scheduler.ts';
import { accessOf } from '../users-api/trusted-certificates.ts';
import type { OpenUserStream } from '../users-api/user-stream.ts';

export interface ServiceWatchOptions {
  readonly store: SnapshotStore;
  readonly recorder: Pick<SessionRecorder, 'check'>;
  readonly locator: Pick<ServiceLocator, 'locate' | 'lost'>;
  readonly openStream: OpenUserStream;
  readonly random: () => number;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly now: () => Date;
}

const SECOND_MS = 1000;
/** The poll while the stream is open, for changes that the stream may not report. */
const SAFETY_POLL_MS = 60_000;

/**
 * @returns the scheduler; its checks go to the current address of the service, and stopping aborts the one in flight
 */
export function createServiceWatch({ store, recorder, locator, openStream, random, timers, monotonicMs, now }: ServiceWatchOptions): CheckScheduler {
  let streamUrl = store.get().service.baseUrl;
  let access = accessOf(store.get().settings);
  let running = new AbortController();

  const stream = createStreamConnection({
    open: (listeners) => openStream(streamUrl, listeners),
    onMayHaveChanged: () => void scheduler.checkNow(),
    onChange: (isOpen) => {
      // A stream that ends may mean a restart, with another version.
      store.patchService(isOpen ? { updates: 'stream' } : { updates: 'polling', version: undefined });
    },
    random,
    timers,
    monotonicMs,
  });

  // At once, and not with the next check: meanwhile the address may change back, or the old stream may open.
  store.subscribe(({ service: { baseUrl }, settings }) => {
    if (baseUrl === streamUrl && accessOf(settings) === access) return;
    streamUrl = baseUrl;
    access = accessOf(settings);
    stream.reset();
  });

  const check = async (): Promise<boolean> => {
    const { signal } = running;
    await locator.locate(signal);
    const answered = await recorder.check(signal);
    if (signal.aborted) return false;
    if (answered) stream.serviceAnswered();
    else {
      stream.serviceFailed();
      locator.lost();
    }
    return answered;
  };

  const scheduler = createCheckScheduler({
    check,
    pollMs: () => (stream.isOpen() ? SAFETY_POLL_MS : store.get().settings.pollSeconds * SECOND_MS),
    random,
    timers,
    monotonicMs,
    onSchedule: ({ checking, nextInMs }) => {
      const nextCheckAt = nextInMs === undefined ? undefined : new Date(now().getTime() + nextInMs).toISOString();
      store.patchService({ checking, nextCheckAt });
    },
  });
  const checkNow = async (): Promise<void> => {
    const { signal } = running;
    await scheduler.checkNow();
    // A check during sleep has no result: the next one answers the request.
    if (signal.aborted && !running.signal.aborted) await checkNow();
  };
  return {
    checkNow,
    forgetFailures: scheduler.forgetFailures,
    start: () => {
      if (running.signal.aborted) running = new AbortController();
      scheduler.start();
    },
    stop: () => {
      running.abort();
      scheduler.stop();
      stream.reset();
    },
  };
}
