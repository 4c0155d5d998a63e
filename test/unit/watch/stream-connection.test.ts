import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createStreamConnection } from '../../../src/main/watch/stream-connection.ts';
import { CHECK_SPAN_MS, CHECKS_AT_ONCE_MAX } from '../../../src/main/watch/trigger-limit.ts';
import type { StreamConnection } from '../../../src/main/watch/stream-connection.ts';
import type { StreamListeners } from '../../../src/main/users-api/user-stream.ts';

interface Timer {
  readonly callback: () => void;
  readonly delayMs: number;
}

/** A stream whose connections, timers and clock are in the hands of the test. */
function bench() {
  const timers: Timer[] = [];
  const state = { opened: 0, closed: 0, checks: 0, nowMs: 0, changes: [] as boolean[] };
  let listeners: StreamListeners | undefined;
  const connection = createStreamConnection({
    open: (given) => {
      state.opened += 1;
      listeners = given;
      return () => {
        state.closed += 1;
        listeners = undefined;
      };
    },
    onMayHaveChanged: () => (state.checks += 1),
    onChange: (isOpen) => state.changes.push(isOpen),
    random: () => 1,
    timers: {
      set: (callback, delayMs) => {
        const timer = { callback, delayMs };
        timers.push(timer);
        return timer;
      },
      clear: (timer) => {
        const at = timers.indexOf(timer as Timer);
        if (at !== -1) timers.splice(at, 1);
      },
    },
    monotonicMs: () => state.nowMs,
  });
  const stream = (): StreamListeners => listeners ?? assert.fail('no connection');
  /** Lets the timer of this length ring. */
  const ring = (delayMs: number): void => {
    const at = timers.findIndex((timer) => timer.delayMs === delayMs);
    const [timer] = timers.splice(at, 1);
    (timer ?? assert.fail(`no timer of ${String(delayMs)} ms`)).callback();
  };
  const waits = (): number[] => timers.map(({ delayMs }) => delayMs).filter((delayMs) => delayMs !== NEWS_GAP_MS);
  return { connection, state, stream, ring, timers, waits };
}

const NEWS_GAP_MS = 200;

describe('the stream is opened', () => {
  test('once the service has answered, and once only', () => {
    const { connection, state, stream } = bench();
    assert.equal(state.opened, 0);
    connection.serviceAnswered();
    connection.serviceAnswered();
    stream().onOpen();
    connection.serviceAnswered();
    assert.equal(state.opened, 1);
    assert.deepEqual(state.changes, [true]);
    assert.ok(connection.isOpen());
  });

  test('and checks what happened before it was', () => {
    const { connection, state, stream } = bench();
    connection.serviceAnswered();
    assert.equal(state.checks, 0);
    stream().onOpen();
    assert.equal(state.checks, 1);
  });

  test('not again where there is none, until the service may have been restarted', () => {
    const { connection, state, stream, waits } = bench();
    connection.serviceAnswered();
    stream().onEnd('unsupported');
    connection.serviceAnswered();
    assert.deepEqual([state.opened, waits()], [1, []]);
    connection.serviceFailed();
    connection.serviceAnswered();
    assert.equal(state.opened, 2);
    assert.deepEqual(state.changes, []);
  });

  test('anew after it was lost, by one timer with back-off, and the loss causes a check', () => {
    const { connection, state, stream, ring, waits } = bench();
    connection.serviceAnswered();
    for (const waitMs of [1000, 2000, 4000]) {
      stream().onOpen();
      const { checks } = state;
      ring(NEWS_GAP_MS);
      stream().onEnd('lost');
      assert.equal(state.checks, checks + 1);
      assert.deepEqual(waits(), [waitMs]);
      connection.serviceAnswered();
      assert.deepEqual(waits(), [waitMs], 'an answer does not hurry it');
      ring(waitMs);
      ring(NEWS_GAP_MS);
    }
    assert.equal(state.opened, 4);
  });

  test('soon after a good one was lost', () => {
    const { connection, state, stream, ring, waits } = bench();
    connection.serviceAnswered();
    stream().onEnd('lost');
    ring(1000);
    stream().onEnd('lost');
    ring(2000);
    stream().onOpen();
    state.nowMs += 60_000;
    stream().onEnd('lost');
    assert.deepEqual(waits(), [1000]);
  });

  test('at the first answer of a service that was down meanwhile', () => {
    const { connection, state, stream, waits } = bench();
    connection.serviceAnswered();
    stream().onEnd('lost');
    connection.serviceFailed();
    assert.deepEqual(waits(), []);
    connection.serviceAnswered();
    assert.equal(state.opened, 2);
  });
});

describe('checks', () => {
  test('of any number within a moment are one check at once and one after it', () => {
    const { connection, state, stream, ring, timers } = bench();
    connection.serviceAnswered();
    for (let frame = 0; frame < 10_000; frame += 1) stream().onFrame();
    assert.equal(state.checks, 1);
    ring(NEWS_GAP_MS);
    assert.equal(state.checks, 2);
    ring(NEWS_GAP_MS);
    assert.deepEqual([state.checks, timers], [2, []]);
    stream().onFrame();
    assert.equal(state.checks, 3);
  });
});

test('whatever the stream does, and however often it opens and closes, the checks it causes are bounded', () => {
  const SECONDS = 20;
  const CASES: Readonly<Record<string, (connection: StreamConnection, stream: () => StreamListeners) => void>> = {
    'frames without end': (_live, stream) => stream().onFrame(),
    'opens and closes at once, while checks are answered and fail in turn': (connection, stream) => {
      stream().onOpen();
      stream().onEnd('lost');
      connection.serviceFailed();
      connection.serviceAnswered();
    },
    'opens and closes at once, while checks are answered': (connection, stream) => {
      stream().onOpen();
      stream().onEnd('lost');
      connection.serviceFailed();
      connection.serviceAnswered();
      connection.serviceAnswered();
    },
  };
  for (const [name, happen] of Object.entries(CASES)) {
    const { connection, state, stream, timers } = bench();
    connection.serviceAnswered();
    let gap: Timer | undefined;
    let gapEndsMs = 0;
    for (let ms = 0; ms < SECONDS * 1000; ms += 10) {
      state.nowMs += 10;
      if (gap && state.nowMs >= gapEndsMs) {
        timers.splice(timers.indexOf(gap), 1);
        gap.callback();
      }
      happen(connection, stream);
      const next = timers.find(({ delayMs }) => delayMs === NEWS_GAP_MS || delayMs === CHECK_SPAN_MS);
      if (next !== gap && next) gapEndsMs = state.nowMs + next.delayMs;
      gap = next;
    }
    const most = CHECKS_AT_ONCE_MAX + (SECONDS * 1000) / CHECK_SPAN_MS;
    assert.ok(state.checks <= most + 1, `${name}: ${String(state.checks)} checks`);
    assert.ok(state.checks >= most / 2, `${name}: ${String(state.checks)} checks`);
  }
});

test('a reset leaves no connection and no timer, and begins anew with the next answer', () => {
  const { connection, state, stream, timers } = bench();
  connection.serviceAnswered();
  stream().onOpen();
  stream().onFrame();
  connection.reset();
  assert.deepEqual([state.closed, timers, state.changes, connection.isOpen()], [1, [], [true, false], false]);
  connection.serviceAnswered();
  stream().onEnd('lost');
  connection.reset();
  assert.deepEqual(timers, []);
  assert.equal(state.opened, 2);
});
