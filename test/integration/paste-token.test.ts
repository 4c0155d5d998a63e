import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { App } from '../../src/main/app/create-app.ts';
import type { TokenVault } from '../../src/main/tokens/token-vault.ts';
import type { PasteResult } from '../../src/shared/bridge-contract.ts';
import { describePaste } from '../../src/shared/describe-flows.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { tokenFor } from '../simulator/tokens.ts';
import { createMemoryVault, type MemoryVault } from '../support/memory-vault.ts';
import { createTestApp } from '../support/test-app.ts';

const FROM_TOKEN = 'POST /users/authenticate/from_token';
const TOKEN = tokenFor(ada).access_token;
const words = messages.pasteToken;

let simulator: Simulator;
let dir: string;
let app: App;
let vault: MemoryVault;

beforeEach(async () => {
  simulator = await startSimulator({ users: [] });
  dir = await mkdtemp(join(tmpdir(), 'paste-test-'));
  vault = createMemoryVault();
  const openKeychain = async (): Promise<TokenVault> => ({ ...vault, save: (...args) => vault.save(...args) });
  app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url, openKeychain });
  app.scheduler.start();
  await app.scheduler.checkNow();
});

afterEach(async () => {
  app.scheduler.stop();
  await simulator.close();
  await rm(dir, { recursive: true });
});

const paste = (text: string, keep: boolean): Promise<PasteResult> => app.commands.pasteToken(text, keep);
const session = (): string => app.store.get().session.state;

describe('a pasted token', () => {
  test('goes to the service once, as it describes it, and signs its owner in', async () => {
    assert.deepEqual(await paste(`Bearer ${TOKEN}\n`, false), { ok: true });
    assert.equal(session(), 'signedIn');
    assert.equal(simulator.requestCount(FROM_TOKEN), 1);
    assert.equal(simulator.current()?.id, ada.id);
    assert.deepEqual(vault.asked, []);
  });

  test('is kept only if the person wants that, before anybody is shown as signed in', async () => {
    let keptWhenShown: readonly string[] | undefined;
    app.store.subscribe(({ session: { state } }) => {
      if (state === 'signedIn') keptWhenShown ??= vault.users();
    });
    const save = vault.save.bind(vault);
    let looked: Promise<boolean> | undefined;
    vault.save = async (...args) => {
      // As the stream would have it: the service lists the user already. Further calls give the check the time to end.
      looked = app.recorder.check();
      for (let call = 0; call < 5; call += 1) await app.address.api().version();
      return save(...args);
    };
    assert.deepEqual(await paste(TOKEN, true), { ok: true });
    await looked;
    assert.deepEqual(keptWhenShown, [ada.id]);
    const kept = await vault.load(ada.id);
    assert.deepEqual([kept?.accessToken, kept?.refreshToken, kept?.issuer], [TOKEN, undefined, undefined]);
    assert.deepEqual(app.store.get().keychain, { state: 'ok' });
  });

  test('that the keychain does not take signs in all the same, and that is told', async () => {
    vault.failWith('locked');
    const result = await paste(TOKEN, true);
    assert.ok(result.ok);
    assert.equal(describePaste(result), messages.pasteToken.notKept(messages.causes.own.keychainLocked));
    assert.equal(session(), 'signedIn');
    assert.deepEqual(app.store.get().keychain, { state: 'locked' });
  });

  test('of somebody else than was signed in last is kept only once the person says that it is them', async () => {
    simulator.signIn(grace);
    await app.scheduler.checkNow();
    simulator.signOut(grace.id);
    await app.scheduler.checkNow();
    assert.deepEqual(await paste(TOKEN, true), { ok: true });
    assert.deepEqual(app.store.get().signIn, { state: 'notKept', somebodyElse: { userId: ada.id, label: 'Ada Lovelace' } });
    assert.deepEqual([session(), vault.users()], ['signedIn', []]);
    await app.commands.retryKeeping();
    assert.deepEqual([app.store.get().signIn, vault.users()], [{ state: 'idle' }, [ada.id]]);
  });

  test('of somebody else that is not to be kept is asked nothing about', async () => {
    simulator.signIn(grace);
    await app.scheduler.checkNow();
    assert.deepEqual(await paste(TOKEN, false), { ok: true });
    assert.deepEqual([app.store.get().signIn, vault.users()], [{ state: 'idle' }, []]);
  });

  test('that has something wrong with it is not sent', async () => {
    for (const text of ['', 'a b', 'a\nb', 'a'.repeat(20_000), tokenFor(ada, -1).access_token]) {
      const result = await paste(text, true);
      assert.ok(!result.ok);
      assert.ok(Object.values<string>(words.problems).includes(describePaste(result)));
    }
    assert.deepEqual([simulator.requestCount(FROM_TOKEN), vault.asked], [0, []]);
  });

  test('that the service refuses is told in its words, and not kept', async () => {
    simulator.refuseTokens({ status: 401, text: `Not one of ours: ${TOKEN}` });
    const result = await paste(TOKEN, true);
    assert.ok(!result.ok);
    assert.match(describePaste(result), /^Pieces OS did not accept the token\. It said: “Not one of ours: \[removed\]” \(HTTP status 401\)/u);
    assert.deepEqual([session(), vault.users(), simulator.requestCount(FROM_TOKEN)], ['signedOut', [], 1]);
  });

  test('whose answer is lost is not kept and not sent again; who is signed in is what the service says', async () => {
    simulator.fault(FROM_TOKEN, { kind: 'resetMidBody' });
    const result = await paste(TOKEN, true);
    assert.ok(!result.ok);
    assert.match(describePaste(result), /^Pieces OS did not confirm whether/u);
    assert.deepEqual([session(), vault.users(), simulator.requestCount(FROM_TOKEN)], ['signedIn', [], 1]);
  });

  test('waits for no other sign-in, and is one at a time', async () => {
    const release = simulator.hold(FROM_TOKEN, 'before');
    const asked = simulator.nextRequest(FROM_TOKEN);
    const first = paste(TOKEN, false);
    await asked;
    assert.deepEqual(await paste(tokenFor(grace).access_token, false), { ok: false, failure: 'busy' });
    release();
    assert.deepEqual(await first, { ok: true });
    app.store.update({ signIn: { state: 'waiting', via: 'service', until: '2026-01-31T12:00:00.000Z' } });
    assert.deepEqual(await paste(TOKEN, false), { ok: false, failure: 'busy' });
  });

  test('is nowhere in what is shown or answered', async () => {
    const seen: string[] = [];
    app.store.subscribe((snapshot) => seen.push(JSON.stringify(snapshot)));
    for (const keep of [true, false]) seen.push(JSON.stringify(await paste(TOKEN, keep)));
    simulator.refuseTokens({ status: 500, text: TOKEN });
    seen.push(JSON.stringify(await paste(TOKEN, true)));
    assert.ok(seen.some((text) => text.includes(ada.id)));
    for (const text of seen) assert.ok(!text.includes(TOKEN) && !text.includes('CANARY-'));
  });
});
