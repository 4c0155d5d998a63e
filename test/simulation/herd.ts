#!/usr/bin/env node
/**
 * What many desktops do to a service that comes back after a stop: the app's own scheduler and back-off, beside plain ways
 * that are often taken. `node test/simulation/herd.ts [desktops]` prints the table of `docs/herd.md`.
 */
import { backOffMs } from '../../src/main/watch/back-off.ts';
import { createCheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import { createNoise } from '../support/watch-model/noise.ts';
import { createAgenda, type Agenda } from './agenda.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const OUTAGE_MS = 60 * MINUTE_MS;
/** Longer than the longest wait, so that everybody has asked once more. */
const AFTERWARDS_MS = MINUTE_MS + SECOND_MS;
const POLL_MS = 10 * SECOND_MS;
/** The poll beside an open stream. */
const SAFETY_POLL_MS = MINUTE_MS;
/** Requests are counted by this; the fullest second may begin with any of them. */
const COUNT_MS = 10;
const DESKTOPS = 100_000;

/** What the service sees of all desktops together. A look counts as one request. */
export interface Herd {
  readonly requestsInOutage: number;
  /** Requests in the fullest second of the first minute after the return. */
  readonly peakPerSecond: number;
  /** From the return until the last desktop had its first answer. */
  readonly allServedMs: number;
}

interface Desktop {
  readonly agenda: Agenda;
  readonly random: () => number;
  /** Asks the service; resolves with whether it answered. */
  readonly ask: () => Promise<boolean>;
}

/** How a desktop goes on from the moment at which it lost the service. */
export type Way = (desktop: Desktop) => void;

/** The app itself: after its first answer it opens the stream, checks once more for that, and then polls rarely. */
const thisApp: Way = ({ agenda, random, ask }) => {
  let hasStream = false;
  const scheduler = createCheckScheduler({
    check: async () => {
      const answered = await ask();
      if (answered && !hasStream) {
        hasStream = true;
        agenda.in(() => void scheduler.checkNow(), 1);
      }
      return answered;
    },
    pollMs: () => (hasStream ? SAFETY_POLL_MS : POLL_MS),
    random,
    timers: { set: agenda.in, clear: agenda.cancel },
    monotonicMs: () => 0,
    onSchedule: () => undefined,
  });
  scheduler.start();
};

const withoutJitter: Way = ({ agenda, ask }) => {
  let failures = 0;
  const poll = async (): Promise<void> => {
    const answered = await ask();
    failures = answered ? 0 : failures + 1;
    agenda.in(() => void poll(), answered ? POLL_MS : backOffMs(failures, () => 1));
  };
  void poll();
};

const fixedPoll: Way = ({ agenda, ask }) => {
  void ask();
  agenda.in(() => fixedPoll({ agenda, ask, random: Math.random }), POLL_MS);
};

const fixedPollFromAnyMoment: Way = (desktop) => {
  desktop.agenda.in(() => fixedPoll(desktop), desktop.random() * POLL_MS);
};

/** The ways that are compared. */
export const ways = { thisApp, withoutJitter, fixedPoll, fixedPollFromAnyMoment };

/**
 * Lets all desktops lose the service at the same instant, and have it back an hour later.
 *
 * @param way - how each of them goes on
 * @param desktops - how many there are
 * @param seed - of their chance
 */
export async function simulateHerd(way: Way, desktops: number, seed = 1): Promise<Herd> {
  const agenda = createAgenda();
  const random = createNoise(seed);
  const counts = new Uint32Array(MINUTE_MS / COUNT_MS);
  let requestsInOutage = 0;
  let served = 0;
  let allServedMs = Infinity;
  for (let desktop = 0; desktop < desktops; desktop += 1) {
    let isServed = false;
    const ask = async (): Promise<boolean> => {
      const sinceReturnMs = agenda.nowMs() - OUTAGE_MS;
      if (sinceReturnMs < 0) {
        requestsInOutage += 1;
        return false;
      }
      const at = Math.floor(sinceReturnMs / COUNT_MS);
      if (at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
      if (!isServed) {
        isServed = true;
        served += 1;
        if (served === desktops) allServedMs = sinceReturnMs;
      }
      return true;
    };
    way({ agenda, random, ask });
  }
  await agenda.runUntil(OUTAGE_MS + AFTERWARDS_MS);
  return { requestsInOutage, peakPerSecond: fullestSecond(counts), allServedMs };
}

function fullestSecond(counts: Uint32Array): number {
  const width = SECOND_MS / COUNT_MS;
  let inSecond = 0;
  let most = 0;
  for (const [at, count] of counts.entries()) {
    inSecond += count - (counts[at - width] ?? 0);
    most = Math.max(most, inSecond);
  }
  return most;
}

if (import.meta.main) {
  const desktops = Number(process.argv[2] ?? DESKTOPS);
  const number = new Intl.NumberFormat('en');
  console.log(`| ${number.format(desktops)} desktops | requests in the hour | fullest second of the minute after it | all served after |\n|---|--:|--:|--:|`);
  for (const [name, way] of Object.entries(ways)) {
    const { requestsInOutage, peakPerSecond, allServedMs } = await simulateHerd(way, desktops);
    const cells = [name, number.format(requestsInOutage), number.format(peakPerSecond), `${(allServedMs / SECOND_MS).toFixed(1)} s`];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
