import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import type { UserList, UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import type { UsersApiErrorKind } from '../../src/main/users-api/errors.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { demoProfiles } from '../simulator/profiles.ts';
import type { Fault, FaultKind } from '../simulator/faults.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Operation, Simulator } from '../simulator/simulator.ts';

/** What a call comes to: the kind of its error, or how many users it gave and how many of them it could not read. */
type Outcome = UsersApiErrorKind | readonly [users: number, unreadable: number];

const ALL: Outcome = [demoProfiles.length, 0];
const MEBIBYTE = 1024 * 1024;

/** Each fault of the simulator, with what it comes to. A new fault has to be entered here. */
const OUTCOMES: Readonly<Record<FaultKind, readonly (readonly [Fault, Outcome])[]>> = {
  refuse: [[{ kind: 'refuse' }, 'reset']],
  hang: [[{ kind: 'hang' }, 'timedOut']],
  delay: [[{ kind: 'delay', milliseconds: 20 }, ALL]],
  resetMidBody: [[{ kind: 'resetMidBody' }, 'reset']],
  slowDrip: [[{ kind: 'slowDrip' }, 'timedOut']],
  status: [
    [{ kind: 'status', status: 204 }, 'malformed'],
    [{ kind: 'status', status: 302 }, 'redirected'],
    [{ kind: 'status', status: 304 }, 'redirected'],
    [{ kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'redirected'],
    [{ kind: 'status', status: 401 }, 'rejected'],
    [{ kind: 'status', status: 404 }, 'rejected'],
    [{ kind: 'status', status: 429 }, 'rejected'],
    [{ kind: 'status', status: 500 }, 'failed'],
    [{ kind: 'status', status: 503 }, 'failed'],
    [{ kind: 'status', status: 599 }, 'failed'],
  ],
  body: [
    [{ kind: 'body', text: '{}' }, [0, 0]],
    [{ kind: 'body', text: '"users"' }, 'incompatible'],
    [{ kind: 'body', text: '{"iterable":{}}' }, 'incompatible'],
    [{ kind: 'body', text: ' \n' }, 'malformed'],
    [{ kind: 'body', text: '{"iterable":[]}{}' }, 'malformed'],
    [{ kind: 'body', text: '\uFEFF{"iterable":[{"id":"x"}]}' }, [1, 0]],
  ],
  html: [[{ kind: 'html' }, 'malformed']],
  truncated: [[{ kind: 'truncated' }, 'malformed']],
  emptyArray: [[{ kind: 'emptyArray' }, 'incompatible']],
  null: [[{ kind: 'null' }, 'incompatible']],
  empty: [[{ kind: 'empty' }, 'malformed']],
  wrongTypes: [[{ kind: 'wrongTypes' }, 'incompatible']],
  invalidUtf8: [[{ kind: 'invalidUtf8' }, 'malformed']],
  wrongContentType: [[{ kind: 'wrongContentType' }, ALL]],
  oneBroken: [[{ kind: 'oneBroken' }, [9, 1]]],
  duplicateIds: [[{ kind: 'duplicateIds' }, ALL]],
  manyUsers: [[{ kind: 'manyUsers' }, [10_000, 0]]],
  hugeBody: [
    [{ kind: 'hugeBody' }, 'tooLarge'],
    [{ kind: 'hugeBody', bytes: 8 * MEBIBYTE }, [0, 0]],
    [{ kind: 'hugeBody', bytes: 8 * MEBIBYTE + 1 }, 'tooLarge'],
  ],
  gzipBomb: [
    [{ kind: 'gzipBomb' }, 'tooLarge'],
    [{ kind: 'gzipBomb', bytes: MEBIBYTE }, [0, 0]],
  ],
};

/** Two limits of ten seconds each are waited for, beside each other and beside everything else. */
describe('users-api: each fault of the service has its own kind', { concurrency: true }, () => {
  const simulators: Simulator[] = [];
  const withFault = async (operation: Operation, fault: Fault): Promise<UsersApi> => {
    const simulator = await startSimulator({ users: demoProfiles });
    simulators.push(simulator);
    simulator.fault(operation, fault);
    return createUsersApi(createHttp(simulator.url));
  };
  const outcomeOf = async (call: Promise<UserList>): Promise<Outcome> => {
    try {
      const { users, unreadable } = await call;
      return [users.length, unreadable];
    } catch (error) {
      assert.ok(error instanceof UsersApiError, String(error));
      return error.kind;
    }
  };

  after(async () => {
    await Promise.all(simulators.map((simulator) => simulator.close()));
  });

  for (const [fault, outcome] of Object.values(OUTCOMES).flat()) {
    test(`GET /users: ${JSON.stringify(fault)}`, async () => {
      const api = await withFault('GET /users', fault);
      assert.deepEqual(await outcomeOf(api.listUsers()), outcome);
    });
  }

  test('GET /user: a body that is none is not a signed-out user', async () => {
    for (const kind of ['empty', 'truncated', 'null', 'html', 'emptyArray'] as const) {
      const api = await withFault('GET /user', { kind });
      await assert.rejects(api.currentUser(), UsersApiError, kind);
    }
  });

  test('GET /.well-known/health: anything but ok is not Pieces OS, and says so without an error', async () => {
    for (const text of ['', 'OK', 'healthy', '<html>ok</html>', ' ok']) {
      const api = await withFault('GET /.well-known/health', { kind: 'body', text });
      assert.equal(await api.isHealthy(), false, JSON.stringify(text));
    }
    assert.equal(await (await withFault('GET /.well-known/health', { kind: 'body', text: 'ok' })).isHealthy(), true);
  });

  test('GET /.well-known/version: a web page or an essay is no version', async () => {
    for (const text of ['', '<html>', 'x'.repeat(41), '1.2.3 or so', '1\n2']) {
      const api = await withFault('GET /.well-known/version', { kind: 'body', text });
      await assert.rejects(api.version(), { kind: 'incompatible' }, JSON.stringify(text));
    }
    for (const text of ['12.3.4', 'debug', '12.3.4-staging\n']) {
      assert.equal(await (await withFault('GET /.well-known/version', { kind: 'body', text })).version(), text.trim());
    }
  });
});

describe('users-api: what the service says about a failure', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator();
  });
  after(() => simulator.close());
  const refusal = async (fault: Fault): Promise<UsersApiError> => {
    simulator.fault('GET /users', fault, 1);
    return await createUsersApi(createHttp(simulator.url)).listUsers().then(
      () => assert.fail('it succeeded'),
      (error: unknown) => {
        assert.ok(error instanceof UsersApiError);
        return error;
      },
    );
  };

  test('is kept with its status', async () => {
    const { status, detail } = await refusal({ kind: 'status', status: 500 });
    assert.deepEqual([status, detail], [500, 'Clouds Connect failed.']);
  });

  test('is left out when it is a web page, or not even text', async () => {
    assert.equal((await refusal({ kind: 'status', status: 502, text: '<html><h1>Bad gateway</h1></html>' })).detail, undefined);
    const { kind, detail } = await refusal({ kind: 'status', status: 403, text: '\u0000\u0001' });
    assert.deepEqual([kind, detail], ['rejected', undefined]);
  });

  test('says what was wrong with an answer', async () => {
    assert.equal((await refusal({ kind: 'empty' })).detail, 'an empty reply');
    assert.equal((await refusal({ kind: 'html' })).detail, 'not JSON');
    assert.equal((await refusal({ kind: 'invalidUtf8' })).detail, 'not UTF-8');
    assert.equal((await refusal({ kind: 'null' })).detail, 'expected a Users object, got null');
  });
});
