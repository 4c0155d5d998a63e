/** Replies of an identity provider, and parameters that come back with the browser, that are wrong: each is refused for its own reason. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ACCESS_TOKEN_BYTES_MAX } from '../../src/main/tokens/token-vault.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { callbackOf, createVisitor, knock, leadsTo, signInByHttp } from '../support/http-visitor.ts';
import { createOAuthClient, providerFailureOf, type OAuthClient } from '../support/oauth-client.ts';
import { changed, CLIENT_ID, foreignKey, JWKS, replied, REVOCATION, startOidcServer, TOKEN, TOO_MUCH, type OidcServer, type Spoiler } from '../support/oidc-server.ts';

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

/** The ID token with another header. */
const headed =
  (header: object) =>
  (body: Record<string, unknown>): object => {
    const [, payload = '', signature = ''] = String(body['id_token']).split('.');
    return { ...body, id_token: `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.${signature}` };
  };

describe('an ID token', () => {
  const forged = (claims: object): Spoiler =>
    changed((body) => ({ ...body, id_token: server.forge(String(body['id_token']), { ...claims }) }));
  const seconds = Math.floor(Date.now() / 1000);
  const cases: Readonly<Record<string, readonly [() => Spoiler, string]>> = {
    'with another nonce': [() => forged({ nonce: 'another' }), words.wrongClaim],
    'for this app, but given to another': [() => forged({ aud: [CLIENT_ID], azp: 'another-app' }), words.wrongClaim],
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

/** A refusal as HTTP has it, beside which the body says why. */
const challenged =
  (status: number, body: object): Spoiler =>
  async (context) => {
    Object.assign(context, { status, body });
    context.set('www-authenticate', 'Basic realm="tokens"');
  };

describe('a reply of the token endpoint', () => {
  const cases: Readonly<Record<string, readonly [Spoiler, string]>> = {
    'without an access token': [changed((body) => ({ ...body, access_token: undefined })), `invalidReply: ${words.field.access_token}`],
    'that is larger than is read': [TOO_MUCH, `unreachable: ${words.tooLarge}`],
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
    'for a token that is bound to a key (DPoP)': [changed((body) => ({ ...body, token_type: 'DPoP' })), `invalidReply: ${words.tokenType}`],
    'with an access token of several lines': [changed((body) => ({ ...body, access_token: 'a\r\nX-Header: b' })), `invalidReply: ${words.tokenUnsendable}`],
    'with an access token that no header can carry': [changed((body) => ({ ...body, access_token: 'tökén' })), `invalidReply: ${words.tokenUnsendable}`],
    'with an access token that is longer than servers read': [changed((body) => ({ ...body, access_token: 'a'.repeat(ACCESS_TOKEN_BYTES_MAX + 1) })), `invalidReply: ${words.tokenUnsendable}`],
    'that refuses with success': [replied(200, { error: 'access_denied', error_description: 'Not today.' }), 'denied: “Not today.”'],
    'that refuses with markup': [replied(400, { error: 'invalid_client', error_description: '<html><script>1</script>' }), 'denied: “invalid_client”'],
    'that refuses with a challenge': [challenged(401, { error: 'invalid_client', error_description: 'Who is this?' }), 'denied: “Who is this?”'],
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

  test('has a code that is not repeated in the provider’s words', async () => {
    returning({ code: 'c0de-12', iss: server.issuer });
    server.spoil(TOKEN, replied(400, { error: 'invalid_grant', error_description: 'The code c0de-12 was used.' }));
    assert.equal(await failure(), 'denied: “The code [removed] was used.”');
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
    assert.equal(await failure(), 'denied: “access_denied”');
  });
});

describe('a token that is revoked or renewed', () => {
  test('is over where the provider says so beside a challenge', async () => {
    const tokens = await client.authorize();
    server.spoil(TOKEN, challenged(400, { error: 'invalid_grant' }));
    assert.equal(await providerFailureOf(client.refresh(tokens)), 'expired: “invalid_grant”');
    server.spoil(REVOCATION, challenged(401, { error: 'invalid_client' }));
    assert.equal(await providerFailureOf(client.revoke(tokens)), 'denied: “invalid_client”');
  });

  for (const expiresIn of [1e12, 1e15, 1e300]) {
    test(`lasts long where its lifetime is ${String(expiresIn)} seconds, and what replaces its refresh token is not lost`, async () => {
      const tokens = await client.authorize();
      server.spoil(TOKEN, changed((body) => ({ ...body, expires_in: expiresIn })));
      const renewed = await client.refresh(tokens);
      assert.notEqual(renewed.refreshToken, tokens.refreshToken);
      assert.ok(Date.parse(renewed.expiresAt) > Date.now() + 24 * HOUR_MS);
    });
  }

  test('never comes back out of a provider’s words', async () => {
    const tokens = await client.authorize();
    const told = replied(400, { error: 'invalid_request', error_description: `no: ${tokens.refreshToken ?? ''}` });
    server.spoil(REVOCATION, told);
    server.spoil(TOKEN, told);
    assert.equal(await providerFailureOf(client.revoke(tokens)), 'denied: “no: [removed]”');
    assert.equal(await providerFailureOf(client.refresh(tokens)), 'denied: “no: [removed]”');
  });
});
