/**
 * A long life, compressed: thousands of polls, stream frames and restarts of the service, and what the watch holds
 * before and after. The full one takes some minutes: `npx node test/bench/soak.ts`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSimulator } from '../simulator/simulator.ts';

/** What a process holds after its garbage was collected. */
export interface Held {
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly timers: number;
  /** Sockets and other things that are open, timers apart. */
  readonly handles: number;
}

export type ToWorker = { readonly kind: 'poll'; readonly times: number } | { readonly kind: 'measure' } | { readonly kind: 'end' };
export type FromWorker = { readonly kind: 'live' } | { readonly kind: 'polled' } | { readonly kind: 'held'; readonly held: Held };

export interface SoakOptions {
  readonly polls: number;
  readonly frames: number;
  readonly restarts: number;
}

export interface SoakResult {
  readonly before: Held;
  readonly after: Held;
}

/** The load of some months. */
export const FULL_SOAK: SoakOptions = { polls: 100_000, frames: 10_000, restarts: 1000 };
/** Caches are filled and code is compiled before the first measurement. */
const WARM_UP: SoakOptions = { polls: 600, frames: 100, restarts: 10 };
const FRAMES_AT_ONCE = 100;

/**
 * @param options - how much of everything
 * @returns what the watch held after a warm-up, and after all of it
 */
export async function soak(options: SoakOptions): Promise<SoakResult> {
  const simulator = await startSimulator();
  const worker = fork(join(import.meta.dirname, 'soak-worker.ts'), [simulator.url], { execArgv: ['--expose-gc'] });
  const waiting = new Map<FromWorker['kind'], (message: FromWorker) => void>();
  worker.on('message', (message: FromWorker) => {
    waiting.get(message.kind)?.(message);
    waiting.delete(message.kind);
  });
  const died = once(worker, 'exit').then(() => Promise.reject(new Error('The soak worker ended early.')));
  died.catch(() => undefined);
  const next = (kind: FromWorker['kind']): Promise<FromWorker> =>
    Promise.race([new Promise<FromWorker>((resolve) => waiting.set(kind, resolve)), died]);
  const ask = async (message: ToWorker, answer: FromWorker['kind']): Promise<FromWorker> => {
    const answered = next(answer);
    worker.send(message);
    return answered;
  };

  await next('live');
  const endure = async ({ polls, frames, restarts }: SoakOptions): Promise<Held> => {
    await ask({ kind: 'poll', times: polls }, 'polled');
    for (let sent = 0; sent < frames; sent += FRAMES_AT_ONCE) {
      for (let frame = 0; frame < FRAMES_AT_ONCE; frame += 1) simulator.sendFrame('');
      await ask({ kind: 'poll', times: 1 }, 'polled');
    }
    for (let restart = 0; restart < restarts; restart += 1) {
      const back = next('live');
      await simulator.down();
      await simulator.up();
      await back;
    }
    const measured = await ask({ kind: 'measure' }, 'held');
    if (measured.kind !== 'held') throw new Error('The soak worker answered something else.');
    return measured.held;
  };
  try {
    const before = await endure(WARM_UP);
    return { before, after: await endure(options) };
  } finally {
    worker.send({ kind: 'end' } satisfies ToWorker);
    await once(worker, 'exit');
    await simulator.close();
  }
}

if (import.meta.main) {
  const startedAt = performance.now();
  const result = await soak(FULL_SOAK);
  console.log(JSON.stringify({ ...FULL_SOAK, seconds: Math.round((performance.now() - startedAt) / 1000), ...result }, null, 2));
}
