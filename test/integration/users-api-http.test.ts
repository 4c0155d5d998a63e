import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import type { UsersApi } from '../../src/main/users-api/client.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';

const CLIENT = join(import.meta.dirname, '..', '..', 'src', 'main', 'users-api');
const apiAt = (url: string): UsersApi => createUsersApi(createHttp(url));

let simulator: Simulator;
const servers: Server[] = [];

/** A TCP server that is no Pieces OS. */
async function serve(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** A server that takes a request and then sends these bytes, and nothing more. */
const answering = (bytes: string | Buffer): Promise<string> => serve((socket) => void socket.once('data', () => socket.end(bytes)));

const gzipped = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${String(body.length)}\r\n\r\n`), body]);

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(async () => {
  await simulator.close();
  for (const server of servers.splice(0)) server.close();
});

describe('users-api: nobody there', () => {
  test('a refused connection is told after one attempt: nothing is tried twice', async () => {
    const { url } = simulator;
    await simulator.down();
    let sockets = 0;
    const count = (): void => void (sockets += 1);
    const opened = channel('net.client.socket');
    opened.subscribe(count);
    try {
      await assert.rejects(apiAt(url).listUsers(), { kind: 'refused' });
    } finally {
      opened.unsubscribe(count);
    }
    assert.equal(sockets, 1);
  });

  test('a refused connection to every address of localhost is refused', async () => {
    const { port } = simulator;
    await simulator.down();
    await assert.rejects(apiAt(`http://localhost:${String(port)}`).listUsers(), { kind: 'refused' });
  });

  test('localhost finds a service that listens on 127.0.0.1 only', async () => {
    assert.equal((await apiAt(`http://localhost:${String(simulator.port)}`).listUsers()).users[0]?.id, ada.id);
  });

  test('a reset is told after one request', async () => {
    simulator.fault('*', { kind: 'refuse' });
    await assert.rejects(apiAt(simulator.url).listUsers(), { kind: 'reset' });
    assert.equal(simulator.requests.length, 1);
  });

  test('a service that was restarted is found again', async () => {
    const api = apiAt(simulator.url);
    await api.listUsers();
    await simulator.down();
    await assert.rejects(api.listUsers(), { kind: 'refused' });
    await simulator.up();
    assert.equal((await api.listUsers()).users.length, 1);
  });
});

describe('users-api: somebody else there', () => {
  test('who does not speak HTTP is malformed', async () => {
    for (const greeting of ['SSH-2.0-OpenSSH_9.9\r\n', 'HTTP/1.1 abc\r\n\r\n', '\u0000\u0001']) {
      await assert.rejects(apiAt(await answering(greeting)).listUsers(), { kind: 'malformed' }, greeting.slice(0, 20));
    }
  });

  test('a head that is longer than Node reads is too large', async () => {
    await assert.rejects(apiAt(await answering(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)).listUsers(), { kind: 'tooLarge' });
  });

  test('who hangs up without a word, or in the middle of a head or of a body, is a reset', async () => {
    for (const beginning of ['', 'HTTP/1.1 200 OK\r\nContent-', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"ite']) {
      await assert.rejects(apiAt(await answering(beginning)).listUsers(), { kind: 'reset' }, JSON.stringify(beginning));
    }
  });

  test('a name that nobody has is not found', async () => {
    await assert.rejects(apiAt('https://pieces.invalid').listUsers(), { kind: 'nameNotFound' });
  });

  test('a body that is not compressed as announced, or breaks off, is malformed', async () => {
    const none = Buffer.from('{"iterable":[]}');
    const half = gzipSync(none).subarray(0, 20);
    for (const body of [none, half]) {
      await assert.rejects(apiAt(await answering(gzipped(body))).listUsers(), { kind: 'malformed' });
    }
  });

  test('a body that is larger than 8 MiB as sent is too large, however little it unpacks to', async () => {
    const [header, rest] = [Buffer.from('1f8b08080000000000ff', 'hex'), gzipSync('{"iterable":[]}').subarray(10)];
    const fileName = Buffer.alloc(9 * 1024 * 1024, 'x');
    const body = Buffer.concat([header, fileName, Buffer.from([0]), rest]);
    await assert.rejects(apiAt(await answering(gzipped(body))).listUsers(), { kind: 'tooLarge' });
  });

  test('a redirect is not followed, wherever it leads', async () => {
    for (const location of ['/users', `${simulator.url}/user`, 'file:///etc/passwd', '//127.0.0.1:1']) {
      const asked = simulator.requests.length;
      simulator.fault('GET /users', { kind: 'status', status: 302, headers: { location } }, 1);
      await assert.rejects(apiAt(simulator.url).listUsers(), { kind: 'redirected', status: 302 });
      assert.equal(simulator.requests.length, asked + 1);
    }
  });
});

describe('users-api: calls that are no longer wanted', () => {
  test('end as cancelled, whether they are under way or have not begun', async () => {
    simulator.fault('*', { kind: 'hang' });
    const api = apiAt(simulator.url);
    const ending = new AbortController();
    const asked = simulator.nextRequest();
    const call = assert.rejects(api.listUsers(ending.signal), { kind: 'cancelled' });
    await asked;
    ending.abort();
    await call;
    await assert.rejects(api.currentUser(ending.signal), { kind: 'cancelled' });
    assert.equal(simulator.requests.length, 1);
  });
});

test('users-api: a proxy in the environment gets neither calls to this computer, nor its stream, nor a search for it', async () => {
  let proxied = 0;
  const proxy = await serve((socket) => {
    proxied += 1;
    socket.destroy();
  });
  const script = `
    const { createUsersApi } = await import(process.argv[1] + '/client.ts');
    const { createHttp } = await import(process.argv[1] + '/http.ts');
    const { createProbe } = await import(process.argv[1] + '/discover.ts');
    const { openUserStream } = await import(process.argv[1] + '/user-stream.ts');
    const { users } = await createUsersApi(createHttp(process.argv[2])).listUsers();
    const live = await new Promise((resolve) => {
      const close = openUserStream(process.argv[2], { onOpen: () => { close(); resolve('opened'); }, onFrame: () => {}, onEnd: resolve });
    });
    console.log(users[0].id, await createProbe()(process.argv[2]), live);`;
  const variables = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'WS_PROXY', 'ws_proxy'];
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, CLIENT, simulator.url], {
    env: { PATH: process.env['PATH'], NODE_USE_ENV_PROXY: '1', ...Object.fromEntries(variables.map((name) => [name, proxy])) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  assert.equal(printed.trim(), `${ada.id} own opened`);
  assert.equal(proxied, 0);
  assert.equal(simulator.requestCount('GET /users'), 1);
});
