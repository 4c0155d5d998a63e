import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test, type TestContext } from 'node:test';
import { WebSocketServer } from 'ws';
import { createUsersApi, type UsersApi } from '../../src/main/users-api/client.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { openUserStream, type StreamEnd } from '../../src/main/users-api/user-stream.ts';
import type { UnreachableReason } from '../../src/shared/snapshot.ts';
import { issue, type Issued } from '../support/certificates.ts';

const DAY_MS = 86_400_000;
const days = (count: number): Date => new Date(Date.now() + count * DAY_MS);

/** A service that lists nobody, with this certificate and those that are shown beside it. */
async function serve(t: TestContext, shown: Issued, ...beside: readonly Issued[]): Promise<string> {
  const cert = [shown, ...beside].map((issued) => issued.cert).join('');
  const server = createServer({ cert, key: shown.key.export({ type: 'pkcs8', format: 'pem' }) }, (_, response) => response.end('{}'));
  const sockets = new WebSocketServer({ server });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  t.after(() => {
    sockets.close();
    server.close();
    server.closeAllConnections();
  });
  await once(server, 'listening');
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const authority = issue({ name: 'Test Authority', isAuthority: true });
const site = { name: 'pieces.test', ipAddresses: [[127, 0, 0, 1]] };

const stranger = issue({ name: 'Authority of Strangers', isAuthority: true });
const between = issue({ name: 'No Authority', issuer: authority });
const own = issue(site);
const OTHER = { ...site, issuer: authority };
/** Trusted is the authority, so that each of these is wrong in one way only. */
const CASES: readonly (readonly [what: string, shown: readonly [Issued, ...Issued[]], reason: UnreachableReason])[] = [
  ['that signed itself', [own], 'certSelfSigned'],
  ['of an issuer that is not known', [issue({ ...site, issuer: stranger })], 'certUnknownIssuer'],
  ['of an issuer that is not known, which is shown beside it', [issue({ ...site, issuer: stranger }), stranger], 'certUnknownIssuer'],
  ['that has expired', [issue({ ...OTHER, notBefore: days(-9), notAfter: days(-2) })], 'certExpired'],
  ['that is not valid yet', [issue({ ...OTHER, notBefore: days(2), notAfter: days(9) })], 'certNotYetValid'],
  ['for another address', [issue({ ...OTHER, ipAddresses: [[127, 0, 0, 2]] })], 'certWrongName'],
  ['for a name', [issue({ ...OTHER, ipAddresses: [], dnsNames: ['pieces.test'] })], 'certWrongName'],
  ['of one that is no authority', [issue({ ...site, issuer: between }), between], 'certInvalid'],
];

let dir: string;
let caFile: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'https-test-'));
  caFile = join(dir, 'authority.pem');
  await writeFile(caFile, `Of the test\n${authority.cert}`);
});
after(() => rm(dir, { recursive: true }));

const apiAt = (url: string): UsersApi => createUsersApi(createHttp(url, { applicationId: '', caFile }));

describe('users-api: an encrypted connection that is not made has a reason of its own', () => {
  for (const [what, shown, reason] of CASES) {
    test(`a certificate ${what}`, async (t) => {
      const url = await serve(t, ...shown);
      await assert.rejects(apiAt(url).listUsers(), { kind: reason });
    });
  }

  for (const [what, reply] of [
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ] as const) {
    test(`a port that speaks ${what} without encryption`, async (t) => {
      const server = createPlainServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end(reply))).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await assert.rejects(createUsersApi(createHttp(url)).listUsers(), { kind: 'notHttps' });
    });
  }
});

/** Whether the stream of a service opens. */
const streamAt = (url: string, file: string): Promise<StreamEnd | 'opened'> =>
  new Promise((resolve) => {
    const onOpen = (): void => {
      close();
      resolve('opened');
    };
    const close = openUserStream(url, { onOpen, onFrame: () => undefined, onEnd: resolve }, { applicationId: '', caFile: file });
  });

describe('users-api: a certificate authority of a company', () => {
  test('is trusted from its file, for calls and for the stream, and is not without it', async (t) => {
    const url = await serve(t, issue(OTHER));
    assert.deepEqual(await apiAt(url).listUsers(), { users: [], unreadable: 0 });
    assert.equal(await streamAt(url, caFile), 'opened');
    await assert.rejects(createUsersApi(createHttp(url)).listUsers(), { kind: 'certUnknownIssuer' });
    assert.equal(await streamAt(url, ''), 'lost');
  });

  test('may be the certificate of a service that signed its own', async (t) => {
    const file = join(dir, 'own.pem');
    await writeFile(file, own.cert);
    const api = createUsersApi(createHttp(await serve(t, own), { applicationId: '', caFile: file }));
    assert.deepEqual(await api.listUsers(), { users: [], unreadable: 0 });
  });

  test('is trusted from the store of the system', async (t) => {
    const url = await serve(t, issue(OTHER));
    const script = `
      const { createUsersApi } = await import(process.argv[1] + '/client.ts');
      const { createHttp } = await import(process.argv[1] + '/http.ts');
      console.log(JSON.stringify(await createUsersApi(createHttp(process.argv[2])).listUsers()));`;
    const source = join(import.meta.dirname, '..', '..', 'src', 'main', 'users-api');
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, source, url], {
      env: { PATH: process.env['PATH'], SSL_CERT_FILE: caFile },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
    assert.equal(printed.trim(), '{"users":[],"unreadable":0}');
  });

  test('whose file cannot be used is told as that, whatever is wrong with the file', async (t) => {
    const url = await serve(t, issue(OTHER));
    const files = { 'empty.pem': '', 'text.pem': 'no certificate', 'broken.pem': authority.cert.replace(/[A-Z]{4}/u, '????'), 'key.pem': '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' };
    for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
    for (const file of [...Object.keys(files).map((name) => join(dir, name)), join(dir, 'none.pem'), dir, '/dev/zero', 'authority.pem']) {
      const http = createHttp(url, { applicationId: '', caFile: file });
      await assert.rejects(createUsersApi(http).listUsers(), { kind: 'caFileUnusable' }, file);
    }
  });
});
