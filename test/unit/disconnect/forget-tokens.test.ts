import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { VaultError } from '../../../src/main/tokens/token-vault.ts';
import { describeDisconnect } from '../../../src/shared/describe-flows.ts';
import { createWorld, ISSUER, type World } from '../../support/sign-in-world.ts';

let world: World;

beforeEach(async () => {
  world = createWorld();
  world.users = ['ada', 'bob'];
  world.current = 'ada';
  await world.check();
  await world.keep('ada');
});

const state = () => world.store.get().disconnect;
const ended = (): string => {
  const now = state();
  if (now.state === 'failed') return `${now.state} at ${now.step}`;
  return now.state === 'done' ? `done, ${now.revocation ?? 'no revocation'}` : now.state;
};
async function ask(userId = 'ada'): Promise<void> {
  void world.commands.askDisconnect(userId);
  await world.settle();
}
const confirm = (revoke = true): Promise<void> => world.commands.confirmDisconnect('ada', revoke);

describe('disconnect and forget: whether it is offered', () => {
  test('is known a moment after the question, where tokens of the identity provider of the settings are kept', async () => {
    void world.commands.askDisconnect('ada');
    assert.deepEqual(state(), { state: 'asking', userId: 'ada', label: '' });
    await world.settle();
    assert.deepEqual(state(), { state: 'asking', userId: 'ada', label: '', canRevoke: true });
  });

  test('is not, where nothing is kept, the keychain is locked, or the tokens are from elsewhere or from nowhere', async () => {
    const canRevoke = async (userId = 'ada'): Promise<unknown> => {
      await ask(userId);
      return Reflect.get(state(), 'canRevoke');
    };
    assert.equal(await canRevoke('bob'), undefined);
    world.vault.failWith('locked');
    assert.equal(await canRevoke(), undefined);
    world.vault.failWith('corrupt');
    assert.equal(await canRevoke(), undefined);
    world.vault.failWith(null);
    assert.equal(await canRevoke(), true);
    const { issuer: _issuer, ...withoutIssuer } = (await world.vault.load('ada')) ?? assert.fail();
    await world.vault.save('ada', withoutIssuer);
    assert.equal(await canRevoke(), undefined);
    await world.vault.save('ada', { ...withoutIssuer, issuer: `${ISSUER}/other` });
    assert.equal(await canRevoke(), undefined);
    world.settings = { ...world.settings, oauth: { ...world.settings.oauth, issuer: '' } };
    await world.vault.save('ada', { ...withoutIssuer, issuer: '' });
    assert.equal(await canRevoke(), undefined);
  });

  test('is not asked of a keychain in which nothing can be', async () => {
    world.vault.failWith('locked');
    await ask('bob');
    assert.deepEqual(world.vault.asked, ['save ada']);
  });
});

describe('disconnect and forget: how the keychain is', () => {
  for (const [code, told] of [['locked', 'locked'], ['unavailable', 'unavailable'], ['timedOut', 'unavailable'], [null, 'ok']] as const) {
    test(`is told when the question looks for tokens: ${code ?? 'open'}`, async () => {
      assert.equal(world.store.get().keychain.state, 'unknown');
      world.vault.failWith(code);
      await ask();
      assert.equal(world.store.get().keychain.state, told);
    });
  }
});

describe('disconnect and forget', () => {
  test('has the identity provider take back the tokens before they are deleted', async () => {
    let keptWhenRevoked: readonly string[] = [];
    world.before = (call) => {
      if (call === 'revoke') keptWhenRevoked = world.vault.users();
    };
    await ask();
    await confirm();
    assert.equal(ended(), 'done, revoked');
    assert.deepEqual([world.revoked, keptWhenRevoked, world.vault.users(), world.users], [['ada refresh 1'], ['ada'], [], ['bob']]);
    assert.match(describeDisconnect(state())?.detail ?? '', /The identity provider has revoked/u);
  });

  test('revokes nothing where the person did not choose that, or could not', async () => {
    await ask();
    await confirm(false);
    assert.deepEqual([ended(), world.revoked], ['done, no revocation', []]);
    world.users = ['ada'];
    await world.check();
    await ask();
    await confirm(true);
    assert.deepEqual([ended(), world.revoked], ['done, no revocation', []]);
  });

  test('that the service refuses has changed nothing: nothing was revoked either', async () => {
    world.disconnectFails = true;
    await ask();
    await confirm();
    assert.deepEqual([ended(), world.revoked, world.vault.users()], ['failed at service', [], ['ada']]);
    world.disconnectFails = false;
    await confirm(false);
    assert.deepEqual([ended(), world.revoked], ['done, revoked', ['ada refresh 1']], 'another try does what the first was to do');
  });

  test('that the identity provider did not hear of is done here all the same; another try is about that step alone', async () => {
    world.revokeFails = true;
    await ask();
    await confirm();
    assert.deepEqual([ended(), world.vault.users(), world.users], ['failed at revocation', [], ['bob']]);
    assert.match(describeDisconnect(state())?.detail ?? '', /The saved sign-in has been deleted from this computer\. Reason: The identity provider could not be reached\./u);
    const { asked } = world.vault;
    const before = asked.length;
    world.disconnectFails = true;
    world.revokeFails = false;
    await confirm();
    assert.deepEqual([ended(), world.revoked, asked.length], ['done, revoked', ['ada refresh 1'], before]);
  });

  test('that is closed after that has let go of the tokens', async () => {
    world.revokeFails = true;
    await ask();
    await confirm();
    void world.commands.dismissDisconnect();
    world.revokeFails = false;
    world.users = ['ada'];
    await world.keep('ada');
    await world.check();
    await ask();
    await confirm();
    assert.deepEqual([ended(), world.revoked], ['done, revoked', ['ada refresh 2']]);
  });

  test('deletes nothing that it could not read, so that the identity provider can still be told', async () => {
    await ask();
    const load = world.vault.load.bind(world.vault);
    world.vault.load = () => Promise.reject(new VaultError('timedOut', { code: 'keychainTimedOut', value: 10 }));
    await confirm();
    assert.deepEqual([ended(), world.vault.users()], ['failed at keychain', ['ada']]);
    world.vault.load = load;
    await confirm();
    assert.deepEqual([ended(), world.revoked], ['done, revoked', ['ada refresh 1']]);
  });

  test('with a keychain that does not open is told as that, and the rest follows with another try', async () => {
    await ask();
    world.vault.failWith('locked');
    await confirm();
    assert.deepEqual([ended(), world.revoked, world.vault.users()], ['failed at keychain', [], ['ada']]);
    world.vault.failWith(null);
    world.disconnectFails = true;
    await confirm();
    assert.deepEqual([ended(), world.revoked, world.vault.users()], ['done, revoked', ['ada refresh 1'], []], 'the service was not asked again');
  });

  test('of a user who is gone already is a success', async () => {
    await ask();
    world.users = ['bob'];
    world.current = 'bob';
    world.disconnectFails = true;
    await confirm();
    assert.deepEqual([ended(), world.revoked, world.vault.users()], ['done, revoked', ['ada refresh 1'], []]);
  });

  test('of whom the service still lists has it told once more with another try, and nothing else', async () => {
    await ask();
    world.before = (call) => {
      // As if the service had only promised.
      if (call === 'revoke') world.users = ['ada', 'bob'];
    };
    await confirm();
    assert.equal(ended(), 'failed at verification');
    await confirm();
    assert.deepEqual([ended(), world.revoked, world.users], ['done, revoked', ['ada refresh 1'], ['bob']]);
  });
});
