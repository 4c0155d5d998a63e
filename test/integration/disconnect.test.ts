import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { usersListedNow } from '../../src/main/state/session-reducer.ts';
import type { Disconnect } from '../../src/shared/snapshot.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { ADA, DISCONNECT, startDisconnectWorld, type DisconnectWorld } from '../support/disconnect-world.ts';
import { createMemoryVault } from '../support/memory-vault.ts';

let world: DisconnectWorld;
/** Every state that a disconnect was in. */
let steps: Disconnect['state'][];

beforeEach(async () => {
  world = await startDisconnectWorld();
  steps = [];
  world.app.store.subscribe(({ disconnect }) => {
    if (disconnect.state !== steps.at(-1)) steps.push(disconnect.state);
  });
});

afterEach(() => world.close());

const check = (): Promise<void> => world.app.commands.checkNow();

describe('disconnect: when all goes well', () => {
  test('asks first, then removes the user at the service and the tokens from the keychain, and verifies both', async () => {
    world.ask(ada.id);
    assert.deepEqual(world.disconnect(), { state: 'asking', ...ADA });
    assert.equal(world.simulator.requestCount(DISCONNECT), 0, 'asking does nothing yet');
    const before = world.simulator.requestCount('GET /users');
    await world.confirm(ada.id);
    assert.deepEqual(world.disconnect(), { state: 'done', ...ADA });
    assert.deepEqual(steps, ['asking', 'running', 'done']);
    assert.deepEqual(world.simulator.users().map(({ id }) => id), [misaki.id]);
    assert.deepEqual(world.listed(), [misaki.id]);
    assert.deepEqual(world.vault.users(), [misaki.id]);
    assert.ok(world.simulator.requestCount('GET /users') > before, 'the list of users is the proof');
    assert.deepEqual(world.app.store.get().keychain, { state: 'ok' });
    assert.deepEqual(world.reported, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('shows who remains at once, before the rest is done', async () => {
    const release = world.simulator.hold('GET /users', 'before');
    const verifying = world.simulator.nextRequest('GET /users');
    world.ask(ada.id);
    const done = world.confirm(ada.id);
    await verifying;
    assert.equal(world.disconnect().state, 'running');
    assert.deepEqual(world.listed(), [misaki.id]);
    release();
    await done;
  });

  test('of the last user ends in signed out, as expected', async () => {
    world.simulator.signOut(misaki.id);
    await check();
    world.reported.length = 0;
    await world.disconnectAda();
    assert.equal(world.app.store.get().session.state, 'signedOut');
    assert.deepEqual(world.reported, [{ kind: 'signed-out', userId: ada.id, expected: true }]);
  });

  test('of a user beside the current one leaves the current one', async () => {
    world.ask(misaki.id);
    await world.confirm(misaki.id);
    const { session } = world.app.store.get();
    assert.ok(session.state === 'signedIn');
    assert.deepEqual([session.currentId, session.users.length], [ada.id, 1]);
    assert.deepEqual(world.reported, [{ kind: 'signed-out', userId: misaki.id, expected: true }]);
  });

  test('asks no keychain of those who never had anything kept there', async () => {
    world.vault = createMemoryVault();
    world.vault.failWith('locked');
    await world.disconnectAda();
    assert.equal(world.disconnect().state, 'done');
    assert.deepEqual(world.vault.asked, [`remove ${ada.id}`]);
    assert.deepEqual(world.app.store.get().keychain, { state: 'unknown' });
  });
});

describe('disconnect: what is asked for', () => {
  test('a user that the service does not list is not asked about', () => {
    world.ask('nobody');
    assert.deepEqual(world.disconnect(), { state: 'idle' });
  });

  test('nobody is asked about while the service cannot be reached', async () => {
    await world.simulator.down();
    await check();
    world.ask(ada.id);
    assert.deepEqual(world.disconnect(), { state: 'idle' });
  });

  test('nothing is done without a question, for another user than asked about, or after it was closed', async () => {
    await world.confirm(ada.id);
    world.ask(ada.id);
    await world.confirm(misaki.id);
    assert.deepEqual(world.disconnect(), { state: 'asking', ...ADA });
    world.dismiss();
    assert.deepEqual(world.disconnect(), { state: 'idle' });
    await world.confirm(ada.id);
    assert.equal(world.simulator.requestCount(DISCONNECT), 0);
  });

  test('while one runs, no other question, no second run and no closing', async () => {
    const release = world.simulator.hold(DISCONNECT);
    const asked = world.simulator.nextRequest(DISCONNECT);
    world.ask(ada.id);
    const done = world.confirm(ada.id);
    await asked;
    world.ask(misaki.id);
    world.dismiss();
    await world.confirm(ada.id);
    assert.deepEqual(world.disconnect(), { state: 'running', ...ADA });
    release();
    await done;
    assert.equal(world.simulator.requestCount(DISCONNECT), 1);
    world.dismiss();
    assert.deepEqual(world.disconnect(), { state: 'idle' });
  });
});

describe('disconnect: answers that cross it', () => {
  test('a list that was asked for before and arrives after is dropped', async () => {
    const release = world.simulator.hold('GET /users');
    const asked = world.simulator.nextRequest('GET /users');
    const late = check();
    await asked;
    world.ask(ada.id);
    const done = world.confirm(ada.id);
    await new Promise<void>((resolve) => {
      const stop = world.app.store.subscribe(({ session }) => {
        if (usersListedNow(session).some(({ id }) => id === ada.id)) return;
        stop();
        resolve();
      });
    });
    release();
    await Promise.all([late, done]);
    assert.deepEqual(world.listed(), [misaki.id]);
    assert.deepEqual(world.reported, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('a sign-in that happens meanwhile is not lost', async () => {
    const release = world.simulator.hold(DISCONNECT);
    const asked = world.simulator.nextRequest(DISCONNECT);
    world.ask(ada.id);
    const done = world.confirm(ada.id);
    await asked;
    world.simulator.signIn(grace);
    release();
    await done;
    const { session } = world.app.store.get();
    assert.ok(session.state === 'signedIn');
    assert.equal(session.currentId, grace.id);
    assert.ok(world.reported.every((each) => each.kind !== 'signed-out' || each.expected));
  });
});
