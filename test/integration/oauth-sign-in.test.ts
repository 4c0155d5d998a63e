/** The whole sign-in through an identity provider: browser, provider, Pieces OS, keychain. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import { OAUTH_TIMEOUT_MS } from '../../src/main/sign-in/ways/through-browser.ts';
import { describeSignIn } from '../../src/shared/describe-flows.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { SignIn, Snapshot } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { createMemoryVault, type MemoryVault } from '../support/memory-vault.ts';
import { createOAuthClient, knock, type OAuthClient } from '../support/oauth-client.ts';
import { REVOCATION, startOidcServer, TOKEN, type OidcServer } from '../support/oidc-server.ts';
import { createTestApp } from '../support/test-app.ts';

const FROM_TOKEN = 'POST /users/authenticate/from_token';
const NOW = new Date();
const { id: ADA } = ada;

let server: OidcServer;
let simulator: Simulator;
let dir: string;
let app: App;
let client: OAuthClient;
let vault: MemoryVault;
let seen: Snapshot[];
let copyText: (text: string) => void = () => undefined;
let questions: string[];
let agrees: boolean;

beforeEach(async () => {
  server = await startOidcServer({ passwords: { [ADA]: 'right' } });
  simulator = await startSimulator({ users: [], known: [ada, grace] });
  client = createOAuthClient(server, (url) => signInByHttp(url, { login: ADA, password: 'right' }));
  dir = await mkdtemp(join(tmpdir(), 'oauth-test-'));
  await writeFile(join(dir, 'settings.json'), JSON.stringify({ serviceUrl: simulator.url, oauth: client.settings }));
  vault = createMemoryVault();
  [questions, agrees] = [[], true];
  app = createTestApp({
    userDataDir: dir,
    now: () => NOW,
    openKeychain: async () => ({ ...vault, save: (...args) => vault.save(...args) }),
    openIdentityProvider: async () => client.provider,
    copyText: async (text) => copyText(text),
    confirm: async ({ title }) => {
      questions.push(title);
      return agrees;
    },
  });
  app.scheduler.start();
  await app.recorder.check();
  seen = [];
  app.store.subscribe((snapshot) => seen.push(snapshot));
});
afterEach(async () => {
  await client.settled();
  app.scheduler.stop();
  await Promise.all([server.close(), simulator.close()]);
  await rm(dir, { recursive: true });
});

const signIn = (): SignIn => app.store.get().signIn;
const session = (): string => app.store.get().session.state;
const failure = (): string => {
  const state = signIn();
  return state.state === 'failed' ? `${state.failure}: ${state.detail ?? ''}` : state.state;
};
/** Calls back as soon as the snapshot is like that. */
const when = (isSo: (snapshot: Snapshot) => boolean, act: () => void): void => {
  const stop = app.store.subscribe((snapshot) => {
    if (!isSo(snapshot)) return;
    stop();
    act();
  });
};

describe('sign-in through an identity provider', () => {
  test('ends with Pieces OS showing the person, whose tokens were kept before', async () => {
    let keptWhenShown: readonly string[] = [];
    when(
      ({ session: { state } }) => state === 'signedIn',
      () => (keptWhenShown = vault.users()),
    );
    await app.commands.signIn();
    assert.deepEqual([signIn(), session(), keptWhenShown], [{ state: 'idle' }, 'signedIn', [ADA]]);
    const waiting = seen.find((snapshot) => snapshot.signIn.state === 'waiting')?.signIn;
    assert.deepEqual(waiting, { state: 'waiting', via: 'oauth', until: new Date(NOW.getTime() + OAUTH_TIMEOUT_MS).toISOString() });
    assert.equal(simulator.requestCount('POST /os/sign_in'), 0);
    assert.equal(simulator.requestCount(FROM_TOKEN), 1);
    const tokens = await vault.load(ADA);
    assert.equal(tokens?.issuer, server.issuer);
    assert.deepEqual(app.store.get().keychain, { state: 'ok' });
  });

  test('keeps the tokens first, even if the stream tells of the person before', async () => {
    let keptWhenShown: readonly string[] = [];
    when(
      ({ session: { state } }) => state === 'signedIn',
      () => (keptWhenShown = vault.users()),
    );
    const kept = vault;
    const checks: Promise<unknown>[] = [];
    const save: MemoryVault['save'] = async (userId, tokens) => {
      // What a frame of the stream does, as soon as Pieces OS has the token.
      const answered = simulator.nextRequest('GET /user');
      checks.push(app.recorder.check());
      await answered;
      // By the time that later questions have their answers, that check has had its own.
      for (let round = 0; round < 3; round += 1) await app.address.api().version();
      assert.equal(session(), 'signedOut');
      await kept.save(userId, tokens);
    };
    vault = { ...kept, save };
    await app.commands.signIn();
    await Promise.all(checks);
    assert.deepEqual([session(), keptWhenShown], ['signedIn', [ADA]]);
  });

  test('leaves no token in the snapshot or on disk', async () => {
    await app.commands.signIn();
    const tokens = await vault.load(ADA);
    const files = await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')));
    const written = [...files, ...seen.map((snapshot) => JSON.stringify(snapshot))].join('\n');
    for (const secret of [tokens?.accessToken, tokens?.refreshToken, tokens?.idToken]) {
      assert.ok(secret !== undefined && secret.length > 20);
      assert.ok(!written.includes(secret));
    }
  });

  test('shows the service the access token, and keeps the refresh token to itself', async () => {
    const asked = simulator.nextRequest(FROM_TOKEN);
    await app.commands.signIn();
    const text = JSON.stringify(await asked);
    assert.ok(!text.includes((await vault.load(ADA))?.refreshToken ?? 'nothing'));
  });

  test('asks before the token goes to a service of the settings for the first time, and takes it back after a no', async () => {
    agrees = false;
    const revoked = server.nextRequest(REVOCATION);
    await app.commands.signIn();
    assert.deepEqual([questions.length, questions[0]?.includes(simulator.url)], [1, true]);
    assert.deepEqual([failure(), simulator.requestCount(FROM_TOKEN), vault.users()], ['placeDeclined: ', 0, []]);
    assert.equal((await revoked).parameters['token_type_hint'], 'refresh_token');
    agrees = true;
    await app.commands.signIn();
    await app.commands.signIn();
    assert.deepEqual([questions.length, session()], [2, 'signedIn']);
  });

  test('is one attempt, however often it is asked for', async () => {
    const done = app.commands.signIn();
    await app.commands.signIn();
    await done;
    assert.equal(server.requestsTo(TOKEN).length, 1);
  });

  test('is cancelled in the browser’s time: nothing has changed', async () => {
    client.onLink = async () => app.commands.cancelSignIn();
    await app.commands.signIn();
    assert.deepEqual([signIn(), session(), vault.asked], [{ state: 'idle' }, 'signedOut', []]);
    assert.equal(simulator.requestCount(FROM_TOKEN), 0);
  });

  test('that the provider refuses is told in its words', async () => {
    server.spoil(TOKEN, async (context) => {
      context.status = 400;
      context.body = { error: 'invalid_client', error_description: 'Who is this?' };
    });
    await app.commands.signIn();
    assert.equal(failure(), 'denied: “Who is this?”');
    assert.deepEqual([session(), vault.asked], ['signedOut', []]);
    await app.commands.dismissSignIn();
    assert.deepEqual(signIn(), { state: 'idle' });
  });

  test('that is set up by half is told, and does not go through the service instead', async () => {
    app.settings.set('oauth', { ...client.settings, clientId: '' });
    app.store.update({ settings: app.settings.get() });
    client.settings = app.settings.get().oauth;
    await app.commands.signIn();
    assert.equal(failure(), `notConfigured: ${messages.oauthProblem.clientIdMissing}`);
    assert.equal(simulator.requestCount('POST /os/sign_in'), 0);
  });
});

describe('the address for the browser', () => {
  let copied: string[];
  beforeEach(() => {
    copied = [];
    copyText = (text) => void copied.push(text);
  });

  test('is copied while the browser is waited for, and leads any browser of this user on', async () => {
    client.onLink = async () => undefined;
    when(
      ({ signIn: { state }, signIn: shown }) => state === 'waiting' && 'address' in shown && shown.address === 'opened',
      () => void app.commands.copySignInAddress(),
    );
    when(
      ({ signIn: shown }) => shown.state === 'waiting' && shown.address === 'copied',
      () => void signInByHttp(new URL(copied[0] ?? ''), { login: ADA, password: 'right' }),
    );
    await app.commands.signIn();
    assert.deepEqual([signIn(), session(), copied.length], [{ state: 'idle' }, 'signedIn', 1]);
    // What is shown never holds it.
    assert.ok(!seen.some((snapshot) => JSON.stringify(snapshot).includes('/start-')));
    await app.commands.copySignInAddress();
    assert.equal(copied.length, 1);
  });

  test('is all there is where no browser can be opened: the window says so, and waits', async () => {
    client.opensBrowser = false;
    let shown: ReturnType<typeof describeSignIn>;
    when(
      ({ signIn: now }) => now.state === 'waiting' && now.address === 'notOpened',
      () => {
        shown = describeSignIn(signIn());
        void app.commands.cancelSignIn();
      },
    );
    await app.commands.signIn();
    assert.equal(shown?.title, messages.signIn.waiting.noBrowser.title);
  });

  test('an answer without a state from another browser is told, and the wait goes on', async () => {
    client.onLink = async (start) => {
      const { searchParams } = await leadsTo(start);
      await knock(new URL(`${searchParams.get('redirect_uri') ?? ''}?error=access_denied`));
    };
    let shown: ReturnType<typeof describeSignIn>;
    when(
      ({ signIn: now }) => now.state === 'waiting' && now.ignored === true,
      () => {
        shown = describeSignIn(signIn());
        void app.commands.cancelSignIn();
      },
    );
    await app.commands.signIn();
    assert.ok(shown?.detail.includes(messages.signIn.waiting.ignored));
    assert.deepEqual(signIn(), { state: 'idle' });
  });
});

describe('a token that Pieces OS does not take', () => {
  test('is told in its words, revoked and not kept', async () => {
    simulator.state.tokenRefusal = { status: 401, text: 'Unknown issuer.' };
    const revoked = server.nextRequest(REVOCATION);
    await app.commands.signIn();
    assert.equal(failure(), 'tokenRefused: “Unknown issuer.” (HTTP status 401)');
    assert.deepEqual([session(), vault.asked], ['signedOut', []]);
    assert.equal((await revoked).parameters['token_type_hint'], 'refresh_token');
  });

  test('because it has gone away is told so, and revoked', async () => {
    const revoked = server.nextRequest(REVOCATION);
    simulator.fault(FROM_TOKEN, { kind: 'refuse' });
    await app.commands.signIn();
    assert.match(failure(), /^unreachable: /u);
    await revoked;
  });

  test('whose answer was lost is a success if Pieces OS shows its owner, and is then not revoked', async () => {
    simulator.fault(FROM_TOKEN, { kind: 'truncated' });
    await app.commands.signIn();
    assert.deepEqual([signIn(), session()], [{ state: 'idle' }, 'signedIn']);
    assert.deepEqual(vault.users(), []);
    assert.equal(server.requestsTo(REVOCATION).length, 0);
  });

  test('that it says it took, but whose owner it does not list, leaves nothing behind', async () => {
    simulator.fault(FROM_TOKEN, { kind: 'body', text: JSON.stringify({ id: 'nobody', name: 'Nobody' }) });
    const revoked = server.nextRequest(REVOCATION);
    await app.commands.signIn();
    assert.equal(failure(), 'notSignedIn: ');
    await revoked;
    assert.deepEqual(vault.users(), []);
  });
});

describe('a keychain that does not take the tokens', () => {
  beforeEach(() => vault.failWith('locked'));

  test('is told at once, while the person is signed in', async () => {
    await app.commands.signIn();
    const state = signIn();
    assert.equal(state.state, 'notKept');
    assert.equal(session(), 'signedIn');
    assert.deepEqual(app.store.get().keychain, { state: 'locked' });
    assert.deepEqual(vault.users(), []);
  });

  test('may be unlocked, and keeping tried again', async () => {
    await app.commands.signIn();
    await app.commands.retryKeeping();
    assert.equal(signIn().state, 'notKept');
    vault.failWith(null);
    await app.commands.retryKeeping();
    assert.deepEqual([signIn(), vault.users()], [{ state: 'idle' }, [ADA]]);
    assert.equal((await vault.load(ADA))?.issuer, server.issuer);
  });

  test('may be left alone: the person stays signed in, and nothing is held any more', async () => {
    await app.commands.signIn();
    await app.commands.dismissSignIn();
    vault.failWith(null);
    await app.commands.retryKeeping();
    assert.deepEqual([signIn(), session(), vault.users()], [{ state: 'idle' }, 'signedIn', []]);
  });

  test('is not asked again for somebody who was disconnected meanwhile', async () => {
    await app.commands.signIn();
    simulator.signOut(ADA);
    await app.recorder.check();
    vault.failWith(null);
    await app.commands.retryKeeping();
    assert.deepEqual([signIn(), vault.users()], [{ state: 'idle' }, []]);
  });
});

describe('a user who is not the one who was signed in last', () => {
  /** Grace was here; then Ada finishes the sign-in in the browser. */
  beforeEach(async () => {
    simulator.signIn(grace);
    await app.scheduler.checkNow();
    simulator.signOut(grace.id);
    await app.scheduler.checkNow();
    await app.commands.signIn();
  });

  test('is named before anything is kept, and kept once the person says so', async () => {
    assert.deepEqual([signIn(), session(), vault.users()], [{ state: 'notKept', somebodyElse: 'Ada Lovelace', detail: '' }, 'signedIn', []]);
    assert.match(describeSignIn(signIn())?.title ?? '', /^Ada Lovelace is signed in now/u);
    await app.commands.retryKeeping();
    assert.deepEqual([signIn(), vault.users()], [{ state: 'idle' }, [ADA]]);
  });

  test('is not kept where the person goes on without', async () => {
    await app.commands.dismissSignIn();
    await app.commands.retryKeeping();
    assert.deepEqual([signIn(), vault.users()], [{ state: 'idle' }, []]);
  });

  test('is the last one only once the person says so: else the next sign-in asks again', async () => {
    assert.equal(app.settings.lastUser.read(), grace.id);
    await app.commands.dismissSignIn();
    await app.commands.signIn();
    assert.deepEqual([signIn().state, vault.users()], ['notKept', []]);
    await app.commands.retryKeeping();
    assert.equal(app.settings.lastUser.read(), ADA);
    await app.commands.signIn();
    assert.deepEqual([signIn(), vault.users()], [{ state: 'idle' }, [ADA]]);
  });
});
