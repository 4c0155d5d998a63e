import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { messages } from '../../../src/shared/i18n/messages.ts';
import { describeSignIn } from '../../../src/shared/describe-flows.ts';
import { createSignedInWorld, createWorld, holdCalls, outcomeOf, shownUser, signInElsewhere, signOutElsewhere, type World } from '../../support/sign-in-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: World;
beforeEach(async () => {
  world = await createSignedInWorld();
});
const outcome = (): string => outcomeOf(world);
const signOut = (): Promise<void> => signOutElsewhere(world);

describe('restore: a session that ended unexpectedly', () => {
  test('is restored from the keychain, visibly, with the token as it is kept', async () => {
    const { reached, release } = holdCalls(world);
    const done = signOut();
    await reached;
    const now = world.store.get().signIn;
    assert.deepEqual(now, { state: 'waiting', via: 'keychain', until: '2026-01-31T12:01:00.000Z' });
    assert.equal(describeSignIn(now)?.title, messages.restore.title);
    release();
    await done;
    assert.equal(outcome(), 'ada, idle');
    assert.deepEqual([world.sent, world.refreshed], [['ada'], []]);
    assert.deepEqual(world.store.get().keychain, { state: 'ok' });
  });

  test('is left alone where that is not wanted, where nothing is kept, or when it was asked for', async () => {
    world.settings = { ...world.settings, keepSignedIn: false };
    world.restart();
    await world.check();
    await signOut();
    assert.equal(outcome(), 'signedOut, idle');
    world = createWorld();
    await signInElsewhere(world, 'ada');
    await signOut();
    assert.equal(outcome(), 'signedOut, idle');
    assert.deepEqual([world.sent, world.vault.asked], [[], []]);
  });

  test('is never restored after a disconnect', async () => {
    void world.commands.askDisconnect('ada');
    await world.commands.confirmDisconnect('ada');
    await world.settle();
    assert.deepEqual([outcome(), world.sent, world.vault.users()], ['signedOut, idle', [], []]);
  });

  test('is not restored with what a disconnect was to delete, and could not; it is deleted once the keychain opens', async () => {
    world.vault.failWith('locked');
    void world.commands.askDisconnect('ada');
    await world.commands.confirmDisconnect('ada');
    assert.equal(world.store.get().disconnect.state, 'failed');
    void world.commands.dismissDisconnect();
    world.vault.failWith(null);
    world.users = ['ada'];
    world.current = 'ada';
    world.restart();
    await world.check();
    await signOut();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
    await world.keep('ada');
    await signInElsewhere(world, 'ada');
    await signOut();
    assert.deepEqual([outcome(), world.sent], ['ada, idle', ['ada']], 'a later sign-in is another matter');
  });

  test('of a user who was not current is nobody’s session', async () => {
    world.users = ['ada', 'bob'];
    await world.check();
    await world.keep('bob');
    world.users = ['ada'];
    await world.check();
    assert.deepEqual([outcome(), world.sent], ['ada, idle', []]);
  });

  test('into which somebody else has come stays theirs', async () => {
    await signInElsewhere(world, 'bob');
    assert.deepEqual([outcome(), world.sent], ['bob, idle', []]);
  });

  test('at another address of the service is not restored there: the session belongs to the service that named it', async () => {
    const { service } = world.store.get();
    world.store.update({ service: { ...service, baseUrl: 'http://127.0.0.1:39301', source: 'scan' } });
    await signOut();
    assert.deepEqual([outcome(), world.sent, world.vault.asked], ['signedOut, idle', [], ['save ada']]);
    await world.commands.retryRestore();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
  });

  test('at a service of which it is doubtful whose it is, is not restored', async () => {
    world.store.update({ service: { ...world.store.get().service, doubtful: true } });
    await world.check();
    await signOut();
    assert.deepEqual([outcome(), world.sent, world.vault.asked], ['signedOut, idle', [], ['save ada']]);
  });

  test('at a service that is another one from now on is not restored there', async () => {
    world.app.recorder.reset();
    await signOut();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
    world.vault.failWith('locked');
    await signInElsewhere(world, 'ada');
    await signOut();
    assert.equal(outcome(), 'signedOut, keychainLocked');
    world.app.recorder.reset();
    await world.check();
    world.vault.failWith(null);
    await world.commands.retryRestore();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
  });

  test('is restored although the service was away in between', async () => {
    world.app.recorder.observe({ kind: 'failed', generation: 0, at: '2026-01-31T12:00:00.000Z', reason: 'refused' });
    await signOut();
    assert.equal(outcome(), 'ada, idle');
  });
});

describe('restore: a keychain that is locked', () => {
  test('is told, is not asked again by itself, and works once it is unlocked', async () => {
    world.vault.failWith('locked');
    await signOut();
    assert.equal(outcome(), 'signedOut, keychainLocked');
    assert.deepEqual(world.store.get().keychain, { state: 'locked' });
    const asked = world.vault.asked.length;
    await world.check();
    await world.check();
    assert.equal(world.vault.asked.length, asked);
    await world.commands.retryRestore();
    assert.equal(outcome(), 'signedOut, keychainLocked');
    world.vault.failWith(null);
    await world.commands.retryRestore();
    assert.equal(outcome(), 'ada, idle');
  });

  test('is not asked for another try once somebody has come and gone: that session is not the one', async () => {
    world.vault.failWith('locked');
    await signOut();
    await signInElsewhere(world, 'bob');
    assert.equal(outcome(), 'bob, idle');
    await signOut();
    world.vault.failWith(null);
    await world.commands.retryRestore();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
  });

  test('is not asked for another try that nothing was said about', async () => {
    await world.commands.retryRestore();
    assert.deepEqual(world.vault.asked, ['save ada']);
  });
});

describe('restore: somebody else', () => {
  test('whom the tokens sign in is disconnected before anybody sees them, and the tokens stay', async () => {
    const seen: string[] = [];
    world.store.subscribe(() => seen.push(shownUser(world)));
    world.tokenAnswer = 'somebodyElse';
    world.before = async (call) => {
      // As the stream would have it: there is somebody new.
      if (call !== 'disconnect') return;
      void world.app.scheduler.checkNow();
      await world.settle();
    };
    await signOut();
    await world.settle();
    assert.deepEqual([outcome(), world.users, world.vault.users()], ['signedOut, wrongUser', [], ['ada']]);
    assert.ok(!seen.includes('mallory'));
  });

  test('whom the service does not disconnect is told about', async () => {
    world.tokenAnswer = 'somebodyElse';
    world.disconnectFails = true;
    await signOut();
    assert.deepEqual([outcome(), world.vault.users()], ['mallory, wrongUserStays', ['ada']]);
  });

  test('who signs in before the token is sent stays signed in, and nothing is sent', async () => {
    world.nowMs += HOUR_MS;
    const { reached, release } = holdCalls(world);
    const done = signOut();
    await reached;
    await signInElsewhere(world, 'bob');
    assert.equal(outcome(), 'bob, idle');
    release();
    await done;
    await world.settle();
    assert.deepEqual([outcome(), world.sent], ['bob, idle', []]);
  });
});

describe('restore: its end', () => {
  test('comes when the person cancels; what the identity provider gives meanwhile is kept', async () => {
    world.nowMs += HOUR_MS;
    const { reached, release } = holdCalls(world);
    const done = signOut();
    await reached;
    void world.commands.cancelSignIn();
    await world.settle();
    assert.equal(outcome(), 'signedOut, idle');
    release();
    await done;
    await world.settle();
    assert.deepEqual([outcome(), world.sent], ['signedOut, idle', []]);
    assert.equal((await world.vault.load('ada'))?.refreshToken, 'ada refresh 2');
  });

  test('with a disconnect leaves nothing in the keychain, whatever was under way', async () => {
    world.nowMs += HOUR_MS;
    const { reached, release } = holdCalls(world);
    world.users = ['ada'];
    world.current = null;
    const looked = world.check();
    await reached;
    void world.commands.askDisconnect('ada');
    const done = world.commands.confirmDisconnect('ada');
    await world.settle();
    assert.deepEqual(world.users, ['ada'], 'the service is asked only after that has ended');
    release();
    await Promise.all([looked, done]);
    await world.settle();
    assert.deepEqual([outcome(), world.vault.users(), world.sent], ['signedOut, idle', [], []]);
  });

  test('that nobody heard of, since the answer was lost, is what the service says', async () => {
    world.tokenAnswer = 'lost';
    await signOut();
    assert.equal(outcome(), 'ada, idle');
  });

  test('is a failure of the service, told in its words, and can be tried again', async () => {
    world.tokenAnswer = 'failing';
    await signOut();
    assert.equal(outcome(), 'signedOut, restoreRefused');
    world.tokenAnswer = 'owner';
    await world.commands.retryRestore();
    assert.equal(outcome(), 'ada, idle');
  });

  test('comes three times a day at most, restarts or not; then the person is asked', async () => {
    const again = async (): Promise<void> => {
      world.users = ['ada'];
      world.current = 'ada';
      world.restart();
      await world.check();
      world.nowMs += MINUTE_MS;
      await signOut();
    };
    for (let count = 0; count < 3; count += 1) await again();
    assert.equal(outcome(), 'ada, idle');
    await again();
    assert.deepEqual([outcome(), world.sent.length], ['signedOut, restoreTooOften', 3]);
    world.nowMs += 24 * HOUR_MS;
    await again();
    assert.equal(outcome(), 'ada, idle');
  });
});
