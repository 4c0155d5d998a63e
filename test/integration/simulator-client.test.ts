/** The simulator as the vendor's own published client sees it: an independent reading of the same interface. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
  Configuration,
  ExternalProviderTypeEnum,
  OSApi,
  ResponseError,
  UserApi,
  UsersApi,
  WellKnownApi,
} from '@pieces.app/pieces-os-client';
import { ada, demoProfiles, grace, minimal, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { tokenFor } from '../simulator/tokens.ts';

let simulator: Simulator;
let configuration: Configuration;

beforeEach(async () => {
  simulator = await startSimulator({ users: demoProfiles });
  configuration = new Configuration({ basePath: simulator.url });
});

afterEach(async () => {
  await simulator.close();
});

describe('simulator: the published client', () => {
  test('reads all users', async () => {
    const { iterable = [] } = await new UsersApi(configuration).usersSnapshot();
    assert.deepEqual(
      iterable.map(({ id, name, email }) => ({ id, name, email })),
      demoProfiles.map(({ id, name, email }) => ({ id, name, email })),
    );
    const [first, second] = iterable;
    assert.equal(first?.created?.value.toISOString(), ada.created?.value);
    assert.equal(first?.allocation?.status.cloud, 'RUNNING');
    assert.equal(first?.providers?.iterable[0]?.type, ExternalProviderTypeEnum.Github);
    assert.equal(first?.providers?.iterable[0]?.accessToken, ada.providers?.iterable[0]?.access_token);
    assert.equal(first?.auth0?.openAI?.apiKey, ada.auth0?.open_AI?.api_key);
    assert.equal(second?.descope?.descopeId, misaki.descope?.descope_id);
  });

  test('reads one user, and throws for one who is not there', async () => {
    const api = new UsersApi(configuration);
    assert.equal((await api.usersSpecificUserSnapshot({ user: misaki.id })).name, misaki.name);
    await assert.rejects(
      api.usersSpecificUserSnapshot({ user: 'nobody' }),
      (error: unknown) => error instanceof ResponseError && error.response.status === 500,
    );
  });

  test('reads the current user, or none', async () => {
    const api = new UserApi(configuration);
    assert.equal((await api.userSnapshot()).user?.id, ada.id);
    simulator.setCurrent(undefined);
    assert.equal((await api.userSnapshot()).user, undefined);
  });

  test('disconnects a user', async () => {
    const { iterable } = await new UsersApi(configuration).usersDisconnectUser({ user: ada.id });
    assert.deepEqual(iterable?.map(({ id }) => id), [misaki.id, grace.id, minimal.id]);
    assert.equal(simulator.current()?.id, misaki.id);
  });

  test('signs in with a token', async () => {
    simulator.signOut(grace.id);
    const token = tokenFor(grace);
    // This client sends the access token as it is given and leaves the word before it to the caller.
    const authorized = new Configuration({ basePath: simulator.url, accessToken: `Bearer ${token.access_token}` });
    const oAuthToken = {
      accessToken: token.access_token,
      tokenType: 'Bearer',
      expiresIn: token.expires_in,
      scope: 'openid',
    } as const;
    assert.equal((await new UsersApi(authorized).authenticateFromOauthToken({ oAuthToken })).id, grace.id);
    await assert.rejects(
      new UsersApi(configuration).authenticateFromOauthToken({ oAuthToken }),
      (error: unknown) => error instanceof ResponseError && error.response.status === 401,
    );
  });

  test('signs in and out through the service', async () => {
    const api = new OSApi(configuration);
    assert.deepEqual((await api.signOutOfOS()).iterable?.map(({ id }) => id), [misaki.id, grace.id, minimal.id]);
    assert.equal((await api.signIntoOS()).id, ada.id);
  });

  test('reads health and version', async () => {
    const api = new WellKnownApi(configuration);
    assert.equal(await api.getWellKnownHealth(), `ok:${simulator.state.osId}`);
    assert.equal(await api.getWellKnownVersion(), '12.3.4');
  });
});
