/** A service with very many users, and an app that has to tell what matters of them. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { USERS_KEPT_MAX } from '../../src/main/notifications/limited-user-list.ts';
import { SETTLE_MS } from '../../src/main/notifications/notification-scheduler.ts';
import { ada, manyProfiles } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';
import { FakeClock } from '../support/watch-model/fake-clock.ts';

const others = manyProfiles(999);

let simulator: Simulator;
let dir: string;
let clock: FakeClock;
let titles: string[];
let app: App;

beforeEach(async () => {
  simulator = await startSimulator({ users: [...others.slice(0, 299), ada, ...others.slice(299)] });
  dir = await mkdtemp(join(tmpdir(), 'many-users-test-'));
  clock = new FakeClock();
  titles = [];
  app = createTestApp({
    userDataDir: dir,
    serviceUrl: simulator.url,
    timers: clock.timers,
    openNotifier: async () => ({ show: (_id, { title }) => titles.push(title), close: () => undefined }),
  });
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const leave = (ids: readonly string[]): void => ids.forEach((id) => simulator.signOut(id));
const ids = others.map(({ id }) => id);
const settle = (): Promise<void> => clock.advance(SETTLE_MS, () => undefined);

describe('many users: the current one, number 300 of 1,000', () => {
  beforeEach(async () => {
    simulator.setCurrent(ada.id);
    await app.recorder.check();
  });

  test('leaves with all the others: the history has an entry with the name, and the notification begins with it', async () => {
    leave([...ids, ada.id]);
    await app.recorder.check();
    await settle();
    const { events, labels } = app.history.view();
    assert.deepEqual(events.filter(({ userId }) => userId === ada.id).map(({ kind }) => kind), ['signed-out']);
    assert.equal(labels.find(({ id }) => id === ada.id)?.label, ada.name);
    const named = events.filter(({ kind }) => kind === 'signed-out').map(({ userId }) => userId);
    assert.deepEqual(named.filter((userId) => !labels.some(({ id }) => id === userId)), [], 'everybody who has an entry has a name');
    assert.match(titles.join('\n'), /^Ada Lovelace, .+ were signed out of Pieces OS$/u);
  });

  test('leaves after so many others that no more are kept by name: the notification begins with the current user', async () => {
    leave(ids.slice(0, USERS_KEPT_MAX + 50));
    await app.recorder.check();
    leave([...ids, ada.id]);
    await app.recorder.check();
    await settle();
    assert.match(titles.join('\n'), /^Ada Lovelace, .+ were signed out of Pieces OS$/u);
  });
});

describe('many users who leave, whose transitions are still to be reported', () => {
  const changeAndAct = async (act: () => void): Promise<readonly string[]> => {
    app.start();
    await app.scheduler.checkNow();
    leave(ids);
    let acted = false;
    // The snapshot has the check before its transitions are reported.
    app.store.subscribe(({ session }) => {
      if (acted || (session.state === 'signedIn' && session.users.length > 1)) return;
      acted = true;
      queueMicrotask(act);
    });
    await app.scheduler.checkNow();
    return app.history.view().events.map(({ kind }) => kind);
  };

  test('are in the history before the end of the app', async () => {
    const kinds = await changeAndAct(() => app.end());
    assert.equal(kinds[0], 'watch-ended');
    assert.ok(kinds.includes('signed-out'));
  });

  test('are in the history before the sleep that is noticed meanwhile', async () => {
    const kinds = await changeAndAct(() => app.woke());
    assert.ok(kinds.indexOf('signed-out') > kinds.indexOf('watch-ended'), kinds.slice(0, 6).join(', '));
    app.scheduler.stop();
  });
});
