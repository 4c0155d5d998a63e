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
import { ada, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { onWire } from '../simulator/wire.ts';
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

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'disconnect-test-'));
  vault = createMemoryVault({ [ada.id]: makeTokens('ada'), [misaki.id]: makeTokens('misaki') });
  told = [];
  app = createTestApp({
    userDataDir: dir,
    serviceUrl: simulator.url,
    onTransitions: (transitions) => told.push(...transitions),
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
const failedAt = (): string => {
  const disconnect = disconnectState();
  return disconnect.state === 'failed' ? `${disconnect.step}: ${disconnect.detail}` : disconnect.state;
};

describe('disconnect: when a step fails', () => {
  test('the service refuses: nothing has changed, and trying again works', async () => {
    simulator.fault(DISCONNECT, { kind: 'status', status: 500 }, 1);
    await disconnectAda();
    assert.match(failedAt(), /^service: .*Clouds Connect failed\./u);
    assert.match(failedAt(), /500/u);
    assert.deepEqual(listed(), [ada.id, misaki.id]);
    assert.deepEqual(kept(), [ada.id, misaki.id]);
    assert.deepEqual([told, vault.asked], [[], []]);
    await flow.confirm(ada.id);
    assert.deepEqual(disconnectState(), { state: 'done', ...ADA });
  });

  test('the service is gone: nothing has changed, and it is shown as unreachable', async () => {
    flow.ask(ada.id);
    await simulator.down();
    await flow.confirm(ada.id);
    assert.equal(failedAt(), 'service: Pieces OS is not answering');
    assert.equal(app.store.get().session.state, 'unreachable');
    assert.deepEqual(kept(), [ada.id, misaki.id]);
  });

  test('the service refuses because the user is gone already: then the rest is done', async () => {
    flow.ask(ada.id);
    simulator.signOut(ada.id);
    simulator.fault(DISCONNECT, { kind: 'status', status: 500, text: 'User not found.' });
    await flow.confirm(ada.id);
    assert.equal(disconnectState().state, 'done');
    assert.deepEqual([listed(), kept()], [[misaki.id], [misaki.id]]);
  });

  test('the reply is lost although the service did it: that is found out, and the rest is done', async () => {
    simulator.fault(DISCONNECT, { kind: 'empty' }, 1);
    await disconnectAda();
    assert.equal(disconnectState().state, 'done');
    assert.deepEqual(kept(), [misaki.id]);
    assert.deepEqual(told, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('the keychain is locked: the step is named, the tokens are still there, and trying again works', async () => {
    vault.failWith('locked');
    await disconnectAda();
    assert.match(failedAt(), /^keychain: /u);
    assert.deepEqual(kept(), [ada.id, misaki.id]);
    assert.deepEqual(app.store.get().keychain, { state: 'locked' });
    assert.equal(told.filter(({ kind }) => kind === 'keychain-locked').length, 1);
    assert.deepEqual(listed(), [misaki.id], 'what the service said is true all the same');
    vault.failWith(null);
    await flow.confirm(ada.id);
    assert.equal(disconnectState().state, 'done');
    assert.deepEqual(kept(), [misaki.id]);
    assert.deepEqual(app.store.get().keychain, { state: 'ok' });
    assert.deepEqual(told.at(-1), { kind: 'keychain-unlocked' });
  });

  test('the user is still listed: that is no success, and the user is shown again', async () => {
    const lie = JSON.stringify({ iterable: [onWire(misaki, simulator.url)] });
    simulator.fault(DISCONNECT, { kind: 'body', text: lie });
    await disconnectAda();
    assert.equal(failedAt(), 'verification: Pieces OS still lists this user');
    assert.deepEqual(listed(), [ada.id, misaki.id]);
  });

  test('the service goes away before the proof: that is no success', async () => {
    simulator.fault('GET /users', { kind: 'refuse' });
    await disconnectAda();
    assert.equal(failedAt(), 'verification: Pieces OS closed the connection');
  });
});
