import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { status } from '../../src/main/app/status.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { ada, minimal } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Fault, Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

let simulator: Simulator;
let dir: string;
const servers: Server[] = [];

const appAt = (serviceUrl: string): App =>
  createTestApp({ userDataDir: dir, serviceUrl });

/** Another program on the port. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function sessionAt(url: string): Promise<Session> {
  const app = appAt(url);
  await app.recorder.check();
  return app.store.get().session;
}

async function sessionWith(fault: Fault): Promise<Session> {
  simulator.fault('GET /users', fault);
  return sessionAt(simulator.url);
}

/** What matters of a session that is not one of a working service. */
const told = (session: Session): readonly string[] =>
  session.state === 'unreachable' ? [session.state, session.reason] : [session.state, ...(session.state === 'incompatible' ? [session.cause.code] : [])];

beforeEach(async () => {
  simulator = await startSimulator();
  dir = await mkdtemp(join(tmpdir(), 'app-test-'));
});

afterEach(async () => {
  await simulator.close();
  for (const server of servers.splice(0)) server.close();
  await rm(dir, { recursive: true });
});

describe('app: another program at the address', () => {
  test('that sends web pages is not Pieces OS', async () => {
    const url = await serve((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><h1>It works!</h1>'));
    assert.deepEqual(told(await sessionAt(url)), ['unreachable', 'notPiecesOs']);
  });

  test('that finds nothing there, asks for a password or points elsewhere is not Pieces OS', async () => {
    for (const code of [301, 302, 400, 401, 403, 404, 405]) {
      const url = await serve((_, response) => response.writeHead(code, { location: '/login' }).end('x'));
      assert.deepEqual(told(await sessionAt(url)), ['unreachable', 'notPiecesOs'], String(code));
    }
  });

  test('that sends JSON of its own is not Pieces OS', async () => {
    for (const body of ['[]', 'null', '"hello"', '{"iterable":"no"}', '{"iterable":[{"uid":1}]}']) {
      const url = await serve((_, response) => response.end(body));
      assert.deepEqual(told(await sessionAt(url)), ['unreachable', 'notPiecesOs'], body);
    }
  });
});

describe('app: Pieces OS in trouble', () => {
  test('each trouble has its own reason, because its health says that it is Pieces OS', async () => {
    const troubles: readonly (readonly [Fault, string])[] = [
      [{ kind: 'refuse' }, 'reset'],
      [{ kind: 'status', status: 500 }, 'failed'],
      [{ kind: 'status', status: 404 }, 'rejected'],
      [{ kind: 'status', status: 302 }, 'redirected'],
      [{ kind: 'html' }, 'malformed'],
      [{ kind: 'truncated' }, 'malformed'],
      [{ kind: 'hugeBody' }, 'tooLarge'],
    ];
    for (const [fault, reason] of troubles) {
      assert.deepEqual(told(await sessionWith(fault)), ['unreachable', reason], fault.kind);
    }
  });

  test('an answer that is no list of users is incompatible, with what was wrong', async () => {
    assert.deepEqual(told(await sessionWith({ kind: 'null' })), ['incompatible', 'notUsers']);
    assert.deepEqual(told(await sessionWith({ kind: 'emptyArray' })), ['incompatible', 'notUsers']);
    assert.deepEqual(told(await sessionWith({ kind: 'wrongTypes' })), ['incompatible', 'noUserReadable']);
  });

  test('what it says about an error is kept with the status', async () => {
    const session = await sessionWith({ kind: 'status', status: 500 });
    assert.deepEqual(session.state === 'unreachable' && session.cause, { code: 'replied', value: { status: 500, words: 'Clouds Connect failed.' } });
  });

  test('one user who cannot be read does not hide the others', async () => {
    const session = await sessionWith({ kind: 'oneBroken' });
    assert.ok(session.state === 'signedIn');
    assert.deepEqual([session.users.length, session.unreadable, session.currentId], [9, 1, ada.id]);
  });
});

describe('app: --status', () => {
  const ask = async (json: boolean): Promise<{ text: string; exitCode: number }> => status(appAt(simulator.url), json);

  test('ends with 0 and the name when somebody is signed in', async () => {
    const { text, exitCode } = await ask(false);
    assert.equal(exitCode, 0);
    assert.match(text, /^Signed in as Ada Lovelace\nada\.lovelace@example\.org, verified just now\.\n/u);
    assert.match(text, /Version: 12\.3\.4$/u);
  });

  test('ends with 3 when nobody is', async () => {
    simulator.signOut();
    const { text, exitCode } = await ask(false);
    assert.equal(exitCode, 3);
    assert.match(text, /^No one is signed in\n/u);
  });

  test('ends with 4 when the service cannot be reached, and with 5 when its answer is not understood', async () => {
    simulator.fault('GET /users', { kind: 'null' }, 1);
    assert.equal((await ask(false)).exitCode, 5);
    await simulator.down();
    const { text, exitCode } = await ask(false);
    assert.equal(exitCode, 4);
    assert.match(text, /^Pieces OS is not answering\n/u);
  });

  test('as JSON is the snapshot, in every state', async () => {
    const read = async (): Promise<Session['state']> => (JSON.parse((await ask(true)).text) as { session: Session }).session.state;
    assert.equal(await read(), 'signedIn');
    simulator.signOut();
    assert.equal(await read(), 'signedOut');
    await simulator.down();
    assert.equal(await read(), 'unreachable');
  });

  test('prints one line per fact, whatever the user is called', async () => {
    simulator.signIn({ ...minimal, name: 'Ada\nNo one is signed in\u001B[31m' });
    const [first, ...rest] = (await ask(false)).text.split('\n');
    assert.equal(first, 'Signed in as Ada No one is signed in[31m');
    assert.ok(!rest.includes('No one is signed in'));
  });
});
