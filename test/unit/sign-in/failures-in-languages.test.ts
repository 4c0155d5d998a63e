/** What failed is told in the language that is spoken when it is shown, whenever it failed. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { IdentityProviderError } from '../../../src/main/tokens/identity-provider.ts';
import type { VaultErrorCode } from '../../../src/main/tokens/token-vault.ts';
import type { Cause } from '../../../src/shared/cause.ts';
import { describeDisconnect, describePaste, describeSignIn } from '../../../src/shared/describe-flows.ts';
import { en } from '../../../src/shared/i18n/en/index.ts';
import { messages, speak } from '../../../src/shared/i18n/messages.ts';
import type { ProviderFailure } from '../../../src/shared/reasons.ts';
import { createSignedInWorld, signOutElsewhere, type TokenAnswer, type World } from '../../support/sign-in-world.ts';
import { untilSnapshot } from '../../support/test-app.ts';

const HOUR_MS = 3_600_000;

/** Has something fail, and returns what tells of it. */
type Fail = (world: World) => Promise<() => object | string | undefined>;
type Arrange = (world: World) => void;
/** Those that the person is told of. */
type Told = Exclude<ProviderFailure, 'cancelled'>;

const shownSignIn = (world: World) => () => describeSignIn(world.store.get().signIn);
const shownDisconnect = (world: World) => () => describeDisconnect(world.store.get().disconnect);

const restore = (arrange: Arrange): Fail => async (world) => {
  arrange(world);
  await signOutElsewhere(world);
  return shownSignIn(world);
};
const renewal = (code: Told): Fail =>
  restore((world) => {
    world.nowMs += HOUR_MS;
    world.refreshFails = new IdentityProviderError(code, CAUSES[code]);
  });
const signIn = (code: Told): Fail => async (world) => {
  world.authorizeFails = new IdentityProviderError(code, CAUSES[code]);
  await world.commands.signIn();
  return shownSignIn(world);
};
const signInAtService: Fail = async (world) => {
  await world.commands.setSetting('keepSignedIn', false);
  await world.commands.setSetting('oauth', { issuer: '', clientId: '' });
  await signOutElsewhere(world);
  await world.commands.signIn();
  return shownSignIn(world);
};
const paste = (answer: TokenAnswer): Fail => async (world) => {
  world.tokenAnswer = answer;
  const result = await world.commands.pasteToken('bob-token', false);
  return () => describePaste(result);
};
const pasteText = (text: string): Fail => async (world) => {
  const result = await world.commands.pasteToken(text, false);
  return () => describePaste(result);
};
const pasteToKeep = (isPerson: boolean): Fail => async (world) => {
  await world.commands.pasteToken('bob-token', true);
  world.vault.failWith('locked');
  if (isPerson) await world.commands.retryKeeping();
  return shownSignIn(world);
};
const pasteNotKept: Fail = async (world) => {
  world.vault.failWith('locked');
  const result = await world.commands.pasteToken('ada', true);
  return () => describePaste(result);
};
const disconnect = (arrange: Arrange): Fail => async (world) => {
  await world.commands.askDisconnect('ada');
  await world.settle();
  arrange(world);
  await world.commands.confirmDisconnect('ada', true);
  return shownDisconnect(world);
};
const ask: Fail = async (world) => {
  await world.commands.askDisconnect('ada');
  return shownDisconnect(world);
};

const CAUSES: Readonly<Record<Told, Cause | undefined>> = {
  notConfigured: { code: 'oauth.issuerNotHttps' },
  unreachable: { code: 'provider.refused' },
  wrongMetadata: { code: 'provider.issuers', value: { named: 'https://a.example', expected: 'https://b.example' } },
  portTaken: { code: 'portTaken', value: 39_300 },
  denied: { code: 'replied', value: { words: 'Denied.' } },
  timedOut: undefined,
  invalidReply: { code: 'provider.idTokenAlgorithm', value: 'ES256K' },
  expired: { code: 'replied', value: { status: 400 } },
};
const PROVIDER = Object.keys(CAUSES) as Told[];
const KEYCHAIN: readonly VaultErrorCode[] = ['locked', 'unavailable', 'timedOut', 'corrupt'];

const FAILURES: Readonly<Record<string, Fail>> = {
  ...Object.fromEntries(PROVIDER.map((code) => [`a sign-in in the browser: ${code}`, signIn(code)])),
  'a sign-in at the service': signInAtService,
  'a sign-in that meets a mistake of this app': restore((world) => {
    world.before = () => {
      throw new TypeError('a mistake');
    };
  }),
  ...Object.fromEntries(PROVIDER.map((code) => [`a restore whose renewal fails: ${code}`, renewal(code)])),
  ...Object.fromEntries(KEYCHAIN.map((code) => [`a restore without the keychain: ${code}`, restore((world) => world.vault.failWith(code))])),
  ...Object.fromEntries(
    (['unauthorized', 'forbidden', 'failing', 'garbage', 'somebodyElse'] as const).map((answer) => [`a restore, the service: ${answer}`, restore((world) => (world.tokenAnswer = answer))]),
  ),
  'a restore of somebody else who stays': restore((world) => {
    world.tokenAnswer = 'somebodyElse';
    world.disconnectFails = true;
  }),
  ...Object.fromEntries((['unauthorized', 'failing', 'garbage', 'lost'] as const).map((answer) => [`a pasted token, the service: ${answer}`, paste(answer)])),
  ...Object.fromEntries(['', 'a\nb', 'a b'].map((text) => [`a pasted text: ${JSON.stringify(text)}`, pasteText(text)])),
  'a pasted token that is not kept': pasteNotKept,
  'a question whether somebody without a name is the person': pasteToKeep(false),
  'a sign-in that is not kept': pasteToKeep(true),
  'a question about a user without a name': ask,
  'a disconnect at the service': disconnect((world) => (world.disconnectFails = true)),
  'a revocation': disconnect((world) => (world.revokeFails = true)),
  ...Object.fromEntries((['locked', 'unavailable', 'timedOut'] as const).map((code) => [`a deletion from the keychain: ${code}`, disconnect((world) => world.vault.failWith(code))])),
};

async function setLanguage({ app, commands }: World, language: 'en' | 'de'): Promise<void> {
  await commands.setSetting('language', language);
  await untilSnapshot(app, language, (snapshot) => snapshot.language === language && messages.language === language);
}

afterEach(() => speak(en));

describe('in the language of now, not of the failure:', () => {
  for (const [what, fail] of Object.entries(FAILURES)) {
    test(what, async () => {
      const world = await createSignedInWorld();
      const shown = await fail(world);
      const inEnglish = shown();
      assert.ok(inEnglish !== undefined && inEnglish !== '');
      await setLanguage(world, 'de');
      const later = shown();
      const german = await createSignedInWorld();
      await setLanguage(german, 'de');
      assert.deepEqual(later, (await fail(german))());
      assert.notDeepEqual(later, inEnglish);
    });
  }
});
