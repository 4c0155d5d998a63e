import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { usersListedNow } from '../../src/main/state/session-reducer.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import { describeDisconnect } from '../../src/shared/describe-flows.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

const DISCONNECT = 'POST /users/{user}/disconnect';

let simulator: Simulator;
let dir: string;
let app: App;
let reported: Transition[];

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'app-test-'));
  reported = [];
  await start(simulator.url);
});

async function start(url: string): Promise<void> {
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ serviceUrl: url }));
  app = createTestApp({ userDataDir: dir, onTransitions: (transitions) => reported.push(...transitions) });
}

afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const check = (): Promise<boolean> => app.recorder.check();
const ask = (userId: string): void => void app.commands.askDisconnect(userId);
const confirm = (userId: string): Promise<void> => app.commands.confirmDisconnect(userId);
const stateNow = (): string => app.store.get().session.state;
const listed = (): string[] => usersListedNow(app.store.get().session).map(({ id }) => id);

describe('app: who is current is what the service says, not what it failed to say', () => {
  for (const fault of [{ kind: 'status', status: 500 }, { kind: 'refuse' }, { kind: 'html' }] as const) {
    test(`nobody becomes signed in because GET /user goes wrong (${fault.kind})`, async () => {
      simulator.setCurrent(undefined);
      await check();
      assert.equal(stateNow(), 'signedOut');
      simulator.fault('GET /user', fault);
      await check();
      assert.notEqual(stateNow(), 'signedIn');
      assert.ok(reported.every(({ kind }) => kind !== 'signed-in'));
    });
  }

  test('nobody becomes signed in because another listed user was disconnected', async () => {
    simulator.setCurrent(undefined);
    await check();
    const release = simulator.hold('GET /users', 'before');
    const verifying = simulator.nextRequest('GET /users');
    ask(ada.id);
    const done = confirm(ada.id);
    await verifying;
    assert.equal(stateNow(), 'signedOut');
    release();
    await done;
    assert.deepEqual(reported, [{ kind: 'signed-out', userId: ada.id, expected: true }]);
  });
});

describe('app: what is Pieces OS is told by its health', () => {
  test('a program that answers every question with JSON of its own says nothing about anybody', async (t) => {
    for (const body of ['{}', '{"message":"Hello"}', '{"iterable":[]}']) {
      const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      await start(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
      await check();
      const { session } = app.store.get();
      assert.deepEqual([session.state, session.state === 'unreachable' && session.reason], ['unreachable', 'notPiecesOs'], body);
    }
  });

  test('a service that goes away in the middle of an answer is not taken for another program', async () => {
    simulator.fault('GET /users', { kind: 'truncated' });
    simulator.fault('GET /.well-known/health', { kind: 'refuse' });
    await check();
    const { session } = app.store.get();
    assert.equal(session.state, 'unreachable');
    assert.notEqual(session.state === 'unreachable' && session.reason, 'notPiecesOs');
  });
});

describe('disconnect: what became of it', () => {
  test('a service that does it but goes away before it says so: the sign-out was asked for here', async () => {
    await check();
    const release = simulator.hold(DISCONNECT);
    const asked = simulator.nextRequest(DISCONNECT);
    ask(ada.id);
    const done = confirm(ada.id);
    await asked;
    simulator.signOut(ada.id);
    await simulator.down();
    release();
    await done;
    assert.equal(app.store.get().disconnect.state, 'failed');
    await simulator.up();
    await check();
    const left = reported.find(({ kind }) => kind === 'user-switched' || kind === 'signed-out');
    assert.deepEqual(left, { kind: 'user-switched', from: ada.id, to: misaki.id, expected: true });
  });

  test('the words for a refusal quote the service with one pair of quotation marks', async () => {
    await check();
    simulator.fault(DISCONNECT, { kind: 'status', status: 500 });
    ask(ada.id);
    await confirm(ada.id);
    const words = describeDisconnect(app.store.get().disconnect)?.detail ?? '';
    assert.match(words, /Clouds Connect failed\./u);
    assert.deepEqual(words.match(/[“”]/gu), ['“', '”'], words);
  });
});

describe('disconnect: when the address changes meanwhile', () => {
  let second: Simulator;
  beforeEach(async () => {
    second = await startSimulator({ users: [grace] });
    await check();
  });
  afterEach(() => second.close());
  const moveToSecond = async (): Promise<void> => {
    await app.commands.setSetting('serviceUrl', second.url);
  };

  test('the reply of the first service says nothing about the second', async () => {
    const release = simulator.hold(DISCONNECT);
    const asked = simulator.nextRequest(DISCONNECT);
    ask(ada.id);
    const done = confirm(ada.id);
    await asked;
    await moveToSecond();
    const seen: string[] = [];
    app.store.subscribe(() => seen.push(...listed()));
    release();
    await done;
    assert.ok(!seen.includes(misaki.id), 'a user of the first service is shown as one of the second');
    assert.deepEqual(reported, []);
  });

  test('a question about a user of the first service is not put to the second', async () => {
    ask(ada.id);
    await moveToSecond();
    await confirm(ada.id);
    assert.equal(second.requestCount(DISCONNECT), 0);
  });
});
