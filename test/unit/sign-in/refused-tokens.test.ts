/** Which refusal deletes kept tokens (only the identity provider's `invalid_grant`), and which ones are told once and tried again. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { IdentityProviderError } from '../../../src/main/tokens/identity-provider.ts';
import type { ProviderFailure } from '../../../src/shared/reasons.ts';
import { canRestoreAgain } from '../../../src/shared/restore.ts';
import { createSignedInWorld, signInElsewhere, signOutElsewhere, type TokenAnswer, type World } from '../../support/sign-in-world.ts';

const HOUR_MS = 3_600_000;

interface Refusal {
  readonly of: string;
  /** What the service answers. */
  readonly answer?: TokenAnswer;
  /** Whether there is a refresh token. */
  readonly canRenew?: boolean;
  /** Makes the access token expire, and the renewal fail. */
  readonly renewal?: ProviderFailure | 'none';
  readonly keychain?: 'corrupt' | 'locked';
  readonly says: string;
  readonly kept: boolean;
  /** Whether a person may try again, and the next end of a session is restored again. */
  readonly usedAgain: boolean;
}

const REFUSALS: readonly Refusal[] = [
  { of: 'the service with 401', answer: 'unauthorized', says: 'keptRefused', kept: true, usedAgain: false },
  { of: 'the service with 403', answer: 'forbidden', says: 'keptRefused', kept: true, usedAgain: false },
  { of: 'the service with 401, without a refresh token', answer: 'unauthorized', canRenew: false, says: 'keptRefused', kept: true, usedAgain: false },
  { of: 'the service with 403, without a refresh token', answer: 'forbidden', canRenew: false, says: 'keptRefused', kept: true, usedAgain: false },
  { of: 'the service with garbage', answer: 'garbage', says: 'notSignedIn', kept: true, usedAgain: false },
  { of: 'the service with another user', answer: 'somebodyElse', says: 'wrongUser', kept: true, usedAgain: false },
  { of: 'the service with 500', answer: 'failing', says: 'restoreRefused', kept: true, usedAgain: true },
  { of: 'the provider with invalid_grant', renewal: 'expired', says: 'keptExpired', kept: false, usedAgain: false },
  { of: 'the provider with another error', renewal: 'denied', says: 'providerFailed', kept: true, usedAgain: true },
  { of: 'the provider with garbage', renewal: 'invalidReply', says: 'providerFailed', kept: true, usedAgain: true },
  { of: 'the provider by silence', renewal: 'unreachable', says: 'providerFailed', kept: true, usedAgain: true },
  { of: 'the clock, without a refresh token', canRenew: false, renewal: 'none', says: 'keptEnded', kept: true, usedAgain: false },
  { of: 'a damaged entry of the keychain', keychain: 'corrupt', says: 'keptDamaged', kept: true, usedAgain: false },
  { of: 'a locked keychain', keychain: 'locked', says: 'keychainLocked', kept: true, usedAgain: true },
];

let world: World;

beforeEach(async () => {
  world = await createSignedInWorld();
});

async function prepare({ answer = 'owner', canRenew = true, renewal, keychain }: Refusal): Promise<void> {
  const tokens = (await world.vault.load('ada')) ?? assert.fail('nothing is kept');
  if (!canRenew) await world.vault.save('ada', { ...tokens, refreshToken: undefined });
  world.tokenAnswer = answer;
  if (renewal !== undefined) world.nowMs += HOUR_MS;
  if (renewal !== undefined && renewal !== 'none') world.refreshFails = new IdentityProviderError(renewal);
  if (keychain !== undefined) world.vault.failWith(keychain);
}

describe('kept tokens after a refusal', () => {
  for (const refusal of REFUSALS) {
    const { of, says, kept, usedAgain } = refusal;
    test(`of ${of} are ${kept ? 'still there' : 'deleted'} and ${usedAgain ? '' : 'not '}used again`, async () => {
      await prepare(refusal);
      await signOutElsewhere(world);
      const { signIn: shown } = world.store.get();
      assert.equal(shown.state === 'failed' && shown.failure, says);
      assert.deepEqual(world.vault.users(), kept ? ['ada'] : []);
      assert.equal(canRestoreAgain(shown), usedAgain);
      const { attempts } = world;

      // The next end of a session, also of the next run of the app: told once means that it is silent now.
      world.restart();
      await signInElsewhere(world, 'ada');
      await signOutElsewhere(world);
      assert.equal(world.attempts > attempts, usedAgain);
      assert.equal(world.store.get().signIn.state, usedAgain ? 'failed' : 'idle');
    });
  }

  test('are used again once others are kept for the user', async () => {
    world.tokenAnswer = 'unauthorized';
    await signOutElsewhere(world);
    world.tokenAnswer = 'owner';
    await world.keep('ada');
    await signInElsewhere(world, 'ada');
    await signOutElsewhere(world);
    assert.equal(world.store.get().session.state, 'signedIn');
  });

  test('are deleted by a disconnect', async () => {
    world.tokenAnswer = 'unauthorized';
    await signOutElsewhere(world);
    await signInElsewhere(world, 'ada');
    await world.commands.askDisconnect('ada');
    await world.commands.confirmDisconnect('ada');
    assert.deepEqual(world.vault.users(), []);
  });
});
