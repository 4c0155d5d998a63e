/** The file beside the settings cannot be written while the app runs: each flow that notes something there goes on, and that is told. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { createKeytarVault } from '../../src/main/tokens/keychain-vault.ts';
import { causeText } from '../../src/shared/describe-cause.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { FakeKeytar } from '../support/fake-keytar.ts';
import { signInByHttp } from '../support/http-visitor.ts';
import { createOAuthClient, type OAuthClient } from '../support/oauth-client.ts';
import { startOidcServer, type OidcServer } from '../support/oidc-server.ts';
import { createTestApp, signInFailureOf, untilSnapshot } from '../support/test-app.ts';

const ADA = { login: ada.id, password: 'right' };
const TOKEN = 'a-pasted-token-0123456789';

let simulator: Simulator;
let server: OidcServer;
let client: OAuthClient;
let userDataDir: string;
let keychain: FakeKeytar;
let app: App;
let list: string;

beforeEach(async () => {
  simulator = await startSimulator({ users: [], known: [ada] });
  server = await startOidcServer({ passwords: { [ADA.login]: ADA.password } });
  client = createOAuthClient(server, (url) => signInByHttp(url, ADA));
  userDataDir = await mkdtemp(join(tmpdir(), 'unwritable-'));
  list = join(userDataDir, 'keychain-index.json');
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify({ serviceUrl: simulator.url, keepSignedIn: true, oauth: client.settings }));
  keychain = new FakeKeytar();
  app = createTestApp({
    userDataDir,
    openKeychain: async (index) => createKeytarVault({ loadKeytar: async () => keychain, index, platform: 'linux' }),
    openIdentityProvider: async () => client.provider,
  });
  app.scheduler.start();
  await app.recorder.check();
});
afterEach(async () => {
  await client.settled();
  app.end();
  await Promise.all([server.close(), simulator.close()]);
  await rm(userDataDir, { recursive: true });
});

/** Nothing can be written there: a folder has its name. */
async function spoil(): Promise<void> {
  await rm(list, { force: true });
  await mkdir(list);
}
const mend = (): Promise<void> => rm(list, { recursive: true });
const written = async (): Promise<Record<string, unknown>> => JSON.parse(await readFile(list, 'utf8')) as Record<string, unknown>;
const isTold = (): boolean => app.store.get().notices.some(({ id }) => id === 'settingsNotSaved');
const signedIn = (): string => app.store.get().session.state;

/** The service ends the session, and the app has dealt with that. */
async function endSession(): Promise<void> {
  const ended = untilSnapshot(app, 'signed out', ({ session }) => session.state === 'signedOut');
  simulator.signOut();
  await ended;
  await untilSnapshot(app, 'a restore that has ended', ({ signIn, session }) => signIn.state !== 'waiting' && (session.state === 'signedIn' || signIn.state === 'failed'));
}

describe('with a list of saved sign-ins that cannot be written', () => {
  test('a sign-in signs in, is not saved, and can be saved when the list can be', async () => {
    await spoil();
    await app.commands.signIn();
    const { signIn } = app.store.get();
    assert.ok(signIn.state === 'notKept' && 'cause' in signIn);
    assert.equal(causeText(signIn.cause), causeText({ code: 'savedListUnusable' }));
    assert.deepEqual([signedIn(), isTold(), keychain.entries.size], ['signedIn', true, 0]);
    await mend();
    await app.commands.retryKeeping();
    assert.deepEqual([signInFailureOf(app), isTold(), keychain.entries.size > 0], ['idle', false, true]);
    const { users, places, lastUser } = await written();
    assert.deepEqual([users, places, lastUser], [[ada.id], [`service ${simulator.url}`], ada.id]);
  });

  test('a pasted token signs in, and is not saved', async () => {
    await spoil();
    assert.deepEqual(await app.commands.pasteToken(TOKEN, true), { ok: true, notKept: { code: 'savedListUnusable' } });
    assert.deepEqual([signedIn(), keychain.entries.size], ['signedIn', 0]);
  });

  test('a session is restored at most three times', async () => {
    await app.commands.signIn();
    await spoil();
    for (let time = 0; time < 3; time += 1) {
      await endSession();
      assert.deepEqual([signedIn(), signInFailureOf(app), isTold()], ['signedIn', 'idle', true]);
    }
    await endSession();
    assert.equal(signInFailureOf(app), 'restoreTooOften: ');
  });

  test('a saved sign-in that the service refuses is not used again', async () => {
    await app.commands.signIn();
    await spoil();
    simulator.refuseTokens({ status: 401, text: 'No.' });
    await endSession();
    assert.equal(signInFailureOf(app), 'keptRefused: “No.” (HTTP status 401)');
    simulator.refuseTokens(undefined);
    simulator.signIn(ada);
    await app.commands.checkNow();
    const sent = simulator.requestCount('POST /users/authenticate/from_token');
    simulator.signOut();
    await app.commands.checkNow();
    assert.deepEqual([signedIn(), simulator.requestCount('POST /users/authenticate/from_token')], ['signedOut', sent]);
  });

  test('a disconnect deletes the tokens, names what it could not write, and can be ended when it can be', async () => {
    await app.commands.signIn();
    await spoil();
    await app.commands.askDisconnect(ada.id);
    await app.commands.confirmDisconnect(ada.id);
    const { disconnect } = app.store.get();
    assert.ok(disconnect.state === 'failed');
    assert.deepEqual([disconnect.step, disconnect.cause, keychain.entries.size], ['keychain', { code: 'savedListUnusable' }, 0]);
    await mend();
    await app.commands.confirmDisconnect(ada.id);
    const { users, removals, disconnects } = await written();
    assert.deepEqual([app.store.get().disconnect.state, users, removals, disconnects], ['done', [], [], []]);
  });
});

test('what cannot be listed is not saved where nothing could be stored from the start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'unwritable-'));
  const file = join(folder, 'no-folder');
  await writeFile(file, '');
  const blocked = createTestApp({
    userDataDir: file,
    serviceUrl: simulator.url,
    openKeychain: async (index) => createKeytarVault({ loadKeytar: async () => keychain, index, platform: 'linux' }),
  });
  await blocked.recorder.check();
  assert.deepEqual(await blocked.commands.pasteToken(TOKEN, true), { ok: true, notKept: { code: 'savedListUnusable' } });
  assert.equal(keychain.entries.size, 0);
  blocked.end();
  await rm(folder, { recursive: true });
});
