import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { initialSnapshot } from '../../../src/main/state/initial-snapshot.ts';
import { createSnapshotStore, type SnapshotStore } from '../../../src/main/state/snapshot-store.ts';
import { createPiecesOsStart, START_LIMIT_MS } from '../../../src/main/watch/start-pieces-os.ts';
import { describePiecesOsStart } from '../../../src/shared/describe-flows.ts';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings.ts';
import type { PiecesOsStart, Service, Session } from '../../../src/shared/snapshot.ts';

const AT = '2026-01-31T12:00:00.000Z';
const REFUSED: Session = { state: 'unreachable', since: AT, reason: 'refused' };
const SERVICE: Service = { baseUrl: 'http://localhost:1000', source: 'default', checking: false, updates: 'polling' };

let store: SnapshotStore;
let launched: number;
let checks: string[];
let timers: Map<number, { callback: () => void; delayMs: number }>;
const fire = (): void => {
  const due = [...timers.values()];
  timers.clear();
  for (const { callback } of due) callback();
};

function create(launch: () => Promise<boolean> = async () => true): () => Promise<void> {
  return createPiecesOsStart({
    store,
    timers: {
      set: (callback, delayMs) => {
        timers.set(timers.size + 1, { callback, delayMs });
        return timers.size;
      },
      clear: (timer) => void timers.delete(timer as number),
    },
    scheduler: { checkNow: async () => void checks.push('check'), forgetFailures: () => void checks.push('forget') },
    launch: () => {
      launched += 1;
      return launch();
    },
  });
}
const shown = (): PiecesOsStart | undefined => store.get().piecesOsStart;

beforeEach(() => {
  launched = 0;
  checks = [];
  timers = new Map();
  store = createSnapshotStore({
    ...initialSnapshot({ service: SERVICE, startAtLogin: { state: 'off' }, settings: DEFAULT_SETTINGS, notices: [], app: { version: '0.1.0' } }),
    session: REFUSED,
  });
});

describe('starting Pieces OS', () => {
  test('asks the system, checks at once, and ends when an answer comes', async () => {
    const start = create();
    await start();
    assert.deepEqual(shown(), { state: 'asked' });
    assert.deepEqual(checks, ['forget', 'check']);
    assert.equal(timers.get(1)?.delayMs, START_LIMIT_MS);
    store.update({ session: { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] } });
    assert.equal(shown(), undefined);
    assert.equal(timers.size, 0);
  });

  test('says that no answer came in time, and can then be tried again', async () => {
    const start = create();
    await start();
    fire();
    assert.deepEqual(shown(), { state: 'failed', failure: 'noAnswer' });
    await start();
    assert.deepEqual(shown(), { state: 'asked' });
    assert.equal(launched, 2);
  });

  test('says that there is no program for it, or that the system reported an error', async () => {
    await create(async () => false)();
    assert.deepEqual(shown(), { state: 'failed', failure: 'noProgram' });
    await create(() => Promise.reject(new Error('no xdg-open')))();
    assert.deepEqual(shown(), { state: 'failed', failure: 'notOpened' });
    assert.deepEqual([checks, timers.size], [[], 0]);
  });

  test('asks the system once, however often it is asked for', async () => {
    const start = create();
    await Promise.all([start(), start(), start()]);
    await start();
    assert.equal(launched, 1);
  });

  test('shows nothing of a start whose result comes after the answer of Pieces OS', async () => {
    const launch = Promise.withResolvers<boolean>();
    const started = create(() => launch.promise)();
    store.update({ session: { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] } });
    launch.resolve(false);
    await started;
    assert.deepEqual([shown(), timers.size], [undefined, 0]);
  });
});

for (const hasProgram of [true, false]) {
  test(`starting Pieces OS: a result that comes after Pieces OS answered and was gone again is of no start that is shown (${String(hasProgram)})`, async () => {
    const launch = Promise.withResolvers<boolean>();
    const started = create(() => launch.promise)();
    store.update({ session: { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] } });
    store.update({ session: REFUSED });
    launch.resolve(hasProgram);
    await started;
    assert.deepEqual([shown(), timers.size, checks], [undefined, 0, []]);
  });
}

describe('starting Pieces OS is offered where nothing listens at its address on this computer', () => {
  const CASES: readonly (readonly [offered: boolean, session: Session, baseUrl: string])[] = [
    [true, REFUSED, 'http://localhost:1000'],
    [true, REFUSED, 'http://localhost'],
    [true, REFUSED, 'http://127.0.0.1:39300'],
    [true, REFUSED, 'http://127.8.9.1:39300'],
    [true, REFUSED, 'http://[::1]:39300'],
    [true, REFUSED, 'https://localhost:1000'],
    [false, REFUSED, 'https://pieces.example.com'],
    [false, REFUSED, 'https://localhost.example.com:1000'],
    [false, REFUSED, 'https://127.0.0.1.example.com:1000'],
    [false, REFUSED, 'https://192.168.0.7:1000'],
    [false, { state: 'starting' }, 'http://localhost:1000'],
    [false, { state: 'signedOut', since: AT, verifiedAt: AT, listed: [] }, 'http://localhost:1000'],
    [false, { state: 'incompatible', since: AT, cause: { code: 'notUsers' } }, 'http://localhost:1000'],
    ...(['timedOut', 'reset', 'network', 'failed', 'notPiecesOs', 'otherUser', 'rejected'] as const).map(
      (reason) => [false, { state: 'unreachable', since: AT, reason }, 'http://localhost:1000'] as const,
    ),
  ];
  for (const [offered, session, baseUrl] of CASES) {
    const name = `${session.state}${session.state === 'unreachable' ? ` (${session.reason})` : ''} at ${baseUrl}`;
    test(`${name}: ${offered ? 'offered' : 'not offered, and the command does nothing'}`, async () => {
      store.update({ session, service: { ...SERVICE, baseUrl } });
      await create()();
      assert.equal(launched, offered ? 1 : 0);
      assert.equal(describePiecesOsStart({ ...store.get(), piecesOsStart: undefined }) !== undefined, offered);
    });
  }
});

describe('the words about starting Pieces OS', () => {
  const words = messages.startPiecesOs;
  const of = (piecesOsStart: PiecesOsStart | undefined) => describePiecesOsStart({ session: REFUSED, service: SERVICE, piecesOsStart });

  test('offer it, say that it is waited for, or say what failed and offer it again', () => {
    assert.deepEqual(of(undefined), { action: words.action });
    assert.deepEqual(of({ state: 'asked' }), words.asked);
    for (const failure of ['noProgram', 'notOpened', 'noAnswer'] as const) {
      assert.deepEqual(of({ state: 'failed', failure }), { ...words.failures[failure], action: words.retry });
    }
  });
});
