import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import type { UserList, UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { demoProfiles } from '../simulator/profiles.ts';
import type { Fault } from '../simulator/faults.ts';
import { startSimulator } from '../simulator/simulator.ts';
import type { Operation, Simulator } from '../simulator/simulator.ts';
import { FAULT_OUTCOMES, type Outcome } from '../support/fault-outcomes.ts';

/** Two limits of ten seconds each are waited for, beside each other and the rest. With more at once, a busy machine exceeds the limits of calls. */
const CASES_AT_ONCE = 8;

describe('users-api: each fault of the service has its own kind', { concurrency: CASES_AT_ONCE }, () => {
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

  for (const [fault, outcome] of FAULT_OUTCOMES) {
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
    assert.deepEqual((await refusal({ kind: 'empty' })).why, { code: 'emptyReply' });
    assert.deepEqual((await refusal({ kind: 'html' })).why, { code: 'notJson' });
    assert.deepEqual((await refusal({ kind: 'invalidUtf8' })).why, { code: 'notUtf8' });
    assert.deepEqual((await refusal({ kind: 'null' })).why, { code: 'notUsers' });
  });
});
