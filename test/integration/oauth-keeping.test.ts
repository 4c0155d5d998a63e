/** What becomes of the tokens of a sign-in through an identity provider: refused by Pieces OS, or kept in the keychain. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { describeSignIn } from '../../src/shared/describe-flows.ts';
import type { SignIn } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { FROM_TOKEN, startOAuthWorld, type OAuthWorld } from '../support/oauth-world.ts';
import { REVOCATION } from '../support/oidc-server.ts';
import { signInFailureOf } from '../support/test-app.ts';

const NOW = new Date();
const { id: ADA } = ada;

let world: OAuthWorld;
let server: OAuthWorld['server'];
let simulator: OAuthWorld['simulator'];
let app: OAuthWorld['app'];
let vault: OAuthWorld['vault'];

beforeEach(async () => {
  world = await startOAuthWorld(NOW);
  ({ server, simulator, app, vault } = world);
});
afterEach(() => world.close());

const signIn = (): SignIn => app.store.get().signIn;
const session = (): string => app.store.get().session.state;
const failure = (): string => signInFailureOf(app);

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
    assert.deepEqual([signIn(), session(), vault.users()], [{ state: 'notKept', somebodyElse: { userId: ADA, label: 'Ada Lovelace' } }, 'signedIn', []]);
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
