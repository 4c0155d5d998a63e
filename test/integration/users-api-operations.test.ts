import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { inspect } from 'node:util';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import type { OAuthToken, UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { ada, CANARY_PREFIX, demoProfiles, grace, minimal, misaki } from '../simulator/profiles.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { tokenFor } from '../simulator/tokens.ts';

let simulator: Simulator;
let api: UsersApi;

beforeEach(async () => {
  simulator = await startSimulator({ users: demoProfiles });
  api = createUsersApi(createHttp(simulator.url));
});
afterEach(() => simulator.close());

const tokenOf = (person: typeof ada): OAuthToken => ({ ...tokenFor(person), token_type: 'Bearer' });

describe('users-api: reading', () => {
  test('lists the users in the order of the service, without any of their secrets', async () => {
    const { users, unreadable } = await api.listUsers();
    assert.deepEqual(users.map(({ id }) => id), demoProfiles.map(({ id }) => id));
    assert.equal(unreadable, 0);
    assert.ok(!JSON.stringify(users).includes(CANARY_PREFIX));
  });

  test('reads the current user, and null when there is none', async () => {
    simulator.setCurrent(misaki.id);
    assert.equal((await api.currentUser())?.id, misaki.id);
    simulator.setCurrent(undefined);
    assert.equal(await api.currentUser(), null);
  });

  test('knows Pieces OS and its version', async () => {
    assert.equal(await api.isHealthy(), true);
    assert.equal(await api.version(), '12.3.4');
  });
});

describe('users-api: ids in paths', () => {
  test('are encoded, whatever is in them, and so reach the user they mean', async () => {
    for (const id of ['a/b?c#d', '../users', '%2e%2e', 'ä 美咲 🧩', 'a&b=c;d', '...', 'auth0|19061209', "o'brien\\"]) {
      simulator.signIn({ ...minimal, id });
      const { users } = await api.disconnect(id);
      assert.deepEqual(users.map((user) => user.id), demoProfiles.map((user) => user.id), id);
      assert.equal(simulator.requests.at(-1)?.path, `/users/${encodeURIComponent(id)}/disconnect`);
    }
  });
});

describe('users-api: disconnecting', () => {
  test('removes the user at the service, without a body, and gives those that remain', async () => {
    const { users } = await api.disconnect(ada.id);
    assert.deepEqual(users.map(({ id }) => id), [misaki.id, grace.id, minimal.id]);
    assert.deepEqual(simulator.users().map(({ id }) => id), [misaki.id, grace.id, minimal.id]);
    const request = simulator.requests.at(-1);
    assert.deepEqual([request?.method, request?.bodyText], ['POST', '']);
  });
});

describe('users-api: signing in with a token', () => {
  test('sends the token as body and as bearer, and gives the user it is for', async () => {
    simulator.signOut(misaki.id);
    const token = tokenOf(misaki);
    assert.equal((await api.authenticateFromToken(token)).id, misaki.id);
    const request = simulator.requests.at(-1);
    assert.equal(request?.headers.authorization, `Bearer ${token.access_token}`);
    assert.deepEqual(JSON.parse(request?.bodyText ?? ''), token);
    assert.equal(request?.path, '/users/authenticate/from_token');
  });

  const secrets = { access_token: 'eyJhbGciOi.J9-access', refresh_token: 'v1.M-refresh', id_token: 'eyJ0eXAi.J9-id' };
  const token: OAuthToken = { ...secrets, token_type: 'Bearer', expires_in: 60 };
  const failureOf = async (call: Promise<unknown>): Promise<UsersApiError> =>
    call.then(
      () => assert.fail('it succeeded'),
      (error: unknown) => {
        assert.ok(error instanceof UsersApiError);
        return error;
      },
    );
  const assertNoSecretIn = (error: UsersApiError): void => {
    const told = [error.message, error.stack, error.detail, JSON.stringify(error), inspect(error, { depth: null, showHidden: true })].join('\n');
    for (const secret of Object.values(secrets)) assert.ok(!told.includes(secret), told);
  };

  test('a refusal that repeats the tokens does not leak them', async () => {
    simulator.refuseTokens({ status: 401, text: `Unauthorized: ${JSON.stringify(token)} Bearer ${secrets.access_token}` });
    const error = await failureOf(api.authenticateFromToken(token));
    assert.deepEqual([error.kind, error.status], ['rejected', 401]);
    assert.match(error.detail ?? '', /^Unauthorized: .*\[removed\]/u);
    assertNoSecretIn(error);
  });

  test('no way in which the call can fail leaks them', async () => {
    const operation = 'POST /users/authenticate/from_token';
    for (const kind of ['refuse', 'resetMidBody', 'html', 'null', 'truncated', 'invalidUtf8', 'hugeBody'] as const) {
      simulator.fault(operation, { kind }, 1);
      assertNoSecretIn(await failureOf(api.authenticateFromToken(token)));
    }
    simulator.fault(operation, { kind: 'status', status: 302, headers: { location: `/?t=${secrets.access_token}` } }, 1);
    assertNoSecretIn(await failureOf(api.authenticateFromToken(token)));
    simulator.fault(operation, { kind: 'body', text: `{"id": "${secrets.access_token}` }, 1);
    assertNoSecretIn(await failureOf(api.authenticateFromToken(token)));
    await simulator.down();
    assertNoSecretIn(await failureOf(api.authenticateFromToken(token)));
  });
});
