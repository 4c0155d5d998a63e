/**
 * A long life, compressed: thousands of polls, stream frames and restarts of the service, and what the watch holds
 * before, in between and after. The full one is a part of `npm run bench` (`-- --only endurance`).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startSimulator } from '../simulator/simulator.ts';
import { limitRow, slopeOf, type Row } from './stats.ts';

/** What a process holds after its garbage was collected. */
export interface Held {
  readonly heapBytes: number;
  /** Memory as Linux counts it, with its share of what others use too; elsewhere all that is resident. */
  readonly pssBytes: number;
  readonly timers: number;
  /** Sockets and other things that are open, timers apart. */
  readonly handles: number;
  /** What Node has complained about so far, as it does about listeners that pile up. */
  readonly warnings: readonly string[];
}

export type ToWorker = { readonly kind: 'poll'; readonly times: number } | { readonly kind: 'measure' } | { readonly kind: 'end' };
export type FromWorker = { readonly kind: 'following' } | { readonly kind: 'polled' } | { readonly kind: 'held'; readonly held: Held };

export interface SoakOptions {
  readonly polls: number;
  readonly frames: number;
  readonly restarts: number;
  /** How many polls lie between two measurements. */
  readonly pollsApart: number;
}

export interface SoakResult {
  /** After the warm-up and from then on every `pollsApart` polls. */
  readonly whilePolling: readonly Held[];
  readonly pollsApart: number;
  /** After the frames and restarts, too. */
  readonly after: Held;
}

/** The load of some months. */
export const FULL_SOAK: SoakOptions = { polls: 100_000, frames: 10_000, restarts: 1000, pollsApart: 5000 };
/** Caches are filled and code is compiled before the first measurement. */
const WARM_UP = { polls: 2000, frames: 200, restarts: 20 };
const FRAMES_AT_ONCE = 100;
const BYTES_PER_MEBIBYTE = 1024 * 1024;
const POLLS_OF_BUDGET = 10_000;
const GROWTH_MIB_MAX = 1;

/**
 * @param options - how much of everything
 * @param warmUp - what comes before the first measurement
 * @returns what the watch held after a warm-up, between the polls, and after all of it
 */
export async function soak(options: SoakOptions, warmUp: Omit<SoakOptions, 'pollsApart'> = WARM_UP): Promise<SoakResult> {
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
  const measure = async (): Promise<Held> => {
    const measured = await ask({ kind: 'measure' }, 'held');
    if (measured.kind !== 'held') throw new Error('The soak worker answered something else.');
    return measured.held;
  };
  const poll = (times: number): Promise<FromWorker> => ask({ kind: 'poll', times }, 'polled');
  const sendFrames = async (frames: number): Promise<void> => {
    for (let sent = 0; sent < frames; sent += FRAMES_AT_ONCE) {
      for (let frame = 0; frame < FRAMES_AT_ONCE; frame += 1) simulator.sendFrame('');
      await poll(1);
    }
  };
  const restart = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const back = next('following');
      await simulator.down();
      await simulator.up();
      await back;
    }
  };

  await next('following');
  try {
    await poll(warmUp.polls);
    await sendFrames(warmUp.frames);
    await restart(warmUp.restarts);
    const { pollsApart } = options;
    const whilePolling = [await measure()];
    for (let polls = 0; polls < options.polls; polls += pollsApart) {
      await poll(pollsApart);
      whilePolling.push(await measure());
    }
    await sendFrames(options.frames);
    await restart(options.restarts);
    return { whilePolling, pollsApart, after: await measure() };
  } finally {
    worker.send({ kind: 'end' } satisfies ToWorker);
    await once(worker, 'exit');
    await simulator.close();
  }
}

/** How much more there is of something in the end than after the warm-up. */
export const growthOf = ({ whilePolling: [first], after }: SoakResult, what: 'heapBytes' | 'pssBytes' | 'timers' | 'handles'): number =>
  after[what] - (first?.[what] ?? Number.NaN);

/** By how much the memory grows with 10,000 polls, as a straight line through all measurements has it. */
export function pssMiBPer10000Polls({ whilePolling, pollsApart }: SoakResult): number {
  const perStep = slopeOf(whilePolling.map(({ pssBytes }) => pssBytes / BYTES_PER_MEBIBYTE));
  return (perStep * POLLS_OF_BUDGET) / pollsApart;
}

/** The soak as lines of the table. */
export async function measureEndurance(): Promise<Row[]> {
  const result = await soak(FULL_SOAK);
  const { polls, frames, restarts } = FULL_SOAK;
  const count = (value: number): string => value.toLocaleString('en');
  const all = `${count(polls)} polls, ${count(frames)} stream frames, ${count(restarts)} restarts of the service`;
  return [
    limitRow(`${count(polls)} polls: growth of the memory (PSS) per ${count(POLLS_OF_BUDGET)}`, 'MiB', [pssMiBPer10000Polls(result)], GROWTH_MIB_MAX),
    limitRow(`${all}: growth of the heap`, 'MiB', [growthOf(result, 'heapBytes') / BYTES_PER_MEBIBYTE], GROWTH_MIB_MAX),
    limitRow(`${all}: timers`, 'left', [growthOf(result, 'timers')], 0),
    limitRow(`${all}: connections and other handles`, 'left', [growthOf(result, 'handles')], 0),
    limitRow(`${all}: warnings of Node`, 'left', [result.after.warnings.length], 0),
  ];
}
