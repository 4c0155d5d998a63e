import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { describeSession } from '../../src/shared/describe.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { createTestApp } from '../support/test-app.ts';

const HEADER = 'x-application-id';
const DEFAULT_ID = DEFAULT_SETTINGS.applicationId;

let simulator: Simulator;
let dir: string;
beforeEach(async () => {
  simulator = await startSimulator();
  dir = await mkdtemp(join(tmpdir(), 'application-test-'));
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const appAt = (serviceUrl: string): App => createTestApp({ userDataDir: dir, serviceUrl });

test('every call of the Users API and the stream say which app asks; those that tell what answers do not', async () => {
  const access = { applicationId: 'tray-7', caFile: '' };
  const api = createUsersApi(createHttp(simulator.url, access));
  await api.listUsers();
  await api.currentUser();
  await api.signIn(10_000, new AbortController().signal);
  await api.authenticateFromToken({ ...tokenFor(ada), token_type: 'Bearer' });
  await api.disconnect(ada.id);
  await new Promise<void>((resolve) => {
    const onOpen = (): void => {
      close();
      resolve();
    };
    const close = openUserStream(simulator.url, { onOpen, onFrame: () => undefined, onEnd: () => undefined }, access);
  });
  assert.equal(simulator.requests.length, 6);
  for (const { operation, headers } of simulator.requests) assert.equal(headers[HEADER], 'tray-7', operation);
  await api.isHealthy();
  await api.version();
  for (const { operation, headers } of simulator.requests.slice(6)) assert.equal(headers[HEADER], undefined, operation);
});

test('an id that does not fit into a header, or is empty, is not sent, and hinders no call', async () => {
  for (const applicationId of ['', 'two words', 'a\r\nb: c', 'ümlaut', 'x'.repeat(201)]) {
    const { users } = await createUsersApi(createHttp(simulator.url, { applicationId, caFile: '' })).listUsers();
    assert.equal(users[0]?.id, ada.id);
    assert.equal(simulator.requests.at(-1)?.headers[HEADER], undefined, applicationId);
  }
});

test('a service that wants to know which app asks gets the answer without any setting', async (t) => {
  const server = createServer(({ url = '', headers }, response) => {
    if (url.startsWith('/.well-known/')) return response.end('ok:1');
    if (headers[HEADER] === undefined) return response.writeHead(401).end('Unauthorized');
    return response.end(JSON.stringify(url === '/user' ? { user: ada } : { iterable: [ada] }));
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  const app = appAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await app.recorder.check();
  assert.equal(app.store.get().session.state, 'signedIn');
});

test('a refusal of this app by Pieces OS is told as that, with what to do', async () => {
  for (const operation of ['GET /users', 'GET /user'] as const) {
    simulator.fault(operation, { kind: 'status', status: 401 }, 1);
    const app = appAt(simulator.url);
    await app.recorder.check();
    const { session, service } = app.store.get();
    const { title, detail, advice } = describeSession(session, service, Date.now());
    assert.equal(title, 'Pieces OS refuses this app', operation);
    assert.match(detail, /“Unauthorized” \(HTTP status 401\)/u);
    assert.match(advice ?? '', /application ID/u);
    assert.equal(messages.settings.of.applicationId.label, 'Application ID');
  }
});

test('another id is used from the next call on, and by a new stream', async () => {
  const app = appAt(simulator.url);
  const scheduler = app.scheduler;
  const streamOpens = simulator.nextRequest('WS /user/stream');
  scheduler.start();
  await streamOpens;
  const opensAgain = simulator.nextRequest('WS /user/stream');
  await app.commands.setSetting('applicationId', 'tray-8');
  await scheduler.checkNow();
  await opensAgain;
  const sent = simulator.requests.filter(({ operation }) => operation === 'WS /user/stream').map(({ headers }) => headers[HEADER]);
  assert.deepEqual(sent, [DEFAULT_ID, 'tray-8']);
  assert.equal(simulator.requests.findLast(({ operation }) => operation === 'GET /users')?.headers[HEADER], 'tray-8');
  scheduler.stop();
});
