/** The history of a real app that watches a simulated service. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { exportHistory } from '../../src/main/history/export-to-file.ts';
import type { History } from '../../src/main/history/history-recorder.ts';
import { EVENTS_MAX } from '../../src/shared/history.ts';
import { ada, CANARY_PREFIX, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

const START_MS = Date.UTC(2026, 0, 31, 12);
const MINUTE_MS = 60_000;

let simulator: Simulator;
let dir: string;
let path: string;
let nowMs: number;
let app: App;
let history: History;

function start(): void {
  app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url, now: () => new Date(nowMs) });
  history = app.history;
}
const check = async (minutesLater = 1): Promise<void> => {
  nowMs += minutesLater * MINUTE_MS;
  await app.recorder.check();
};
/** What is kept: minutes since the start, kind, cause, and what was the case then. */
const kept = async (): Promise<unknown[]> =>
  (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
    .map(({ at = '', kind, cause, state }) => [(Date.parse(at) - START_MS) / MINUTE_MS, kind, cause, state]);

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada] });
  dir = await mkdtemp(join(tmpdir(), 'history-test-'));
  path = join(dir, 'history.jsonl');
  nowMs = START_MS;
  start();
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

describe('history: the watch', () => {
  test('begins with the end of the first check, and nothing is written before', async () => {
    await assert.rejects(readFile(path));
    assert.equal(app.store.get().history, undefined);
    await check();
    assert.deepEqual(await kept(), [[1, 'watch-began', 'start', 'signedIn']]);
    assert.deepEqual(app.store.get().history, { revision: 1 });
    await check();
    assert.equal((await kept()).length, 1);
  });

  test('begins with an outage where that is what the first check shows', async () => {
    await simulator.down();
    await check();
    assert.deepEqual(await kept(), [[1, 'watch-began', 'start', 'unreachable'], [1, 'service-down', 'refused', 'unreachable']]);
  });

  test('ends when the app does, once', async () => {
    await check();
    nowMs += MINUTE_MS;
    history.end();
    history.end();
    assert.deepEqual((await kept()).at(-1), [2, 'watch-ended', 'quit', 'unknown']);
    start();
    await check(10);
    assert.deepEqual((await kept()).slice(1), [[2, 'watch-ended', 'quit', 'unknown'], [12, 'watch-began', 'start', 'signedIn']]);
  });

  test('has lasted until the last sign of life where nobody could write that it ended', async () => {
    await check();
    await check(4);
    start();
    await check(60);
    assert.deepEqual((await kept()).slice(1), [[5, 'watch-ended', 'unknown', 'unknown'], [65, 'watch-began', 'start', 'signedIn']]);
    const { spans } = history.view();
    assert.deepEqual(spans.map(({ state, fromMs }) => [state, (fromMs - START_MS) / MINUTE_MS]).slice(1), [['signedIn', 1], ['unknown', 5], ['signedIn', 65]]);
  });

  test('has lasted no longer than until now, whatever the time of the file is, and at least until its last entry', async () => {
    for (const year of [2030, 2020]) {
      await rm(path, { force: true });
      nowMs = START_MS;
      start();
      await check();
      await utimes(path, new Date(`${year}-01-01`), new Date(`${year}-01-01`));
      start();
      await check(60);
      assert.deepEqual((await kept())[1], [year === 2030 ? 61 : 1, 'watch-ended', 'unknown', 'unknown']);
    }
  });

  test('does not cover the sleep of the computer: that began after the last check', async () => {
    await check();
    nowMs += 600 * MINUTE_MS;
    history.woke();
    history.woke();
    simulator.signOut();
    await check();
    assert.deepEqual((await kept()).slice(1), [
      [1, 'watch-ended', 'sleep', 'unknown'],
      [602, 'watch-began', 'wake', 'signedOut'],
      [602, 'signed-out', 'elsewhere', 'signedOut'],
    ]);
  });

  test('begins anew at another address', async () => {
    await check();
    const other = await startSimulator({ users: [grace] });
    try {
      app = createTestApp({ userDataDir: dir, now: () => new Date(nowMs) });
      history = app.history;
      await app.commands.setSetting('serviceUrl', simulator.url);
      await check();
      await app.commands.setSetting('serviceUrl', other.url);
      await check();
      assert.deepEqual((await kept()).slice(-2), [[2, 'watch-ended', 'address', 'unknown'], [3, 'watch-began', 'address', 'signedIn']]);
      assert.equal(history.view().spans.at(-1)?.currentId, grace.id);
    } finally {
      await other.close();
    }
  });
});

describe('history: what happens', () => {
  test('to thousands of users at once takes the place of nothing else', async () => {
    await check();
    simulator.fault('GET /users', { kind: 'manyUsers', count: 10_000 });
    await check();
    const entries = await kept();
    assert.deepEqual(entries[0], [1, 'watch-began', 'start', 'signedIn']);
    assert.ok(entries.length < 100, String(entries.length));
    assert.deepEqual(entries.at(-1), [2, 'more-changes', undefined, 'signedIn']);
    const last = history.view().events[0];
    assert.equal((last?.count ?? 0) + entries.length - 2 >= 9_990, true, 'and none is left uncounted');
  });

  test('is kept with time and cause, each change once', async () => {
    await check();
    simulator.signIn(grace);
    await check();
    await simulator.down();
    await check();
    await check();
    await simulator.up();
    await check();
    app.recorder.observe({ kind: 'disconnectBegan', userId: grace.id });
    simulator.signOut(grace.id);
    await check();
    app.store.update({ signIn: { state: 'waiting', via: 'service', until: new Date(nowMs + MINUTE_MS).toISOString() } });
    simulator.signIn(misaki);
    await check();
    assert.deepEqual(
      (await kept()).slice(1).map((each) => (each as unknown[]).slice(0, 3)),
      [[2, 'user-switched', 'elsewhere'], [3, 'service-down', 'refused'], [5, 'service-up', undefined], [6, 'user-switched', 'here'], [7, 'user-switched', 'here']],
    );
  });

  test('is kept with ids only: no name, no address, no secret', async () => {
    simulator.signIn(grace);
    await check();
    simulator.setProfile(ada.id, { name: 'Ada King' });
    await check();
    simulator.signOut(grace.id);
    await check();
    const text = await readFile(path, 'utf8');
    for (const personal of [ada.email, ada.name, grace.email, grace.username, 'Ada King', CANARY_PREFIX]) {
      assert.ok(typeof personal === 'string' && !text.includes(personal), String(personal));
    }
    assert.ok(text.includes(ada.id) && text.includes(grace.id));
  });

  test('is shown with the names of those who are there, and of those who left meanwhile', async () => {
    await check();
    simulator.signIn(grace);
    await check();
    simulator.signOut(grace.id);
    await check();
    const { labels, events, count } = history.view();
    assert.deepEqual(new Map(labels.map(({ id, label }) => [id, label])), new Map([[ada.id, ada.name], [grace.id, grace.username]]));
    assert.deepEqual(events.map(({ kind }) => kind), ['user-switched', 'user-switched', 'watch-began']);
    assert.equal(count, 3);
  });

  test('is handed to the window as far as that can show it', async () => {
    const line = (index: number): string => JSON.stringify({ at: new Date(START_MS - (5000 - index) * 1000).toISOString(), kind: 'service-up', state: index % 2 ? 'signedOut' : 'unreachable' });
    await writeFile(path, `${Array.from({ length: 5000 }, (_, index) => line(index)).join('\n')}\n`);
    const view = history.view();
    assert.equal(view.events.length, EVENTS_MAX);
    assert.equal(view.count, 5000);
    assert.ok(JSON.stringify(view).length < 150_000);
  });
});

describe('history: a file that cannot be used', () => {
  test('is told by a notice, once, and the next start is as any other', async () => {
    await writeFile(path, 'not a history\n');
    await check();
    await check();
    const ids = (): string[] => app.store.get().notices.map(({ id }) => id);
    assert.deepEqual(ids(), ['historySetAside']);
    assert.equal(app.store.get().session.state, 'signedIn');
    start();
    await check();
    assert.ok(history.view().events.length > 0);
  });

  test('is told while it lasts, and not any longer', async () => {
    await rm(dir, { recursive: true });
    await writeFile(dir, '');
    await check();
    const toldOfHistory = (): string[] => app.store.get().notices.map(({ id }) => id).filter((id) => id.startsWith('history'));
    assert.deepEqual(toldOfHistory(), ['historyNotSaved']);
    assert.equal(history.view().count, 1);
    await rm(dir);
    simulator.signOut();
    await check();
    assert.deepEqual(toldOfHistory(), []);
    assert.equal((await kept()).length, 2);
  });
});

describe('history: an export', () => {
  beforeEach(() => check());
  const target = (): string => join(dir, 'out.csv');

  test('is written where the person wants it; without names there is no name in it', async () => {
    assert.deepEqual(await exportHistory(history, async () => target(), 'csv', false), { state: 'saved', fileName: 'out.csv' });
    const csv = await readFile(target(), 'utf8');
    assert.ok(csv.includes(ada.id));
    for (const personal of [ada.name, ada.email]) assert.ok(typeof personal === 'string' && !csv.includes(personal));
  });

  test('has the names that are known where the person wants them', async () => {
    await exportHistory(history, async () => target(), 'json', true);
    const json = await readFile(target(), 'utf8');
    for (const personal of [ada.name, ada.email]) assert.ok(typeof personal === 'string' && json.includes(personal));
    assert.ok(!json.includes(CANARY_PREFIX));
  });

  test('is private, whatever the file was that it replaces', async () => {
    await writeFile(target(), 'before', { mode: 0o644 });
    await exportHistory(history, async () => target(), 'csv', true);
    assert.equal((await stat(target())).mode & 0o777, 0o600);
    await writeFile(join(dir, 'elsewhere.csv'), 'before', { mode: 0o666 });
    await symlink(join(dir, 'elsewhere.csv'), join(dir, 'link.csv'));
    await exportHistory(history, async () => join(dir, 'link.csv'), 'csv', true);
    assert.ok((await readFile(join(dir, 'elsewhere.csv'), 'utf8')).includes(ada.id), 'where the link leads');
    assert.equal((await stat(join(dir, 'elsewhere.csv'))).mode & 0o777, 0o600);
  });

  const NO_FILES: Readonly<Record<string, (at: string) => Promise<unknown>>> = {
    'a pipe': async (at) => assert.equal(spawnSync('mkfifo', [at]).status, 0),
    'a device': (at) => symlink('/dev/full', at),
    'a folder': (at) => mkdir(at),
    'a link to a pipe': async (at) => {
      assert.equal(spawnSync('mkfifo', [`${at}.pipe`]).status, 0);
      await symlink(`${at}.pipe`, at);
    },
    'a socket': (at) => new Promise((resolve) => createServer().listen(at, () => resolve(undefined)).unref()),
  };
  for (const [what, put] of Object.entries(NO_FILES)) {
    test(`onto ${what} is refused, and waits for nothing`, async () => {
      await put(target());
      const failed = await exportHistory(history, async () => target(), 'csv', false);
      assert.deepEqual(failed, { state: 'failed', cause: { code: 'notDone.export', why: { code: 'notAFile' } } });
    });
  }

  test('says why it could not be written; a person who thinks better of it is told nothing', async () => {
    const failed = await exportHistory(history, async () => join(dir, 'nowhere', 'out.csv'), 'csv', false);
    assert.deepEqual(failed, { state: 'failed', cause: { code: 'notDone.export', why: { code: 'ENOENT' } } });
    assert.deepEqual(await exportHistory(history, async () => undefined, 'csv', false), { state: 'cancelled' });
  });
});
