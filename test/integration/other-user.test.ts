/** Loopback belongs to the computer: a service of another user on it is passed over, named, and sent nothing. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { status } from '../../src/main/app/status.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { OwnerOfPeer } from '../../src/main/system/socket-owner.ts';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import { createProbe } from '../../src/main/users-api/discover.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { describeSession } from '../../src/shared/describe.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { startOtherUsersService, type OtherUsersService } from '../support/other-user.ts';
import { createTestApp } from '../support/test-app.ts';

const unknownOwner: OwnerOfPeer = async () => 'unknown';

let dir: string;
let portFile: string;
let own: Simulator;
let other: OtherUsersService;
let app: App;
let told: Transition['kind'][];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'other-user-test-'));
  portFile = join(dir, '.port.txt');
  [own, other] = await Promise.all([startSimulator({ users: [ada] }), startOtherUsersService()]);
  begin({});
});

afterEach(async () => {
  await Promise.all([own.close(), other.close()]);
  await rm(dir, { recursive: true });
});

/** The app on a computer whose usual ports are those of the two services, the other user's first. */
function begin({ serviceUrl, ownerOf = (connection) => other.ownerOf(connection) }: { serviceUrl?: string; ownerOf?: OwnerOfPeer }): void {
  told = [];
  app = createTestApp({
    userDataDir: dir,
    serviceUrl,
    createApi: (baseUrl) => createUsersApi(createHttp(baseUrl, undefined, ownerOf)),
    discovery: { portFiles: [portFile], ports: [other.port, own.port], probe: createProbe(ownerOf) },
    onTransitions: (transitions) => told.push(...transitions.map(({ kind }) => kind)),
  });
}

async function check(): Promise<void> {
  await app.locator.locate();
  if (!(await app.recorder.check())) app.locator.lost();
}

/** What the other user's service was sent, once it has told of every connection. */
async function bytesSent(): Promise<number> {
  await other.close();
  return other.bytes();
}

describe('a service of another user', () => {
  test('on a usual port is passed over and named; this user’s is found behind it', async () => {
    await check();
    const { session, service } = app.store.get();
    assert.equal(session.state === 'signedIn' && session.currentId, ada.id);
    assert.equal(service.baseUrl, own.url);
    assert.deepEqual(service.ofOtherUsers, [other.url]);
    assert.equal(await bytesSent(), 0);
  });

  test('that the port file names is passed over as well', async () => {
    await writeFile(portFile, String(other.port));
    await check();
    assert.equal(app.store.get().service.baseUrl, own.url);
    assert.deepEqual(app.store.get().service.ofOtherUsers, [other.url]);
    assert.equal(await bytesSent(), 0);
  });

  test('does not take the place of this user’s service that was stopped: nobody is shown as signed in, out or switched', async () => {
    await writeFile(portFile, String(own.port));
    await check();
    await own.down();
    for (let round = 0; round < 3; round += 1) await check();
    const { session, service } = app.store.get();
    assert.ok(session.state === 'unreachable' && session.reason === 'refused' && session.last?.currentId === ada.id, JSON.stringify(session));
    assert.deepEqual([service.baseUrl, service.ofOtherUsers], [own.url, [other.url]]);
    assert.deepEqual(told, ['service-down']);
    assert.equal(await bytesSent(), 0);
  });

  test('that takes over the very port of this user’s service is told as that', async () => {
    await check();
    const { port } = own;
    await Promise.all([own.down(), other.close()]);
    other = await startOtherUsersService(port);
    await check();
    const { session } = app.store.get();
    assert.ok(session.state === 'unreachable' && session.reason === 'otherUser', JSON.stringify(session));
    assert.deepEqual(told, ['service-down']);
    assert.equal(await bytesSent(), 0);
  });

  test('at an address that somebody entered is named and not asked', async () => {
    begin({ serviceUrl: other.url });
    const { text, exitCode } = await status(app, false);
    assert.equal(exitCode, 4);
    assert.ok(text.includes(messages.reasons.otherUser.title), text);
    assert.equal(await bytesSent(), 0);
  });

  test('is named by --status, which does not say that its user is signed in', async () => {
    await writeFile(portFile, String(own.port));
    await own.down();
    const { text, exitCode } = await status(app, false);
    assert.equal(exitCode, 4);
    assert.ok(text.includes(messages.cli.ofOtherUsers(other.url)), text);
    assert.doesNotMatch(text, /mallory/iu);
    assert.equal(await bytesSent(), 0);
  });

  test('gets no token, and no request for a stream', async () => {
    const api = createUsersApi(createHttp(other.url, undefined, other.ownerOf));
    await assert.rejects(api.authenticateFromToken({ access_token: 'secret', token_type: 'Bearer', expires_in: 60 }), { kind: 'otherUser' });
    const end = await new Promise((resolve) => {
      openUserStream(other.url, { onOpen: () => resolve('opened'), onFrame: () => undefined, onEnd: resolve }, undefined, undefined, other.ownerOf);
    });
    assert.equal(end, 'lost');
    assert.equal(await bytesSent(), 0);
  });
});

describe('where the system does not tell whose service it is', () => {
  beforeEach(() => begin({ ownerOf: unknownOwner }));

  test('one at a usual port is used as long as no port file speaks against it', async () => {
    await check();
    const { session, service } = app.store.get();
    assert.equal(session.state === 'signedIn' && session.currentId, 'mallory');
    assert.ok(service.doubtful !== true);
  });

  test('a fall from the port file to a usual port is a doubt that is shown, and no switch is told, there or back', async () => {
    await writeFile(portFile, String(own.port));
    await check();
    await own.down();
    await check();
    await check();
    const { session, service } = app.store.get();
    assert.deepEqual([service.baseUrl, service.source, service.doubtful], [other.url, 'scan', true]);
    assert.ok(describeSession(session, service, Date.now()).detail.includes(messages.session.doubtful));
    await own.up();
    app.locator.lost();
    await check();
    assert.deepEqual([app.store.get().service.baseUrl, app.store.get().service.doubtful], [own.url, false]);
    assert.deepEqual(told, ['service-down']);
  });

  test('so is one that is found at the first start although the port file names another port', async () => {
    await own.down();
    await writeFile(portFile, String(own.port));
    await check();
    assert.equal(app.store.get().service.doubtful, true);
  });
});
