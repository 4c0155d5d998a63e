import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { SignIn } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp, signInFailureOf } from '../support/test-app.ts';

const SIGN_IN = 'POST /os/sign_in';
const NOW = new Date('2026-01-31T12:00:00.000Z');

let simulator: Simulator;
let dir: string;
let app: App;
/** Every state that a sign-in was in. */
let steps: SignIn['state'][];

beforeEach(async () => {
  simulator = await startSimulator({ users: [], known: [ada] });
  dir = await mkdtemp(join(tmpdir(), 'sign-in-test-'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ serviceUrl: simulator.url }));
  app = createTestApp({ userDataDir: dir, now: () => NOW });
  steps = [];
  app.store.subscribe(({ signIn }) => {
    if (signIn.state !== steps.at(-1)) steps.push(signIn.state);
  });
  app.scheduler.start();
  await app.scheduler.checkNow();
  steps.length = 0;
});

afterEach(async () => {
  app.scheduler.stop();
  await simulator.close();
  await rm(dir, { recursive: true });
});

const signIn = (): SignIn => app.store.get().signIn;
const session = (): string => app.store.get().session.state;
const failure = (): string => signInFailureOf(app);

describe('sign-in through the service', () => {
  test('waits for the browser for two minutes, and the service then says who is signed in', async () => {
    const release = simulator.hold(SIGN_IN, 'before');
    const asked = simulator.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    assert.deepEqual(signIn(), { state: 'waiting', via: 'service', until: '2026-01-31T12:02:00.000Z' });
    assert.equal(session(), 'signedOut');
    release();
    await done;
    assert.deepEqual([signIn(), session()], [{ state: 'idle' }, 'signedIn']);
    assert.deepEqual(steps, ['waiting', 'idle']);
  });

  test('is one attempt, however often it is asked for', async () => {
    const release = simulator.hold(SIGN_IN, 'before');
    const done = app.commands.signIn();
    await app.commands.signIn();
    release();
    await done;
    assert.equal(simulator.requestCount(SIGN_IN), 1);
  });

  test('can be cancelled: nothing has changed, and what the person does all the same is seen by the next check', async () => {
    const release = simulator.hold(SIGN_IN);
    const asked = simulator.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    await app.commands.cancelSignIn();
    await done;
    assert.deepEqual([signIn(), session(), steps], [{ state: 'idle' }, 'signedOut', ['waiting', 'idle']]);
    release();
    await app.recorder.check();
    assert.equal(session(), 'signedIn');
  });

  test('ends as soon as the service shows somebody, although it has not answered yet', async () => {
    const release = simulator.hold(SIGN_IN);
    const asked = simulator.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    simulator.signIn(grace);
    await app.recorder.check();
    await done;
    assert.deepEqual([signIn(), session()], [{ state: 'idle' }, 'signedIn']);
    release();
  });

  test('that the service refuses is explained in its words, and nothing has changed', async () => {
    simulator.fault(SIGN_IN, { kind: 'status', status: 500 });
    await app.commands.signIn();
    assert.equal(failure(), 'refused: “Clouds Connect failed.” (HTTP status 500)');
    assert.deepEqual([session(), simulator.requestCount(SIGN_IN)], ['signedOut', 1]);
    await app.commands.dismissSignIn();
    assert.deepEqual(signIn(), { state: 'idle' });
  });

  test('during which the service goes away is explained, and nobody is signed in', async () => {
    const release = simulator.hold(SIGN_IN);
    const asked = simulator.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    await simulator.down();
    release();
    await done;
    assert.equal(failure(), 'unreachable: Pieces OS closed the connection');
    assert.equal(session(), 'unreachable');
  });

  test('that is answered, but after which nobody is signed in, is no success', async () => {
    simulator.fault(SIGN_IN, { kind: 'body', text: JSON.stringify({ id: 'u', name: 'Nobody' }) });
    simulator.fault('GET /user', { kind: 'body', text: '{}' });
    simulator.fault('GET /users', { kind: 'body', text: '{}' });
    await app.commands.signIn();
    assert.equal(failure(), 'notSignedIn: ');
    assert.equal(session(), 'signedOut');
  });

  test('whose answer cannot be read is a success all the same, if the service says so', async () => {
    simulator.fault(SIGN_IN, { kind: 'truncated' });
    await app.commands.signIn();
    assert.deepEqual([signIn(), session()], [{ state: 'idle' }, 'signedIn']);
  });

  test('of one service is nothing to another', async (t) => {
    const second = await startSimulator({ users: [] });
    t.after(() => second.close());
    const release = simulator.hold(SIGN_IN);
    const asked = simulator.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    await app.commands.setSetting('serviceUrl', second.url);
    await done;
    release();
    assert.deepEqual(signIn(), { state: 'idle' });
    assert.equal(second.requestCount(SIGN_IN), 0);
  });
});
