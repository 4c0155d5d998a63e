/** Sign-in, restore and paste are one attempt at a time; nobody is shown who is not to stay. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { describeSignIn } from '../../../src/shared/describe-flows.ts';
import { createSignedInWorld, shownUser, type World } from '../../support/sign-in-world.ts';

let world: World;
let release: () => void;
/** Lets the call to the service end by an error that nobody expects there. */
let fail: () => void;
let seen: string[];

const shown = (): string => shownUser(world);

/** The restore after an unexpected sign-out has sent the token to a service that does not answer yet. */
beforeEach(async () => {
  world = await createSignedInWorld();
  seen = [shown()];
  world.store.subscribe(() => {
    if (shown() !== seen.at(-1)) seen.push(shown());
  });
  const answered = Promise.withResolvers<void>();
  const sent = Promise.withResolvers<void>();
  release = answered.resolve;
  fail = () => answered.reject(new TypeError('a mistake'));
  world.before = async (call) => {
    if (call === 'disconnect') {
      // As the stream would have it: somebody new is there.
      void world.app.recorder.check();
      await world.settle();
    }
    if (call !== 'from_token') return;
    sent.resolve();
    await answered.promise;
  };
  world.users = [];
  world.current = null;
  void world.check();
  await sent.promise;
});

describe('while the service has not answered a restore', () => {
  test('that was cancelled, no pasted token is sent, and whom it signs in by mistake is never shown', async () => {
    world.tokenAnswer = 'somebodyElse';
    await world.commands.cancelSignIn();
    assert.deepEqual(world.store.get().signIn, { state: 'idle' });
    const pasted = await world.commands.pasteToken('bob-token', true);
    assert.deepEqual(pasted, { ok: false, failure: 'busy' });
    void world.app.recorder.check();
    release();
    await world.settle();
    await world.check();
    assert.deepEqual([seen, world.sent, world.users], [['ada', 'signedOut'], ['ada'], []]);
    const { signIn } = world.store.get();
    assert.equal(signIn.state === 'failed' && signIn.failure, 'wrongUser');
  });

  test('neither a sign-in nor another restore begins', async () => {
    await world.commands.signIn();
    void world.app.recorder.check();
    await world.settle();
    const { signIn } = world.store.get();
    assert.equal(signIn.state === 'waiting' && signIn.via, 'keychain');
    assert.deepEqual(world.sent, ['ada']);
    release();
    await world.settle();
    assert.equal(shown(), 'ada');
  });

  test('that was cancelled, a sign-in waits for the answer and then begins', async () => {
    world.tokenAnswer = 'forbidden';
    await world.commands.cancelSignIn();
    const done = world.commands.signIn();
    const { signIn } = world.store.get();
    assert.equal(signIn.state === 'waiting' && signIn.via, 'oauth');
    assert.equal(world.authorized, 0);
    release();
    await done;
    assert.equal(world.authorized, 1);
  });

  test('that was cancelled, a sign-in gives way to the news that somebody else stays signed in', async () => {
    world.tokenAnswer = 'somebodyElse';
    world.disconnectFails = true;
    await world.commands.cancelSignIn();
    const done = world.commands.signIn();
    release();
    await done;
    const { signIn } = world.store.get();
    assert.deepEqual([signIn.state === 'failed' && signIn.failure, world.authorized], ['wrongUserStays', 0]);
  });

  test('a mistake of this app ends it with a sentence, and the next sign-in begins', async () => {
    fail();
    await world.settle();
    assert.deepEqual(world.store.get().signIn, { state: 'failed', failure: 'unexpected', cause: { code: 'unknown' } });
    // The title says it.
    assert.equal(describeSignIn(world.store.get().signIn)?.detail, '');
    await world.commands.signIn();
    assert.equal(world.authorized, 1);
  });

  test('that was cancelled, a mistake of this app is not told, and the sign-in that waited begins', async () => {
    await world.commands.cancelSignIn();
    const done = world.commands.signIn();
    fail();
    await done;
    assert.equal(world.authorized, 1);
  });

  test('whether a pasted token was accepted is not claimed where a mistake of this app ended it', async () => {
    release();
    await world.settle();
    world.before = () => {
      throw new TypeError('a mistake');
    };
    assert.deepEqual(await world.commands.pasteToken('bob-token', false), { ok: false, failure: 'lost' });
    assert.deepEqual(world.store.get().signIn, { state: 'failed', failure: 'unexpected', cause: { code: 'unknown' } });
  });

  test('a pasted token under way keeps all others out', async () => {
    world.tokenAnswer = 'forbidden';
    release();
    await world.settle();
    const answered = Promise.withResolvers<void>();
    world.before = () => answered.promise;
    const pasted = world.commands.pasteToken('bob-token', false);
    assert.equal(world.store.get().signIn.state, 'waiting');
    assert.deepEqual(await world.commands.pasteToken('bob-token', false), { ok: false, failure: 'busy' });
    await world.commands.signIn();
    assert.equal(world.authorized, 0);
    answered.resolve();
    assert.equal((await pasted).ok, false);
  });
});

test('observations pass only when the last of several holds is released', async () => {
  const { recorder } = world.app;
  release();
  await world.settle();
  const releases = [recorder.hold(), recorder.hold(), recorder.hold()];
  world.users = ['bob'];
  world.current = 'bob';
  const looked = recorder.check();
  for (const each of releases.toReversed()) {
    await world.settle();
    assert.notEqual(shown(), 'bob');
    each();
    each();
  }
  await looked;
  assert.equal(shown(), 'bob');
});
