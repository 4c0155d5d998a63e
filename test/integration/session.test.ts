import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import Conf from 'conf';
import type { App } from '../../src/main/app/create-app.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { OpenStore } from '../../src/main/settings/json-file.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { statusLines } from '../../src/shared/describe.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, CANARY_PREFIX, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';

const START_MS = Date.UTC(2026, 0, 31, 12);
const openStore: OpenStore = (options) => new Conf(options);

let simulator: Simulator;
let dir: string;
let told: Transition[];
/** Each look at the clock is one second later. */
let clock: number;

function appAt(serviceUrl: string | undefined): App {
  return createTestApp({
    openStore,
    userDataDir: dir,
    serviceUrl,
    now: () => new Date((clock += 1000)),
    onTransitions: (transitions) => told.push(...transitions),
  });
}

const sessionOf = <State extends Session['state']>(app: App, state: State): Extract<Session, { state: State }> => {
  const { session } = app.store.get();
  assert.equal(session.state, state);
  return session as Extract<Session, { state: State }>;
};

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'app-test-'));
  told = [];
  clock = START_MS;
});

afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

describe('app: who is signed in', () => {
  test('is unknown before the first check, and what the service says after it', async () => {
    const app = appAt(simulator.url);
    sessionOf(app, 'starting');
    assert.equal(await app.recorder.check(), true);
    const session = sessionOf(app, 'signedIn');
    assert.equal(session.currentId, ada.id);
    const verifiedMs = Date.parse(session.verifiedAt);
    assert.ok(verifiedMs > START_MS && verifiedMs <= clock, session.verifiedAt);
    assert.deepEqual(session.users.map(({ id }) => id), [ada.id, misaki.id]);
    assert.deepEqual(told, []);
  });

  test('holds no secret of anybody, wherever in the snapshot one looks', async () => {
    simulator.signIn(grace);
    const app = appAt(simulator.url);
    await app.recorder.check();
    assert.ok(!JSON.stringify(app.store.get()).includes(CANARY_PREFIX));
  });

  test('is nobody when the service names no current user, although it lists some', async () => {
    simulator.setCurrent(undefined);
    const app = appAt(simulator.url);
    await app.recorder.check();
    assert.equal(sessionOf(app, 'signedOut').listed.length, 2);
  });

  test('is not known where several users are listed and the call for the current one is missing, and its answer is no switch', async () => {
    simulator.setCurrent(misaki.id);
    simulator.fault('GET /user', { kind: 'status', status: 404, text: 'Route not found' }, 1);
    const app = appAt(simulator.url);
    assert.equal(await app.recorder.check(), true);
    assert.equal(sessionOf(app, 'currentUnknown').listed.length, 2);
    await app.recorder.check();
    assert.equal(sessionOf(app, 'signedIn').currentId, misaki.id);
    assert.deepEqual(told, []);
  });

  test('can only be the one user who is listed where the service has no call for the current one, and that is said', async () => {
    simulator.signOut(misaki.id);
    simulator.fault('GET /user', { kind: 'status', status: 404, text: 'Route not found' });
    const app = appAt(simulator.url);
    await app.recorder.check();
    const { currentId, currentIsAssumed } = sessionOf(app, 'signedIn');
    assert.deepEqual([currentId, currentIsAssumed], [ada.id, true]);
    assert.ok(statusLines(app.store.get(), Date.now()).join(' ').includes(messages.session.assumed));
  });

  test('follows what happens at the service, and each change is told once', async () => {
    const app = appAt(simulator.url);
    await app.recorder.check();
    simulator.setCurrent(misaki.id);
    await app.recorder.check();
    simulator.setProfile(misaki.id, { name: 'Misaki' });
    await app.recorder.check();
    simulator.signOut(misaki.id);
    await app.recorder.check();
    simulator.signOut(ada.id);
    await app.recorder.check();
    simulator.signIn(grace);
    await app.recorder.check();
    await app.recorder.check();
    assert.deepEqual(told, [
      { kind: 'user-switched', from: ada.id, to: misaki.id, expected: false },
      { kind: 'profile-changed', userId: misaki.id },
      { kind: 'user-switched', from: misaki.id, to: ada.id, expected: false },
      { kind: 'signed-out', userId: ada.id, expected: false },
      { kind: 'signed-in', userId: grace.id },
    ]);
  });

  test('somebody who signs out between the two questions of a check is not shown as signed in', async () => {
    simulator.signOut(misaki.id);
    const app = appAt(simulator.url);
    const release = simulator.hold('GET /users');
    const listed = simulator.nextRequest('GET /users');
    const check = app.recorder.check();
    await listed;
    simulator.signOut(ada.id);
    release();
    await check;
    sessionOf(app, 'signedOut');
  });
});

describe('app: a service that goes away', () => {
  test('leaves the last known user, and is as before when it comes back', async () => {
    const app = appAt(simulator.url);
    await app.recorder.check();
    const { since } = sessionOf(app, 'signedIn');
    await simulator.down();
    assert.equal(await app.recorder.check(), false);
    const gone = sessionOf(app, 'unreachable');
    assert.deepEqual([gone.reason, gone.last?.currentId, gone.last?.verifiedAt], ['refused', ada.id, since]);
    assert.equal(await app.recorder.check(), false);
    assert.equal(sessionOf(app, 'unreachable').since, gone.since);
    await simulator.up();
    assert.equal(await app.recorder.check(), true);
    const back = sessionOf(app, 'signedIn');
    assert.equal(back.since, since);
    assert.notEqual(back.verifiedAt, since);
    assert.deepEqual(told, [{ kind: 'service-down', reason: 'refused' }, { kind: 'service-up' }]);
  });

  test('was never there: that is unreachable, not signed out', async () => {
    await simulator.down();
    const app = appAt(simulator.url);
    await app.recorder.check();
    assert.equal(sessionOf(app, 'unreachable').last, undefined);
  });

  test('and comes back without the user: that sign-out is told then', async () => {
    const app = appAt(simulator.url);
    await app.recorder.check();
    await simulator.down();
    await app.recorder.check();
    simulator.signOut(ada.id);
    simulator.signOut(misaki.id);
    await simulator.up();
    await app.recorder.check();
    assert.deepEqual(told.slice(1), [
      { kind: 'service-up' },
      { kind: 'signed-out', userId: ada.id, expected: false },
      { kind: 'signed-out', userId: misaki.id, expected: false },
    ]);
  });

  test('its version is asked for once per start', async () => {
    const app = appAt(simulator.url);
    await app.recorder.check();
    await app.recorder.versionKnown();
    await app.recorder.check();
    assert.equal(app.store.get().service.version, '12.3.4');
    assert.equal(simulator.requestCount('GET /.well-known/version'), 1);
    await simulator.down();
    await app.recorder.check();
    assert.equal(app.store.get().service.version, undefined);
    simulator.state.version = '12.4.0';
    await simulator.up();
    await app.recorder.check();
    await app.recorder.versionKnown();
    await app.recorder.check();
    assert.equal(app.store.get().service.version, '12.4.0');
    assert.equal(simulator.requestCount('GET /.well-known/version'), 2);
  });

  test('its version may take as long as it likes: no check waits for it', async () => {
    const release = simulator.hold('GET /.well-known/version');
    const app = appAt(simulator.url);
    await app.recorder.check();
    sessionOf(app, 'signedIn');
    simulator.signOut(ada.id);
    simulator.signOut(misaki.id);
    await app.recorder.check();
    sessionOf(app, 'signedOut');
    assert.equal(app.store.get().service.version, undefined);
    assert.equal(simulator.requestCount('GET /.well-known/version'), 1);
    release();
    await app.recorder.versionKnown();
    assert.equal(app.store.get().service.version, '12.3.4');
  });

  test('its version is not that of a service which failed meanwhile', async () => {
    const release = simulator.hold('GET /.well-known/version');
    const app = appAt(simulator.url);
    await app.recorder.check();
    simulator.fault('GET /users', { kind: 'status', status: 500 });
    await app.recorder.check();
    release();
    await app.recorder.versionKnown();
    assert.equal(app.store.get().service.version, undefined);
  });

  test('a version that cannot be had does not matter', async () => {
    simulator.fault('GET /.well-known/version', { kind: 'status', status: 404 });
    const app = appAt(simulator.url);
    assert.equal(await app.recorder.check(), true);
    assert.equal(app.store.get().service.version, undefined);
  });
});

describe('app: the address of the service', () => {
  const store = (settings: object): Promise<void> => writeFile(join(dir, 'settings.json'), JSON.stringify(settings));

  test('comes from the setting, unless the command line says otherwise', async () => {
    await store({ serviceUrl: simulator.url });
    assert.deepEqual(appAt(undefined).store.get().service, { baseUrl: simulator.url, source: 'setting', checking: false, updates: 'polling' });
    assert.equal(appAt('http://127.0.0.1:1').store.get().service.source, 'commandLine');
  });

  test('is told and ignored when the setting cannot be used', async () => {
    await store({ serviceUrl: 'http://pieces.example.org' });
    const { service, notices, settings } = appAt(undefined).store.get();
    assert.deepEqual([service.baseUrl, service.source], ['http://localhost:1000', 'default']);
    assert.deepEqual(notices, [{ id: 'serviceUrlIgnored', value: 'http://pieces.example.org', problem: 'notEncrypted' }]);
    assert.equal(settings.serviceUrl, 'http://pieces.example.org');
  });

  test('another one makes what was known of the first forgotten, and its late answer ignored', async (t) => {
    const second = await startSimulator({ users: [grace], version: '2.0.0' });
    t.after(() => second.close());
    await store({ serviceUrl: simulator.url });
    const app = appAt(undefined);
    await app.recorder.check();

    const release = simulator.hold('GET /users');
    const asked = simulator.nextRequest('GET /users');
    const late = app.recorder.check();
    await asked;
    await app.commands.setSetting('serviceUrl', second.url);
    sessionOf(app, 'starting');
    assert.deepEqual(app.store.get().service, { baseUrl: second.url, source: 'setting', checking: false, updates: 'polling' });
    assert.equal(app.store.get().settings.serviceUrl, second.url);
    release();
    assert.equal(await late, false);
    sessionOf(app, 'starting');

    await app.recorder.check();
    await app.recorder.versionKnown();
    assert.equal(sessionOf(app, 'signedIn').currentId, grace.id);
    assert.equal(app.store.get().service.version, '2.0.0');
    assert.deepEqual(told, [], 'other people at another service are no transition');
  });

  test('the same one under another source keeps what is known', async () => {
    await store({ serviceUrl: 'nonsense' });
    const app = appAt(undefined);
    await app.commands.setSetting('serviceUrl', 'http://localhost:1000');
    const { service, notices } = app.store.get();
    assert.deepEqual([service.baseUrl, service.source, notices], ['http://localhost:1000', 'setting', []]);
  });
});
