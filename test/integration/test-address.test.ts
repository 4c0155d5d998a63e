/** *Test* of the service address: what is at an address, and that nothing but health and version is asked for. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createAddressTest } from '../../src/main/watch/test-address.ts';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import { createProbe } from '../../src/main/users-api/discover.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { describeServiceTest } from '../../src/shared/describe-service-test.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { ServiceTest } from '../../src/shared/bridge-contract.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { issue } from '../support/certificates.ts';
import { startOtherUsersService } from '../support/other-user.ts';

let simulator: Simulator;
let dir: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'test-address-test-'));
  simulator = await startSimulator();
});
after(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

interface Search {
  readonly ports?: readonly number[];
  readonly portFiles?: readonly string[];
}
/** As the app asks, with an application id in its settings. */
const createApi = (baseUrl: string) => createUsersApi(createHttp(baseUrl, { applicationId: 'CANARY-id', caFile: '' }));
const testOf = (address: string, { ports = [], portFiles = [] }: Search = {}): Promise<ServiceTest> =>
  createAddressTest({ createApi, portFiles, ports, probe: createProbe() })(address);

async function listening(t: TestContext, server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
const serve = async (t: TestContext, listener: RequestListener): Promise<string> => `http://${await listening(t, createServer(listener))}`;

describe('an address at which Pieces OS answers', () => {
  test('is told with its version and whose process it is', async () => {
    const found = await testOf(` ${simulator.url}/ `);
    assert.deepEqual(found, { state: 'answered', baseUrl: simulator.url, source: 'typed', owner: 'self', version: found.state === 'answered' ? found.version : '' });
    const { ok, title, detail } = describeServiceTest(found);
    assert.ok(ok && /^Pieces OS \d/u.test(title), title);
    assert.ok(detail.includes(simulator.url) && detail.includes(messages.serviceTest.owner.self));
  });

  test('is asked for its health and its version, without an application id, and for nothing else', async () => {
    const asked = simulator.requests.length;
    await testOf(simulator.url);
    await testOf('', { ports: [simulator.port] });
    const requests = simulator.requests.slice(asked);
    assert.deepEqual([...new Set(requests.map(({ method, path }) => `${method} ${path}`))].sort(), ['GET /.well-known/health', 'GET /.well-known/version']);
    for (const { headers, bodyText } of requests) assert.ok(!JSON.stringify(headers).includes('CANARY') && !('authorization' in headers) && bodyText === '');
  });

  test('need not tell a version', async (t) => {
    const url = await serve(t, ({ url: path }, response) => response.writeHead(path === '/.well-known/health' ? 200 : 404).end('ok'));
    const found = await testOf(url);
    assert.equal(found.state === 'answered' && found.version, undefined);
    assert.equal(describeServiceTest(found).title, messages.serviceTest.answeredWithoutVersion);
  });
});

describe('no address', () => {
  test('tests the search: what the port file names', async () => {
    await writeFile(join(dir, 'port'), String(simulator.port));
    const found = await testOf('  ', { portFiles: [join(dir, 'port')] });
    assert.ok(found.state === 'answered' && found.source === 'portFile' && found.owner === 'self');
    assert.ok(describeServiceTest(found).detail.includes(messages.source.portFile));
  });

  test('tests the search: a usual port, or nothing', async () => {
    const found = await testOf('', { ports: [simulator.port] });
    assert.ok(found.state === 'answered' && found.source === 'scan');
    assert.deepEqual(await testOf('', { portFiles: [join(dir, 'not there')] }), { state: 'notFound' });
    assert.equal(describeServiceTest({ state: 'notFound' }).title, messages.serviceTest.notFound.title);
  });

  test('tests the search: a service of another user', async () => {
    const other = await startOtherUsersService();
    const probe = createProbe((connection) => other.ownerOf(connection));
    const found = await createAddressTest({ createApi, portFiles: [], ports: [other.port], probe })('');
    await other.close();
    assert.ok(found.state === 'failed' && found.reason === 'otherUser');
  });
});

describe('an address at which something is wrong', () => {
  const redirecting: RequestListener = (_request, response) => response.writeHead(302, { location: simulator.url }).end();
  const FAULTS: Readonly<Record<string, readonly [at: (t: TestContext) => Promise<string>, reason: string]>> = {
    'nothing listens': [async () => 'http://127.0.0.1:9', 'refused'],
    'another program says something else': [(t) => serve(t, (_request, response) => response.end('hello')), 'notPiecesOs'],
    'another program has no health': [(t) => serve(t, (_request, response) => response.writeHead(404).end()), 'notPiecesOs'],
    'it redirects': [(t) => serve(t, redirecting), 'notPiecesOs'],
    'it has a fault': [(t) => serve(t, (_request, response) => response.writeHead(503).end()), 'failed'],
    'it hangs up': [(t) => serve(t, ({ socket }) => socket.destroy()), 'reset'],
    'it speaks no HTTP': [async (t) => `http://${await listening(t, createPlainServer((socket) => socket.end('SSH-2.0-x\r\n')))}`, 'notPiecesOs'],
    'it speaks no HTTPS': [(t) => serve(t, (_request, response) => response.end('ok')).then((url) => url.replace('http:', 'https:')), 'notHttps'],
    'its certificate is its own': [
      async (t) => {
        const { cert, key } = issue({ name: 'pieces.test', ipAddresses: [[127, 0, 0, 1]] });
        return `https://${await listening(t, createSecureServer({ cert, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (_request, response) => response.end('ok')))}`;
      },
      'certSelfSigned',
    ],
  };
  for (const [what, [at, reason]] of Object.entries(FAULTS)) {
    test(`${what}: ${reason}`, async (t) => {
      const asked = simulator.requests.length;
      const baseUrl = await at(t);
      const found = await testOf(baseUrl);
      assert.deepEqual(found, { state: 'failed', baseUrl, reason });
      const { ok, title, detail } = describeServiceTest(found);
      assert.ok(!ok && title === messages.reasons[reason as 'refused'].title && detail.includes(baseUrl));
      assert.equal(simulator.requests.length, asked);
    });
  }
});

test('an address against the rules is asked nothing', async (t) => {
  const asked: string[] = [];
  const url = await serve(t, ({ url: path = '' }, response) => {
    asked.push(path);
    response.end('ok');
  });
  const port = new URL(url).port;
  const CASES: Readonly<Record<string, string>> = {
    [`http://192.168.0.1:${port}`]: 'notEncrypted',
    [`http://ada:secret@127.0.0.1:${port}`]: 'hasCredentials',
    [`http://127.0.0.1:${port}/.well-known/health`]: 'hasPath',
    [`ftp://127.0.0.1:${port}`]: 'notHttp',
    'file:///etc/passwd': 'notHttp',
    [`127.0.0.1:${port}`]: 'notAUrl',
  };
  for (const [address, problem] of Object.entries(CASES)) assert.deepEqual(await testOf(address), { state: 'invalid', problem }, address);
  assert.deepEqual(asked, []);
});

test('one test runs at a time', async (t) => {
  let running = 0;
  let most = 0;
  const url = await serve(t, (_request, response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      response.end('ok');
    }, 50);
  });
  const testAddress = createAddressTest({ createApi, portFiles: [], ports: [], probe: createProbe() });
  await Promise.all(Array.from({ length: 5 }, () => testAddress(url)));
  assert.equal(most, 1);
});
