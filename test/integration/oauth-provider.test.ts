import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import type { Page } from '@playwright/test';
import { messages } from '../../src/shared/i18n/messages.ts';
import { answer, logIn, startBrowser, type Person } from '../support/browser.ts';
import { callbackOf, knock, leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { createOAuthClient, providerFailureOf, signInAndAllow, type OAuthClient } from '../support/oauth-client.ts';
import { WRONG_PASSWORD } from '../support/oidc-pages.ts';
import { CLIENT_ID, METADATA, REVOCATION, startOidcServer, TOKEN, type OidcServer } from '../support/oidc-server.ts';

const ADA = { login: 'ada', password: 'right' };
const HOUR_MS = 3_600_000;
const GRACE = { login: 'grace', password: 'true' };

let browser: Promise<Person> | undefined;
/** Started by the first test that needs it. */
const person = (): Promise<Person> => (browser ??= startBrowser());
let server: OidcServer;
let client: OAuthClient;

after(async () => (await browser)?.close());
beforeEach(async () => {
  server = await startOidcServer({ passwords: { ada: ADA.password, grace: GRACE.password } });
  client = createOAuthClient(server, (url) => signInByHttp(url, ADA));
});
afterEach(async () => {
  await client.settled();
  await server.close();
});

const claimsOf = (token: string | undefined): Record<string, unknown> =>
  JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

describe('signing in at a certified identity provider, in a real browser', () => {
  test('gives tokens of the person, asked for as RFC 7636 and RFC 8252 say', async () => {
    client.settings = { ...client.settings, audience: 'https://api.example.com' };
    const pages: Promise<Page>[] = [];
    client.onLink = (url) => {
      const page = person().then((opened) => signInAndAllow(opened, url, ADA));
      pages.push(page);
      return page;
    };
    const tokens = await client.authorize();
    assert.deepEqual([claimsOf(tokens.accessToken)['sub'], claimsOf(tokens.idToken)['sub']], ['ada', 'ada']);
    assert.deepEqual([tokens.tokenType, tokens.issuer, typeof tokens.refreshToken], ['Bearer', server.issuer, 'string']);
    assert.ok(Math.abs(Date.parse(tokens.expiresAt) - Date.now() - 3_600_000) < 10_000);

    const asked = server.requestsTo('/auth')[0]?.parameters ?? {};
    assert.equal(asked['code_challenge_method'], 'S256');
    assert.equal(asked['response_type'], 'code');
    assert.equal(asked['scope'], 'openid email profile offline_access');
    assert.equal(asked['audience'], 'https://api.example.com');
    assert.match(String(asked['redirect_uri']), /^http:\/\/127\.0\.0\.1:\d+\/callback$/u);
    for (const name of ['code_challenge', 'state', 'nonce']) assert.ok(String(asked[name]).length >= 43, name);
    const told = server.requestsTo(TOKEN)[0]?.parameters ?? {};
    assert.deepEqual([told['client_id'], told['grant_type']], [CLIENT_ID, 'authorization_code']);
    assert.ok(String(told['code_verifier']).length >= 43);
    assert.equal(told['client_secret'], undefined);

    const [page] = await Promise.all(pages);
    assert.equal(await page?.textContent('h1'), messages.signIn.pages.done.title);
    await page?.reload();
    assert.equal(await page?.textContent('h1'), messages.signIn.pages.done.title);
  });

  test('asks nothing new of each sign-in: state, nonce and verifier are its own', async () => {
    await client.authorize();
    await client.authorize();
    const [first, second] = server.requestsTo('/auth').map(({ parameters }) => parameters);
    for (const name of ['state', 'nonce', 'code_challenge']) assert.notEqual(first?.[name], second?.[name], name);
  });

  test('works after a wrong password, told by the provider in the browser', async () => {
    client.onLink = async (url) => {
      const page = await (await person()).open(url.href);
      await logIn(page, { ...ADA, password: 'wrong' });
      await page.getByText(WRONG_PASSWORD).waitFor();
      await logIn(page, ADA);
      await answer(page, 'Allow');
    };
    assert.equal(claimsOf((await client.authorize()).accessToken)['sub'], 'ada');
  });

  test('comes back at the port that is set', async () => {
    const probe = await client.authorize().then(() => server.requestsTo('/auth')[0]?.parameters['redirect_uri']);
    client.settings = { ...client.settings, redirectPort: Number(new URL(String(probe)).port) };
    await client.authorize();
    assert.equal(server.requestsTo('/auth').at(-1)?.parameters['redirect_uri'], probe);
  });

  test('needs no metadata where the endpoints are set', async () => {
    client.settings = { ...client.settings, authorizationEndpoint: `${server.issuer}/auth`, tokenEndpoint: `${server.issuer}${TOKEN}` };
    const tokens = await client.authorize();
    assert.equal(claimsOf(tokens.idToken)['sub'], 'ada');
    assert.equal((await client.refresh(tokens)).issuer, server.issuer);
    assert.equal(await client.revoke(tokens), false);
    assert.equal(server.requestsTo(METADATA).length, 0);
  });
});

describe('a sign-in that does not come about', () => {
  test('because the person says no', async () => {
    client.onLink = async (url) => {
      const page = await (await person()).open(url.href);
      await logIn(page, ADA);
      await answer(page, 'Deny');
    };
    assert.equal(await providerFailureOf(client.authorize()), 'denied: “The person said no.”');
    assert.equal(server.requestsTo(TOKEN).length, 0);
  });

  test('because the browser is closed: it ends at the time limit', async () => {
    const hasty = createOAuthClient(server, leadsTo, 2000);
    let opened = '';
    hasty.onLink = async (start) => {
      opened = (await leadsTo(start)).searchParams.get('redirect_uri') ?? '';
    };
    assert.equal(await providerFailureOf(hasty.authorize()), 'timedOut');
    assert.notEqual(opened, '');
    await assert.rejects(fetch(opened));
  });

  test('because it is cancelled: the port is closed at once, and a late return finds nobody', async () => {
    const cancel = new AbortController();
    let callback: URL | undefined;
    client.onLink = async (url) => {
      callback = await callbackOf(url, { code: 'late' });
      cancel.abort();
    };
    assert.equal(await providerFailureOf(client.authorize(cancel.signal)), 'cancelled');
    await assert.rejects(fetch(callback ?? ''));
  });

  test('because it was cancelled before it began', async () => {
    assert.equal(await providerFailureOf(client.authorize(AbortSignal.abort())), 'cancelled');
    assert.equal(server.requests.length, 0);
  });

  test('because the code was used before: the provider refuses it', async () => {
    let used: URL | undefined;
    client.onLink = async (url) => (used = (await signInByHttp(url, ADA)).url);
    await client.authorize();
    await client.settled();
    const { code = '', iss = '' } = Object.fromEntries(used?.searchParams ?? []);
    client.onLink = async (url) => knock(await callbackOf(url, { code, iss }));
    assert.equal(await providerFailureOf(client.authorize()), 'denied: “grant request is invalid”');
  });
});

describe('refresh', () => {
  test('gives new tokens of the same person, and the refresh token that replaces the old one', async () => {
    const old = await client.authorize();
    const renewed = await client.refresh(old);
    assert.notEqual(renewed.refreshToken, old.refreshToken);
    assert.notEqual(renewed.accessToken, old.accessToken);
    assert.equal(claimsOf(renewed.accessToken)['sub'], 'ada');
    assert.equal(renewed.issuer, old.issuer);
    assert.ok(await client.refresh(renewed));
  });

  test('with one that was replaced is over, and so is what replaced it', async () => {
    const old = await client.authorize();
    const renewed = await client.refresh(old);
    assert.match(await providerFailureOf(client.refresh(old)), /^expired/u);
    assert.match(await providerFailureOf(client.refresh(renewed)), /^expired/u);
  });

  test('with one that ran out is over', async (t) => {
    const tokens = await client.authorize();
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 25 * HOUR_MS });
    assert.match(await providerFailureOf(client.refresh(tokens)), /^expired/u);
  });

  test('keeps the refresh token where the provider gives no new one', async () => {
    const old = await client.authorize();
    server.spoil(TOKEN, async (context, answerIt) => {
      await answerIt();
      context.body = { ...(context.body as object), refresh_token: undefined, id_token: undefined };
    });
    const renewed = await client.refresh(old);
    assert.deepEqual([renewed.refreshToken, renewed.idToken], [old.refreshToken, old.idToken]);
  });

  test('without a refresh token, or with tokens of another provider, asks nobody', async () => {
    const tokens = await client.authorize();
    const asked = server.requestsTo(TOKEN).length;
    assert.match(await providerFailureOf(client.refresh({ ...tokens, refreshToken: undefined })), /^expired/u);
    for (const issuer of [undefined, 'https://login.example.com', `${server.issuer}/other`]) {
      assert.match(await providerFailureOf(client.refresh({ ...tokens, issuer })), /^notConfigured/u);
      assert.match(await providerFailureOf(client.revoke({ ...tokens, issuer })), /^notConfigured/u);
    }
    assert.equal(server.requestsTo(TOKEN).length, asked);
  });

  test('that gives the tokens of somebody else is refused', async () => {
    const old = await client.authorize();
    server.spoil(TOKEN, async (context, answerIt) => {
      await answerIt();
      const body = context.body as { id_token: string };
      context.body = { ...body, id_token: server.forge(body.id_token, { sub: 'grace' }) };
    });
    assert.equal(await providerFailureOf(client.refresh(old)), `invalidReply: ${messages.signIn.provider.otherPerson}`);
  });

  test('during which the provider fails says nothing about the token', async () => {
    const old = await client.authorize();
    for (const status of [500, 503, 429]) {
      server.spoil(TOKEN, async (context) => {
        context.status = status;
        context.body = { error: 'invalid_grant' };
      });
      assert.match(await providerFailureOf(client.refresh(old)), /^unreachable/u);
    }
    server.spoil(TOKEN, undefined);
    assert.ok(await client.refresh(old));
  });
});

describe('revoke', () => {
  test('takes back refresh token and access token', async () => {
    const tokens = await client.authorize();
    assert.equal(await client.revoke(tokens), true);
    assert.deepEqual(
      server.requestsTo(REVOCATION).map(({ parameters }) => parameters['token']),
      [tokens.refreshToken, tokens.accessToken],
    );
    assert.match(await providerFailureOf(client.refresh(tokens)), /^expired/u);
  });

  test('is a success with status 204, too, after which the other token is taken back', async () => {
    const tokens = await client.authorize();
    server.spoil(REVOCATION, async (context, answerIt) => {
      await answerIt();
      context.status = 204;
    });
    assert.equal(await client.revoke(tokens), true);
    assert.equal(server.requestsTo(REVOCATION).length, 2);
    assert.match(await providerFailureOf(client.refresh(tokens)), /^expired/u);
  });

  test('is not there at every provider', async () => {
    server.spoil(METADATA, async (context, answerIt) => {
      await answerIt();
      context.body = { ...(context.body as object), revocation_endpoint: undefined };
    });
    const tokens = await client.authorize();
    assert.equal(await client.revoke(tokens), false);
    assert.equal(server.requestsTo(REVOCATION).length, 0);
  });

  test('of what is gone already is a success, and a failure of the provider is told', async () => {
    const tokens = await client.authorize();
    await client.revoke(tokens);
    assert.equal(await client.revoke(tokens), true);
    server.spoil(REVOCATION, async (context) => {
      context.status = 503;
      context.body = `no, ${tokens.refreshToken ?? ''}`;
    });
    assert.equal(await providerFailureOf(client.revoke(tokens)), 'unreachable: HTTP status 503');
  });
});
