import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { createDisconnectJournal } from '../../src/main/disconnect/disconnect-journal.ts';
import { createDisconnectFlow } from '../../src/main/disconnect/disconnect-flow.ts';
import type { DisconnectFlow } from '../../src/main/disconnect/disconnect-flow.ts';
import { usersListedNow } from '../../src/main/state/session-reducer.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { Disconnect } from '../../src/shared/snapshot.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { createMemoryVault } from '../support/memory-vault.ts';
import type { MemoryVault } from '../support/memory-vault.ts';
import { makeTokens } from '../support/tokens.ts';
import { createTestApp } from '../support/test-app.ts';

const DISCONNECT = 'POST /users/{user}/disconnect';
const ADA = { userId: ada.id, label: 'Ada Lovelace' };

let simulator: Simulator;
let dir: string;
let vault: MemoryVault;
let app: App;
let flow: DisconnectFlow;
let told: Transition[];
/** Every state that a disconnect was in. */
let steps: Disconnect['state'][];

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'disconnect-test-'));
  vault = createMemoryVault({ [ada.id]: makeTokens('ada'), [misaki.id]: makeTokens('misaki') });
  told = [];
  steps = [];
  app = createTestApp({
    userDataDir: dir,
    serviceUrl: simulator.url,
    onTransitions: (transitions) => told.push(...transitions),
  });
  app.store.subscribe(({ disconnect }) => {
    if (disconnect.state !== steps.at(-1)) steps.push(disconnect.state);
  });
  flow = createDisconnectFlow({
    journal: createDisconnectJournal(app.settings),
    api: app.address.api,
    vault: async () => vault,
    recorder: app.recorder,
    store: app.store,
    now: () => new Date(),
    checkNow: async () => void (await app.recorder.check()),
  });
  await app.recorder.check();
  steps.length = 0;
});

afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const disconnectState = (): Disconnect => app.store.get().disconnect;
const listed = (): string[] => usersListedNow(app.store.get().session).map(({ id }) => id);
const kept = (): readonly string[] => vault.users();
async function disconnectAda(): Promise<void> {
  flow.ask(ada.id);
  await flow.confirm(ada.id);
}

describe('disconnect: when all goes well', () => {
  test('asks first, then removes the user at the service and the tokens from the keychain, and verifies both', async () => {
    flow.ask(ada.id);
    assert.deepEqual(disconnectState(), { state: 'asking', ...ADA });
    assert.equal(simulator.requestCount(DISCONNECT), 0, 'asking does nothing yet');
    const before = simulator.requestCount('GET /users');
    await flow.confirm(ada.id);
    assert.deepEqual(disconnectState(), { state: 'done', ...ADA });
    assert.deepEqual(steps, ['asking', 'running', 'done']);
    assert.deepEqual(simulator.users().map(({ id }) => id), [misaki.id]);
    assert.deepEqual(listed(), [misaki.id]);
    assert.deepEqual(kept(), [misaki.id]);
    assert.ok(simulator.requestCount('GET /users') > before, 'the list of users is the proof');
    assert.deepEqual(app.store.get().keychain, { state: 'ok' });
    assert.deepEqual(told, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('shows who remains at once, before the rest is done', async () => {
    const release = simulator.hold('GET /users', 'before');
    const verifying = simulator.nextRequest('GET /users');
    flow.ask(ada.id);
    const done = flow.confirm(ada.id);
    await verifying;
    assert.equal(disconnectState().state, 'running');
    assert.deepEqual(listed(), [misaki.id]);
    release();
    await done;
  });

  test('of the last user ends in signed out, as expected', async () => {
    simulator.signOut(misaki.id);
    await app.recorder.check();
    told.length = 0;
    await disconnectAda();
    assert.equal(app.store.get().session.state, 'signedOut');
    assert.deepEqual(told, [{ kind: 'signed-out', userId: ada.id, expected: true }]);
  });

  test('of a user beside the current one leaves the current one', async () => {
    flow.ask(misaki.id);
    await flow.confirm(misaki.id);
    const { session } = app.store.get();
    assert.ok(session.state === 'signedIn');
    assert.deepEqual([session.currentId, session.users.length], [ada.id, 1]);
    assert.deepEqual(told, [{ kind: 'signed-out', userId: misaki.id, expected: true }]);
  });

  test('asks no keychain of those who never had anything kept there', async () => {
    vault = createMemoryVault();
    vault.failWith('locked');
    await disconnectAda();
    assert.equal(disconnectState().state, 'done');
    assert.deepEqual(vault.asked, [`remove ${ada.id}`]);
    assert.deepEqual(app.store.get().keychain, { state: 'unknown' });
  });
});

describe('disconnect: what is asked for', () => {
  test('a user that the service does not list is not asked about', () => {
    flow.ask('nobody');
    assert.deepEqual(disconnectState(), { state: 'idle' });
  });

  test('nobody is asked about while the service cannot be reached', async () => {
    await simulator.down();
    await app.recorder.check();
    flow.ask(ada.id);
    assert.deepEqual(disconnectState(), { state: 'idle' });
  });

  test('nothing is done without a question, for another user than asked about, or after it was closed', async () => {
    await flow.confirm(ada.id);
    flow.ask(ada.id);
    await flow.confirm(misaki.id);
    assert.deepEqual(disconnectState(), { state: 'asking', ...ADA });
    flow.dismiss();
    assert.deepEqual(disconnectState(), { state: 'idle' });
    await flow.confirm(ada.id);
    assert.equal(simulator.requestCount(DISCONNECT), 0);
  });

  test('while one runs, no other question, no second run and no closing', async () => {
    const release = simulator.hold(DISCONNECT);
    const asked = simulator.nextRequest(DISCONNECT);
    flow.ask(ada.id);
    const done = flow.confirm(ada.id);
    await asked;
    flow.ask(misaki.id);
    flow.dismiss();
    await flow.confirm(ada.id);
    assert.deepEqual(disconnectState(), { state: 'running', ...ADA });
    release();
    await done;
    assert.equal(simulator.requestCount(DISCONNECT), 1);
    flow.dismiss();
    assert.deepEqual(disconnectState(), { state: 'idle' });
  });
});

describe('disconnect: answers that cross it', () => {
  test('a list that was asked for before and arrives after is dropped', async () => {
    const release = simulator.hold('GET /users');
    const asked = simulator.nextRequest('GET /users');
    const late = app.recorder.check();
    await asked;
    flow.ask(ada.id);
    const done = flow.confirm(ada.id);
    await new Promise<void>((resolve) => {
      const stop = app.store.subscribe(({ session }) => {
        if (usersListedNow(session).some(({ id }) => id === ada.id)) return;
        stop();
        resolve();
      });
    });
    release();
    await Promise.all([late, done]);
    assert.deepEqual(listed(), [misaki.id]);
    assert.deepEqual(told, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('a sign-in that happens meanwhile is not lost', async () => {
    const release = simulator.hold(DISCONNECT);
    const asked = simulator.nextRequest(DISCONNECT);
    flow.ask(ada.id);
    const done = flow.confirm(ada.id);
    await asked;
    simulator.signIn(grace);
    release();
    await done;
    const { session } = app.store.get();
    assert.ok(session.state === 'signedIn');
    assert.equal(session.currentId, grace.id);
    assert.ok(told.every((each) => each.kind !== 'signed-out' || each.expected));
  });
});
