/** Who can connect to the port of a sign-in, and who cannot keep the browser out. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { HEAD_TIMEOUT_MS } from '../../src/main/identity-provider/loopback-connections.ts';
import { openLoopback, type Loopback } from '../../src/main/identity-provider/loopback.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import { createLinks } from '../../src/main/system/open-link.ts';
import type { SocketOwner } from '../../src/main/system/socket-owner.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { knock, leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { CLIENT_ID, startOidcServer } from '../support/oidc-server.ts';
import { ownerOfVisitor, visitAsOtherUser } from '../support/other-user.ts';

const STATE = 'the-state-of-this-sign-in';
const DESTINATION = 'https://login.example.com/auth?state=secret&code_challenge=challenge';

let loopback: Loopback;
let right: URL;
const sockets: Socket[] = [];

async function open(ownerOf = ownerOfVisitor): Promise<void> {
  loopback = await openLoopback({ port: 0, state: STATE, onIgnored: () => undefined, ownerOf });
  right = new URL(`${loopback.redirectUri}?code=c&state=${STATE}`);
}
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await loopback.end();
});

describe('a process of another user', () => {
  test('is sent nowhere by the start address, and cannot end the sign-in; the person can', async () => {
    await open();
    const address = new URL(loopback.start(DESTINATION));
    assert.equal(await visitAsOtherUser(address), '');
    assert.equal(await visitAsOtherUser(right), '');
    assert.equal((await leadsTo(address)).href, DESTINATION);
    assert.equal(await knock(right), 200);
  });

  const owners: Readonly<Record<SocketOwner, boolean>> = { self: true, unknown: true, otherUser: false, gone: false };
  for (const [owner, isTaken] of Object.entries(owners)) {
    test(`a connection whose owner is ${owner} is ${isTaken ? 'taken' : 'ended without an answer'}`, async () => {
      await open(async () => owner as SocketOwner);
      if (isTaken) assert.equal(await knock(right), 200);
      else await assert.rejects(knock(right), /ECONNRESET|socket hang up/u);
    });
  }
});

describe('connections that ask nothing', () => {
  beforeEach(() => open());

  const connected = async (count: number, first = ''): Promise<readonly Socket[]> => {
    const opened = Array.from({ length: count }, () => connect(Number(right.port), '127.0.0.1').on('error', () => undefined));
    sockets.push(...opened);
    await Promise.all(opened.map((socket) => once(socket, 'connect')));
    for (const socket of opened) if (first !== '') socket.write(first);
    return opened;
  };

  for (const count of [16, 200]) {
    test(`${String(count)} of them do not keep the browser out`, async () => {
      await connected(count);
      assert.equal(await knock(right), 200);
    });

    test(`${String(count)} with half a head do not keep the browser out`, async () => {
      await connected(count, 'GET /callback HTTP/1.1\r\nHost: ');
      assert.equal(await knock(right), 200);
    });
  }

  // Node itself ends them after more than a minute.
  test('are ended in time, also where they send their head letter by letter', { timeout: 20_000 }, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const [idle, slow] = await connected(2);
    assert.ok(idle !== undefined && slow !== undefined);
    const ended = [idle, slow].map((socket) => new Promise((resolve) => socket.resume().once('close', resolve)));
    // The server has seen both once it has answered another connection.
    assert.equal(await knock(new URL('/', right)), 404);
    for (const letter of 'GET /callb') {
      slow.write(letter);
      t.mock.timers.tick(HEAD_TIMEOUT_MS / 10);
    }
    await Promise.all(ended);
    assert.equal(await knock(right), 200);
  });
});

test('what stands on the command line of the browser holds neither state nor challenge', async () => {
  await open();
  const server = await startOidcServer({ passwords: { ada: 'right' } });
  const lines: string[] = [];
  const fakeBrowser = "process.stdout.write(require('node:fs').readFileSync('/proc/self/cmdline'))";
  const openLink = createLinks(async (url) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', fakeBrowser, url]);
    lines.push(stdout);
    void signInByHttp(new URL(stdout.split('\0').at(-2) ?? ''), { login: 'ada', password: 'right' });
  });
  const settings = { ...DEFAULT_SETTINGS.oauth, issuer: server.issuer, clientId: CLIENT_ID };
  const provider = createOAuthProvider({ settings: () => settings, fetch, openLink, timeoutMs: 30_000 });
  await provider.authorize(new AbortController().signal, () => undefined);
  const asked = server.requestsTo('/auth')[0]?.parameters ?? {};
  for (const name of ['state', 'nonce', 'code_challenge', 'client_id']) {
    const value = String(asked[name]);
    assert.ok(value.length > 10 && !lines.join().includes(value), name);
  }
  await server.close();
});
