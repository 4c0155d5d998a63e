import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenVault } from '../../src/main/tokens/token-vault.ts';
import { makeTokens } from '../support/tokens.ts';

/**
 * What every vault must do, whatever is behind it.
 *
 * @param open gives an empty vault with a working keychain
 */
export function testVaultContract(open: () => Promise<TokenVault>): void {
  test('an empty vault has no users and no tokens, and nothing to remove', async () => {
    const vault = await open();
    assert.deepEqual(vault.users(), []);
    assert.equal(await vault.load('u1'), null);
    await vault.remove('u1');
  });

  test('tokens come back as they were kept', async () => {
    const vault = await open();
    const { accessToken, tokenType, expiresAt } = makeTokens('small');
    for (const tokens of [makeTokens('full'), { accessToken, tokenType, expiresAt }]) {
      await vault.save('u1', tokens);
      assert.deepEqual(await vault.load('u1'), tokens);
    }
    assert.deepEqual(vault.users(), ['u1']);
  });

  test('ten kilobytes and characters of every width survive', async () => {
    const vault = await open();
    const tokens = { ...makeTokens('large', 10_000), idToken: 'aé€😀\u0000\ud83d"\\\n'.repeat(300) };
    await vault.save('u1', tokens);
    assert.deepEqual(await vault.load('u1'), tokens);
  });

  test('a new set takes the place of the old one, larger or smaller', async () => {
    const vault = await open();
    for (const size of [5_000, 100, 9_000, 2_500]) {
      const tokens = makeTokens(`size-${size}`, size);
      await vault.save('u1', tokens);
      assert.deepEqual(await vault.load('u1'), tokens);
    }
    assert.deepEqual(vault.users(), ['u1']);
  });

  test('of a user there is one set, of whichever issuer it came last', async () => {
    const vault = await open();
    const other = { ...makeTokens('other', 3_000), issuer: 'https://other.example.test/' };
    await vault.save('u1', makeTokens('one', 3_000));
    await vault.save('u1', other);
    assert.deepEqual([await vault.load('u1'), vault.users()], [other, ['u1']]);
    await vault.remove('u1');
    assert.equal(await vault.load('u1'), null);
  });

  test('users do not see or lose each other’s tokens', async () => {
    const vault = await open();
    const ids = ['u1', 'U1', 'ü/1 😀'];
    for (const id of ids) await vault.save(id, makeTokens(id));
    for (const id of ids) assert.deepEqual(await vault.load(id), makeTokens(id));
    assert.deepEqual(vault.users(), ids);
    await vault.remove('u1');
    assert.equal(await vault.load('u1'), null);
    assert.deepEqual(await vault.load('U1'), makeTokens('U1'));
    assert.deepEqual(vault.users(), ['U1', 'ü/1 😀']);
  });

  test('removed is gone, and can be kept again', async () => {
    const vault = await open();
    await vault.save('u1', makeTokens('first', 6_000));
    await vault.remove('u1');
    await vault.remove('u1');
    assert.deepEqual(vault.users(), []);
    assert.equal(await vault.load('u1'), null);
    await vault.save('u1', makeTokens('second'));
    assert.deepEqual(await vault.load('u1'), makeTokens('second'));
  });

  test('operations started together do not disturb each other', async () => {
    const vault = await open();
    await Promise.all([
      vault.save('u1', makeTokens('one', 5_000)),
      vault.save('u1', makeTokens('two', 5_000)),
      vault.save('u2', makeTokens('three')),
    ]);
    assert.deepEqual(await vault.load('u1'), makeTokens('two', 5_000));
    assert.deepEqual(await vault.load('u2'), makeTokens('three'));
  });

  test('the keychain counts as ok once it was used', async () => {
    const vault = await open();
    await vault.save('u1', makeTokens('one'));
    assert.deepEqual(await vault.check(), { state: 'ok' });
  });
}
