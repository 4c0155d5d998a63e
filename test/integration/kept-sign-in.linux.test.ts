/** Tokens from a certified identity provider in a real keyring: kept, renewed, lost in time, taken back. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { TokenSet } from '../../src/main/tokens/token-vault.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { startAppProcess, type AppProcess, type AppProcessOptions } from '../support/app-process.ts';
import { signInByHttp } from '../support/http-visitor.ts';
import { CLIENT_ID, REVOCATION, startOidcServer, TOKEN, type OidcServer } from '../support/oidc-server.ts';
import { startRemoteVault, type RemoteVault } from '../support/vault-client.ts';
import { startVirtualDesktop, type VirtualDesktop } from '../support/virtual-desktop.ts';

const FROM_TOKEN = 'POST /users/authenticate/from_token';
const HOUR_MS = 3_600_000;
/** The subject of the tokens is the user id, so that the simulator knows whom they are for. */
const ADA = { login: ada.id, password: 'right' };

let desktop: VirtualDesktop;
let vault: RemoteVault;
let simulator: Simulator;
let server: OidcServer;
let dir: string;
let app: AppProcess;
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
  simulator = await startSimulator({ users: [] });
  server = await startOidcServer({ passwords: { [ADA.login]: ADA.password } });
  dir = await mkdtemp(join(tmpdir(), 'kept-sign-in-test-'));
  apps = [];
  const oauth = { ...DEFAULT_SETTINGS.oauth, issuer: server.issuer, clientId: CLIENT_ID };
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ keepSignedIn: true, oauth }));
  await start();
  await app.run('signIn');
  assert.deepEqual([app.snapshot().session.state, app.snapshot().signIn], ['signedIn', { state: 'idle' }]);
  await vault.reset([ada.id]);
});
afterEach(async () => {
  for (const each of apps) await each.close();
  await desktop.keyring.unlock();
  await vault.reset([ada.id]);
  await vault.remove(ada.id);
  await server.close();
  await simulator.close();
  await rm(dir, { recursive: true });
});

async function start(options: Partial<AppProcessOptions> = {}): Promise<void> {
  app = await startAppProcess({ userDataDir: dir, serviceUrl: simulator.url, ...options }, desktop.env);
  app.onLink = (url) => void signInByHttp(url, ADA);
  apps.push(app);
}
async function restart(options: Partial<AppProcessOptions> = {}): Promise<void> {
  await app.close();
  await start(options);
}
const kept = async (): Promise<TokenSet> => (await vault.load(ada.id)) ?? assert.fail('nothing is kept');
/** As if the hour were over. */
const ageTokens = async (): Promise<void> => vault.save(ada.id, { ...(await kept()), expiresAt: new Date().toISOString() });
const renewals = (): number => server.requestsTo(TOKEN).filter(({ parameters }) => parameters['grant_type'] === 'refresh_token').length;
const outcomeOf = ({ session, signIn }: Snapshot): string =>
  `${session.state}, ${signIn.state === 'failed' ? signIn.failure : signIn.state}`;

/** As if another app did it. Resolves with what has become of it. */
async function signOut(): Promise<string> {
  const noticed = app.until(({ session }) => session.state === 'signedOut');
  simulator.signOut(ada.id);
  await noticed;
  return outcomeOf(await app.until(({ session, signIn }) => signIn.state === 'failed' || (session.state === 'signedIn' && signIn.state === 'idle')));
}
/** As if the person did it in another app. */
async function signInElsewhere(): Promise<void> {
  simulator.signIn(ada);
  await app.until(({ session }) => session.state === 'signedIn');
}

describe('kept tokens', () => {
  test('restore a session as they are, and nobody is asked for new ones while they are good', async () => {
    const { refreshToken } = await kept();
    assert.equal(await signOut(), 'signedIn, idle');
    assert.deepEqual([renewals(), simulator.requestCount(FROM_TOKEN), (await kept()).refreshToken], [0, 2, refreshToken]);
  });

  test('that have run out are renewed, kept, and used; the identity provider has given a new refresh token', async () => {
    const old = (await kept()).refreshToken;
    for (const count of [1, 2]) {
      await ageTokens();
      assert.equal(await signOut(), 'signedIn, idle');
      assert.equal(renewals(), count);
    }
    assert.notEqual((await kept()).refreshToken, old);
  });

  for (const [what, dieAtSet] of [['before the first of the new entries', 1], ['among the new entries', 2]] as const) {
    test(`of which a kill between reply and keychain loses the new ones (${what}): please sign in again, and no more`, async () => {
      await ageTokens();
      await restart({ dieAtSet });
      simulator.signOut(ada.id);
      await app.died;
      assert.equal(renewals(), 1);

      simulator.signIn(ada);
      await start();
      assert.equal(await signOut(), 'signedOut, keptExpired');
      assert.equal(await vault.load(ada.id), null);
      assert.equal(renewals(), 2);
      // And from then on nothing is tried, nor said.
      await app.run('dismissSignIn');
      await signInElsewhere();
      simulator.signOut(ada.id);
      await app.until(({ session }) => session.state === 'signedOut');
      assert.deepEqual([outcomeOf(app.snapshot()), renewals()], ['signedOut, idle', 2]);
      // The person's next sign-in is kept like the first.
      await app.run('signIn');
      assert.equal(await signOut(), 'signedIn, idle');
    });
  }

  test('that were revoked are deleted, and that is told once', async () => {
    const { refreshToken = '' } = await kept();
    await fetch(server.issuer + REVOCATION, { method: 'POST', body: new URLSearchParams({ token: refreshToken, client_id: CLIENT_ID }) });
    await ageTokens();
    assert.equal(await signOut(), 'signedOut, keptExpired');
    assert.equal(await vault.load(ada.id), null);
  });

  test('that the keyring locks away in the middle of renewing are kept and used after it is unlocked', async () => {
    await ageTokens();
    server.spoil(TOKEN, async (_context, answer) => {
      await answer();
      await desktop.keyring.lock();
    });
    assert.equal(await signOut(), 'signedOut, keychainLocked');
    assert.deepEqual(app.snapshot().keychain, { state: 'locked' });
    server.spoil(TOKEN, undefined);
    await desktop.keyring.unlock();
    await app.run('retryRestore');
    assert.equal(outcomeOf(app.snapshot()), 'signedIn, idle');
    assert.equal(renewals(), 1);
    await ageTokens();
    assert.equal(await signOut(), 'signedIn, idle', 'what was kept at last is the newest');
  });

  for (const hours of [-9, 9]) {
    test(`do not go round in circles where the clock is ${hours} hours off`, async () => {
      await restart({ clockOffsetMs: hours * HOUR_MS });
      assert.equal(await signOut(), 'signedIn, idle');
      const afterFirst = renewals();
      assert.ok(afterFirst <= 1);
      assert.equal(await signOut(), 'signedIn, idle');
      assert.ok(renewals() <= afterFirst + 1);
    });
  }
});

describe('disconnect and forget', () => {
  async function disconnect(): Promise<string> {
    await app.run('askDisconnect', ada.id);
    await app.until(({ disconnect: each }) => each.state === 'asking' && each.canRevoke === true);
    await app.run('confirmDisconnect', ada.id, true);
    const { disconnect: end } = app.snapshot();
    if (end.state === 'failed') return `failed at ${end.step}`;
    return end.state === 'done' ? `done, ${end.revocation ?? ''}` : end.state;
  }

  test('has the provider take back the tokens, and leaves nothing here', async () => {
    const { refreshToken = '' } = await kept();
    assert.equal(await disconnect(), 'done, revoked');
    assert.equal(server.requestsTo(REVOCATION)[0]?.parameters['token'], refreshToken);
    assert.deepEqual([await vault.load(ada.id), simulator.users()], [null, []]);
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: CLIENT_ID });
    const reply = await fetch(server.issuer + TOKEN, { method: 'POST', body });
    assert.deepEqual([reply.status, ((await reply.json()) as { error: string }).error], [400, 'invalid_grant']);
  });

  test('that a locked keychain kept from its end is final all the same: nothing is restored, and what is left is deleted', async () => {
    await desktop.keyring.lock();
    await app.run('askDisconnect', ada.id);
    await app.run('confirmDisconnect', ada.id, false);
    const { disconnect: end } = app.snapshot();
    assert.equal(end.state === 'failed' && end.step, 'keychain');
    await app.run('dismissDisconnect');
    await desktop.keyring.unlock();
    await restart();
    await signInElsewhere();
    simulator.signOut(ada.id);
    await app.until(({ session }) => session.state === 'signedOut');
    assert.equal(outcomeOf(app.snapshot()), 'signedOut, idle');
    assert.equal(simulator.requestCount(FROM_TOKEN), 1);
  });

  test('that the provider did not hear of can be tried again for that alone', async () => {
    server.spoil(REVOCATION, async (context) => {
      context.status = 503;
    });
    assert.equal(await disconnect(), 'failed at revocation');
    assert.deepEqual([await vault.load(ada.id), simulator.users()], [null, []]);
    server.spoil(REVOCATION, undefined);
    await app.run('confirmDisconnect', ada.id);
    assert.deepEqual(app.snapshot().disconnect.state, 'done');
    assert.equal(simulator.requestCount('POST /users/{user}/disconnect'), 1);
  });
});

test('nothing of the tokens was in what was shown', async () => {
  await ageTokens();
  const old = await kept();
  await signOut();
  const now = await kept();
  const secrets = [old, now].flatMap(({ accessToken, refreshToken, idToken }) => [accessToken, refreshToken ?? '', idToken ?? '']);
  assert.ok(app.seen.some((text) => text.includes('"via":"keychain"')));
  for (const secret of secrets) assert.ok(secret !== '' && !app.seen.some((text) => text.includes(secret)));
});
