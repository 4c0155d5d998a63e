/** The whole sign-in through an identity provider: browser, provider, Pieces OS, keychain. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { OAUTH_TIMEOUT_MS } from '../../src/main/sign-in/ways/through-browser.ts';
import { describeSignIn } from '../../src/shared/describe-flows.ts';
import { causePhrase } from '../../src/shared/describe-cause.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { SignIn, Snapshot } from '../../src/shared/snapshot.ts';
import { ada } from '../simulator/profiles.ts';
import type { MemoryVault } from '../support/memory-vault.ts';
import { knock, leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { ADA_LOGIN, FROM_TOKEN, startOAuthWorld, type OAuthWorld } from '../support/oauth-world.ts';
import { REVOCATION, TOKEN } from '../support/oidc-server.ts';
import { signInFailureOf } from '../support/test-app.ts';

const NOW = new Date();
const { id: ADA } = ada;

let world: OAuthWorld;
let server: OAuthWorld['server'];
let simulator: OAuthWorld['simulator'];
let client: OAuthWorld['client'];
let app: OAuthWorld['app'];
let vault: OAuthWorld['vault'];

beforeEach(async () => {
  world = await startOAuthWorld(NOW);
  ({ server, simulator, client, app, vault } = world);
});
afterEach(() => world.close());

const signIn = (): SignIn => app.store.get().signIn;
const session = (): string => app.store.get().session.state;
const failure = (): string => signInFailureOf(app);
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
    const waiting = world.seen.find((snapshot) => snapshot.signIn.state === 'waiting')?.signIn;
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
    const checks: Promise<unknown>[] = [];
    const save: MemoryVault['save'] = async (userId, tokens) => {
      // What a frame of the stream does, as soon as Pieces OS has the token.
      const answered = simulator.nextRequest('GET /user');
      checks.push(app.recorder.check());
      await answered;
      // By the time that later questions have their answers, that check has had its own.
      for (let round = 0; round < 3; round += 1) await app.address.api().version();
      assert.equal(session(), 'signedOut');
      await vault.save(userId, tokens);
    };
    world.vault = { ...vault, save };
    await app.commands.signIn();
    await Promise.all(checks);
    assert.deepEqual([session(), keptWhenShown], ['signedIn', [ADA]]);
  });

  test('leaves no token in the snapshot or on disk', async () => {
    await app.commands.signIn();
    const tokens = await vault.load(ADA);
    const files = await Promise.all((await readdir(world.userDataDir)).map((name) => readFile(join(world.userDataDir, name), 'utf8')));
    const written = [...files, ...world.seen.map((snapshot) => JSON.stringify(snapshot))].join('\n');
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
    world.agrees = false;
    const revoked = server.nextRequest(REVOCATION);
    await app.commands.signIn();
    assert.deepEqual([world.questions.length, world.questions[0]?.includes(simulator.url)], [1, true]);
    assert.deepEqual([failure(), simulator.requestCount(FROM_TOKEN), vault.users()], ['placeDeclined: ', 0, []]);
    assert.equal((await revoked).parameters['token_type_hint'], 'refresh_token');
    world.agrees = true;
    await app.commands.signIn();
    await app.commands.signIn();
    assert.deepEqual([world.questions.length, session()], [2, 'signedIn']);
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
    assert.equal(failure(), `notConfigured: ${causePhrase({ code: 'oauth.clientIdMissing' })}`);
    assert.equal(simulator.requestCount('POST /os/sign_in'), 0);
  });
});

describe('the address for the browser', () => {
  test('is copied while the browser is waited for, and leads any browser of this user on', async () => {
    client.onLink = async () => undefined;
    when(
      ({ signIn: { state }, signIn: shown }) => state === 'waiting' && 'address' in shown && shown.address === 'opened',
      () => void app.commands.copySignInAddress(),
    );
    when(
      ({ signIn: shown }) => shown.state === 'waiting' && shown.address === 'copied',
      () => void signInByHttp(new URL(world.copied[0] ?? ''), ADA_LOGIN),
    );
    await app.commands.signIn();
    assert.deepEqual([signIn(), session(), world.copied.length], [{ state: 'idle' }, 'signedIn', 1]);
    // What is shown never holds it.
    assert.ok(!world.seen.some((snapshot) => JSON.stringify(snapshot).includes('/start-')));
    await app.commands.copySignInAddress();
    assert.equal(world.copied.length, 1);
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
