/** Knows when a check is due, and holds the watch to it: one at a time, never too late, nothing left behind. */
import type { Snapshot } from '../../../src/shared/snapshot.ts';
import type { FakeClock } from './fake-clock.ts';
import type { FakeService } from './fake-service.ts';

/**
 * The next check, the next attempt at the stream, and the gap between two reported changes; the two of the notifications, and
 * the gap between two writes of the settings.
 */
const TIMERS_MAX = 6;
/** What a call takes to end that was told to. */
const AT_ONCE_MS = 10;
/** Any number of reported changes within a moment share a check. */
const CHANGE_MS = 200 + AT_ONCE_MS;
/** More than so many in this time share a check in two seconds. */
const MANY_CHANGES = 10;
const MANY_WITHIN_MS = 20_000;
const MANY_CHANGES_MS = 2000 + AT_ONCE_MS;
/** The longest back-off, and the poll beside a stream. */
const MINUTE_MS = 60_000;

export type Expect = (holds: boolean, rule: string) => void;

export class Pulse {
  checksBegun = 0;
  isChecking = false;
  readonly #clock: FakeClock;
  readonly #expect: Expect;
  #checkEndedAtMs = 0;
  /** Until the check that follows. */
  #wokeAtMs: number | undefined;
  #changeAtMs: number | undefined;
  #recentChanges: readonly number[] = [];

  constructor(clock: FakeClock, expect: Expect) {
    this.#clock = clock;
    this.#expect = expect;
  }

  checkBegan(): void {
    this.#expect(!this.isChecking, 'two checks in flight');
    this.checksBegun += 1;
    this.isChecking = true;
    this.#wokeAtMs = undefined;
    this.#changeAtMs = undefined;
  }

  checkEnded(): void {
    this.isChecking = false;
    this.#checkEndedAtMs = this.#clock.nowMs;
  }

  /** The stream was opened, said something or was lost, or a disconnect has ended. */
  mayHaveChanged(): void {
    this.#changeAtMs ??= this.#clock.nowMs;
    this.#recentChanges = [...this.#recentChanges.filter((atMs) => this.#clock.nowMs - atMs < MANY_WITHIN_MS), this.#clock.nowMs];
  }

  /** Nobody can check in their sleep. */
  slept(): void {
    this.#checkEndedAtMs = this.#clock.nowMs;
    this.#wokeAtMs = undefined;
    this.#changeAtMs = undefined;
  }

  woke(): void {
    this.#wokeAtMs = this.#clock.nowMs;
    this.#changeAtMs = undefined;
  }

  relocated(): void {
    this.#changeAtMs = undefined;
  }

  /** Whatever just happened is over. */
  settled({ session, service, settings, disconnect }: Snapshot, services: readonly FakeService[], here: FakeService): void {
    const { timerCount, nowMs } = this.#clock;
    const { checking, updates, version, lastCheckAt } = service;
    const streamCount = services.reduce((sum, each) => sum + each.streamCount, 0);
    this.#expect(timerCount <= TIMERS_MAX, `${String(timerCount)} timers`);
    this.#expect(streamCount <= 1, `${String(streamCount)} streams`);
    this.#expect(checking === this.isChecking, `checking is ${String(checking)}`);
    this.#expect((updates === 'stream') === here.openStreamCount > 0, `updates by ${updates}`);
    this.#expect(version === undefined || version === here.programVersion, `version ${String(version)} of another service`);
    this.#expect(session.state !== 'starting' || lastCheckAt === undefined, 'checked, but nothing to show for it');
    this.#expect(nowMs - (this.#wokeAtMs ?? Infinity) < AT_ONCE_MS, 'no check after the sleep');
    if (this.isChecking) return;
    if (this.#changeAtMs !== undefined) return this.#expect(nowMs - this.#changeAtMs < (this.#recentChanges.length >= MANY_CHANGES ? MANY_CHANGES_MS : CHANGE_MS), 'no check after a reported change');
    // A disconnect may find the service up before the next check is due, and has one follow.
    const isUp = 'verifiedAt' in session && disconnect.state !== 'running';
    const pauseMs = isUp && updates === 'polling' ? settings.pollSeconds * 1000 : MINUTE_MS;
    this.#expect(nowMs - this.#checkEndedAtMs <= pauseMs + AT_ONCE_MS, `no check for more than ${String(pauseMs)} ms`);
  }

  /** The watch was told to stop: no stream is left. */
  stopped(services: readonly FakeService[]): void {
    const streamCount = services.reduce((sum, each) => sum + each.streamCount, 0);
    this.#expect(streamCount === 0, `stopped with ${String(streamCount)} streams`);
  }
}
