import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { ServiceLocator } from '../../src/main/watch/service-locator.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { Transition } from '../../src/main/state/session-reducer.ts';
import { createProbe } from '../../src/main/users-api/discover.ts';
import { readPortFile } from '../../src/main/users-api/port-file.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createTestApp, untilSnapshot } from '../support/test-app.ts';

const GIGABYTE = 1024 ** 3;

let dir: string;
let portFile: string;
let first: Simulator;
let second: Simulator;
let app: App;
let locator: ServiceLocator;
let watch: CheckScheduler;
let told: Transition['kind'][];
let ends: (() => void)[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'locator-test-'));
  portFile = join(dir, 'com.pieces.os', 'production', 'Config', '.port.txt');
  [first, second] = await Promise.all([startSimulator({ users: [ada] }), startSimulator({ users: [grace] })]);
  told = [];
  ends = [];
  begin();
});

function begin(settings: { serviceUrl?: string } = {}): void {
  app = createTestApp({
    userDataDir: dir,
    serviceUrl: settings.serviceUrl,
    random: () => 0.05,
    // The usual ports of this test: the real ones may be taken on the computer that it runs on.
    discovery: { portFiles: [portFile], ports: [first.port, second.port], probe: createProbe() },
    onTransitions: (transitions) => told.push(...transitions.map(({ kind }) => kind)),
  });
  locator = app.locator;
  watch = app.scheduler;
  ends.push(() => watch.stop());
}

afterEach(async () => {
  for (const end of ends) end();
  await Promise.all([first.close(), second.close()]);
  await rm(dir, { recursive: true });
});

async function writePort(text: string): Promise<void> {
  await mkdir(dirname(portFile), { recursive: true });
  await writeFile(`${portFile}.new`, text);
  await rename(`${portFile}.new`, portFile);
}

const until = (what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> => untilSnapshot(app, what, holds);
const at = (simulator: Simulator) =>
  until(
    simulator.url,
    ({ service, session }) => service.baseUrl === simulator.url && session.state === 'signedIn' && service.updates === 'stream',
  );
const others = (wanted: readonly string[]) => until(`others ${wanted.join()}`, ({ service }) => String(service.others) === String(wanted));

describe('locator: with no address set', () => {
  test('the port file leads to the service, and the other one is named', async () => {
    await writePort(`${String(second.port)}\n`);
    watch.start();
    await at(second);
    assert.equal(app.store.get().service.source, 'portFile');
    await others([first.url]);
  });

  test('without one, the first of the usual ports does', async () => {
    watch.start();
    await at(first);
    assert.equal(app.store.get().service.source, 'scan');
    await others([second.url]);
  });

  test('a port file that is stale or holds no port is nothing to go by, and nothing to tell', async () => {
    for (const text of ['null', '', '0', '65536', '1e3', '-1', '1', 'http://127.0.0.1:1']) {
      await writePort(text);
      begin();
      watch.start();
      await at(first);
      assert.deepEqual(app.store.get().notices, [], text);
      watch.stop();
    }
  });

  test('another program on the port is not believed, whatever it answers', async (t) => {
    for (const body of ['<!doctype html><title>Log in</title>', '{"ok":true}', '']) {
      const server = createServer((_, response) => response.end(body)).listen(0, '127.0.0.1');
      t.after(() => server.close());
      await once(server, 'listening');
      await writePort(String((server.address() as AddressInfo).port));
      begin();
      watch.start();
      await at(first);
      watch.stop();
    }
  });

  test('a service that restarts on another port is found by its port file, with what was known of it', async () => {
    await writePort(String(first.port));
    ends.push(locator.watch(() => void watch.checkNow()));
    watch.start();
    await at(first);
    first.setProfile(ada.id, { name: 'Ada King' });
    await first.down();
    await until('unreachable', ({ session }) => session.state === 'unreachable' && session.last?.currentId === ada.id);
    second.signOut();
    second.signIn(ada);
    await writePort(String(second.port));
    await at(second);
    assert.ok(!told.includes('signed-out') && !told.includes('user-switched'), told.join());
  });

  test('a port file that comes later changes nothing but what is known of how it was found', async () => {
    ends.push(locator.watch(() => void watch.checkNow()));
    watch.start();
    await at(first);
    await writePort(String(first.port));
    await until('by port file', ({ service }) => service.source === 'portFile' && !service.checking);
    assert.equal(app.store.get().service.updates, 'stream');
    assert.equal(first.streamCount, 1);
  });

  test('and without one by the next check', async () => {
    watch.start();
    await at(first);
    await first.down();
    await at(second);
    assert.equal(app.store.get().service.source, 'scan');
  });

  test('a service that is nowhere is looked for at the address it had', async () => {
    await Promise.all([first.down(), second.down()]);
    watch.start();
    await until('unreachable', ({ session }) => session.state === 'unreachable');
    assert.equal(app.store.get().service.baseUrl, 'http://localhost:1000');
    await second.up();
    await at(second);
  });
});

test('locator: an address that somebody set is the address', async () => {
  await writePort(String(second.port));
  begin({ serviceUrl: first.url });
  watch.start();
  await at(first);
  assert.equal(app.store.get().service.source, 'commandLine');
  assert.equal(second.requests.length, 0);
});

describe('locator: something else in place of the port file', () => {
  const noticed = async (): Promise<unknown> => {
    begin();
    watch.start();
    await at(first);
    return app.store.get().notices.map((notice) => notice.id === 'portFileIgnored' && notice.problem);
  };

  test('a folder is told, and the service is found all the same', async () => {
    await mkdir(portFile, { recursive: true });
    assert.deepEqual(await noticed(), ['notAFile']);
  });

  test('a gigabyte is told, and not read', async () => {
    await writePort('');
    await truncate(portFile, GIGABYTE);
    assert.deepEqual(await noticed(), ['tooLarge']);
  });

  test('a pipe that nobody writes to is told, and not waited for', async () => {
    await mkdir(dirname(portFile), { recursive: true });
    execFileSync('mkfifo', [portFile]);
    assert.deepEqual(await noticed(), ['notAFile']);
  });

  test('a link in a circle is told', async () => {
    await mkdir(dirname(portFile), { recursive: true });
    execFileSync('ln', ['-s', '.port.txt', portFile]);
    assert.deepEqual(await noticed(), ['unreadable']);
  });

  test('a file in place of its folder is as good as none', async () => {
    await writeFile(join(dir, 'com.pieces.os'), '');
    assert.deepEqual(readPortFile(portFile), { state: 'absent' });
    assert.deepEqual(await noticed(), []);
  });
});

describe('locator: watching the port file', () => {
  /** Resolves with the next change. */
  const nextChange = (): Promise<void> =>
    new Promise((resolve) => {
      ends.push(locator.watch(resolve));
    });

  test('tells that it appears, although its folders are not there yet', async () => {
    const changed = nextChange();
    await mkdir(join(dir, 'com.pieces.os'));
    await mkdir(join(dir, 'com.pieces.os', 'production'));
    await writePort('39300');
    await changed;
  });

  test('tells that it changes, is replaced or removed', async () => {
    await writePort('39300');
    for (const change of [() => writeFile(portFile, '39301'), () => writePort('39302'), () => rm(portFile)]) {
      const changed = nextChange();
      await change();
      await changed;
    }
  });

  test('goes on when the folder was removed and made anew', async () => {
    await writePort('39300');
    let changed = nextChange();
    await rm(join(dir, 'com.pieces.os'), { recursive: true });
    await changed;
    changed = nextChange();
    await writePort('39301');
    await changed;
  });
});
