import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import { openUserStream, type StreamEnd } from '../../src/main/users-api/user-stream.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp, untilSnapshot } from '../support/test-app.ts';

const STREAM = 'WS /user/stream';

let simulator: Simulator;
let dir: string;
let app: App;
let watch: CheckScheduler;
let told: Transition['kind'][];

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'watch-test-'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ serviceUrl: simulator.url }));
  told = [];
  app = createTestApp({ userDataDir: dir, random: () => 0.05, onTransitions: (transitions) => told.push(...transitions.map(({ kind }) => kind)) });
  watch = app.scheduler;
});

afterEach(async () => {
  watch.stop();
  await simulator.close();
  await rm(dir, { recursive: true });
});

const until = (what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> => untilSnapshot(app, what, holds);
const state = (wanted: Snapshot['session']['state']) => until(wanted, ({ session }) => session.state === wanted);
const current = (id: string) => until(id, ({ session }) => session.state === 'signedIn' && session.currentId === id);
const updatesBy = (wanted: Snapshot['service']['updates']) => until(wanted, ({ service }) => service.updates === wanted && !service.checking);
const nextCheckInMs = (): number => {
  const { lastCheckAt = '', nextCheckAt = '' } = app.store.get().service;
  return Date.parse(nextCheckAt) - Date.parse(lastCheckAt);
};

describe('watch: with a stream', () => {
  beforeEach(async () => {
    watch.start();
    await updatesBy('stream');
    await watch.checkNow();
  });

  test('polls every minute only', async () => {
    // The stream that opened has a check of its own, which may follow the one that was waited for: then no next one is planned yet.
    await until('waiting for a minute', ({ service }) => !service.checking && nextCheckInMs() > 59_000);
  });

  test('what happens at the service is seen without a poll', async () => {
    simulator.signIn(grace);
    await current(grace.id);
    for (const { id } of [ada, misaki, grace]) simulator.signOut(id);
    await state('signedOut');
    assert.equal(app.store.get().service.updates, 'stream');
  });

  test('a frame causes a check and nothing else: empty or garbled, it signs nobody out', async () => {
    for (const frame of ['', 'null', '{', '{"id":"stranger"}', '\uFFFD']) {
      const asked = simulator.nextRequest('GET /users');
      simulator.sendFrame(frame);
      await asked;
      await watch.checkNow();
    }
    await current(ada.id);
    assert.deepEqual(told, []);
  });

  test('a storm of frames is a handful of checks', async () => {
    const before = simulator.requestCount('GET /users');
    for (let frame = 0; frame < 1000; frame += 1) simulator.sendFrame('');
    simulator.signIn(grace);
    await current(grace.id);
    assert.ok(simulator.requestCount('GET /users') - before < 10);
  });

  test('a lost stream is opened again, and what happened meanwhile is seen', async () => {
    for (const code of [undefined, 1000, 1011]) {
      const opened = simulator.nextRequest(STREAM);
      simulator.dropStreams(code);
      await updatesBy('polling');
      await opened;
      await updatesBy('stream');
    }
    assert.deepEqual(told, []);
  });

  test('a service that restarts is unreachable, then as before, with a stream', async () => {
    await simulator.down();
    await state('unreachable');
    assert.equal(app.store.get().service.updates, 'polling');
    await simulator.up();
    await current(ada.id);
    await updatesBy('stream');
    assert.deepEqual(told, ['service-down', 'service-up']);
  });

  test('another address has a stream of its own, and the first one is closed', async (t) => {
    const second = await startSimulator({ users: [grace] });
    t.after(() => second.close());
    await app.commands.setSetting('serviceUrl', second.url);
    assert.equal(app.store.get().service.updates, 'polling');
    await watch.checkNow();
    await updatesBy('stream');
    assert.equal(second.streamCount, 1);
    const before = simulator.requestCount('GET /users');
    simulator.signOut();
    second.signOut();
    await state('signedOut');
    assert.deepEqual([simulator.streamCount, simulator.requestCount('GET /users')], [0, before]);
  });

  test('stopped, it leaves no stream behind, and none comes of a check that is still under way', async () => {
    const release = simulator.hold('GET /users');
    const asked = simulator.nextRequest('GET /users');
    simulator.dropStreams();
    await asked;
    watch.stop();
    const looked = until('looked', ({ service }) => service.checking);
    release();
    await looked;
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(simulator.streamCount, 0);
  });
});

test('watch: a check that was under way when the computer slept says nothing, and the next one is at once', async () => {
  watch.start();
  await updatesBy('stream');
  simulator.fault('GET /users', { kind: 'hang' });
  const asked = simulator.nextRequest('GET /users');
  simulator.sendFrame('');
  await asked;
  simulator.clearFaults();
  simulator.signOut();
  watch.stop();
  watch.start();
  await current(misaki.id);
  assert.deepEqual(told, ['user-switched']);
});

describe('watch: without a stream', () => {
  test('polls, and does not ask for a stream again before the service was down', async () => {
    simulator.fault(STREAM, { kind: 'status', status: 404 });
    watch.start();
    await simulator.nextRequest(STREAM);
    for (let round = 0; round < 5; round += 1) await watch.checkNow();
    assert.equal(simulator.requestCount(STREAM), 1);
    assert.equal(app.store.get().service.updates, 'polling');
    assert.ok(nextCheckInMs() < 11_000);
    simulator.clearFaults();
    await simulator.down();
    await watch.checkNow();
    await simulator.up();
    await updatesBy('stream');
  });
});

describe('user-stream', () => {
  const endOf = (url: string, lifeCheckMs?: number): Promise<StreamEnd> =>
    new Promise((resolve) => {
      openUserStream(url, { onOpen: () => undefined, onFrame: () => undefined, onEnd: resolve }, undefined, lifeCheckMs);
    });
  const servers: Server[] = [];
  const sockets: Socket[] = [];
  const serve = async (answer: (socket: Socket) => void): Promise<string> => {
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      answer(socket);
    });
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });

  test('a service that answers with something else has none', async () => {
    for (const status of [200, 301, 404, 500]) {
      const url = await serve((socket) => socket.end(`HTTP/1.1 ${String(status)} x\r\nlocation: /\r\ncontent-length: 0\r\n\r\n`));
      assert.equal(await endOf(url), 'unsupported', String(status));
    }
    const url = await serve((socket) =>
      socket.end('HTTP/1.1 101 x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-accept: wrong\r\n\r\n'),
    );
    assert.equal(await endOf(url), 'unsupported');
  });

  test('a connection that is refused, reset or never answered is lost', async () => {
    assert.equal(await endOf(await serve((socket) => socket.destroy())), 'lost');
    assert.equal(await endOf(await serve(() => undefined), 50), 'lost');
    await simulator.down();
    assert.equal(await endOf(simulator.url), 'lost');
  });

  test('a stream that is open and dead is noticed within two life checks', async () => {
    const end = await new Promise<StreamEnd>((resolve) => {
      const listeners = { onOpen: () => simulator.freezeStreams(), onFrame: () => undefined, onEnd: resolve };
      openUserStream(simulator.url, listeners, undefined, 100);
    });
    assert.equal(end, 'lost');
  });

  test('a stream on which nothing happens stays', async () => {
    // The simulator answers within that, also on a busy machine.
    const LIFE_CHECK_MS = 500;
    let ended = false;
    const close = openUserStream(
      simulator.url,
      { onOpen: () => undefined, onFrame: () => undefined, onEnd: () => (ended = true) },
      undefined,
      LIFE_CHECK_MS,
    );
    await new Promise((resolve) => setTimeout(resolve, 3.5 * LIFE_CHECK_MS));
    assert.ok(!ended);
    close();
  });

  test('a frame of more than 8 MiB ends it', async () => {
    simulator.fault(STREAM, { kind: 'hugeBody' });
    assert.equal(await endOf(simulator.url), 'lost');
  });
});
