/** Token replies and metadata with any value: a failure of ours in words, or tokens that can be used; never a secret. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { ProviderFetch } from '../../src/main/identity-provider/limited-fetch.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import { IdentityProviderError } from '../../src/main/tokens/identity-provider.ts';
import type { TokenSet } from '../../src/main/tokens/token-vault.ts';
import { causeText } from '../../src/shared/describe-cause.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { callbackOf, knock } from '../support/http-visitor.ts';

const ISSUER = 'https://login.example.com';
const SECRET = 'CANARY-k3pt-r3fr3sh-t0k3n-0123456789';
const RUNS = 150;
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value) ?? '').toString('base64url');
const METADATA = { issuer: ISSUER, authorization_endpoint: `${ISSUER}/auth`, token_endpoint: `${ISSUER}/token`, jwks_uri: `${ISSUER}/jwks` };

/** Any JSON, and among it what the values of a reply could be. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, '', SECRET, [SECRET], { value: SECRET }, ISSUER, `${ISSUER}/`, 'Bearer', -1, 1e300, '3600', 'openid', '__proto__'),
  fc.tuple(fc.jsonValue({ maxDepth: 1 }), fc.jsonValue({ maxDepth: 2 })).map(([header, claims]) => `${encoded(header)}.${encoded(claims)}.${SECRET}`),
  fc.string().map((text) => `${encoded({ alg: 'RS256' })}.${encoded({ iss: text, sub: text, aud: SECRET, exp: 1e10, iat: 1 })}.AAAA`),
);
/** A whole reply with some of its values changed or left out, or no reply at all. */
const spoiled = (good: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.dictionary(fc.constantFrom(...Object.keys(good), 'error', 'error_description', 'scope', 'id_token'), anything), fc.subarray(Object.keys(good))).map(([changed, left]) =>
      Object.fromEntries(Object.entries({ ...good, ...changed }).filter(([name]) => !left.includes(name) || Object.hasOwn(changed, name))),
    ) },
    { weight: 1, arbitrary: anything },
  );
const status = fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 429, 500);

const reply = (code: number, body: unknown): Response =>
  new Response(code === 204 ? null : JSON.stringify(body), { status: code, headers: { 'content-type': 'application/json', location: `${ISSUER}/${SECRET}` } });

/** Resolves with what came of it; rejects with anything that is no failure of ours. */
async function outcomeOf(act: Promise<TokenSet>): Promise<TokenSet | IdentityProviderError> {
  try {
    return await act;
  } catch (error) {
    if (error instanceof IdentityProviderError) return error;
    throw error;
  }
}

function assertTold(outcome: TokenSet | IdentityProviderError): void {
  if (!(outcome instanceof IdentityProviderError)) {
    assert.ok(outcome.accessToken !== '' && !Number.isNaN(Date.parse(outcome.expiresAt)));
    return;
  }
  const words = outcome.why === undefined ? '' : causeText(outcome.why);
  const told = `${outcome.message} ${JSON.stringify(outcome)} ${words} ${String(outcome.stack)}`;
  assert.ok(!told.includes('CANARY'), told);
  assert.equal(outcome.cause, undefined);
  assert.ok(words.length < 700, words);
  assert.doesNotMatch(words, /\p{Cc}|undefined/u);
}

const settings = { ...DEFAULT_SETTINGS.oauth, issuer: ISSUER, clientId: 'tray' };
const never = new AbortController().signal;

describe('whatever an identity provider replies', () => {
  test('a renewal gives tokens that can be used, or fails in our words', async () => {
    const kept: TokenSet = {
      accessToken: SECRET,
      refreshToken: SECRET,
      tokenType: 'Bearer',
      expiresAt: '2026-01-01T00:00:00.000Z',
      issuer: ISSUER,
      provider: { clientId: 'tray', authorizationEndpoint: `${ISSUER}/auth`, tokenEndpoint: `${ISSUER}/token` },
    };
    await fc.assert(
      fc.asyncProperty(status, spoiled({ access_token: 'new', token_type: 'Bearer', expires_in: 60, refresh_token: 'next' }), async (code, body) => {
        const fetch: ProviderFetch = async () => reply(code, body);
        const provider = createOAuthProvider({ settings: () => settings, fetch, openLink: async () => undefined, timeoutMs: 5000 });
        const outcome = await outcomeOf(provider.refresh(kept, never));
        assertTold(outcome);
      }),
      { numRuns: RUNS },
    );
  });

  test('a sign-in gives tokens that can be used, or fails in our words', async () => {
    const answers = fc.record({ code: status, metadata: spoiled(METADATA), tokens: spoiled({ access_token: 'new', token_type: 'Bearer', id_token: 'x.y.z' }), isExplicit: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(answers, async ({ code, metadata, tokens, isExplicit }) => {
        const fetch: ProviderFetch = async (url) => (url.includes('/.well-known/') ? reply(200, metadata) : reply(code, tokens));
        const explicit = isExplicit ? { authorizationEndpoint: METADATA.authorization_endpoint, tokenEndpoint: METADATA.token_endpoint } : {};
        const openLink = async (url: string): Promise<void> => void (await knock(await callbackOf(new URL(url), { code: 'code' })));
        const provider = createOAuthProvider({ settings: () => ({ ...settings, ...explicit }), fetch, openLink, timeoutMs: 5000 });
        assertTold(await outcomeOf(provider.authorize(never, () => undefined)));
      }),
      { numRuns: RUNS },
    );
  });
});
