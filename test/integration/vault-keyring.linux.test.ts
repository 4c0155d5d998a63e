/** The vault with the real keytar and a real gnome-keyring. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { VaultError } from '../../src/main/tokens/token-vault.ts';
import { namesFor } from '../../src/main/tokens/credential-pieces.ts';
import { makeTokens } from '../support/tokens.ts';
import { startRemoteVault } from '../support/vault-client.ts';
import type { RemoteOptions, RemoteVault } from '../support/vault-client.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { testVaultContract } from './vault-contract.ts';

const U1 = namesFor('u1');
let desktop: VirtualDesktop;
/** Used by all tests that need nothing special, because starting a process takes longer than most of them. */
let shared: RemoteVault;
let others: RemoteVault[] = [];

before(async () => {
  desktop = await startVirtualDesktop({ display: false, trayHost: false, keyring: 'unlocked' });
  shared = await startRemoteVault({ env: desktop.env });
});
afterEach(async () => {
  await Promise.all(others.map((vault) => vault.close()));
  await desktop.keyring.unlock();
  const users = new Set([shared, ...others].flatMap((vault) => vault.users()));
  others = [];
  await shared.reset([...users]);
  for (const user of users) await shared.remove(user);
});
after(async () => {
  await shared.close();
  await desktop.close();
});

/** An empty vault; in a process of its own when it has to be a special one. */
async function open(options?: Partial<RemoteOptions>): Promise<RemoteVault> {
  if (options === undefined) {
    await shared.reset([]);
    return shared;
  }
  const vault = await startRemoteVault({ env: desktop.env, ...options });
  others.push(vault);
  return vault;
}

testVaultContract(() => open());

test('nothing of a user stays in the keyring after the removal', async () => {
  const vault = await open();
  await vault.save('u1', makeTokens('one', 8_000));
  await vault.save('u1', makeTokens('two', 3_000));
  assert.notEqual(await vault.rawGet(U1.header), null);
  await vault.remove('u1');
  for (const name of [...U1.all, 'probe']) assert.equal(await vault.rawGet(name), null, name);
});

test('a locked keyring is neither empty nor emptied', async () => {
  const vault = await open();
  const tokens = makeTokens('kept', 5_000);
  await vault.save('u1', tokens);
  await desktop.keyring.lock();

  await assert.rejects(vault.load('u1'), { code: 'locked' });
  await assert.rejects(vault.save('u1', makeTokens('new')), { code: 'locked' });
  await assert.rejects(vault.remove('u1'), { code: 'locked' });
  assert.deepEqual(await vault.check(), { state: 'locked' });
  assert.deepEqual(vault.users(), ['u1']);

  await desktop.keyring.unlock();
  assert.deepEqual(await vault.load('u1'), tokens);
  assert.deepEqual(await vault.check(), { state: 'ok' });
});

test('a first save into a locked keyring leaves nothing behind, not even in the index', async () => {
  await desktop.keyring.lock();
  const vault = await open();
  await assert.rejects(vault.save('u1', makeTokens('new')), { code: 'locked' });
  assert.deepEqual(vault.users(), []);
});

test('whether the keyring is locked is unknown before it was used', async () => {
  const vault = await open();
  assert.deepEqual(await vault.check(), { state: 'unknown' });
});

test('tokens deleted by hand are known to be gone, and leave the index', async () => {
  const vault = await open();
  await vault.save('u1', makeTokens('one', 5_000));
  for (const name of U1.all) await vault.rawDelete(name);
  assert.equal(await vault.load('u1'), null);
  assert.deepEqual(vault.users(), []);
});

test('a missing piece is found, and the set can be replaced or removed', async () => {
  const vault = await open();
  await vault.save('u1', makeTokens('one', 5_000));
  assert.equal(await vault.rawDelete(U1.piece('a', 1)), true);
  await assert.rejects(vault.load('u1'), { code: 'corrupt' });
  await vault.save('u1', makeTokens('two', 5_000));
  assert.deepEqual(await vault.load('u1'), makeTokens('two', 5_000));

  assert.equal(await vault.rawDelete(U1.piece('b', 0)), true);
  await assert.rejects(vault.load('u1'), { code: 'corrupt' });
  await vault.remove('u1');
  for (const name of U1.all) assert.equal(await vault.rawGet(name), null, name);
});

test('a process killed between two pieces of a first save leaves certainly nothing', async () => {
  // The probe that finds the keyring open is the first entry to be written, then come the pieces.
  const killed = await open({ dieAtSet: 3 });
  await assert.rejects(killed.save('u1', makeTokens('one', 5_000)), /has died/);
  await killed.died;
  assert.deepEqual(killed.users(), ['u1']);

  const vault = await open({ index: killed.users() });
  assert.notEqual(await vault.rawGet(U1.piece('a', 0)), null);
  assert.equal(await vault.load('u1'), null);
  assert.deepEqual(vault.users(), []);
  assert.equal(await vault.rawGet(U1.piece('a', 0)), null);
});

test('a process killed before the header is replaced leaves the old tokens readable', async () => {
  const first = await open();
  await first.save('u1', makeTokens('old', 5_000));
  // Three pieces are written, then it dies at the header.
  const killed = await open({ index: ['u1'], dieAtSet: 4 });
  await assert.rejects(killed.save('u1', makeTokens('new', 5_000)), /has died/);
  assert.notEqual(await first.rawGet(U1.piece('b', 2)), null);
  assert.deepEqual(await first.load('u1'), makeTokens('old', 5_000));
});

test('an open question of the keyring is a time-out, and is not asked twice', async () => {
  const prompts = await desktop.keyring.holdPrompts();
  const vault = await open({ timeoutMs: 500 });
  await vault.save('u1', makeTokens('one'));
  await desktop.keyring.lock();

  await assert.rejects(vault.load('u1'), { code: 'timedOut' });
  await assert.rejects(vault.remove('u1'), { code: 'timedOut' });
  assert.equal(prompts.asked, 1);
  assert.deepEqual(vault.users(), ['u1']);

  await prompts.dismiss();
  await desktop.keyring.unlock();
  assert.deepEqual(await loadWhenFree(vault), makeTokens('one'));
});

/** Asks until the call that hung has ended; while it hangs, asking does not reach the keychain. */
async function loadWhenFree(vault: RemoteVault): Promise<unknown> {
  for (;;) {
    try {
      return await vault.load('u1');
    } catch (error) {
      if (!(error instanceof VaultError && error.code === 'timedOut')) throw error;
    }
  }
}

const WITHOUT_KEYCHAIN = [
  { what: 'a bus without a keyring', env: {}, why: 'noKeyring' },
  { what: 'no session bus', env: { DBUS_SESSION_BUS_ADDRESS: undefined }, why: 'noSessionBus' },
  {
    what: 'a session bus that is gone',
    env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
    why: 'noSessionBus',
  },
] as const;

for (const { what, env, why } of WITHOUT_KEYCHAIN) {
  test(`${what} is an unavailable keychain, not an empty one`, async () => {
    const bare = await startVirtualDesktop({ display: false, trayHost: false });
    const vault = await startRemoteVault({ env: { ...bare.env, XDG_RUNTIME_DIR: '/nonexistent', ...env }, index: ['u1'] });
    try {
      const expected = { code: 'unavailable', why: { code: why } };
      await assert.rejects(vault.load('u1'), expected);
      await assert.rejects(vault.remove('u1'), expected);
      await assert.rejects(vault.save('u2', makeTokens('new')), expected);
      const state = await vault.check();
      assert.equal(state.state, 'unavailable');
      assert.deepEqual(vault.users(), ['u1']);
    } finally {
      await vault.close();
      await bare.close();
    }
  });
}
