import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { causePhrase } from '../../src/shared/describe-cause.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import { onWire } from '../simulator/wire.ts';
import { ADA, DISCONNECT, startDisconnectWorld, type DisconnectWorld } from '../support/disconnect-world.ts';

let world: DisconnectWorld;
beforeEach(async () => {
  world = await startDisconnectWorld();
});
afterEach(() => world.close());

const failedAt = (): string => {
  const disconnect = world.disconnect();
  return disconnect.state === 'failed' ? `${disconnect.step}: ${causePhrase(disconnect.cause)}` : disconnect.state;
};

describe('disconnect: when a step fails', () => {
  test('the service refuses: nothing has changed, and trying again works', async () => {
    world.simulator.fault(DISCONNECT, { kind: 'status', status: 500 }, 1);
    await world.disconnectAda();
    assert.match(failedAt(), /^service: .*Clouds Connect failed\./u);
    assert.match(failedAt(), /500/u);
    assert.deepEqual(world.listed(), [ada.id, misaki.id]);
    assert.deepEqual(world.vault.users(), [ada.id, misaki.id]);
    assert.deepEqual([world.reported, world.vault.asked], [[], []]);
    await world.confirm(ada.id);
    assert.deepEqual(world.disconnect(), { state: 'done', ...ADA });
  });

  test('the service is gone: nothing has changed, and it is shown as unreachable', async () => {
    world.ask(ada.id);
    await world.simulator.down();
    await world.confirm(ada.id);
    assert.equal(failedAt(), 'service: Pieces OS is not answering');
    assert.equal(world.app.store.get().session.state, 'unreachable');
    assert.deepEqual(world.vault.users(), [ada.id, misaki.id]);
  });

  test('the service refuses because the user is gone already: then the rest is done', async () => {
    world.ask(ada.id);
    world.simulator.signOut(ada.id);
    world.simulator.fault(DISCONNECT, { kind: 'status', status: 500, text: 'User not found.' });
    await world.confirm(ada.id);
    assert.equal(world.disconnect().state, 'done');
    assert.deepEqual([world.listed(), world.vault.users()], [[misaki.id], [misaki.id]]);
  });

  test('the reply is lost although the service did it: that is found out, and the rest is done', async () => {
    world.simulator.fault(DISCONNECT, { kind: 'empty' }, 1);
    await world.disconnectAda();
    assert.equal(world.disconnect().state, 'done');
    assert.deepEqual(world.vault.users(), [misaki.id]);
    assert.deepEqual(world.reported, [{ kind: 'user-switched', from: ada.id, to: misaki.id, expected: true }]);
  });

  test('the keychain is locked: the step is named, the tokens are still there, and trying again works', async () => {
    world.vault.failWith('locked');
    await world.disconnectAda();
    assert.match(failedAt(), /^keychain: /u);
    assert.deepEqual(world.vault.users(), [ada.id, misaki.id]);
    assert.deepEqual(world.app.store.get().keychain, { state: 'locked' });
    assert.equal(world.reported.filter(({ kind }) => kind === 'keychain-locked').length, 1);
    assert.deepEqual(world.listed(), [misaki.id], 'what the service said is true all the same');
    world.vault.failWith(null);
    await world.confirm(ada.id);
    assert.equal(world.disconnect().state, 'done');
    assert.deepEqual(world.vault.users(), [misaki.id]);
    assert.deepEqual(world.app.store.get().keychain, { state: 'ok' });
    assert.deepEqual(world.reported.at(-1), { kind: 'keychain-unlocked' });
  });

  test('the user is still listed: that is no success, and the user is shown again', async () => {
    const lie = JSON.stringify({ iterable: [onWire(misaki, world.simulator.url)] });
    world.simulator.fault(DISCONNECT, { kind: 'body', text: lie });
    await world.disconnectAda();
    assert.equal(failedAt(), 'verification: Pieces OS still lists this user');
    assert.deepEqual(world.listed(), [ada.id, misaki.id]);
  });

  test('the service goes away before the proof: that is no success', async () => {
    world.simulator.fault('GET /users', { kind: 'refuse' });
    await world.disconnectAda();
    assert.equal(failedAt(), 'verification: Pieces OS closed the connection');
  });
});
