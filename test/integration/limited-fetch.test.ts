import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { limitFetch } from '../../src/main/identity-provider/limited-fetch.ts';
import { IdentityProviderError } from '../../src/main/tokens/identity-provider.ts';
import type { Cause } from '../../src/shared/cause.ts';

const BODY_BYTES_MAX = 256 * 1024;

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: RequestListener): Promise<string> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const get = (origin: string, path: string): Promise<Response> =>
  limitFetch((url, init) => fetch(url, init), origin, new AbortController().signal)(`${origin}${path}`, {
    method: 'GET',
    headers: {},
    body: undefined,
    redirect: 'manual',
  });
const fails = (code: IdentityProviderError['code'], why: Cause['code']) => (error: unknown) => {
  assert.ok(error instanceof IdentityProviderError);
  assert.deepEqual([error.code, error.why], [code, { code: why }]);
  return true;
};

describe('a request to an identity provider', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    test(`that is redirected (${String(status)}) fails, and the other address is not asked`, async () => {
      const asked: (string | undefined)[] = [];
      const origin = await listen(({ url }, response) => {
        asked.push(url);
        response.writeHead(url === '/token' ? status : 200, { location: '/elsewhere' }).end('{}');
      });
      await assert.rejects(get(origin, '/token'), fails('wrongMetadata', 'provider.redirected'));
      assert.deepEqual(asked, ['/token']);
    });
  }

  test('takes a reply of the largest size, and no larger one', async () => {
    const origin = await listen(({ url }, response) => response.end('x'.repeat(url === '/fits' ? BODY_BYTES_MAX : BODY_BYTES_MAX + 1)));
    assert.equal((await (await get(origin, '/fits')).text()).length, BODY_BYTES_MAX);
    await assert.rejects(get(origin, '/larger'), fails('unreachable', 'provider.tooLarge'));
  });

  test('over HTTP goes to this computer only', async () => {
    await assert.rejects(get('http://provider.example', '/token'), fails('wrongMetadata', 'provider.notEncrypted'));
  });
});
