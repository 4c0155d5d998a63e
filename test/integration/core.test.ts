import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import Conf from 'conf';
import type { Core } from '../../src/main/app/core.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import type { OpenStore } from '../../src/main/settings/json-file.ts';
import type { Session } from '../../src/shared/snapshot.ts';
import { statusLines } from '../../src/shared/describe.ts';
import { messages } from '../../src/shared/messages.ts';
import { ada, CANARY_PREFIX, grace, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { createTestCore } from '../support/test-core.ts';

const START_MS = Date.UTC(2026, 0, 31, 12);
const openStore: OpenStore = (options) => new Conf(options);

let simulator: Simulator;
let dir: string;
let told: Transition[];
/** Each look at the clock is one second later. */
let clock: number;

function coreAt(serviceUrl: string | undefined): Core {
  return createTestCore({
    openStore,
    userDataDir: dir,
    serviceUrl,
    now: () => new Date((clock += 1000)),
    onTransitions: (transitions) => told.push(...transitions),
  });
}

const sessionOf = <State extends Session['state']>(core: Core, state: State): Extract<Session, { state: State }> => {
  const { session } = core.store.get();
  assert.equal(session.state, state);
  return session as Extract<Session, { state: State }>;
};
const secondsLater = (seconds: number): string => new Date(START_MS + seconds * 1000).toISOString();

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  dir = await mkdtemp(join(tmpdir(), 'core-test-'));
  told = [];
  clock = START_MS;
});

afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

describe('core: who is signed in', () => {
  test('is unknown before the first look, and what the service says after it', async () => {
    const core = coreAt(simulator.url);
    sessionOf(core, 'starting');
    assert.equal(await core.recorder.check(), true);
    const session = sessionOf(core, 'signedIn');
    assert.equal(session.currentId, ada.id);
    assert.equal(session.verifiedAt, secondsLater(1));
    assert.deepEqual(session.users.map(({ id }) => id), [ada.id, misaki.id]);
    assert.deepEqual(told, []);
  });

  test('holds no secret of anybody, wherever in the snapshot one looks', async () => {
    simulator.signIn(grace);
    const core = coreAt(simulator.url);
    await core.recorder.check();
    assert.ok(!JSON.stringify(core.store.get()).includes(CANARY_PREFIX));
  });

  test('is nobody when the service names no current user, although it lists some', async () => {
    simulator.setCurrent(undefined);
    const core = coreAt(simulator.url);
    await core.recorder.check();
    assert.equal(sessionOf(core, 'signedOut').listed.length, 2);
  });

  test('is not known where several users are listed and the call for the current one is missing, and its answer is no switch', async () => {
    simulator.setCurrent(misaki.id);
    simulator.fault('GET /user', { kind: 'status', status: 404, text: 'Route not found' }, 1);
    const core = coreAt(simulator.url);
    assert.equal(await core.recorder.check(), true);
    assert.equal(sessionOf(core, 'currentUnknown').listed.length, 2);
    await core.recorder.check();
    assert.equal(sessionOf(core, 'signedIn').currentId, misaki.id);
    assert.deepEqual(told, []);
  });

  test('can only be the one user who is listed where the service has no call for the current one, and that is said', async () => {
    simulator.signOut(misaki.id);
    simulator.fault('GET /user', { kind: 'status', status: 404, text: 'Route not found' });
    const core = coreAt(simulator.url);
    await core.recorder.check();
    const { currentId, currentIsAssumed } = sessionOf(core, 'signedIn');
    assert.deepEqual([currentId, currentIsAssumed], [ada.id, true]);
    assert.ok(statusLines(core.store.get(), Date.now()).join(' ').includes(messages.session.assumed));
  });

  test('follows what happens at the service, and each change is told once', async () => {
    const core = coreAt(simulator.url);
    await core.recorder.check();
    simulator.setCurrent(misaki.id);
    await core.recorder.check();
    simulator.setProfile(misaki.id, { name: 'Misaki' });
    await core.recorder.check();
    simulator.signOut(misaki.id);
    await core.recorder.check();
    simulator.signOut(ada.id);
    await core.recorder.check();
    simulator.signIn(grace);
    await core.recorder.check();
    await core.recorder.check();
    assert.deepEqual(told, [
      { kind: 'user-switched', from: ada.id, to: misaki.id, expected: false },
      { kind: 'profile-changed', userId: misaki.id },
      { kind: 'user-switched', from: misaki.id, to: ada.id, expected: false },
      { kind: 'signed-out', userId: ada.id, expected: false },
      { kind: 'signed-in', userId: grace.id },
    ]);
  });

  test('somebody who signs out between the two questions of a look is not shown as signed in', async () => {
    simulator.signOut(misaki.id);
    const core = coreAt(simulator.url);
    const release = simulator.hold('GET /users');
    const listed = simulator.nextRequest('GET /users');
    const look = core.recorder.check();
    await listed;
    simulator.signOut(ada.id);
    release();
    await look;
    sessionOf(core, 'signedOut');
  });
});

describe('core: a service that goes away', () => {
  test('leaves the last known user, and is as before when it comes back', async () => {
    const core = coreAt(simulator.url);
    await core.recorder.check();
    const { since } = sessionOf(core, 'signedIn');
    await simulator.down();
    assert.equal(await core.recorder.check(), false);
    const gone = sessionOf(core, 'unreachable');
    assert.deepEqual([gone.reason, gone.last?.currentId, gone.last?.verifiedAt], ['refused', ada.id, since]);
    assert.equal(await core.recorder.check(), false);
    assert.equal(sessionOf(core, 'unreachable').since, gone.since);
    await simulator.up();
    assert.equal(await core.recorder.check(), true);
    const back = sessionOf(core, 'signedIn');
    assert.equal(back.since, since);
    assert.notEqual(back.verifiedAt, since);
    assert.deepEqual(told, [{ kind: 'service-down', reason: 'refused' }, { kind: 'service-up' }]);
  });

  test('was never there: that is unreachable, not signed out', async () => {
    await simulator.down();
    const core = coreAt(simulator.url);
    await core.recorder.check();
    assert.equal(sessionOf(core, 'unreachable').last, undefined);
  });

  test('and comes back without the user: that sign-out is told then', async () => {
    const core = coreAt(simulator.url);
    await core.recorder.check();
    await simulator.down();
    await core.recorder.check();
    simulator.signOut(ada.id);
    simulator.signOut(misaki.id);
    await simulator.up();
    await core.recorder.check();
    assert.deepEqual(told.slice(1), [
      { kind: 'service-up' },
      { kind: 'signed-out', userId: ada.id, expected: false },
      { kind: 'signed-out', userId: misaki.id, expected: false },
    ]);
  });

  test('its version is asked for once per start', async () => {
    const core = coreAt(simulator.url);
    await core.recorder.check();
    await core.recorder.versionKnown();
    await core.recorder.check();
    assert.equal(core.store.get().service.version, '12.3.4');
    assert.equal(simulator.requestCount('GET /.well-known/version'), 1);
    await simulator.down();
    await core.recorder.check();
    assert.equal(core.store.get().service.version, undefined);
    simulator.state.version = '12.4.0';
    await simulator.up();
    await core.recorder.check();
    await core.recorder.versionKnown();
    await core.recorder.check();
    assert.equal(core.store.get().service.version, '12.4.0');
    assert.equal(simulator.requestCount('GET /.well-known/version'), 2);
  });

  test('its version may take as long as it likes: no check waits for it', async () => {
    const release = simulator.hold('GET /.well-known/version');
    const core = coreAt(simulator.url);
    await core.recorder.check();
    sessionOf(core, 'signedIn');
    simulator.signOut(ada.id);
    simulator.signOut(misaki.id);
    await core.recorder.check();
    sessionOf(core, 'signedOut');
    assert.equal(core.store.get().service.version, undefined);
    assert.equal(simulator.requestCount('GET /.well-known/version'), 1);
    release();
    await core.recorder.versionKnown();
    assert.equal(core.store.get().service.version, '12.3.4');
  });

  test('its version is not that of a service which failed meanwhile', async () => {
    const release = simulator.hold('GET /.well-known/version');
    const core = coreAt(simulator.url);
    await core.recorder.check();
    simulator.fault('GET /users', { kind: 'status', status: 500 });
    await core.recorder.check();
    release();
    await core.recorder.versionKnown();
    assert.equal(core.store.get().service.version, undefined);
  });

  test('a version that cannot be had does not matter', async () => {
    simulator.fault('GET /.well-known/version', { kind: 'status', status: 404 });
    const core = coreAt(simulator.url);
    assert.equal(await core.recorder.check(), true);
    assert.equal(core.store.get().service.version, undefined);
  });
});

describe('core: the address of the service', () => {
  const store = (settings: object): Promise<void> => writeFile(join(dir, 'settings.json'), JSON.stringify(settings));

  test('comes from the setting, unless the command line says otherwise', async () => {
    await store({ serviceUrl: simulator.url });
    assert.deepEqual(coreAt(undefined).store.get().service, { baseUrl: simulator.url, source: 'setting', checking: false, live: 'poll' });
    assert.equal(coreAt('http://127.0.0.1:1').store.get().service.source, 'commandLine');
  });

  test('is told and ignored when the setting cannot be used', async () => {
    await store({ serviceUrl: 'http://pieces.example.org' });
    const { service, notices, settings } = coreAt(undefined).store.get();
    assert.deepEqual([service.baseUrl, service.source], ['http://localhost:1000', 'default']);
    assert.deepEqual(notices, [{ id: 'serviceUrlIgnored', value: 'http://pieces.example.org', problem: 'notEncrypted' }]);
    assert.equal(settings.serviceUrl, 'http://pieces.example.org');
  });

  test('another one makes what was known of the first forgotten, and its late answer ignored', async (t) => {
    const second = await startSimulator({ users: [grace], version: '2.0.0' });
    t.after(() => second.close());
    await store({ serviceUrl: simulator.url });
    const core = coreAt(undefined);
    await core.recorder.check();

    const release = simulator.hold('GET /users');
    const asked = simulator.nextRequest('GET /users');
    const late = core.recorder.check();
    await asked;
    core.settings.set('serviceUrl', second.url);
    core.relocate();
    sessionOf(core, 'starting');
    assert.deepEqual(core.store.get().service, { baseUrl: second.url, source: 'setting', checking: false, live: 'poll' });
    assert.equal(core.store.get().settings.serviceUrl, second.url);
    release();
    assert.equal(await late, false);
    sessionOf(core, 'starting');

    await core.recorder.check();
    await core.recorder.versionKnown();
    assert.equal(sessionOf(core, 'signedIn').currentId, grace.id);
    assert.equal(core.store.get().service.version, '2.0.0');
    assert.deepEqual(told, [], 'other people at another service are no transition');
  });

  test('the same one under another source keeps what is known', async () => {
    await store({ serviceUrl: 'nonsense' });
    const core = coreAt(undefined);
    core.settings.set('serviceUrl', 'http://localhost:1000');
    core.relocate();
    const { service, notices } = core.store.get();
    assert.deepEqual([service.baseUrl, service.source, notices], ['http://localhost:1000', 'setting', []]);
  });
});
