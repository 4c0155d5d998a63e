/** What a broken or unreachable identity provider, and settings that cannot be used, lead to: a reason in words, and nothing half-done. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createLinks } from '../../src/main/system/open-link.ts';
import { limitFetch } from '../../src/main/identity-provider/limited-fetch.ts';
import type { BrowserProgress } from '../../src/main/tokens/identity-provider.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { signInByHttp } from '../support/http-visitor.ts';
import { createOAuthClient, providerFailureOf, type OAuthClient } from '../support/oauth-client.ts';
import { changed, METADATA, replied, startOidcServer, TOKEN, TOO_MUCH, type OidcServer, type Spoiler } from '../support/oidc-server.ts';

const ADA = { login: 'ada', password: 'right' };
const HOUR_MS = 3_600_000;
const { provider: words } = messages.signIn;

let server: OidcServer;
let client: OAuthClient;

beforeEach(async () => {
  server = await startOidcServer({ passwords: { ada: ADA.password } });
  client = createOAuthClient(server, (url) => signInByHttp(url, ADA));
});
afterEach(async () => {
  await client.settled();
  await server.close();
});

const failure = (): Promise<string> => providerFailureOf(client.authorize());

/** Small on its way, and no end of it when it is here. */
const bomb: Spoiler = async (context) => {
  context.set('content-encoding', 'gzip');
  context.set('content-type', 'application/json');
  context.body = gzipSync(Buffer.alloc(64 * 1024 * 1024));
};

/** A spoiler after which nothing of this server is answered any more, until it closes. */
const silent: Spoiler = () => new Promise(() => undefined);

describe('metadata', () => {
  const cases: Readonly<Record<string, readonly [Spoiler, string]>> = {
    'of another issuer': [changed((body) => ({ ...body, issuer: 'https://login.example.com' })), `wrongMetadata: ${words.issuers('https://login.example.com', '$ISSUER')}`],
    'without an issuer': [changed((body) => ({ ...body, issuer: undefined })), `wrongMetadata: ${words.field.issuer}`],
    'that is none': [replied(200, []), `wrongMetadata: ${words.notUsable}`],
    'that is a web page': [replied(200, '<html>Welcome</html>'), `wrongMetadata: ${words.notJson}`],
    'that is not there': [replied(404, 'not here'), 'wrongMetadata: HTTP status 404'],
    'that is larger than is read': [TOO_MUCH, `unreachable: ${words.tooLarge}`],
    'that inflates to more than is read': [bomb, `unreachable: ${words.tooLarge}`],
    'that a gateway answers for': [replied(502, 'bad gateway'), 'unreachable: HTTP status 502'],
    'without an authorization endpoint': [changed((body) => ({ ...body, authorization_endpoint: undefined })), `wrongMetadata: ${words.notUsable}`],
    'with an authorization endpoint that is no web page': [
      changed((body) => ({ ...body, authorization_endpoint: 'file:///usr/bin/id' })),
      `wrongMetadata: ${words.notUsable}`,
    ],
    'with an authorization endpoint without HTTPS elsewhere': [
      changed((body) => ({ ...body, authorization_endpoint: 'http://login.example.com/auth' })),
      `wrongMetadata: ${words.notEncrypted}`,
    ],
    'without a token endpoint': [changed((body) => ({ ...body, token_endpoint: undefined })), `wrongMetadata: ${words.notUsable}`],
    'with a token endpoint that is no address': [changed((body) => ({ ...body, token_endpoint: 5 })), `wrongMetadata: ${words.notUsable}`],
    'with a token endpoint with a password': [
      changed((body) => ({ ...body, token_endpoint: String(body['token_endpoint']).replace('//', '//user:password@') })),
      `wrongMetadata: ${words.notUsable}`,
    ],
    'with a token endpoint without HTTPS elsewhere': [
      changed((body) => ({ ...body, token_endpoint: 'http://login.example.com/token' })),
      `wrongMetadata: ${words.notEncrypted}`,
    ],
    'without keys': [changed((body) => ({ ...body, jwks_uri: undefined })), `wrongMetadata: ${words.notUsable}`],
    'with keys without HTTPS elsewhere': [changed((body) => ({ ...body, jwks_uri: 'http://login.example.com/jwks' })), `wrongMetadata: ${words.notEncrypted}`],
    'that points elsewhere': [
      async (context) => {
        context.status = 302;
        context.set('location', '/elsewhere');
      },
      `wrongMetadata: ${words.redirected}`,
    ],
  };
  for (const [name, [spoiler, expected]] of Object.entries(cases)) {
    test(`${name}: nothing is opened in the browser`, async () => {
      server.spoil(METADATA, spoiler);
      assert.equal(await failure(), expected.replace('$ISSUER', server.issuer));
      assert.equal(client.opened, 0);
    });
  }
});

describe('a provider that cannot be asked', () => {
  test('is down', async () => {
    await server.close();
    assert.equal(await failure(), `unreachable: ${words.refused}`);
    assert.equal(client.opened, 0);
    server = await startOidcServer({ passwords: {} });
  });

  test('has a name that nobody knows', async () => {
    client.settings = { ...client.settings, issuer: 'https://login.invalid' };
    assert.match(await failure(), /^unreachable: /u);
  });

  test('is slow: what it takes counts for the time limit', async () => {
    server.spoil(METADATA, silent);
    const hasty = createOAuthClient(server, (url) => signInByHttp(url, ADA), 50);
    assert.equal(await providerFailureOf(hasty.authorize()), 'timedOut');
  });

  test('is slow: one call has a limit of its own', async () => {
    server.spoil(METADATA, silent);
    const call = limitFetch(fetch, server.issuer, new AbortController().signal);
    const request = { method: 'GET', headers: {}, body: undefined, redirect: 'manual', signal: AbortSignal.timeout(50) } as const;
    assert.equal(await providerFailureOf(call(`${server.issuer}${METADATA}`, request)), `unreachable: ${words.timedOut}`);
  });

  test('is slow with the tokens: it can be cancelled', async () => {
    const cancel = new AbortController();
    server.spoil(TOKEN, async () => {
      cancel.abort();
      await new Promise(() => undefined);
    });
    assert.equal(await providerFailureOf(client.authorize(cancel.signal)), 'cancelled');
  });

  test('goes away while the person is in the browser', async () => {
    server.spoil(TOKEN, replied(503, 'later'));
    assert.equal(await failure(), 'unreachable: HTTP status 503');
  });
});

test('a desktop that opens no browser is told, with the address that another browser can open', async () => {
  const openLink = createLinks(async () => {
    throw new Error('no program for that');
  });
  const provider = createOAuthProvider({ settings: () => client.settings, fetch, openLink, timeoutMs: HOUR_MS });
  const told: BrowserProgress[] = [];
  const tokens = await provider.authorize(new AbortController().signal, (progress) => {
    told.push(progress);
    if (progress.kind === 'notOpened') void signInByHttp(new URL(progress.address), ADA);
  });
  assert.ok(tokens.accessToken);
  assert.deepEqual(told.map(({ kind }) => kind), ['notOpened']);
});

describe('settings that cannot be used', () => {
  const cases = [
    [{ issuer: 'http://login.example.com' }, messages.oauthProblem.issuerNotHttps],
    [{ issuer: 'login.example.com' }, messages.oauthProblem.issuerNotAUrl],
    [{ clientId: ' ' }, messages.oauthProblem.clientIdMissing],
    [{ issuer: '' }, messages.oauthProblem.issuerMissing],
    [{ authorizationEndpoint: 'https://login.example.com/auth' }, messages.oauthProblem.endpointMissing],
  ] as const;
  for (const [change, expected] of cases) {
    test(`${JSON.stringify(change)}: nobody is asked`, async () => {
      client.settings = { ...client.settings, ...change };
      assert.equal(await failure(), `notConfigured: ${expected}`);
      assert.equal(server.requests.length, 0);
    });
  }

  test('an issuer that is the address of metadata: nobody is asked', async () => {
    client.settings = { ...client.settings, issuer: `${server.issuer}${METADATA}` };
    assert.equal(await failure(), `notConfigured: ${messages.oauthProblem.issuerIsMetadata}`);
    assert.equal(server.requests.length, 0);
  });

  test('a redirect port that another program has: the browser is not opened', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    client.settings = { ...client.settings, redirectPort: port };
    assert.equal(await failure(), `portTaken: ${messages.causes.own.portTaken(port)}`);
    assert.equal(client.opened, 0);
    await new Promise((resolve) => other.close(resolve));
  });
});
