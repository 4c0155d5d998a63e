import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { IdentityProviderError } from '../../../src/main/tokens/identity-provider.ts';
import { describeSignIn } from '../../../src/shared/describe-flows.ts';
import { createSignedInWorld, ISSUER, outcomeOf, signInElsewhere, signOutElsewhere, type World } from '../../support/sign-in-world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: World;
beforeEach(async () => {
  world = await createSignedInWorld();
});
const outcome = (): string => outcomeOf(world);
const signOut = (): Promise<void> => signOutElsewhere(world);

describe('restore: tokens', () => {
  test('that are about to expire are renewed, kept, and only then used', async () => {
    await world.keep('ada', 2 * MINUTE_MS);
    let keptWhenSent: unknown;
    world.before = async (call) => {
      if (call === 'from_token') keptWhenSent = (await world.vault.load('ada'))?.refreshToken;
    };
    await signOut();
    assert.equal(outcome(), 'ada, idle');
    assert.deepEqual(world.refreshed, ['ada refresh 2']);
    assert.equal(keptWhenSent, 'ada refresh 3');
  });

  test('that the service refuses although they look good are renewed once: the clock may be hours behind', async () => {
    world.tokenAnswer = 'forbidden';
    await signOut();
    assert.equal(outcome(), 'signedOut, keptRefused');
    assert.deepEqual([world.sent.length, world.refreshed.length], [2, 1]);
  });

  test('that were renewed already are not renewed again for a refusal: the clock may be hours ahead', async () => {
    world.nowMs += 12 * HOUR_MS;
    world.tokenAnswer = 'forbidden';
    await signOut();
    assert.equal(outcome(), 'signedOut, keptRefused');
    assert.deepEqual([world.sent.length, world.refreshed.length], [1, 1]);
  });

  test('that the identity provider does not know any more are deleted, and that is told once', async () => {
    world.nowMs += HOUR_MS;
    world.refreshFails = new IdentityProviderError('expired');
    await signOut();
    assert.deepEqual([outcome(), world.vault.users()], ['signedOut, keptExpired', []]);
    await signInElsewhere(world, 'ada');
    await signOut();
    assert.deepEqual([outcome(), world.attempts], ['signedOut, idle', 1]);
  });

  test('without anything to renew them with are over, stay, and are not used again', async () => {
    const { accessToken, tokenType, expiresAt } = (await world.vault.load('ada')) ?? assert.fail();
    await world.vault.save('ada', { accessToken, tokenType, expiresAt });
    world.nowMs += HOUR_MS;
    await signOut();
    assert.deepEqual([outcome(), world.vault.users(), world.sent], ['signedOut, keptEnded', ['ada'], []]);
  });

  test('of another identity provider are shown to nobody, and stay', async () => {
    world.nowMs += HOUR_MS;
    world.settings = { ...world.settings, oauth: { ...world.settings.oauth, issuer: `${ISSUER}/other` } };
    await signOut();
    assert.deepEqual([outcome(), world.vault.users(), world.refreshed], ['signedOut, providerFailed', ['ada'], []]);
  });

  test('that cannot be renewed now stay, and can be tried again', async () => {
    world.nowMs += HOUR_MS;
    world.refreshFails = new IdentityProviderError('unreachable', { code: 'provider.refused' });
    await signOut();
    assert.equal(outcome(), 'signedOut, providerFailed');
    assert.match(describeSignIn(world.store.get().signIn)?.detail ?? '', /could not be reached \(It is not answering\)\. Your saved sign-in is still in the keychain\./u);
    world.refreshFails = null;
    await world.commands.retryRestore();
    assert.equal(outcome(), 'ada, idle');
  });

  test('that the identity provider renews without a new refresh token keep the old one', async () => {
    world.nowMs += HOUR_MS;
    world.rotates = false;
    await signOut();
    assert.equal(outcome(), 'ada, idle');
    const kept = await world.vault.load('ada');
    assert.deepEqual([kept?.accessToken, kept?.refreshToken], ['ada access 2', 'ada refresh 1']);
  });

  test('that are damaged stay, and that is told', async () => {
    world.vault.failWith('corrupt');
    await signOut();
    assert.deepEqual([outcome(), world.vault.users()], ['signedOut, keptDamaged', ['ada']]);
  });

  test('that the keychain did not take are not lost: another try keeps and uses them', async () => {
    world.nowMs += HOUR_MS;
    world.before = (call) => {
      if (call === 'refresh') world.vault.failWith('locked');
    };
    await signOut();
    assert.deepEqual([outcome(), world.sent], ['signedOut, keychainLocked', []]);
    world.vault.failWith(null);
    await world.commands.retryRestore();
    assert.equal(outcome(), 'ada, idle');
    assert.deepEqual(world.refreshed, ['ada refresh 1']);
    assert.equal((await world.vault.load('ada'))?.refreshToken, 'ada refresh 2');
  });
});
