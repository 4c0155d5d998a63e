/** From where pictures come: real connections, with a stand-in for the resolver of names alone. */
import assert from 'node:assert/strict';
import type { lookup as systemLookup } from 'node:dns';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test, type TestContext } from 'node:test';
import { lookupPublic } from '../../src/main/system/public-address.ts';
import { createPictureRequest, type GetPicture } from '../../src/main/window/picture-request.ts';
import { issue } from '../support/certificates.ts';
import { png } from '../support/pictures.ts';

const PNG = png(2, 1);
const HOST = 'pictures.test';
const SERVICE = 'http://127.0.0.1:1';
const MEBIBYTE = 1024 * 1024;
const authority = issue({ name: 'Test Authority', isAuthority: true });
const shown = issue({ name: HOST, issuer: authority, dnsNames: [HOST, 'localhost'], ipAddresses: [[127, 0, 0, 1]] });

let dir: string;
let caFile: string;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictures-test-'));
  caFile = join(dir, 'authority.pem');
  await writeFile(caFile, authority.cert);
});
after(() => rm(dir, { recursive: true }));

interface Served {
  readonly port: number;
  /** Each connection, before anything is sent over it. */
  connections: number;
  readonly requests: { readonly url: string; readonly headers: Readonly<Record<string, unknown>> }[];
}

async function serve(t: TestContext, answer: RequestListener, isSecure = true): Promise<Served> {
  const requests: Served['requests'] = [];
  const listener: RequestListener = (request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    answer(request, response);
  };
  const server = isSecure ? createServer({ cert: shown.cert, key: shown.key.export({ type: 'pkcs8', format: 'pem' }) }, listener) : createPlainServer(listener);
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const served: Served = { port: (server.address() as AddressInfo).port, connections: 0, requests };
  server.on('connection', () => (served.connections += 1));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return served;
}

const picture: RequestListener = (_request, response) => void response.end(PNG);

let lookedUp: string[];
beforeEach(() => (lookedUp = []));
/** Leads every name to these addresses. */
const leadsTo = (...addresses: readonly string[]): LookupFunction => (name, options, onFound) => {
  lookedUp.push(name);
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  if (options.all === true) onFound(null, found);
  else onFound(null, found[0]?.address ?? '', found[0]?.family);
};
/** As in the app, on a system where every name leads to these addresses. */
const checked = (...addresses: readonly string[]): GetPicture =>
  createPictureRequest(() => ({ applicationId: 'mine', caFile }), lookupPublic(leadsTo(...addresses) as typeof systemLookup));
/** Without the check, so that a server of the test can stand for one of the Internet. */
const unchecked = (): GetPicture => createPictureRequest(() => ({ applicationId: 'mine', caFile }), leadsTo('127.0.0.1'));

describe('a picture of the Internet', () => {
  test('is got over HTTPS at the address that the look-up gives, without a word of who asks', async (t) => {
    const server = await serve(t, picture);
    assert.deepEqual(Buffer.from(await unchecked()(`https://${HOST}:${server.port}/a%20b.png?v=2#x`, SERVICE)), PNG);
    assert.deepEqual([lookedUp, server.requests.map(({ url }) => url)], [[HOST], ['/a%20b.png?v=2']]);
    const { headers = {} } = server.requests[0] ?? {};
    for (const name of ['cookie', 'authorization', 'referer', 'origin', 'x-application-id']) assert.equal(headers[name], undefined, name);
  });

  test('that is an error page, a redirect or larger than a mebibyte is none', async (t) => {
    const other = await serve(t, picture);
    const large = Buffer.concat([PNG, Buffer.alloc(MEBIBYTE)]);
    const answers: readonly RequestListener[] = [
      ...[404, 500, 204, 206].map((status): RequestListener => (_request, response) => void response.writeHead(status).end(status === 204 ? undefined : PNG)),
      ...[301, 302, 303, 307, 308].map((status): RequestListener => (_request, response) => void response.writeHead(status, { location: `https://${HOST}:${other.port}/` }).end(PNG)),
      (_request, response) => void response.end(large),
      (_request, response) => void response.writeHead(200, { 'content-length': PNG.length + 1 }).end(PNG, () => response.destroy()),
    ];
    for (const [index, answer] of answers.entries()) {
      const server = await serve(t, answer);
      await assert.rejects(unchecked()(`https://${HOST}:${server.port}/`, SERVICE), Error, String(index));
      assert.equal(server.requests.length, 1);
    }
    assert.equal(other.connections, 0);
    const server = await serve(t, (_request, response) => void response.end(large.subarray(0, MEBIBYTE)));
    assert.equal((await unchecked()(`https://${HOST}:${server.port}/`, SERVICE)).length, MEBIBYTE);
  });
});

describe('no connection is made', () => {
  test('to this computer or a network around it, whatever name leads there', async (t) => {
    const server = await serve(t, picture);
    const plain = await serve(t, picture, false);
    const isHere = [['127.0.0.1'], ['::1'], ['::ffff:127.0.0.1'], ['10.0.0.1'], ['169.254.169.254'], ['0.0.0.0'], ['fe80::1'], ['64:ff9b::7f00:1'], ['127.0.0.1', '10.0.0.1']];
    for (const addresses of isHere) {
      for (const port of [server.port, plain.port]) await assert.rejects(checked(...addresses)(`https://${HOST}:${port}/`, SERVICE), Error);
    }
    assert.deepEqual([server.connections, plain.connections], [0, 0]);
    // Each connection asks once, and goes where the answer says: what a name leads to a moment later does not matter.
    assert.equal(lookedUp.length, isHere.length * 2);
  });

  test('to such an address itself, however it is written', async (t) => {
    const server = await serve(t, picture);
    const hosts = ['127.0.0.1', '2130706433', '0x7f.1', '0177.1', '127.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '[::]', '169.254.169.254', 'localhost', 'pictures.localhost'];
    for (const host of hosts) await assert.rejects(checked('127.0.0.1')(`https://${host}:${server.port}/`, SERVICE), Error, host);
    assert.equal(server.connections, 0);
  });

  test('over plain HTTP, with a password, or by another scheme', async (t) => {
    const server = await serve(t, picture, false);
    const refused = [
      `http://${HOST}:${server.port}/`, `http://127.0.0.1:${server.port}/`, `https://ada:secret@${HOST}:${server.port}/`, `https://ada@${HOST}/`, 'file:///etc/passwd',
      'data:image/png;base64,iVBORw0KGgo=', 'javascript:alert(1)', 'ftp://pictures.test/', 'blob:https://pictures.test/x', '/avatars/ada.png', 'no address', '',
    ];
    for (const url of refused) await assert.rejects(unchecked()(url, SERVICE), Error, url);
    assert.deepEqual([server.connections, lookedUp], [0, []]);
  });

  test('through a proxy of the environment', async (t) => {
    const [proxy, server] = [await serve(t, picture, false), await serve(t, picture)];
    const env = { HTTPS_PROXY: process.env['HTTPS_PROXY'], https_proxy: process.env['https_proxy'] };
    Object.assign(process.env, { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, https_proxy: `http://127.0.0.1:${proxy.port}` });
    t.after(() => {
      for (const [name, value] of Object.entries(env)) if (value === undefined) delete process.env[name]; else process.env[name] = value;
    });
    await unchecked()(`https://${HOST}:${server.port}/`, SERVICE);
    await assert.rejects(checked('127.0.0.1')(`https://${HOST}:${server.port}/`, SERVICE));
    assert.deepEqual([proxy.connections, server.connections], [0, 1]);
  });
});

describe('a picture of the service itself', () => {
  test('comes from this computer, by any name of it, and as the service is asked for everything', async (t) => {
    const server = await serve(t, picture, false);
    const service = `http://127.0.0.1:${server.port}`;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '127.0.0.2']) assert.deepEqual(Buffer.from(await checked()(`http://${host}:${server.port}/ada.png`, service)), PNG, host);
    assert.equal(server.requests[0]?.headers['x-application-id'], 'mine');
  });

  test('does so where the service is on another computer, too', async (t) => {
    const server = await serve(t, picture);
    const service = `https://127.0.0.1:${server.port}`;
    assert.deepEqual(Buffer.from(await checked()(`${service}/ada.png`, service)), PNG);
    await assert.rejects(checked()(`https://127.0.0.1:${server.port + 1}/ada.png`, service));
  });

  test('is not one of another port of this computer', async (t) => {
    const server = await serve(t, picture, false);
    await assert.rejects(checked()(`http://127.0.0.1:${server.port}/`, SERVICE));
    assert.equal(server.connections, 0);
  });
});
