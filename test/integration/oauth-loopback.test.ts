/** Who may knock at the port that waits for the browser, and what else they get there: nothing. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { openLoopback, SECOND_VISIT_MS, type Loopback } from '../../src/main/identity-provider/loopback.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { knock } from '../support/http-visitor.ts';

const STATE = 'the-state-of-this-sign-in';
let loopback: Loopback;
let right: URL;
let ignored: number;

beforeEach(async () => {
  ignored = 0;
  loopback = await openLoopback({ port: 0, state: STATE, onIgnored: () => (ignored += 1) });
  right = new URL(`${loopback.redirectUri}?code=c&state=${STATE}`);
});
afterEach(() => loopback.end());

const at = (change: (url: URL) => void): URL => {
  const url = new URL(right);
  change(url);
  return url;
};

const denial = (): URL => at((url) => (url.search = '?error=access_denied'));
const start = (destination: string): string => loopback.start(destination);

/** Sends bytes as they are. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(right.port), '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (data: string) => (text += data));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return text.split('\r\n')[0] ?? '';
}

describe('the port that the browser comes back to', () => {
  test('listens on 127.0.0.1 and nowhere else', async () => {
    const { hostname } = right;
    assert.equal(hostname, '127.0.0.1');
    for (const host of ['::1', '127.0.0.2']) {
      const socket = connect(Number(right.port), host);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      assert.ok(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH', 'EAFNOSUPPORT'].includes(error.code ?? ''), error.code);
    }
  });

  test('answers the browser with a page of its own that may do nothing and is kept nowhere', async () => {
    const [response] = (await once(get(right, { agent: false }), 'response')) as [IncomingMessage];
    let html = '';
    for await (const chunk of response.setEncoding('utf8')) html += String(chunk);
    assert.equal(response.statusCode, 200);
    assert.ok(html.includes(messages.signIn.pages.done.title));
    assert.doesNotMatch(html, /<script|<img|<link|http|the-state/iu);
    const { headers } = response;
    assert.match(String(headers['content-security-policy']), /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/u);
    assert.deepEqual(
      ['cache-control', 'referrer-policy', 'x-content-type-options', 'content-type', 'access-control-allow-origin'].map((name) => headers[name]),
      ['no-store', 'no-referrer', 'nosniff', 'text/html; charset=utf-8', undefined],
    );
    assert.equal((await loopback.callback).href, right.href);
  });

  test('answers the same address with the same page for a while after the end, and nothing else; the first answer counts', async () => {
    assert.equal(await knock(right), 200);
    loopback.close();
    assert.equal(await knock(right), 200);
    assert.equal(await knock(at((url) => url.searchParams.set('code', 'another'))), 400);
    assert.equal(await knock(new URL(start('https://login.example.com/'))), 404);
    assert.equal((await loopback.callback).href, right.href);
    await loopback.end();
    await assert.rejects(knock(right), /ECONNREFUSED/u);
  });

  test('is free once that while is over', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    assert.equal(await knock(right), 200);
    loopback.close();
    assert.equal(await knock(right), 200);
    t.mock.timers.tick(SECOND_VISIT_MS);
    await assert.rejects(knock(right), /ECONNREFUSED|ECONNRESET/u);
  });

  const refused: Readonly<Record<string, readonly [number, () => Promise<number>]>> = {
    'another path': [404, () => knock(at((url) => (url.pathname = '/')))],
    'a path that only begins like it': [404, () => knock(at((url) => (url.pathname += '/more')))],
    'another start address': [404, () => knock(new URL(`${start('https://login.example.com/')}x`))],
    'the start address before it leads anywhere': [404, () => knock(new URL(`/start-${'x'.repeat(22)}`, right))],
    'an error with another state': [400, () => knock(at((url) => (url.search = '?error=access_denied&state=wrong')))],
    'an error without a state, beside a code': [400, () => knock(at((url) => (url.search = '?error=access_denied&code=c')))],
    'an error without a state, from no browser that was sent out': [400, () => knock(denial())],
    'an error without a state, with another cookie': [400, () => knock(denial(), { headers: { cookie: 'account-tray-sign-in=AAAAAAAAAAAAAAAAAAAAAA' } })],
    'another state': [400, () => knock(at((url) => url.searchParams.set('state', 'wrong')))],
    'a state of the same length': [400, () => knock(at((url) => url.searchParams.set('state', STATE.replace('the', 'tho'))))],
    'no state': [400, () => knock(at((url) => url.searchParams.delete('state')))],
    'two states': [400, () => knock(at((url) => url.searchParams.append('state', STATE)))],
    POST: [405, () => knock(right, { method: 'POST' }, 'code=c')],
    HEAD: [405, () => knock(right, { method: 'HEAD' })],
    OPTIONS: [405, () => knock(right, { method: 'OPTIONS' })],
    'a body': [413, () => knock(right, { headers: { 'content-length': '4' } }, 'more')],
    'a host name that leads here (DNS rebinding)': [421, () => knock(right, { headers: { host: `evil.example:${right.port}` } })],
    'the name localhost': [421, () => knock(right, { headers: { host: `localhost:${right.port}` } })],
    'another port in the host name': [421, () => knock(right, { headers: { host: '127.0.0.1:1' } })],
    'a page of another origin': [403, () => knock(right, { headers: { origin: 'https://evil.example' } })],
    'a page that fetches': [403, () => knock(right, { headers: { 'sec-fetch-mode': 'no-cors' } })],
    'a page that embeds': [403, () => knock(right, { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } })],
    'a head that is too large': [431, () => knock(right, { headers: { filler: 'x'.repeat(20_000) } })],
  };
  for (const [name, [status, act]] of Object.entries(refused)) {
    test(`refuses ${name}, and goes on waiting`, async () => {
      assert.equal(await act(), status);
      assert.equal(await knock(right), 200);
    });
  }

  test('hangs up on what is no HTTP, on an upgrade and on a tunnel, and goes on waiting', async () => {
    assert.match(await raw('hello\r\n\r\n'), /^HTTP\/1\.1 400/u);
    assert.equal(await raw(`GET /callback?state=${STATE} HTTP/1.1\r\nHost: ${right.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`), '');
    assert.equal(await raw(`CONNECT ${right.host} HTTP/1.1\r\nHost: ${right.host}\r\n\r\n`), '');
    assert.match(await raw(`GET http://evil.example/callback?state=${STATE} HTTP/1.1\r\nHost: ${right.host}\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 421/u);
    assert.equal(await knock(right), 200);
  });

  test('sends the browser out by its start address, as often as it is opened, without a word about where it comes from', async () => {
    const destination = 'https://login.example.com/auth?state=s&code_challenge=c';
    const address = start(destination);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/start-[\w-]{22}$/u);
    for (let visit = 0; visit < 2; visit += 1) {
      const [response] = (await once(get(address, { agent: false }), 'response')) as [IncomingMessage];
      response.resume();
      const { headers, statusCode } = response;
      assert.deepEqual([statusCode, headers.location, headers['referrer-policy'], headers['cache-control']], [302, destination, 'no-referrer', 'no-store']);
      assert.match(String(headers['set-cookie']), /^account-tray-sign-in=[\w-]{22}; Path=\/callback; HttpOnly; SameSite=Lax; Max-Age=600$/u);
    }
  });

  test('takes an error without a state from the browser that was sent out, and tells of any other', async () => {
    assert.equal(await knock(denial()), 400);
    assert.equal(ignored, 1);
    const [response] = (await once(get(start('https://login.example.com/'), { agent: false }), 'response')) as [IncomingMessage];
    response.resume();
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    assert.equal(await knock(denial(), { headers: { cookie: `other=1; ${cookie}` } }), 200);
    assert.equal((await loopback.callback).search, '?error=access_denied');
    assert.equal(ignored, 1);
  });

  test('is closed at once when the sign-in has ended, also for those who are connected', async () => {
    const socket = connect(Number(right.port), '127.0.0.1');
    await once(socket, 'connect');
    const closed = once(socket.resume(), 'close');
    // The server has seen the connection once it has answered another one.
    assert.equal(await knock(at((url) => (url.pathname = '/'))), 404);
    loopback.close();
    await closed;
    await assert.rejects(knock(right), /ECONNREFUSED/u);
  });
});
