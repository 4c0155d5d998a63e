/** Finding the service among whatever else a computer may have: on real sockets, with real files. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { Ports } from '../../src/main/app/ports.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { ServiceLocator } from '../../src/main/watch/service-locator.ts';
import type { Timers } from '../../src/main/state/timers.ts';
import { createProbe, discover, findOthers } from '../../src/main/users-api/discover.ts';
import { readPortFile } from '../../src/main/users-api/port-file.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp, untilSnapshot } from '../support/test-app.ts';

const FIRST_STEP_MS = 1000;
/** With these nothing happens because time has passed. */
const NEVER: Timers = { set: () => undefined, clear: () => undefined };

let dir: string;
let portFile: string;
let first: Simulator;
let second: Simulator;
let app: App;
let locator: ServiceLocator;
let ends: (() => unknown)[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'finding-test-'));
  portFile = join(dir, '.port.txt');
  [first, second] = await Promise.all([startSimulator({ users: [ada] }), startSimulator({ users: [grace] })]);
  ends = [];
  begin();
});

interface Begun extends Partial<Ports['discovery']> {
  readonly timers?: Timers;
  readonly random?: () => number;
}

function begin({ portFiles = [portFile], ports = [first.port, second.port], probe = createProbe(), ...rest }: Begun = {}): CheckScheduler {
  app = createTestApp({ userDataDir: dir, discovery: { portFiles, ports, probe }, ...rest });
  locator = app.locator;
  const { scheduler } = app;
  ends.push(() => scheduler.stop());
  return scheduler;
}

afterEach(async () => {
  for (const end of ends) await end();
  await Promise.all([first.close(), second.close()]);
  await rm(dir, { recursive: true });
});

/** As a whole: nobody reads a half. */
async function writePort(text: string): Promise<void> {
  await writeFile(`${portFile}.new`, text);
  await rename(`${portFile}.new`, portFile);
}

const at = (simulator: Simulator): Promise<void> =>
  until(simulator.url, ({ service, session }) => service.baseUrl === simulator.url && session.state === 'signedIn' && !service.checking);

const until = (what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> => untilSnapshot(app, what, holds);

/** Another program, which does this with each connection. Counts those that are open. */
async function program(act: (socket: Socket) => unknown): Promise<{ port: number; open: () => number }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    // Unread, it would never hear that the other end has gone.
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined).resume();
    act(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, open: () => sockets.size };
}

const answering = (head: string, body = '') => (socket: Socket) => socket.end(`HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

/** What else has been seen, or may be, on a port of the service; none of it says that it is Pieces OS. */
const OTHER_PROGRAMS: Readonly<Record<string, (socket: Socket) => unknown>> = {
  'a captive page': answering('200 OK\r\ncontent-type: text/html', '<!doctype html><title>Log in to the network</title>'),
  'a program that is fine too': answering('200 OK\r\ncontent-type: application/json', '{"status":"ok"}'),
  'one that says ok of an error': answering('503 Service Unavailable', 'ok'),
  'one that sends elsewhere': (socket) => answering(`302 Found\r\nlocation: ${first.url}/.well-known/health`, 'ok')(socket),
  'one that hangs up': (socket) => socket.destroy(),
  'one that speaks something else': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'one that takes calls and never answers': () => undefined,
};

describe('finding: among other programs', () => {
  for (const [name, act] of Object.entries(OTHER_PROGRAMS)) {
    test(`${name}, by the port file and on a usual port: passed over`, async () => {
      const other = await program(act);
      const ports = [other.port, second.port];
      assert.equal((await discover([other.port], ports, createProbe())).found?.baseUrl, second.url);
      assert.deepEqual((await findOthers(second.url, ports, createProbe())).services, []);
    });
  }

  test('on ::1 only', async () => {
    const third = await startSimulator({ host: '::1', users: [ada] });
    ends.push(() => third.close());
    assert.deepEqual((await discover([third.port], [], createProbe())).found, { baseUrl: `http://[::1]:${third.port}`, source: 'portFile', isOwn: true });
    assert.deepEqual((await discover([], [third.port], createProbe())).found, { baseUrl: `http://[::1]:${third.port}`, source: 'scan', isOwn: true });
  });
});

test('finding: a service is there also where this app was busy for longer than a connection may take', async () => {
  const probed = createProbe()(first.url);
  const busyUntilMs = performance.now() + 400;
  while (performance.now() < busyUntilMs);
  assert.equal(await probed, 'own');
});

test('finding: a scan leaves no connection behind, neither here nor there', async () => {
  const connections = (): number => process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap' || each === 'TCPConnectWrap').length;
  const others = await Promise.all(Object.values(OTHER_PROGRAMS).map(program));
  const ports = [...others.map(({ port }) => port), first.port, second.port];
  await discover(ports, ports, createProbe());
  await findOthers(first.url, ports, createProbe());
  // Ended in the middle of it: of those who never answer, too.
  const controller = new AbortController();
  const ended = discover(ports, ports, createProbe(), controller.signal);
  setImmediate(() => controller.abort());
  await ended;
  const left = (): number => connections() + first.connectionCount + second.connectionCount + others.reduce((sum, { open }) => sum + open(), 0);
  // A connection that was closed here is told to the other end with the next turns of the loop.
  for (let turn = 0; turn < 100 && left() > 0; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(left(), 0);
});

describe('finding: a service that moved', () => {
  test('is found by its port file alone: at once, with no timer', async () => {
    const watch = begin({ ports: [first.port], timers: NEVER });
    ends.push(locator.watch(() => void watch.checkNow()));
    await writePort(String(first.port));
    watch.start();
    await at(first);
    await first.down();
    await writePort(String(second.port));
    await at(second);
    assert.equal(app.store.get().service.source, 'portFile');
    // Of two, too: that of the port file is the one, although the other goes on answering.
    await first.up();
    await writePort(String(first.port));
    await at(first);
  });

  test('and came back on the port it had is there as soon as its port file is written, with no timer', async () => {
    const watch = begin({ ports: [], timers: NEVER });
    ends.push(locator.watch(() => void watch.checkNow()));
    await writePort(String(first.port));
    watch.start();
    await at(first);
    await until('told by the stream', ({ service }) => service.updates === 'stream');
    await first.down();
    // Once the end of its stream is known too, nothing is left that would have the app check by itself.
    await until('unreachable', ({ service, session }) => service.updates === 'polling' && session.state === 'unreachable');
    await watch.checkNow();
    await first.up();
    await writePort(String(first.port));
    await at(first);
  });

  test('is found by the second place of its port file, unless the first says where it is', async () => {
    const places = [portFile, join(dir, 'second.port.txt')];
    const watch = begin({ portFiles: places, ports: [], timers: NEVER });
    ends.push(locator.watch(() => void watch.checkNow()));
    watch.start();
    await watch.checkNow();
    await writeFile(places[1] ?? '', String(second.port));
    await at(second);
    await writePort(String(first.port));
    await at(first);
  });

  test('is found by a port file that changes while it is still being looked for', async () => {
    const begun = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    begin({
      ports: [],
      probe: async (url, signal) => {
        begun.resolve();
        await gate.promise;
        return createProbe()(url, signal);
      },
    });
    await writePort(String(first.port));
    const changed = new Promise<void>((resolve) => ends.push(locator.watch(resolve)));
    const search = locator.locate();
    await begun.promise;
    await writePort(String(second.port));
    await changed;
    gate.resolve();
    await search;
    await locator.locate();
    assert.equal(app.store.get().service.baseUrl, second.url);
  });

  test('is found without it with the first step of the back-off', async () => {
    const waiting = new Map<object, { readonly act: () => void; readonly delayMs: number }>();
    const timers: Timers = {
      set: (act, delayMs) => {
        const timer = {};
        waiting.set(timer, { act, delayMs });
        return timer;
      },
      clear: (timer) => waiting.delete(timer as object),
    };
    await second.down();
    // The longest that chance can make of it.
    const watch = begin({ timers, random: () => 1 });
    watch.start();
    await at(first);
    await first.down();
    await watch.checkNow();
    assert.equal(app.store.get().session.state, 'unreachable');
    await second.up();
    const due = [...waiting.values()].filter(({ delayMs }) => delayMs <= FIRST_STEP_MS);
    waiting.clear();
    for (const { act } of due) act();
    await at(second);
  });

  test('and came back on the port it had is there with the same step', async () => {
    const watch = begin({ random: () => 0.05 });
    watch.start();
    await at(first);
    await second.down();
    await first.down();
    await watch.checkNow();
    await first.up();
    await at(first);
  });
});

test('finding: a port file that opens but cannot be read is told', async () => {
  // A file of the system that anybody may open, and nobody can read from its beginning.
  await symlink('/proc/self/mem', portFile);
  assert.deepEqual(readPortFile(portFile), { state: 'unusable', problem: 'unreadable' });
  await locator.locate();
  assert.equal(app.store.get().service.baseUrl, first.url);
  assert.deepEqual(app.store.get().notices, [{ id: 'portFileIgnored', path: portFile, problem: 'unreadable' }]);
  await rm(portFile);
  locator.lost();
  await locator.locate();
  assert.deepEqual(app.store.get().notices, []);
});
