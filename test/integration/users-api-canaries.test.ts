/** Whatever a service puts into the body of a failure, no secret in it gets out of the client, nor into the snapshot. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { inspect } from 'node:util';
import { createUsersApi, type OAuthToken, type UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { statusLines } from '../../src/shared/describe.ts';
import { ada, CANARY_PREFIX, demoProfiles } from '../simulator/profiles.ts';
import { startSimulator, type Operation, type Simulator } from '../simulator/simulator.ts';
import { createTestApp } from '../support/test-app.ts';
import { tokenFor } from '../simulator/tokens.ts';

const TOKEN: OAuthToken = { ...tokenFor(ada), token_type: 'Bearer' };

const CALLS: Readonly<Partial<Record<Operation, (api: UsersApi) => Promise<unknown>>>> = {
  'GET /users': (api) => api.listUsers(),
  'GET /user': (api) => api.currentUser(),
  'POST /users/{user}/disconnect': (api) => api.disconnect(ada.id),
  'POST /users/authenticate/from_token': (api) => api.authenticateFromToken(TOKEN),
  'POST /os/sign_in': (api) => api.signIn(10_000, new AbortController().signal),
  'GET /.well-known/health': (api) => api.isHealthy(),
  'GET /.well-known/version': (api) => api.version(),
};

const PROFILES = JSON.stringify({ iterable: demoProfiles });
const KEY = ada.auth0?.cloud_key ?? '';
const BODIES: readonly string[] = [
  PROFILES,
  JSON.stringify({ user: ada }),
  JSON.stringify(ada),
  JSON.stringify(demoProfiles),
  PROFILES.slice(0, 3000),
  PROFILES.slice(-3000),
  `Internal error while reading ${PROFILES}`,
  JSON.stringify({ error: PROFILES }),
  JSON.stringify({ message: `cloud_key ${KEY} is wrong`, error: ada }),
  `The cloud key ${KEY} is wrong.`,
  `cloud_key=${KEY}`,
  `<html><body>${PROFILES}</body></html>`,
  inspect(demoProfiles, { depth: null }),
];

/** Every status that HTTP has for a failure, or that is no answer. */
const STATUSES: readonly number[] = [
  [201, 202, 203, 206, 207, 302, 307],
  [400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425],
  [426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 599],
].flat();

let simulator: Simulator;
let dir: string;
beforeEach(async () => {
  simulator = await startSimulator({ users: demoProfiles });
  dir = await mkdtemp(join(tmpdir(), 'canary-test-'));
});
afterEach(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

const assertNoSecretIn = (told: string): void => {
  assert.ok(!told.includes(CANARY_PREFIX) && !told.includes(TOKEN.access_token), told);
};

for (const [operation, call] of Object.entries(CALLS) as [Operation, (api: UsersApi) => Promise<unknown>][]) {
  test(`${operation}: no failing status lets a secret of its body out`, async () => {
    const api = createUsersApi(createHttp(simulator.url));
    for (const [at, status] of STATUSES.entries()) {
      for (const text of status === 500 ? BODIES : [PROFILES, BODIES[at % BODIES.length] ?? '']) {
        simulator.fault(operation, { kind: 'status', status, text }, 1);
        const error: unknown = await call(api).then(
          () => assert.fail(`${status} is no failure`),
          (failure: unknown) => failure,
        );
        assert.ok(error instanceof UsersApiError);
        assertNoSecretIn(`${error.stack} ${inspect(error, { depth: null, showHidden: true })}`);
      }
    }
  });
}

test('no failing status lets a secret of its body into the snapshot or into words', async () => {
  const app = createTestApp({ userDataDir: dir, serviceUrl: simulator.url });
  for (const operation of ['GET /users', 'GET /user', 'GET /.well-known/health', 'GET /.well-known/version'] as const) {
    for (const status of [200, 202, 401, 403, 404, 500, 503]) {
      for (const text of BODIES) {
        simulator.fault(operation, { kind: 'status', status, text }, 1);
        await app.recorder.check();
        const snapshot = app.store.get();
        assertNoSecretIn(JSON.stringify(snapshot) + statusLines(snapshot, Date.now()).join('\n'));
      }
    }
    simulator.clearFaults();
  }
});
