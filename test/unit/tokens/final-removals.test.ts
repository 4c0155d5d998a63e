import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { withFinalRemovals } from '../../../src/main/tokens/final-removals.ts';
import type { TokenVault } from '../../../src/main/tokens/token-vault.ts';
import { createMemoryVault, type MemoryVault } from '../../support/memory-vault.ts';
import { makeTokens } from '../../support/tokens.ts';

let inner: MemoryVault;
let removals: readonly string[];
let vault: TokenVault;

beforeEach(async () => {
  inner = createMemoryVault({ u1: makeTokens('one') });
  removals = [];
  vault = withFinalRemovals(inner, { read: () => removals, write: (ids) => void (removals = ids) });
});

/** As when a disconnect finds the keychain locked. */
async function failToRemove(): Promise<void> {
  inner.failWith('locked');
  await assert.rejects(vault.remove('u1'), { code: 'locked' });
  assert.deepEqual(removals, ['u1']);
}

describe('a removal', () => {
  test('that worked leaves nothing, and nothing to do', async () => {
    await vault.remove('u1');
    assert.deepEqual([removals, vault.users()], [[], []]);
  });

  test('of nobody is noted by nobody', async () => {
    inner.failWith('locked');
    await vault.remove('u2');
    assert.deepEqual(removals, []);
  });

  test('that failed is made up for when the tokens are next asked for, which are never given out', async () => {
    await failToRemove();
    await assert.rejects(vault.load('u1'), { code: 'locked' });
    assert.deepEqual(vault.users(), ['u1'], 'something is kept still');
    inner.failWith(null);
    assert.equal(await vault.load('u1'), null);
    assert.deepEqual([removals, inner.users()], [[], []]);
  });

  test('that failed is noted once, and does not touch tokens that come later', async () => {
    await failToRemove();
    await assert.rejects(vault.remove('u1'), { code: 'locked' });
    assert.deepEqual(removals, ['u1']);
    await assert.rejects(vault.save('u1', makeTokens('two')), { code: 'locked' });
    assert.deepEqual(removals, ['u1'], 'not saved is not later');
    inner.failWith(null);
    await vault.save('u1', makeTokens('two'));
    assert.deepEqual([removals, await vault.load('u1')], [[], makeTokens('two')]);
  });
});
