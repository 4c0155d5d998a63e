/** Issuers with and without the closing slash, with a path, by discovery and with explicit endpoints. */
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { messages } from '../../src/shared/i18n/messages.ts';
import type { OAuthSettings } from '../../src/shared/settings.ts';
import { signInByHttp } from '../support/http-visitor.ts';
import { createOAuthClient, providerFailureOf, type OAuthClient } from '../support/oauth-client.ts';
import { METADATA, startOidcServer, TOKEN, type OidcServer } from '../support/oidc-server.ts';

const ADA = { login: 'ada', password: 'right' };
const { provider: words } = messages.signIn;

let server: OidcServer;
let client: OAuthClient;

async function start(issuerPath: string): Promise<void> {
  server = await startOidcServer({ passwords: { ada: ADA.password }, issuerPath });
  client = createOAuthClient(server, (url) => signInByHttp(url, ADA));
}
afterEach(async () => {
  await client.settled();
  await server.close();
});

const otherSpelling = (issuer: string): string => (issuer.endsWith('/') ? issuer.slice(0, -1) : `${issuer}/`);
const explicit = (): Partial<OAuthSettings> => {
  const base = server.issuer.replace(/\/$/u, '');
  return { authorizationEndpoint: `${base}/auth`, tokenEndpoint: `${base}${TOKEN}` };
};

describe('an issuer', () => {
  for (const issuerPath of ['', '/', '/realm', '/realm/', '/a/realm']) {
    for (const mode of ['discovery', 'explicit endpoints'] as const) {
      for (const spelling of ['as the provider writes it', 'with the slash that differs'] as const) {
        test(`whose path is “${issuerPath}”, ${spelling}, with ${mode}: works, and a change of the slash keeps the tokens in use`, async () => {
          await start(issuerPath);
          const own = server.issuer;
          const typed = spelling === 'as the provider writes it' ? own : otherSpelling(own);
          client.settings = { ...client.settings, issuer: typed, ...(mode === 'explicit endpoints' && explicit()) };
          const tokens = await client.authorize();
          assert.equal(tokens.issuer, own);
          client.settings = { ...client.settings, issuer: otherSpelling(typed) };
          const renewed = await client.refresh(tokens);
          assert.equal(renewed.issuer, own);
          assert.equal(await client.revoke(renewed), mode === 'discovery');
          // The code and each refresh token were sent once, whatever was spelled how.
          assert.equal(server.requestsTo(TOKEN).length, 2);
        });
      }
    }
  }

  test('that tokens of an earlier version were kept with, in the other spelling, still renews them', async () => {
    await start('/realm/');
    const tokens = await client.authorize();
    const kept = { ...tokens, issuer: otherSpelling(server.issuer) };
    client.settings = { ...client.settings, issuer: kept.issuer };
    assert.equal((await client.refresh(kept)).issuer, server.issuer);
    assert.equal(server.requestsTo(TOKEN).length, 2);
  });

  test('of another path is told with both names', async () => {
    await start('/realm');
    const issuer = server.issuer.replace('/realm', '/other');
    client.settings = { ...client.settings, issuer, ...explicit() };
    assert.equal(await providerFailureOf(client.authorize()), `invalidReply: ${words.issuers(server.issuer, issuer)}`);
  });

  test('that the metadata and the ID token write differently is told with both names', async () => {
    await start('');
    server.spoil(TOKEN, async (context, answer) => {
      await answer();
      const body = context.body as { id_token: string };
      context.body = { ...body, id_token: server.forge(body.id_token, { iss: `${server.issuer}/` }) };
    });
    assert.equal(await providerFailureOf(client.authorize()), `invalidReply: ${words.issuers(`${server.issuer}/`, server.issuer)}`);
  });

  const names = { 'what could be a token': 'https://login.example.com/eyJhbGciOiJSUzI1NiJ9', 'a sentence': 'call 555-1234 now', 'an endless text': `https://${'a'.repeat(500)}` };
  for (const [name, issuer] of Object.entries(names)) {
    test(`that the metadata name as ${name} is not repeated`, async () => {
      await start('');
      server.spoil(METADATA, async (context, answer) => {
        await answer();
        context.body = { ...(context.body as object), issuer };
      });
      assert.match(await providerFailureOf(client.authorize()), new RegExp(`^wrongMetadata: (?:${words.wrongIssuer}|${words.notUsable})$`, 'u'));
    });
  }
});

describe('with explicit endpoints, and kept tokens', () => {
  /** Nothing is known of the provider's keys: the token stands on the connection that it came by. */
  const headed = (alg: string) => async (context: { body: unknown }, answer: () => Promise<void>) => {
    await answer();
    const body = context.body as { id_token: string };
    const [, payload = '', signature = ''] = body.id_token.split('.');
    context.body = { ...body, id_token: `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${payload}.${signature}` };
  };

  for (const alg of ['RS256', 'PS256', 'ES256', 'EdDSA']) {
    test(`an ID token signed by ${alg} is taken, also when it renews`, async () => {
      await start('');
      server.spoil(TOKEN, headed(alg));
      client.settings = { ...client.settings, ...explicit() };
      const tokens = await client.authorize();
      assert.ok((await client.refresh(tokens)).idToken);
    });
  }

  test('an ID token signed with a secret is refused, and named', async () => {
    await start('');
    server.spoil(TOKEN, headed('HS256'));
    client.settings = { ...client.settings, ...explicit() };
    assert.equal(await providerFailureOf(client.authorize()), `invalidReply: ${words.idTokenSecret('HS256')}`);
  });
});
