/** Sudden deaths in the middle of a disconnect: no token outlives it, and the next start tells and finishes it. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { namesFor } from '../../src/main/tokens/credential-pieces.ts';
import type { Disconnect, Snapshot } from '../../src/shared/snapshot.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { startAppProcess, type AppProcess } from '../support/app-process.ts';
import { makeTokens } from '../support/tokens.ts';
import { startRemoteVault, type RemoteVault } from '../support/vault-client.ts';
import { startVirtualDesktop, type VirtualDesktop } from '../support/virtual-desktop.ts';

const DISCONNECT = 'POST /users/{user}/disconnect';
const FROM_TOKEN = 'POST /users/authenticate/from_token';
/** After the question was answered; spread over the life of one disconnect. */
const KILLS = 16;
const LATER_MS_MAX = 48;

let desktop: VirtualDesktop;
let vault: RemoteVault;
let simulator: Simulator;
let dir: string;
let apps: AppProcess[];

before(async () => {
  desktop = await startVirtualDesktop({ display: false, trayHost: false, keyring: 'unlocked' });
  vault = await startRemoteVault({ env: desktop.env });
});
after(async () => {
  await vault.close();
  await desktop.close();
});
beforeEach(async () => {
  apps = [];
  dir = await mkdtemp(join(tmpdir(), 'disconnect-kills-'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ keepSignedIn: true }));
});
afterEach(async () => {
  for (const app of apps) await app.close();
  await rm(dir, { recursive: true });
});

async function start(): Promise<AppProcess> {
  const app = await startAppProcess({ userDataDir: dir, serviceUrl: simulator.url }, desktop.env);
  apps.push(app);
  return app;
}

/** Both are signed in, and Ada's tokens are kept. */
async function begin(): Promise<AppProcess> {
  simulator = await startSimulator({ users: [ada, misaki] });
  await vault.reset([]);
  await vault.save(ada.id, makeTokens('of-ada', 4000));
  await writeFile(join(dir, 'keychain-index.json'), JSON.stringify({ users: [ada.id] }));
  const app = await start();
  await app.run('askDisconnect', ada.id);
  return app;
}

const kept = async (): Promise<readonly (string | null)[]> =>
  (await Promise.all(namesFor(ada.id).all.map((name) => vault.rawGet(name)))).filter((value) => value !== null);
const index = async (): Promise<Readonly<Record<string, unknown>>> => JSON.parse(await readFile(join(dir, 'keychain-index.json'), 'utf8')) as Record<string, unknown>;
const ended = ({ disconnect }: Snapshot): boolean => disconnect.state === 'done' || disconnect.state === 'failed';
const outcome = (disconnect: Disconnect): string =>
  `${disconnect.state}${disconnect.state === 'failed' ? ` at ${disconnect.step}` : ''}${'resumed' in disconnect ? ', resumed' : ''}`;

/** The person comes back by other means, and is signed out by the service: the old token brings nobody back. */
async function assertNobodyIsRestored(app: AppProcess): Promise<void> {
  simulator.signIn(ada);
  await app.until(({ session }) => session.state === 'signedIn' && session.currentId === ada.id);
  simulator.signOut(ada.id);
  await app.until(({ session }) => session.state === 'signedIn' && session.currentId === misaki.id);
  assert.deepEqual([simulator.requestCount(FROM_TOKEN), app.snapshot().signIn.state], [0, 'idle']);
}

test('killed before the service did it: the next start says so, gives the token out to nobody, and a further try ends it', async () => {
  const first = await begin();
  simulator.hold(DISCONNECT, 'before');
  const asked = simulator.nextRequest(DISCONNECT);
  first.run('confirmDisconnect', ada.id, false).catch(() => undefined);
  await asked;
  assert.deepEqual([(await index())['removals'], (await index())['disconnects']], [[ada.id], [ada.id]]);
  await first.close();
  await simulator.close();

  simulator = await startSimulator({ users: [ada, misaki] });
  const app = await start();
  const { disconnect } = await app.until(ended);
  assert.equal(outcome(disconnect), 'failed at verification, resumed');
  await app.run('confirmDisconnect', ada.id, false);
  assert.equal(outcome(app.snapshot().disconnect), 'done, resumed');
  assert.deepEqual([await kept(), simulator.users().map(({ id }) => id)], [[], [misaki.id]]);
  assert.deepEqual(await index(), { ...(await index()), users: [], removals: [], disconnects: [] });
  await assertNobodyIsRestored(app);
  await simulator.close();
});

test('killed after the service did it and before it answered: the next start deletes the token and says so', async () => {
  const first = await begin();
  const answer = simulator.hold(DISCONNECT, 'after');
  const asked = simulator.nextRequest(DISCONNECT);
  first.run('confirmDisconnect', ada.id, false).catch(() => undefined);
  await asked;
  await first.close();
  answer();

  const app = await start();
  const { disconnect } = await app.until(ended);
  assert.equal(outcome(disconnect), 'done, resumed');
  assert.deepEqual(await kept(), []);
  await app.run('dismissDisconnect');
  await assertNobodyIsRestored(app);
  await simulator.close();
});

test('refused for certain: nothing is marked any more, and the token still serves', async () => {
  const app = await begin();
  simulator.fault(DISCONNECT, { kind: 'status', status: 403 });
  await app.run('confirmDisconnect', ada.id, false);
  assert.equal(outcome(app.snapshot().disconnect), 'failed at service');
  assert.deepEqual([(await index())['removals'], (await index())['disconnects'], (await kept()).length > 0], [[], [], true]);
  await simulator.close();
});

test('refused nor done for certain: the token stays marked', async () => {
  const app = await begin();
  simulator.fault(DISCONNECT, { kind: 'empty' });
  simulator.fault('GET /users', { kind: 'empty' });
  await app.run('confirmDisconnect', ada.id, false);
  assert.equal(outcome(app.snapshot().disconnect), 'failed at service');
  assert.deepEqual([(await index())['removals'], (await index())['disconnects']], [[ada.id], [ada.id]]);
  await simulator.close();
});

for (let kill = 0; kill < KILLS; kill += 1) {
  const laterMs = (LATER_MS_MAX * kill) / KILLS;
  test(`killed ${String(laterMs)} ms after the question was answered: the token is gone, or certain to be refused`, async () => {
    const first = await begin();
    first.run('confirmDisconnect', ada.id, false).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, laterMs));
    await first.close();
    const { removals = [], disconnects = [] } = await index();
    const wasBegun = (disconnects as string[]).length > 0;
    const isListed = simulator.users().some(({ id }) => id === ada.id);
    if (!isListed && (await kept()).length > 0) assert.deepEqual(removals, [ada.id]);

    const app = await start();
    if (wasBegun) {
      const { disconnect } = await app.until(ended);
      assert.equal(outcome(disconnect), isListed ? 'failed at verification, resumed' : 'done, resumed');
    }
    if (!isListed) assert.deepEqual(await kept(), []);
    await simulator.close();
  });
}
