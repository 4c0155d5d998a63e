/** Tokens in the keychain, and where they go. */
import type { Mutation } from './mutation.ts';

const KEYCHAIN = ['test/unit/tokens/keychain-vault.test.ts'];
const RESTORE = ['test/unit/sign-in/restore.test.ts'];
const RESTORE_TOKENS = ['test/unit/sign-in/restore-tokens.test.ts'];
const REFUSED_TOKENS = ['test/unit/sign-in/refused-tokens.test.ts'];
const PASTED = ['test/unit/sign-in/read-pasted-token.test.ts'];

const keychainVault = 'src/main/tokens/keychain-vault.ts';
const keptTokens = 'src/main/tokens/kept-tokens.ts';
const restoreTrigger = 'src/main/sign-in/restore-trigger.ts';
const restorePolicy = 'src/main/sign-in/ways/restore-policy.ts';
const restoreWay = 'src/main/sign-in/ways/kept-tokens.ts';
const places = 'src/main/sign-in/places.ts';
const HOSTILE_PAGE = ['test/integration/hostile-page.test.ts'];
const settingsChanges = 'src/main/app/settings-changes.ts';

export const OF_TOKENS: readonly Mutation[] = [
  { name: 'a change of where tokens go is asked about', file: settingsChanges, search: 'if (!agreed) return', replacement: 'if (agreed === undefined) return', tests: HOSTILE_PAGE },
  { name: 'tokens stay at their service', file: 'src/main/tokens/consent.ts', search: '(bound.isFound && place.isFound)', replacement: 'true', tests: HOSTILE_PAGE },
  { name: 'names in the keychain are hashed', file: 'src/main/tokens/credential-pieces.ts', search: "createHash('sha256').update(userId).digest('hex').slice(0, 32)", replacement: 'userId', tests: ['test/unit/tokens/credential-pieces.test.ts'] },
  { name: 'the hash over a token set', file: 'src/main/tokens/credential-pieces.ts', search: ' || sha256(text) !== header.sha256', replacement: '', tests: ['test/unit/tokens/credential-pieces.test.ts'] },
  { name: 'a removal is final', file: 'src/main/tokens/final-removals.ts', search: 'if (!isDue(userId)) return vault.load(userId);', replacement: 'return vault.load(userId);', tests: ['test/unit/tokens/final-removals.test.ts'] },
  // The keychain
  { name: 'a new token set is written beside the old one', file: 'src/main/tokens/credential-pieces.ts', search: "header?.slot === 'a' ? 'b' : 'a'", replacement: "header?.slot === 'a' ? 'a' : 'a'", tests: KEYCHAIN },
  { name: 'what was written to the keychain is read back', file: keychainVault, search: 'if ((await keychain.get(name)) !== value) throw', replacement: 'if ((await keychain.get(name)) === undefined) throw', tests: KEYCHAIN },
  { name: 'a locked keychain is not an empty one', file: keychainVault, search: "if (value !== null || nullIsCertain) {\n        lastSeen", replacement: "if (value !== undefined) {\n        lastSeen", tests: KEYCHAIN },
  { name: 'a deletion from the keychain is verified', file: keychainVault, search: 'if ((await keychain.peek(name)) !== null) throw', replacement: 'if ((await keychain.peek(name)) === undefined) throw', tests: KEYCHAIN },
  { name: 'a deletion does not trust a list that may lack users', file: keychainVault, search: ' && !index.mayLack()', replacement: '', tests: KEYCHAIN },
  { name: 'renewed tokens are kept before they are used', file: keptTokens, search: 'await (await vault()).save(userId, tokens);', replacement: 'void vault().then((opened) => opened.save(userId, tokens)).catch(() => undefined);', tests: RESTORE_TOKENS },
  { name: 'only invalid_grant deletes tokens', file: keptTokens, search: " || error.code !== 'expired') throw error;", replacement: ') throw error;', tests: REFUSED_TOKENS },
  { name: 'tokens without a refresh token stay when they have run out', file: keptTokens, search: "if (old.refreshToken === undefined) throw new KeptTokensError('ended');", replacement: "if (old.refreshToken === undefined) { await drop(userId); throw new KeptTokensError('ended'); }", tests: RESTORE_TOKENS },
  { name: 'damaged tokens stay', file: keptTokens, search: "throw new KeptTokensError('damaged');", replacement: "await drop(userId); throw new KeptTokensError('damaged');", tests: RESTORE_TOKENS },
  { name: 'tokens that the service refused stay', file: restoreWay, search: 'tokens.refuse(userId);', replacement: 'await (await vault()).remove(userId);', tests: REFUSED_TOKENS },
  { name: 'tokens that were refused are not used again', file: restoreWay, search: 'tokens.refuse(userId);', replacement: 'void 0;', tests: REFUSED_TOKENS },

  // When a session is restored
  { name: 'three restores a day', file: restorePolicy, search: 'if (times.length >= RESTORES_PER_DAY_MAX) return undefined;', replacement: '', tests: RESTORE },
  { name: 'a restore is noted before it is tried', file: restoreTrigger, search: 'if (restored !== undefined) restores.write(restored);', replacement: '', tests: RESTORE },
  { name: 'a wrong clock does not raise the limit on restores', file: restorePolicy, search: 'Math.min(Date.parse(time), nowMs)', replacement: 'Date.parse(time)', tests: ['test/unit/sign-in/restore-policy.test.ts'] },
  { name: 'a session is restored at the service that named it', file: restoreTrigger, search: 'if (service.baseUrl !== namedBy || service.doubtful === true) return;', replacement: 'if (service.doubtful === true) return;', tests: RESTORE },
  { name: 'no session is restored at a service of which it is doubtful whose it is', file: restoreTrigger, search: ' || service.doubtful === true', replacement: '', tests: RESTORE },
  { name: 'a session is restored only where that is wanted', file: restoreTrigger, search: '!settings.keepSignedIn || ', replacement: '', tests: RESTORE },
  { name: 'no session is restored after a disconnect', file: restorePolicy, search: ' && !transition.expected', replacement: '', tests: ['test/unit/sign-in/restore-policy.test.ts'] },
  { name: 'nobody is signed in with the tokens of another user', file: restoreWay, search: 'id === userId ?', replacement: "id !== '' ?", tests: RESTORE },

  // Where tokens go
  { name: 'the service is not shown the refresh token', file: 'src/main/sign-in/hand-over.ts', search: 'oauthTokenOf(tokens, now().getTime())', replacement: '{ ...oauthTokenOf(tokens, now().getTime()), refresh_token: tokens.refreshToken }', tests: ['test/integration/oauth-sign-in.test.ts'], grep: 'shows the service the access token' },
  { name: 'a refresh token is shown to its issuer only', file: keptTokens, search: ' || !isSameIssuer(old.issuer, issuer())', replacement: '', tests: RESTORE_TOKENS },
  { name: 'tokens of another provider are not sent', file: 'src/main/identity-provider/provider-configuration.ts', search: "if (!isSameIssuer(tokens.issuer ?? '', checked.settings.issuer)) throw", replacement: "if (tokens.issuer === '') throw", tests: ['test/integration/oauth-provider.test.ts'], grep: 'tokens of another provider' },
  { name: 'tokens stay at the endpoints of their provider', file: 'src/main/identity-provider/openid-provider.ts', search: 'client.refreshTokenGrant(boundConfig(tokens, spelling, once), refreshToken)', replacement: 'client.refreshTokenGrant((await configure(settings(), fetch, signal)).config, refreshToken)', tests: HOSTILE_PAGE, grep: 'never send the refresh token' },
  { name: 'a change of the service is asked about', file: places, search: 'if (!(await consent.ask(messages.consent.changeService(serviceUrl)))) return false;', replacement: '', tests: HOSTILE_PAGE, grep: 'asked about, one by one' },
  { name: 'a change of the provider is asked about', file: places, search: 'if (isKept && !(await consent.ask(messages.consent.changeProvider(places)))) return false;', replacement: '', tests: HOSTILE_PAGE, grep: 'outside the issuer' },
  { name: 'trust in another authority is asked about', file: places, search: ' && !(await consent.ask(messages.consent.trustAuthority(caFile)))', replacement: ' && false', tests: HOSTILE_PAGE, grep: 'asked about, one by one' },
  { name: 'staying signed in is asked about', file: places, search: 'if (keepSignedIn === true && !now.keepSignedIn) {', replacement: 'if (keepSignedIn === undefined && !now.keepSignedIn) {', tests: HOSTILE_PAGE, grep: 'asked about, one by one' },
  { name: 'endpoints outside the issuer are asked about', file: places, search: '.filter((origin) => origin !== issuerOrigin)', replacement: '.filter(() => false)', tests: ['test/integration/hostile-page.test.ts'], grep: 'outside the issuer' },
  { name: 'the first sending to a service of the settings is asked about', file: places, search: 'if (isFound || isCommandLine) return', replacement: 'return', tests: ['test/integration/oauth-sign-in.test.ts'], grep: 'for the first time' },

  // A token that a person pastes
  { name: 'only the characters of a bearer token', file: 'src/main/sign-in/ways/read-pasted-token.ts', search: "if (!BEARER_TOKEN.test(accessToken)) return problem('notAToken');", replacement: '', tests: PASTED },
  { name: 'the field of a pasted token is emptied at once', file: 'src/renderer/views/paste-token.tsx', search: "field.current.value = '';", replacement: '', tests: ['test/e2e/kept-sign-in.e2e.ts'], grep: 'with something wrong is refused' },
];
