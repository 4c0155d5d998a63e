/** However restless a service is, the app asks it a bounded number of times. Real sockets; the time of the app passes as it is told to. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import timers from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { CHECK_SPAN_MS, CHECKS_AT_ONCE_MAX } from '../../src/main/watch/trigger-limit.ts';
import { ada } from '../simulator/profiles.ts';
import { createTestApp, type TestAppOptions } from '../support/test-app.ts';
import { FakeClock } from '../support/watch-model/fake-clock.ts';

const SECONDS = 20;
const STEP_MS = 50;
const POLL_MS = 2000;
/** After a failure the next check may come a little earlier than the interval says, for the first ten times. */
const EARLY_RETRIES = 10;
const CHECKS_MAX = 1 + CHECKS_AT_ONCE_MAX + (SECONDS * 1000) / CHECK_SPAN_MS + (SECONDS * 1000) / POLL_MS + EARLY_RETRIES;

let dir: string;
let server: Server;
let streams: Set<WebSocket>;
/** Of `GET /users`, which each check asks once. */
let checks: number;
let clock: FakeClock;

/** What the service does: with each call for its users, and with each stream that opens. */
interface Service {
  readonly answers: (check: number) => boolean;
  readonly onStream: (stream: WebSocket) => void;
}

async function serve({ answers, onStream }: Service): Promise<string> {
  server = createServer((request, response) => {
    const isUsers = request.url === '/users';
    if (isUsers) checks += 1;
    const answered = answers(checks);
    response.writeHead(answered ? 200 : 503, { 'content-type': 'application/json' });
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/.well-known/')) response.end(pathname.endsWith('version') ? '1.0.0' : 'ok');
    else response.end(answered ? JSON.stringify(isUsers ? { iterable: [ada] } : { user: ada }) : '');
  });
  streams = new Set();
  new WebSocketServer({ server }).on('connection', (stream) => {
    stream.on('error', () => undefined);
    streams.add(stream);
    onStream(stream);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'check-load-test-'));
  checks = 0;
  clock = new FakeClock();
});
afterEach(async () => {
  for (const stream of streams) stream.terminate();
  server.close();
  server.closeAllConnections();
  await rm(dir, { recursive: true });
});

/** Runs the app for the seconds above. @returns how often what is shown of the session changed */
async function run(options: Partial<TestAppOptions>, eachStep: () => void | Promise<void> = () => undefined): Promise<number> {
  const app = createTestApp({
    userDataDir: dir,
    timers: clock.timers,
    monotonicMs: () => clock.nowMs,
    clock: { wallMs: clock.wallMs, uptimeMs: clock.uptimeMs },
    ...options,
  });
  let changes = 0;
  let shown = app.store.get().session.state;
  app.store.subscribe(({ session: { state } }) => {
    if (state !== shown) changes += 1;
    shown = state;
  });
  await app.commands.setSetting('pollSeconds', POLL_MS / 1000);
  app.start();
  for (let ms = 0; ms < SECONDS * 1000; ms += STEP_MS) {
    await eachStep();
    await clock.advance(STEP_MS, () => undefined);
    // What is on its way between the two ends arrives.
    await timers.setTimeout(4);
  }
  app.scheduler.stop();
  app.end();
  return changes;
}

describe('the number of checks is bounded', () => {
  test('while they are answered and fail in turn, and the stream opens and closes at once', async () => {
    const serviceUrl = await serve({ answers: (check) => check % 2 === 1, onStream: (stream) => stream.close() });
    const changes = await run({ serviceUrl });
    assert.ok(checks > 3 && checks <= CHECKS_MAX, `${checks} checks, at most ${CHECKS_MAX}`);
    assert.ok(changes <= checks, `${changes} changes of what is shown in ${checks} checks`);
  });

  test('while the stream sends without a pause, and no check is answered', async () => {
    const serviceUrl = await serve({ answers: (check) => check === 1, onStream: () => undefined });
    await run({ serviceUrl }, () => streams.forEach((stream) => stream.send(JSON.stringify({ user: ada }))));
    assert.ok(checks > 3 && checks <= CHECKS_MAX, `${checks} checks, at most ${CHECKS_MAX}`);
  });

  test('while the port file is written again and again', async () => {
    const serviceUrl = await serve({ answers: () => true, onStream: () => undefined });
    const { port } = new URL(serviceUrl);
    const file = join(dir, '.port.txt');
    let probes = 0;
    await run(
      { discovery: { portFiles: [file], ports: [], probe: async (url) => ((probes += 1), new URL(url).port === port ? 'own' : 'none') } },
      async () => {
        await writeFile(`${file}.new`, clock.nowMs % (2 * STEP_MS) === 0 ? port : '1');
        await rename(`${file}.new`, file);
      },
    );
    // Each search probes both addresses of a port at most.
    assert.ok(probes > 3 && probes <= 4 * CHECKS_MAX, `${probes} probes, at most ${4 * CHECKS_MAX}`);
    assert.ok(checks > 0 && checks <= CHECKS_MAX, `${checks} checks, at most ${CHECKS_MAX}`);
  });
});
