import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createClock } from '../../../src/main/state/settable-clock.ts';
import { movedService, movedSignIn, movedState } from '../../../src/main/state/move-times.ts';
import { INITIAL_SESSION_STATE, observe, type SessionState } from '../../../src/main/state/session-reducer.ts';
import { createSteadyClock } from '../../../src/renderer/steady-clock.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 2, 29, 0, 59, 50);

/** Two clocks in the hands of the test, and what was told of them. */
function bench() {
  const time = { wallMs: START_MS, uptimeMs: 5000 };
  const told: number[] = [];
  const clock = createClock({ wallMs: () => time.wallMs, uptimeMs: () => time.uptimeMs });
  clock.onSet((byMs) => told.push(byMs));
  const pass = (ms: number): void => {
    time.wallMs += ms;
    time.uptimeMs += ms;
  };
  return { time, told, clock, pass };
}

describe('a clock that is set', () => {
  for (const byMs of [-HOUR_MS, HOUR_MS, -3000, 20 * 365 * 24 * HOUR_MS]) {
    test(`by ${String(byMs)} ms is noticed once, and before the time is given`, () => {
      const { time, told, clock, pass } = bench();
      pass(10_000);
      time.wallMs += byMs;
      assert.equal(clock.now().getTime(), START_MS + 10_000 + byMs);
      assert.deepEqual(told, [byMs]);
      pass(10_000);
      clock.notice();
      assert.deepEqual(told, [byMs]);
    });
  }

  test('there and back is noticed twice', () => {
    const { time, told, clock } = bench();
    for (const byMs of [HOUR_MS, -HOUR_MS]) {
      time.wallMs += byMs;
      clock.notice();
    }
    assert.deepEqual(told, [HOUR_MS, -HOUR_MS]);
  });

  test('sleep, which passes on both clocks, and the steps in which a clock is read are nothing', () => {
    const { time, told, clock, pass } = bench();
    pass(8 * HOUR_MS);
    time.uptimeMs -= 1000;
    clock.notice();
    time.uptimeMs += 1000;
    clock.notice();
    assert.deepEqual(told, []);
  });

  test('slowly, by network time, is noticed when it has come to something', () => {
    const { time, told, clock, pass } = bench();
    for (let minute = 0; minute < 50; minute += 1) {
      pass(60_000);
      time.wallMs += 50;
      clock.notice();
    }
    assert.deepEqual(told, [2000]);
  });
});

const at = (second: number): string => new Date(START_MS + second * 1000).toISOString();
const ada: Profile = { id: 'ada', name: 'Ada', cloud: 'connected', providers: [] };
const answered = { kind: 'answered', generation: 0, users: [ada], unreadable: 0 } as const;
const after = (state: SessionState, byMs = HOUR_MS) => movedState(state, byMs).session;

describe('what was seen is as long ago as before when the clock is set', () => {
  const signedIn = observe(INITIAL_SESSION_STATE, { ...answered, at: at(0), current: ada }).state;
  const later = observe(signedIn, { ...answered, at: at(10), current: ada }).state;

  test('before the first answer there is nothing to move', () => {
    assert.deepEqual(movedState(INITIAL_SESSION_STATE, HOUR_MS), INITIAL_SESSION_STATE);
  });

  test('signed in, and signed out', () => {
    assert.partialDeepStrictEqual(after(later), { since: at(3600), verifiedAt: at(3610), users: [ada] });
    const out = observe(later, { ...answered, at: at(20), current: null }).state;
    assert.partialDeepStrictEqual(after(out, -HOUR_MS), { since: at(20 - 3600), verifiedAt: at(20 - 3600), listed: [ada] });
  });

  test('as last known, where the service is away', () => {
    for (const reason of ['refused', 'incompatible'] as const) {
      const down = observe(later, { kind: 'failed', generation: 0, at: at(20), reason }).state;
      assert.partialDeepStrictEqual(after(down), { since: at(3620), last: { verifiedAt: at(3610), users: [ada] } });
    }
    const never = observe(INITIAL_SESSION_STATE, { kind: 'failed', generation: 0, at: at(20), reason: 'refused' }).state;
    assert.partialDeepStrictEqual(after(never), { since: at(3620), last: undefined });
  });

  test('what is remembered behind it moves along', () => {
    const moved = movedState(later, HOUR_MS);
    const { session } = observe(moved, { ...answered, at: at(3620), current: ada }).state;
    assert.partialDeepStrictEqual(session, { since: at(3600), verifiedAt: at(3620) });
    const down = observe(moved, { kind: 'failed', generation: 0, at: at(3620), reason: 'refused' }).state;
    assert.partialDeepStrictEqual(down.session, { last: { verifiedAt: at(3610) } });
  });

  test('the last check, the next one, and the end of a wait', () => {
    const service = { baseUrl: 'http://127.0.0.1:1000', source: 'setting', checking: false, updates: 'polling' } as const;
    assert.partialDeepStrictEqual(movedService({ ...service, lastCheckAt: at(0), nextCheckAt: at(8) }, HOUR_MS), { lastCheckAt: at(3600), nextCheckAt: at(3608) });
    assert.partialDeepStrictEqual(movedService(service, HOUR_MS), { ...service, lastCheckAt: undefined, nextCheckAt: undefined });
    assert.deepEqual(movedSignIn({ state: 'waiting', via: 'service', until: at(120) }, -HOUR_MS), { state: 'waiting', via: 'service', until: at(120 - 3600) });
    assert.deepEqual(movedSignIn({ state: 'idle' }, HOUR_MS), { state: 'idle' });
  });
});

test('in the window no age jumps when the clock is set, and the next snapshot brings the new one', () => {
  const time = { wallMs: START_MS, monotonicMs: 0 };
  const clock = createSteadyClock(() => time.wallMs, () => time.monotonicMs);
  time.wallMs += 1000;
  time.monotonicMs += 1000;
  clock.snapshotArrived();
  time.wallMs -= HOUR_MS;
  time.monotonicMs += 3000;
  assert.equal(clock.now(), START_MS + 4000);
  clock.snapshotArrived();
  assert.equal(clock.now(), START_MS + 1000 - HOUR_MS);
});
