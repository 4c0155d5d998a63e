/** Knows when a look is due, and holds the watch to it: one at a time, never too late, nothing left behind. */
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import type { FakeClock } from './fake-clock.ts';
import type { FakeService } from './fake-service.ts';

/**
 * The next look, the next attempt at the stream, and the gap between two pieces of news; the two of the notifications, and
 * the gap between two writes of the settings.
 */
const TIMERS_MAX = 6;
/** What a call takes to end that was told to. */
const AT_ONCE_MS = 10;
/** News of any number within a moment share a look. */
const NEWS_MS = 200 + AT_ONCE_MS;
/** More than so many in this time share a look in two seconds. */
const MANY_NEWS = 10;
const MANY_WITHIN_MS = 20_000;
const MANY_NEWS_MS = 2000 + AT_ONCE_MS;
/** The longest back-off, and the poll beside a stream. */
const MINUTE_MS = 60_000;

export type Check = (holds: boolean, rule: string) => void;

export class Pulse {
  looksBegun = 0;
  isLooking = false;
  readonly #clock: FakeClock;
  readonly #check: Check;
  #lookEndedAtMs = 0;
  /** Until the look that follows. */
  #wokeAtMs: number | undefined;
  #newsAtMs: number | undefined;
  #recentNews: readonly number[] = [];

  constructor(clock: FakeClock, check: Check) {
    this.#clock = clock;
    this.#check = check;
  }

  lookBegan(): void {
    this.#check(!this.isLooking, 'two looks in flight');
    this.looksBegun += 1;
    this.isLooking = true;
    this.#wokeAtMs = undefined;
    this.#newsAtMs = undefined;
  }

  lookEnded(): void {
    this.isLooking = false;
    this.#lookEndedAtMs = this.#clock.nowMs;
  }

  /** The stream was opened, said something or was lost, or a disconnect has ended. */
  news(): void {
    this.#newsAtMs ??= this.#clock.nowMs;
    this.#recentNews = [...this.#recentNews.filter((atMs) => this.#clock.nowMs - atMs < MANY_WITHIN_MS), this.#clock.nowMs];
  }

  /** Nobody can look in their sleep. */
  slept(): void {
    this.#lookEndedAtMs = this.#clock.nowMs;
    this.#wokeAtMs = undefined;
    this.#newsAtMs = undefined;
  }

  woke(): void {
    this.#wokeAtMs = this.#clock.nowMs;
    this.#newsAtMs = undefined;
  }

  relocated(): void {
    this.#newsAtMs = undefined;
  }

  /** Whatever just happened is over. */
  settled({ session, service, settings, disconnect }: Snapshot, services: readonly FakeService[], here: FakeService): void {
    const { timerCount, nowMs } = this.#clock;
    const { checking, updates, version, lastCheckAt } = service;
    const streamCount = services.reduce((sum, each) => sum + each.streamCount, 0);
    this.#check(timerCount <= TIMERS_MAX, `${String(timerCount)} timers`);
    this.#check(streamCount <= 1, `${String(streamCount)} streams`);
    this.#check(checking === this.isLooking, `checking is ${String(checking)}`);
    this.#check((updates === 'stream') === here.openStreamCount > 0, `updates by ${updates}`);
    this.#check(version === undefined || version === here.programVersion, `version ${String(version)} of another service`);
    this.#check(session.state !== 'starting' || lastCheckAt === undefined, 'checked, but nothing to show for it');
    this.#check(nowMs - (this.#wokeAtMs ?? Infinity) < AT_ONCE_MS, 'no look after the sleep');
    if (this.isLooking) return;
    if (this.#newsAtMs !== undefined) return this.#check(nowMs - this.#newsAtMs < (this.#recentNews.length >= MANY_NEWS ? MANY_NEWS_MS : NEWS_MS), 'no look after the news');
    // A disconnect may find the service up before the next look is due, and has one follow.
    const isUp = 'verifiedAt' in session && disconnect.state !== 'running';
    const pauseMs = isUp && updates === 'polling' ? settings.pollSeconds * 1000 : MINUTE_MS;
    this.#check(nowMs - this.#lookEndedAtMs <= pauseMs + AT_ONCE_MS, `no look for more than ${String(pauseMs)} ms`);
  }

  /** The watch was told to stop: no stream is left. */
  stopped(services: readonly FakeService[]): void {
    const streamCount = services.reduce((sum, each) => sum + each.streamCount, 0);
    this.#check(streamCount === 0, `stopped with ${String(streamCount)} streams`);
  }
}
