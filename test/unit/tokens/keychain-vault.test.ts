import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { createKeytarVault } from '../../../src/main/tokens/keychain-vault.ts';
import type { KeytarVaultOptions } from '../../../src/main/tokens/keychain-vault.ts';
import { VaultError } from '../../../src/main/tokens/token-vault.ts';
import type { TokenVault } from '../../../src/main/tokens/token-vault.ts';
import { namesFor } from '../../../src/main/tokens/credential-pieces.ts';
import { FakeKeytar } from '../../support/fake-keytar.ts';
import { makeTokens } from '../../support/tokens.ts';

const U1 = namesFor('u1');
const OLD = makeTokens('old', 5_000);
const NEW = makeTokens('new', 3_000);

let keytar: FakeKeytar;
let index: readonly string[];

beforeEach(() => {
  // Time limits pass only where a test lets them.
  mock.timers.enable({ apis: ['setTimeout'] });
  keytar = new FakeKeytar();
  index = [];
});
afterEach(() => mock.timers.reset());

function open(options: Partial<KeytarVaultOptions> = {}): TokenVault {
  const store = { read: () => index, write: (ids: readonly string[]) => (index = ids) };
  return createKeytarVault({ loadKeytar: async () => keytar, index: store, platform: 'linux', ...options });
}

test('tokens of a user who is not in the index are removed, and verified to be, only where the index may lack users', async () => {
  await open().save('u1', OLD);
  index = [];
  const calls = keytar.calls.length;
  await open().remove('u1');
  assert.equal(keytar.calls.length, calls, 'the keychain is not asked');
  const lost = open({ index: { read: () => index, write: (ids) => (index = ids), mayLack: () => true } });
  keytar.locked = true;
  await assert.rejects(lost.remove('u1'), { code: 'locked' });
  keytar.locked = false;
  await lost.remove('u1');
  assert.deepEqual([[...keytar.entries.keys()], index], [[], []]);
});

/** Runs `act` again and again, each time dying one call to the keychain later, until it comes through. */
async function dieAtEachCall(prepare: () => Promise<void>, act: () => Promise<void>, verify: () => Promise<void>): Promise<number> {
  for (let callsBefore = 0; ; callsBefore += 1) {
    keytar = new FakeKeytar();
    index = [];
    await prepare();
    const died = Promise.withResolvers<'died'>();
    let left = callsBefore;
    keytar.before = () => {
      if (left > 0) {
        left -= 1;
        return undefined;
      }
      died.resolve('died');
      return new Promise<never>(() => {});
    };
    const outcome = await Promise.race([act(), died.promise]);
    keytar.before = () => {};
    await verify();
    if (outcome !== 'died') return callsBefore;
  }
}

test('whenever it dies while tokens are replaced, the old or the new ones are there, and nothing else stays', async () => {
  const prepare = (): Promise<void> => open().save('u1', OLD);
  const verify = async (): Promise<void> => {
    const found = await open().load('u1');
    assert.ok(found !== null, 'a save that was cut short must not lose the old tokens');
    assert.deepEqual(found, found.accessToken === OLD.accessToken ? OLD : NEW);
    await open().remove('u1');
    assert.deepEqual([...keytar.entries.keys()], []);
  };
  const calls = await dieAtEachCall(prepare, () => open().save('u1', NEW), verify);
  assert.ok(calls > 5);
});

test('whenever it dies while the first tokens are kept, they are whole or certainly not there', async () => {
  const verify = async (): Promise<void> => {
    assert.deepEqual(index, ['u1']);
    const found = await open().load('u1');
    if (found === null) assert.deepEqual([[...keytar.entries.keys()], index], [[], []]);
    else assert.deepEqual(found, NEW);
  };
  const calls = await dieAtEachCall(async () => {}, () => open().save('u1', NEW), verify);
  assert.ok(calls > 5);
});

test('whenever it dies while tokens are removed, the index knows until nothing is left', async () => {
  const verify = async (): Promise<void> => {
    if (index.length === 0) assert.deepEqual([...keytar.entries.keys()], []);
    await open().remove('u1');
    assert.deepEqual([[...keytar.entries.keys()], index], [[], []]);
  };
  const calls = await dieAtEachCall(() => open().save('u1', OLD), () => open().remove('u1'), verify);
  assert.ok(calls > 5);
});

test('people who never kept anything are never asked by their keychain', async () => {
  const vault = open({ loadKeytar: () => assert.fail('the keychain was touched') });
  assert.equal(await vault.load('u1'), null);
  await vault.remove('u1');
  assert.deepEqual(vault.users(), []);
});

test('nothing of the replaced tokens stays', async () => {
  await open().save('u1', OLD);
  await open().save('u1', NEW);
  assert.deepEqual([...keytar.entries.keys()].sort(), [U1.piece('b', 0), U1.piece('b', 1), U1.header].sort());
});

test('reading what is kept writes nothing', async () => {
  const vault = open();
  await vault.save('u1', OLD);
  keytar.calls.length = 0;
  await vault.load('u1');
  assert.ok(keytar.calls.length > 1);
  assert.ok(keytar.calls.every(({ name }) => name === 'get'));
});

test('when the keychain is unlocked only at the second question, nothing is taken for absent', async () => {
  for (const operation of ['load', 'remove'] as const) {
    keytar = new FakeKeytar();
    index = [];
    await open().save('u1', OLD);
    keytar.locked = true;
    // The person dismisses what reading asks, and answers what writing asks.
    keytar.before = ({ name }) => {
      if (name === 'set') keytar.locked = false;
    };
    const result = await open()[operation]('u1');
    if (operation === 'load') assert.deepEqual(result, OLD);
    else assert.equal(keytar.entries.has(U1.header), false);
  }
});

test('a deletion is not believed when the keychain is locked in the midst of it', async () => {
  await open().save('u1', OLD);
  keytar.before = ({ name, account }) => {
    if (name === 'delete' && account !== 'probe') keytar.locked = true;
  };
  await assert.rejects(open().remove('u1'), { code: 'locked' });
  assert.deepEqual(index, ['u1']);
});

test('a deletion that the keychain claims but does not do is not believed', async () => {
  await open().save('u1', OLD);
  keytar.deletePassword = async () => true;
  await assert.rejects(open().remove('u1'), { code: 'unavailable' });
  assert.deepEqual(index, ['u1']);
});

test('tokens that the keychain does not keep as they are do not count as kept', async () => {
  const getPassword = keytar.getPassword.bind(keytar);
  keytar.getPassword = async (service, account) => (await getPassword(service, account))?.slice(0, 1_000) ?? null;
  await assert.rejects(open().save('u1', OLD), { code: 'corrupt' });
  assert.deepEqual(index, ['u1']);
});

test('on Windows and macOS a null is certain, and no probe is written', async () => {
  for (const platform of ['win32', 'darwin'] as const) {
    index = ['u1'];
    assert.equal(await open({ platform }).load('u1'), null);
    assert.deepEqual(index, []);
    assert.deepEqual(await open({ platform }).check(), { state: 'ok' });
  }
  assert.ok(keytar.calls.every(({ name }) => name !== 'set'));
});

test('a call that hangs is given up, blocks all further ones, and frees them when it ends', async () => {
  await open().save('u1', OLD);
  const hanging = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  keytar.before = () => {
    reached.resolve();
    return hanging.promise;
  };
  keytar.calls.length = 0;
  const vault = open({ timeoutMs: 10_000 });
  const load = assert.rejects(vault.load('u1'), { code: 'timedOut', why: { code: 'keychainTimedOut', value: 10 } });
  await reached.promise;
  mock.timers.tick(10_000);
  await load;
  await assert.rejects(vault.remove('u1'), { code: 'timedOut' });
  assert.equal((await vault.check()).state, 'unavailable');
  assert.equal(keytar.calls.length, 1);
  assert.deepEqual(index, ['u1']);

  keytar.before = () => {};
  hanging.resolve();
  await new Promise(setImmediate);
  assert.deepEqual(await vault.load('u1'), OLD);
});

test('calls to the keychain never overlap', async () => {
  const vault = open();
  keytar.before = () => new Promise(setImmediate);
  await Promise.all([vault.save('u1', OLD), vault.save('u2', NEW), vault.load('u1'), vault.check(), vault.remove('u2')]);
  assert.equal(keytar.mostAtOnce, 1);
});

test('no failure repeats what was to be kept', async () => {
  keytar.setPassword = async (_service, _account, password) => {
    throw new Error(`could not store ${password}`);
  };
  await assert.rejects(open({ platform: 'win32' }).save('u1', NEW), (error: unknown) => {
    assert.ok(error instanceof VaultError && error.code === 'unavailable');
    assert.doesNotMatch(JSON.stringify([error.message, error.stack, error.cause]), /new-|new\.new/);
    return true;
  });
});

test('what the keychain says becomes a code', async () => {
  const told: [text: string, code: string, why: string][] = [
    ['Cannot create an item in a locked collection', 'locked', 'keychainLocked'],
    ['The user name or passphrase you entered is not correct.', 'locked', 'keychainLocked'],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'unavailable', 'noSessionBus'],
    ['Could not connect: Connection refused', 'unavailable', 'noSessionBus'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'unavailable', 'noKeyring'],
    ['GDBus.Error:org.freedesktop.DBus.Error.Failed: something else', 'unavailable', 'keychainRefused'],
  ];
  index = ['u1'];
  for (const [text, code, why] of told) {
    keytar.before = () => {
      throw new Error(text);
    };
    await assert.rejects(open().load('u1'), { code, why: { code: why } }, text);
  }
});

test('a keytar that cannot be loaded is said, and tried again', async () => {
  let missing = true;
  const vault = open({
    loadKeytar: async () => (missing ? Promise.reject(new Error('libsecret-1.so.0: cannot open')) : keytar),
  });
  await assert.rejects(vault.save('u1', NEW), { code: 'unavailable', why: { code: process.platform === 'linux' ? 'libsecretMissing' : 'keychainPartMissing' } });
  assert.deepEqual(index, []);
  assert.equal((await vault.check()).state, 'unavailable');
  missing = false;
  await vault.save('u1', NEW);
  assert.deepEqual(await vault.load('u1'), NEW);
});

test('an index that cannot be written is said before anything is kept', async () => {
  const store = { read: () => index, write: () => assert.fail('disk full') };
  await assert.rejects(open({ index: store }).save('u1', NEW), { code: 'unavailable', why: { code: 'savedListUnusable' } });
  assert.equal(keytar.calls.length, 0);
});
