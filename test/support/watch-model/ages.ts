/** Knows how long ago everything really was, and holds the times in the snapshot against it. */
import type { Answered, Session, SignedIn, Snapshot, Timestamp } from '../../../src/shared/snapshot.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Expect } from './pulse.ts';

/** The app takes less than two seconds for drift: before it notices that the clock was set, and before the time before that. */
const TOLERANCE_MS = 4000;
const TIMES: ReadonlySet<string> = new Set<keyof SignedIn>(['since', 'verifiedAt']);

/** @returns the same value with its times moved, worked out anew */
export const timesMoved = <Value>(value: Value, byMs: number): Value =>
  JSON.parse(JSON.stringify(value), (key, part: unknown) =>
    TIMES.has(key) && typeof part === 'string' ? new Date(Date.parse(part) + byMs).toISOString() : part,
  ) as Value;

export class Ages {
  readonly #clock: FakeClock;
  readonly #expect: Expect;
  /** When it really was, by the clock that nobody sets and that counts sleep. */
  #verifiedMs = 0;
  #checkedMs = 0;
  #sinceMs = 0;
  #downSinceMs = 0;
  #isForgotten = true;

  constructor(clock: FakeClock, expect: Expect) {
    this.#clock = clock;
    this.#expect = expect;
  }

  /** From now on it is about another service. */
  forget(): void {
    this.#isForgotten = true;
  }

  checked(at: Timestamp | undefined): void {
    this.#checkedMs = this.#clock.uptimeMs();
    if (at !== undefined) this.#isNow(at);
  }

  /**
   * @param isSame - whether the same user, or nobody, was current before
   * @param reallyMs - when it was asked, whenever the answer came
   */
  verified({ since, verifiedAt }: Answered, isSame: boolean, reallyMs: number): void {
    this.#verifiedMs = reallyMs;
    if (!isSame || this.#isForgotten) this.#sinceMs = this.#verifiedMs;
    this.#isForgotten = false;
    this.#isSo('verified', verifiedAt, this.#verifiedMs);
    this.#isSo('since', since, this.#sinceMs);
  }

  down(since: Timestamp, wasDown: boolean): void {
    if (!wasDown) this.#downSinceMs = this.#clock.uptimeMs();
    this.#isSo('down since', since, this.#downSinceMs);
  }

  /** Whatever is read now has to be as long ago, or as far off, as it says. */
  areRead({ session, service }: Snapshot): void {
    const { lastCheckAt, nextCheckAt } = service;
    this.#isSo('last check', lastCheckAt, this.#checkedMs);
    this.#isSo('verified', verifiedAtOf(session), this.#verifiedMs);
    if ('verifiedAt' in session) this.#isSo('since', session.since, this.#sinceMs);
    if (session.state === 'unreachable' || session.state === 'incompatible') this.#isSo('down since', session.since, this.#downSinceMs);
    if (nextCheckAt === undefined) return;
    this.#expect(this.#clock.ringsAt(Date.parse(nextCheckAt), TOLERANCE_MS), `no check comes at ${nextCheckAt}, as it says`);
  }

  #isNow(at: Timestamp): void {
    const wallNow = new Date(this.#clock.wallMs()).toISOString();
    this.#expect(at === wallNow, `seen at ${at}, but it is ${wallNow}`);
  }

  #isSo(what: string, at: Timestamp | undefined, reallyMs: number): void {
    if (at === undefined) return;
    const ageMs = this.#clock.wallMs() - Date.parse(at);
    const reallyAgeMs = this.#clock.uptimeMs() - reallyMs;
    this.#expect(Math.abs(ageMs - reallyAgeMs) < TOLERANCE_MS, `${what}: it says ${String(ageMs)} ms ago, but it was ${String(reallyAgeMs)}`);
  }
}

function verifiedAtOf(session: Session): Timestamp | undefined {
  if ('verifiedAt' in session) return session.verifiedAt;
  return 'last' in session ? session.last?.verifiedAt : undefined;
}
