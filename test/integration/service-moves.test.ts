import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import { createProbe, type Probe } from '../../src/main/users-api/discover.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp, untilSnapshot } from '../support/test-app.ts';

const DISCONNECT = 'POST /users/{user}/disconnect';
const SIGN_IN = 'POST /os/sign_in';

let dir: string;
let portFile: string;
let before: Simulator;
let after: Simulator;
let app: App;
let reported: Transition[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'moves-test-'));
  portFile = join(dir, '.port.txt');
  [before, after] = await Promise.all([startSimulator({ users: [ada, misaki] }), startSimulator({ users: [ada, misaki] })]);
  await writeFile(portFile, String(before.port));
  reported = [];
});
afterEach(async () => {
  app.end();
  await Promise.all([before.close(), after.close()]);
  await rm(dir, { recursive: true });
});

const until = (what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> => untilSnapshot(app, what, holds);
const at = ({ url }: Simulator) => until(`at ${url}`, ({ service, session }) => service.baseUrl === url && (session.state === 'signedIn' || session.state === 'signedOut'));
const stateOfDisconnect = (): string => {
  const { disconnect } = app.store.get();
  return disconnect.state === 'failed' ? `failed: ${disconnect.step}` : disconnect.state;
};

async function start(probe: Probe = createProbe()): Promise<void> {
  app = createTestApp({
    userDataDir: dir,
    discovery: { portFiles: [portFile], ports: [after.port], probe },
    openStream: () => () => undefined,
    onTransitions: (transitions) => reported.push(...transitions),
  });
  app.start();
  await at(before);
}

/** As a service does that starts again while another program has its port. */
async function move(): Promise<void> {
  await writeFile(portFile, String(after.port));
  await at(after);
}

/** Begins to disconnect Ada, and gives the function that has the service answer. */
async function beginDisconnect(): Promise<{ release: () => void; done: Promise<void> }> {
  const release = before.hold(DISCONNECT, 'before');
  const asked = before.nextRequest(DISCONNECT);
  await app.commands.askDisconnect(ada.id);
  const done = app.commands.confirmDisconnect(ada.id);
  await asked;
  return { release, done };
}

describe('app: a service that moves to another port', () => {
  test('during a disconnect: that fails with its reason, can be tried again, and expects no sign-out any more', async () => {
    await start();
    const { release, done } = await beginDisconnect();
    await move();
    await before.down();
    release();
    await done;
    assert.equal(stateOfDisconnect(), 'failed: service');
    after.signOut(ada.id);
    await app.commands.checkNow();
    assert.deepEqual(reported.at(-1), { kind: 'user-switched', from: ada.id, to: misaki.id, expected: false });
    await app.commands.askDisconnect(misaki.id);
    await app.commands.confirmDisconnect(misaki.id);
    assert.equal(stateOfDisconnect(), 'done');
  });

  test('during a disconnect that it still carries out at the old port: what it lists at the new one decides', async () => {
    await start();
    const { release, done } = await beginDisconnect();
    await move();
    release();
    await done;
    assert.equal(stateOfDisconnect(), 'failed: verification');
    await app.commands.confirmDisconnect(ada.id);
    assert.equal(stateOfDisconnect(), 'done');
    assert.deepEqual(after.users().map(({ id }) => id), [misaki.id]);
  });

  test('during a sign-in: that fails with its reason', async () => {
    for (const { id } of [ada, misaki]) for (const simulator of [before, after]) simulator.signOut(id);
    await start();
    const release = before.hold(SIGN_IN, 'before');
    const asked = before.nextRequest(SIGN_IN);
    const done = app.commands.signIn();
    await asked;
    await move();
    assert.equal(app.store.get().signIn.state, 'waiting');
    await before.down();
    release();
    await done;
    const { signIn } = app.store.get();
    assert.deepEqual([signIn.state, signIn.state === 'failed' && signIn.failure], ['failed', 'unreachable']);
  });

  test('where its owner is in doubt: a disconnect that is asked about or under way is let go', async () => {
    const probe = createProbe();
    await start(async (baseUrl, signal) => ((await probe(baseUrl, signal)) === 'none' ? 'none' : 'unknown'));
    const { release, done } = await beginDisconnect();
    await before.down();
    // The port file stays as it was: the service at the other port is found by the search.
    void app.commands.checkNow();
    await at(after);
    assert.deepEqual([stateOfDisconnect(), app.store.get().service.doubtful], ['idle', true]);
    release();
    await done;
    assert.equal(stateOfDisconnect(), 'idle');
    await app.commands.askDisconnect(ada.id);
    assert.equal(stateOfDisconnect(), 'asking');
  });
});

describe('app: an address that is searched for', () => {
  const seen: string[] = [];
  const follow = (): void => {
    seen.length = 0;
    app.store.subscribe(({ session, service }) => {
      if (session.state !== 'starting') seen.push(`${session.state} ${service.baseUrl}`);
    });
  };

  test('is asked before anything is said of the default one, where the one of the settings is cleared', async () => {
    await start();
    await app.commands.setSetting('serviceUrl', after.url);
    await at(after);
    follow();
    await app.commands.setSetting('serviceUrl', '');
    await at(before);
    assert.deepEqual(seen.filter((shown) => shown.startsWith('unreachable')), []);
    assert.deepEqual(reported, []);
  });

  test('stays as it was found where the way in which the service is asked is changed', async () => {
    await start();
    follow();
    const asked = before.nextRequest('GET /users');
    await app.commands.setSetting('applicationId', 'another');
    await asked;
    await app.commands.checkNow();
    assert.deepEqual([...new Set(seen)], [`signedIn ${before.url}`]);
    assert.deepEqual(reported, []);
  });
});

describe('app: what no check of the users shows', () => {
  const version = (wanted: string) => until(`version ${wanted}`, ({ service }) => service.version === wanted);

  /** Between two checks, and without a stream that ends with it. */
  async function restartAs(versionThen: string): Promise<void> {
    await before.down();
    before.state.version = versionThen;
    await before.up();
  }

  test('the version is that of a service that was started anew, once its port file or the window shows that', async () => {
    await start();
    await version('12.3.4');
    await restartAs('13.0.0');
    await writeFile(portFile, ` ${String(before.port)}`);
    await version('13.0.0');
    await restartAs('14.0.0');
    app.windowFocused();
    await version('14.0.0');
  });

  test('other services are those that are there when a person looks', async () => {
    const others = (wanted: readonly string[]) => until(`others ${wanted.join()}`, ({ service }) => String(service.others) === String(wanted));
    await start();
    await others([after.url]);
    await after.down();
    app.windowFocused();
    await others([]);
    await after.up();
    app.windowFocused();
    await others([after.url]);
  });
});

test('app: a disconnect ends also where the way in which the service is asked is changed during it', async () => {
  await start();
  const { release, done } = await beginDisconnect();
  await app.commands.setSetting('applicationId', 'another');
  release();
  await done;
  assert.equal(stateOfDisconnect(), 'done');
});
