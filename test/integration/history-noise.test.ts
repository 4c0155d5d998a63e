/** What a service does all day long, and clocks that are wrong for a while, push nothing out of the history. */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { createHistoryFolds } from '../../src/main/history/history-folds.ts';
import { openHistoryFile, type HistoryFile } from '../../src/main/history/history-file.ts';
import { ENTRIES_MAX, lineOf, withinBounds } from '../../src/main/history/history-lines.ts';
import type { History } from '../../src/main/history/history-recorder.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { SnapshotStore } from '../../src/main/state/snapshot-store.ts';
import type { UsersApi } from '../../src/main/users-api/client.ts';
import { DAY_MS, type HistoryEntry } from '../../src/shared/history.ts';
import type { Profile } from '../../src/shared/snapshot.ts';
import { createTestApp } from '../support/test-app.ts';

const START_MS = Date.parse('2026-01-31T12:00:00.000Z');
const SECOND_MS = 1000;
const YEAR_MS = 365 * DAY_MS;

let dir: string;
let path: string;
let wallMs: number;
let uptimeMs: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'history-noise-'));
  path = join(dir, 'history.jsonl');
  wallMs = START_MS;
  uptimeMs = 0;
});
afterEach(() => rm(dir, { recursive: true }));

const pass = (ms: number): void => {
  wallMs += ms;
  uptimeMs += ms;
};
const now = (): Date => new Date(wallMs);
const at = (ms: number): string => new Date(ms).toISOString();
const entry = (atMs: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({ at: at(atMs), kind: 'service-up', state: 'signedIn', currentId: 'ada', ...more });
const changed = (atMs: number, userId = 'ada'): HistoryEntry => entry(atMs, { kind: 'profile-changed', userId });
const written = (): readonly HistoryEntry[] =>
  fs.readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as HistoryEntry);

const ada: Profile = { id: 'ada', cloud: 'unknown', providers: [] };
const unused = (): Promise<never> => Promise.reject(new Error('This service is only checked.'));
/** A service where Ada is signed in. */
const api: UsersApi = {
  listUsers: async () => ({ users: [ada], unreadable: 0 }),
  currentUser: async () => ada,
  isHealthy: async () => true,
  version: async () => '1.0.0',
  signIn: unused,
  disconnect: unused,
  authenticateFromToken: unused,
};

/** The history of an app that has checked its service, with a clock that can be set. */
async function startRun(): Promise<{ history: History; store: SnapshotStore; tell: (...transitions: Transition[]) => void; setClock: (byMs: number) => void }> {
  const { store, history, recorder, noticeClock } = createTestApp({
    userDataDir: dir,
    clock: { wallMs: () => wallMs, uptimeMs: () => uptimeMs },
    createApi: () => api,
  });
  await recorder.check();
  return {
    history,
    store,
    tell: (...transitions) => history.transitions(transitions, at(wallMs)),
    setClock: (byMs) => {
      wallMs += byMs;
      noticeClock();
    },
  };
}

describe('history: repeated changes', () => {
  test('of one user are one entry, with their count and span, and a few lines', async () => {
    const { history, tell } = await startRun();
    for (let check = 0; check < 1000; check += 1) {
      tell({ kind: 'profile-changed', userId: 'ada' });
      pass(10 * SECOND_MS);
    }
    const [newest, ...older] = history.view().events;
    assert.deepEqual([newest?.kind, newest?.count, newest?.since, newest?.at], ['profile-changed', 1000, at(START_MS), at(START_MS + 9990 * SECOND_MS)]);
    assert.deepEqual(older.map(({ kind }) => kind), ['watch-began']);
    assert.ok(written().length < 20, String(written().length));
    history.end();
    assert.deepEqual(written().slice(-2).map(({ kind, count }) => [kind, count]), [['profile-changed', 1000], ['watch-ended', undefined]]);
  });

  test('of several users in turn are one entry each', async () => {
    const { history, tell } = await startRun();
    for (let check = 0; check < 100; check += 1) {
      tell({ kind: 'profile-changed', userId: 'ada' }, { kind: 'profile-changed', userId: 'bob' });
      pass(SECOND_MS);
    }
    const counts = history.view().events.filter(({ kind }) => kind === 'profile-changed').map(({ userId, count }) => `${String(userId)} ${String(count)}`);
    assert.deepEqual(counts.toSorted(), ['ada 100', 'bob 100']);
  });

  test('stand before what happened after them, so that the timeline stays as it was', async () => {
    const { history, store, tell } = await startRun();
    for (let check = 0; check < 3; check += 1) {
      tell({ kind: 'profile-changed', userId: 'ada' });
      pass(60 * SECOND_MS);
    }
    store.update({ session: { state: 'signedOut', since: at(wallMs), verifiedAt: at(wallMs), listed: [] } });
    tell({ kind: 'signed-out', userId: 'ada', expected: false });
    assert.deepEqual(written().map(({ kind, count = 1 }) => `${kind} ${String(count)}`).slice(-3), ['profile-changed 2', 'profile-changed 3', 'signed-out 1']);
    assert.deepEqual(history.view().spans.slice(-2).map(({ state, fromMs }) => [state, fromMs]), [['signedIn', START_MS], ['signedOut', START_MS + 180 * SECOND_MS]]);
  });

  test('that go on for more than a day are told once more', () => {
    const folds = createHistoryFolds();
    const lines = [0, DAY_MS / 2, DAY_MS, DAY_MS + 1].flatMap((ms) => folds.fold([changed(START_MS + ms)]));
    assert.deepEqual(lines.map(({ count = 1 }) => count), [1, 2, 3, 1]);
  });

  test('go first where there are too many: a sign-out of long ago outlives ten thousand of them', () => {
    const telling = ['signed-in', 'signed-out', 'user-switched', 'service-down', 'service-up'].map((kind, index) => entry(START_MS - DAY_MS + index, { kind }));
    const noise = Array.from({ length: 2 * ENTRIES_MAX }, (_, index) => changed(START_MS - DAY_MS / 2 + index, String(index)));
    const kept = withinBounds([...telling, ...noise].map((each) => ({ text: lineOf(each).trimEnd(), entry: each })), START_MS).map((line) => line.entry);
    assert.deepEqual(kept.slice(0, telling.length), telling);
    assert.ok(kept.length <= ENTRIES_MAX && kept.at(-1) === noise.at(-1));
  });
});

describe('history: a clock that is wrong', () => {
  const old = [85, 60, 30, 5].map((days) => entry(START_MS - days * DAY_MS));
  beforeEach(() => {
    fs.writeFileSync(path, old.map(lineOf).join(''));
    fs.utimesSync(path, (START_MS - DAY_MS) / 1000, (START_MS - DAY_MS) / 1000);
  });
  const openFile = (): HistoryFile => openHistoryFile({ path, now, onProblem: (problem) => assert.fail(JSON.stringify(problem)) });
  /** Whatever is done in the background. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 50; round += 1) await new Promise(setImmediate);
  };

  for (const aheadMs of [8 * DAY_MS, 100 * DAY_MS, YEAR_MS, 50 * YEAR_MS]) {
    test(`by ${String(aheadMs / DAY_MS)} days at the start, for some seconds: nothing is lost, and what was written then is moved`, async () => {
      wallMs += aheadMs;
      const { history, tell, setClock } = await startRun();
      tell({ kind: 'service-up' });
      pass(30 * SECOND_MS);
      await settle();
      setClock(-aheadMs);
      tell({ kind: 'service-up' });
      await settle();
      const kept = written();
      assert.deepEqual(kept.slice(0, old.length).map(({ at: when }) => when), old.map(({ at: when }) => when));
      assert.deepEqual(kept.slice(-3).map(({ kind, at: when }) => [kind, when]), [
        ['watch-began', at(START_MS)],
        ['service-up', at(START_MS)],
        ['service-up', at(START_MS + 30 * SECOND_MS)],
      ]);
      assert.equal(history.view().count, kept.length);
    });
  }

  for (const aheadMs of [6 * DAY_MS, YEAR_MS]) {
    test(`set ${String(aheadMs / DAY_MS)} days ahead in the middle of a run, and back: nothing is lost or out of place`, async () => {
      const { tell, setClock } = await startRun();
      tell({ kind: 'service-up' });
      setClock(aheadMs);
      for (let minute = 0; minute < 10; minute += 1) {
        pass(60 * SECOND_MS);
        tell({ kind: 'service-up' });
        await settle();
      }
      setClock(-aheadMs);
      const kept = written();
      assert.deepEqual(kept.slice(0, old.length), old);
      const times = kept.slice(-11).map((each) => (Date.parse(each.at) - START_MS) / 1000);
      assert.deepEqual(times, Array.from({ length: 11 }, (_, minute) => minute * 60));
    });
  }

  test('that was behind at the start: what was written then is moved, too', async () => {
    wallMs = Date.parse('1970-01-01T00:01:00.000Z');
    const behindMs = START_MS - wallMs;
    const { tell, setClock } = await startRun();
    tell({ kind: 'service-up' });
    setClock(behindMs);
    assert.deepEqual(written().slice(0, old.length), old);
    assert.deepEqual(written().slice(-2).map(({ at: when }) => when), [at(START_MS), at(START_MS)]);
  });

  test('is believed after a day: then ninety days are the bound again', async () => {
    wallMs += 20 * DAY_MS;
    const file = openFile();
    file.lastRun();
    file.append(entry(wallMs));
    await settle();
    assert.equal(written().length, old.length + 1);
    pass(1.1 * DAY_MS);
    file.touch();
    while (written()[0]?.kind !== 'carried-over') await new Promise(setImmediate);
    assert.deepEqual(written().map(({ kind }) => kind), ['carried-over', ...Array.from({ length: 4 }, () => 'service-up')]);
  });
});
