/** What a broken, hostile or unreachable identity provider leads to: a reason in words, and nothing half-done. */
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
import { createVisitor, leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { callbackOf, createOAuthClient, providerFailureOf, knock, type OAuthClient } from '../support/oauth-client.ts';
import { foreignKey, JWKS, METADATA, REVOCATION, startOidcServer, TOKEN, type OidcServer, type Spoiler } from '../support/oidc-server.ts';

const ADA = { login: 'ada', password: 'right' };
const HOUR_MS = 3_600_000;
const MEBIBYTE = 1024 * 1024;
const { provider: words } = messages.signIn;

let server: OidcServer;
let client: OAuthClient;
let opened: number;

beforeEach(async () => {
  server = await startOidcServer({ passwords: { ada: ADA.password } });
  client = createOAuthClient(server, (url) => signInByHttp(url, ADA));
  opened = 0;
  const { onLink } = client;
  client.onLink = (url) => {
    opened += 1;
    return onLink(url);
  };
});
afterEach(async () => {
  await client.settled();
  await server.close();
});

const failure = (): Promise<string> => providerFailureOf(client.authorize());

/** Lets the provider answer, and changes what it said. */
const changed =
  (change: (body: Record<string, unknown>) => object | string): Spoiler =>
  async (context, answer) => {
    await answer();
    context.body = change(context.body as Record<string, unknown>);
  };
const replied =
  (status: number, body: unknown = ''): Spoiler =>
  async (context) => {
    context.status = status;
    context.body = body;
  };
const tooMuch: Spoiler = replied(200, { filler: 'x'.repeat(MEBIBYTE) });
/** Small on its way, and no end of it when it is here. */
const bomb: Spoiler = async (context) => {
  context.set('content-encoding', 'gzip');
  context.set('content-type', 'application/json');
  context.body = gzipSync(Buffer.alloc(64 * MEBIBYTE));
};

/** The ID token with another header. */
const headed =
  (header: object) =>
  (body: Record<string, unknown>): object => {
    const [, payload = '', signature = ''] = String(body['id_token']).split('.');
    return { ...body, id_token: `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.${signature}` };
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
    'that is larger than is read': [tooMuch, `unreachable: ${words.tooLarge}`],
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
      assert.equal(opened, 0);
    });
  }

  test('with a token endpoint without HTTPS elsewhere: the code goes nowhere', async () => {
    server.spoil(METADATA, changed((body) => ({ ...body, token_endpoint: 'http://login.example.com/token' })));
    assert.equal(await failure(), `wrongMetadata: ${words.notEncrypted}`);
  });
});

describe('a provider that cannot be asked', () => {
  test('is down', async () => {
    await server.close();
    assert.equal(await failure(), `unreachable: ${words.refused}`);
    assert.equal(opened, 0);
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

describe('an ID token', () => {
  const forged = (claims: object): Spoiler =>
    changed((body) => ({ ...body, id_token: server.forge(String(body['id_token']), { ...claims }) }));
  const seconds = Math.floor(Date.now() / 1000);
  const cases: Readonly<Record<string, readonly [() => Spoiler, string]>> = {
    'with another nonce': [() => forged({ nonce: 'another' }), words.wrongClaim],
    'without a nonce': [() => forged({ nonce: undefined }), words.notUsable],
    'for another app': [() => forged({ aud: 'another-app' }), words.wrongClaim],
    'of another issuer': [() => forged({ iss: 'https://login.example.com' }), words.issuers('https://login.example.com', '$ISSUER')],
    'that has run out': [() => forged({ exp: seconds - 3600, iat: seconds - 7200 }), words.clock],
    'from the future': [() => forged({ exp: seconds + 7200, iat: seconds + 3600 }), words.clock],
    'signed with a key that is not the provider’s': [
      () => changed((body) => ({ ...body, id_token: server.forge(String(body['id_token']), {}, foreignKey()) })),
      words.wrongSignature,
    ],
    'that is not signed': [
      () =>
        changed((body) => {
          const payload = String(body['id_token']).split('.')[1] ?? '';
          return { ...body, id_token: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.` };
        }),
      words.idTokenUnsigned,
    ],
    'signed with a secret': [() => changed(headed({ alg: 'HS256' })), words.idTokenSecret('HS256')],
    'signed in a way that nobody knows': [() => changed(headed({ alg: 'XY512' })), words.idTokenAlgorithm('XY512')],
    'that says of its signature what is no name': [() => changed(headed({ alg: 'x '.repeat(50) })), words.notUsable],
    'that is none': [() => changed((body) => ({ ...body, id_token: 'x' })), words.notUsable],
    'that is not there': [() => changed((body) => ({ ...body, id_token: undefined })), words.idTokenMissing],
  };
  for (const [name, [spoiler, expected]] of Object.entries(cases)) {
    test(`${name} is refused`, async () => {
      server.spoil(TOKEN, spoiler());
      assert.equal(await failure(), `invalidReply: ${expected.replace('$ISSUER', server.issuer)}`);
    });
  }

  test('is not believed while the provider’s keys cannot be read', async () => {
    server.spoil(JWKS, replied(503, ''));
    assert.equal(await failure(), 'unreachable: HTTP status 503');
    server.spoil(JWKS, replied(200, { keys: [] }));
    assert.match(await failure(), /^invalidReply: /u);
  });

  for (const hours of [5, -5]) {
    test(`is refused on a computer whose clock is ${String(hours)} hours off, and the clock is named`, async (t) => {
      server.spoil(TOKEN, async (_context, answer) => {
        await answer();
        t.mock.timers.enable({ apis: ['Date'], now: Date.now() + hours * HOUR_MS });
      });
      assert.equal(await failure(), `invalidReply: ${words.clock}`);
    });
  }
});

describe('a reply of the token endpoint', () => {
  const cases: Readonly<Record<string, readonly [Spoiler, string]>> = {
    'without an access token': [changed((body) => ({ ...body, access_token: undefined })), `invalidReply: ${words.field.access_token}`],
    'that is larger than is read': [tooMuch, `unreachable: ${words.tooLarge}`],
    'without the kind of its token': [changed((body) => ({ ...body, token_type: undefined })), `invalidReply: ${words.field.token_type}`],
    'with a lifetime that is null': [changed((body) => ({ ...body, expires_in: null })), `invalidReply: ${words.field.expires_in}`],
    'with a lifetime in words': [changed((body) => ({ ...body, expires_in: 'soon' })), `invalidReply: ${words.field.expires_in}`],
    'with a refresh token that is null': [changed((body) => ({ ...body, refresh_token: null })), `invalidReply: ${words.field.refresh_token}`],
    'with an empty refresh token': [changed((body) => ({ ...body, refresh_token: '' })), `invalidReply: ${words.field.refresh_token}`],
    'with a scope that is null': [changed((body) => ({ ...body, scope: null })), `invalidReply: ${words.field.scope}`],
    'with a list of scopes': [changed((body) => ({ ...body, scope: ['openid', 'email'] })), `invalidReply: ${words.field.scope}`],
    'with an ID token that is null': [changed((body) => ({ ...body, id_token: null })), `invalidReply: ${words.field.id_token}`],
    'that is no JSON': [replied(200, '<html>'), `invalidReply: ${words.notJson}`],
    'for another kind of token': [changed((body) => ({ ...body, token_type: 'mac' })), `invalidReply: ${words.tokenType}`],
    'that refuses': [replied(400, { error: 'invalid_client', error_description: 'Who is this?' }), 'denied: “Who is this?”'],
  };
  for (const [name, [spoiler, expected]] of Object.entries(cases)) {
    test(name, async () => {
      server.spoil(TOKEN, spoiler);
      assert.equal(await failure(), expected);
    });
  }
});

describe('what comes back with the browser', () => {
  const returning = (parameters: Readonly<Record<string, string>>): void => {
    client.onLink = async (url) => knock(await callbackOf(url, parameters));
  };

  test('is refused when it names another issuer (RFC 9207)', async () => {
    returning({ code: 'code', iss: 'https://login.example.com' });
    assert.equal(await failure(), `invalidReply: ${words.issuers('https://login.example.com', server.issuer)}`);
    assert.equal(server.requestsTo(TOKEN).length, 0);
  });

  test('is refused when it names none, though this provider always does', async () => {
    returning({ code: 'code' });
    assert.equal(await failure(), `invalidReply: ${words.wrongIssuer}`);
    assert.equal(server.requestsTo(TOKEN).length, 0);
  });

  test('is refused with a code that the provider did not give', async () => {
    returning({ code: 'made-up', iss: server.issuer });
    assert.match(await failure(), /^denied: /u);
  });

  test('with another state does not end the wait', async () => {
    const { onLink } = client;
    let refused = 0;
    client.onLink = async (url) => {
      refused = await knock(await callbackOf(url, { code: 'code', iss: server.issuer, state: 'another' }));
      await onLink(url);
    };
    assert.ok(await client.authorize());
    assert.equal(refused, 400);
  });

  test('without a state ends the wait with its reason only if it comes from the browser that was sent out', async () => {
    client.onLink = async (start) => {
      const { searchParams } = await leadsTo(start);
      const denial = new URL(searchParams.get('redirect_uri') ?? '');
      denial.search = 'error=access_denied&error_description=Not+today';
      const visit = createVisitor();
      assert.equal((await visit(denial)).status, 400);
      // It goes out, and comes back without being signed in.
      await visit(start);
      assert.equal((await visit(denial)).status, 200);
    };
    assert.equal(await failure(), 'denied: “Not today”');
    await client.settled();
    assert.deepEqual(client.progress.map(({ kind }) => kind).toSorted(), ['ignored', 'opened']);
  });

  test('may be the provider’s error, told in its words without what could be markup or control', async () => {
    returning({ error: 'server_error', error_description: 'We are\u0007 sorry', iss: server.issuer });
    assert.equal(await failure(), 'denied: “We are sorry”');
    returning({ error: 'access_denied', error_description: '<b>no</b>', iss: server.issuer });
    assert.equal(await failure(), 'denied');
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
    assert.equal(await failure(), `portTaken: ${String(port)}`);
    assert.equal(opened, 0);
    await new Promise((resolve) => other.close(resolve));
  });
});

describe('a token that is revoked or renewed', () => {
  test('never comes back out of a provider’s words', async () => {
    const tokens = await client.authorize();
    const told = replied(400, { error: 'invalid_request', error_description: `no: ${tokens.refreshToken ?? ''}` });
    server.spoil(REVOCATION, told);
    server.spoil(TOKEN, told);
    assert.equal(await providerFailureOf(client.revoke(tokens)), 'denied: “no: [removed]”');
    assert.equal(await providerFailureOf(client.refresh(tokens)), 'denied: “no: [removed]”');
  });
});
