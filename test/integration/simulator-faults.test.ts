import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:http';
import type { TestContext } from 'node:test';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { Asked } from '../simulator/ask.ts';
import { ask } from '../simulator/ask.ts';
import { problemsOfAnswer } from '../simulator/conformance.ts';
import type { Fault, FaultKind } from '../simulator/faults.ts';
import { FAULTS } from '../simulator/faults.ts';
import { OPERATIONS } from '../simulator/operations.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';

const MEBIBYTE = 1024 * 1024;
const STATUSES = [204, 302, 401, 404, 429, 500, 501, 503];

let simulator: Simulator;
let good: string;

beforeEach(async () => {
  simulator = await startSimulator({ users: [ada, misaki] });
  good = (await ask(`${simulator.url}/users`)).body;
});

afterEach(async () => {
  await simulator.close();
});

/** Lets everything go on that only waits for promises. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The answer to one `GET /users` with the fault. */
async function listWith(fault: Fault): Promise<Asked> {
  simulator.fault('GET /users', fault, 1);
  return await ask(`${simulator.url}/users`);
}

/** The same, before its body has been read. */
async function beginListWith(fault: Fault): Promise<IncomingMessage> {
  simulator.fault('GET /users', fault, 1);
  const asking = get(`${simulator.url}/users`, { agent: false });
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  // A connection that breaks from here on is told of at both ends; the tests look at the response.
  asking.on('error', () => undefined);
  return response;
}

function idsIn(body: string): unknown[] {
  return (JSON.parse(body) as { iterable: { id: unknown }[] }).iterable.map(({ id }) => id);
}

const isGood = (answer: Asked): boolean => problemsOfAnswer('GET /users', answer).length === 0;

/** One proof for each kind; the compiler asks for it when a kind is added. */
const PROOFS: Readonly<Record<FaultKind, (t: TestContext) => Promise<void>>> = {
  refuse: async () => {
    await assert.rejects(listWith({ kind: 'refuse' }), { code: 'ECONNRESET' });
  },
  hang: async () => {
    simulator.fault('GET /users', { kind: 'hang' }, 1);
    const patience = new AbortController();
    const asked = simulator.nextRequest('GET /users');
    let answered = false;
    const asking = ask(`${simulator.url}/users`, { signal: patience.signal }).finally(() => {
      answered = true;
    });
    await asked;
    await ask(`${simulator.url}/user`);
    assert.equal(answered, false, 'a call that came later was answered, this one was not');
    patience.abort();
    await assert.rejects(asking, { name: 'AbortError' });
  },
  delay: async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const asked = simulator.nextRequest('GET /users');
    let answered = false;
    const answer = listWith({ kind: 'delay', milliseconds: 5000 }).finally(() => {
      answered = true;
    });
    await asked;
    await settle();
    simulator.signOut(ada.id);
    t.mock.timers.tick(4999);
    await ask(`${simulator.url}/user`);
    assert.equal(answered, false);
    t.mock.timers.tick(1);
    assert.equal((await answer).body, good, 'it is the answer of the time when it was asked');
  },
  resetMidBody: async () => {
    const response = await beginListWith({ kind: 'resetMidBody' });
    let bytes = 0;
    response.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    const [error] = (await once(response, 'error')) as [NodeJS.ErrnoException];
    assert.equal(error.code, 'ECONNRESET');
    assert.equal(response.headers['content-length'], String(Buffer.byteLength(good)));
    assert.equal(bytes, Buffer.byteLength(good) >> 1);
  },
  slowDrip: async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    const response = await beginListWith({ kind: 'slowDrip' });
    for (const expected of ['{', '"', 's']) {
      const arrived = once(response, 'data') as Promise<[Buffer]>;
      t.mock.timers.tick(1000);
      const [part] = await arrived;
      assert.equal(part.toString('utf8'), expected);
    }
    response.destroy();
    t.mock.timers.reset();
    simulator.fault('GET /.well-known/health', { kind: 'slowDrip', intervalMilliseconds: 0 }, 1);
    assert.equal((await ask(`${simulator.url}/.well-known/health`)).body, `ok:${simulator.state.osId}`);
  },
  status: async () => {
    for (const status of STATUSES) {
      const answer = await listWith({ kind: 'status', status, text: 'In other words.', headers: { 'x-more': '1' } });
      assert.equal(answer.status, status);
      assert.equal(answer.body, status === 204 ? '' : 'In other words.');
      assert.equal(answer.headers['x-more'], '1');
    }
    assert.equal((await listWith({ kind: 'status', status: 500 })).body, 'Clouds Connect failed.');
    assert.equal((await listWith({ kind: 'status', status: 503 })).body, 'Service Unavailable');
    const redirect = await listWith({ kind: 'status', status: 302 });
    assert.equal(redirect.headers.location, '/moved');
    assert.equal(redirect.contentType, 'text/plain');
  },
  body: async () => {
    const answer = await listWith({ kind: 'body', text: '{"iterable":7}' });
    assert.deepEqual([answer.body, answer.contentType], ['{"iterable":7}', 'application/json']);
    assert.equal((await listWith({ kind: 'body', text: '', contentType: 'text/csv' })).contentType, 'text/csv');
  },
  html: async () => {
    const { status, contentType, body } = await listWith({ kind: 'html' });
    assert.deepEqual([status, contentType, body.slice(0, 15)], [200, 'text/html; charset=utf-8', '<!doctype html>']);
  },
  truncated: async () => {
    const { body, headers } = await listWith({ kind: 'truncated' });
    assert.equal(body, good.slice(0, Math.ceil(good.length / 2)));
    assert.equal(headers['content-length'], String(Buffer.byteLength(body)));
  },
  emptyArray: async () => {
    assert.equal((await listWith({ kind: 'emptyArray' })).body, '[]');
  },
  null: async () => {
    assert.equal((await listWith({ kind: 'null' })).body, 'null');
  },
  empty: async () => {
    const { status, body, headers } = await listWith({ kind: 'empty' });
    assert.deepEqual([status, body, headers['content-length']], [200, '', '0']);
  },
  wrongTypes: async () => {
    const answer = await listWith({ kind: 'wrongTypes' });
    assert.deepEqual(idsIn(answer.body), [ada.id.length, misaki.id.length, undefined]);
    assert.equal(isGood(answer), false);
    simulator.fault('GET /.well-known/health', { kind: 'wrongTypes' }, 1);
    assert.equal((await ask(`${simulator.url}/.well-known/health`)).body, '42');
  },
  invalidUtf8: async () => {
    const { bytes } = await listWith({ kind: 'invalidUtf8' });
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), TypeError);
    assert.ok(bytes.toString('latin1').endsWith(Buffer.from(good).toString('latin1')));
  },
  wrongContentType: async () => {
    const { contentType, body } = await listWith({ kind: 'wrongContentType' });
    assert.deepEqual([contentType, body], ['text/html', good]);
  },
  oneBroken: async () => {
    const answer = await listWith({ kind: 'oneBroken' });
    const ids = idsIn(answer.body);
    assert.deepEqual([ids.length, ids[0], ids[1], ids[4]], [10, ada.id, misaki.id, 42]);
    const whole = { iterable: (JSON.parse(answer.body) as { iterable: object[] }).iterable.toSpliced(4, 1) };
    assert.ok(isGood({ ...answer, body: JSON.stringify(whole) }), 'the other nine are in order');
  },
  duplicateIds: async () => {
    const answer = await listWith({ kind: 'duplicateIds' });
    assert.deepEqual(idsIn(answer.body), [ada.id, misaki.id, ada.id, misaki.id]);
    for (const { id } of [ada, misaki]) simulator.signOut(id);
    const [one, other] = idsIn((await listWith({ kind: 'duplicateIds' })).body);
    assert.ok(one !== undefined && one === other);
  },
  manyUsers: async () => {
    const ids = idsIn((await listWith({ kind: 'manyUsers' })).body);
    assert.deepEqual([ids.length, new Set(ids).size, ids[0]], [10_000, 10_000, ada.id]);
    assert.ok(isGood(await listWith({ kind: 'manyUsers', count: 100 })));
  },
  hugeBody: async () => {
    const response = await beginListWith({ kind: 'hugeBody' });
    let bytes = 0;
    for await (const part of response as AsyncIterable<Buffer>) bytes += part.length;
    assert.equal(bytes, 100 * MEBIBYTE);
    const { body } = await listWith({ kind: 'hugeBody', bytes: 1000 });
    assert.deepEqual([body.length, idsIn(body)], [1000, []]);
  },
  gzipBomb: async () => {
    const bomb = await listWith({ kind: 'gzipBomb' });
    assert.equal(bomb.headers['content-encoding'], 'gzip');
    assert.ok(bomb.bytes.length < 2 * MEBIBYTE, 'it is small on the wire');
    const size = 8 * MEBIBYTE;
    const unpacked = gunzipSync((await listWith({ kind: 'gzipBomb', bytes: size })).bytes).toString('utf8');
    assert.ok(unpacked.length > size);
    assert.deepEqual(idsIn(unpacked), []);
  },
  binary: async () => {
    const { contentType, bytes } = await listWith({ kind: 'binary' });
    assert.equal(contentType, 'application/octet-stream');
    assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes), TypeError);
  },
  garbage: async () => {
    await assert.rejects(listWith({ kind: 'garbage' }), ({ code }: NodeJS.ErrnoException) => code?.startsWith('HPE_') === true);
  },
  close: async () => {
    await assert.rejects(listWith({ kind: 'close', code: 1011 }), { code: 'ECONNRESET' });
  },
  deaf: async () => {
    await assert.rejects(listWith({ kind: 'deaf' }), { code: 'ECONNRESET' });
  },
};

describe('simulator: faults', () => {
  for (const [kind, prove] of Object.entries(PROOFS)) {
    test(`${kind}: ${FAULTS[kind as FaultKind].does}`, async (t) => {
      await prove(t);
      t.mock.timers.reset();
      assert.equal(isGood(await ask(`${simulator.url}/users`)), true, 'only as many calls go wrong as were asked for');
    });
  }
});

describe('simulator: which calls go wrong', () => {
  test('all until cleared, unless a number is given', async () => {
    simulator.fault('GET /users', { kind: 'html' });
    for (let call = 0; call < 3; call += 1) assert.equal(isGood(await ask(`${simulator.url}/users`)), false);
    simulator.clearFaults();
    assert.equal(isGood(await ask(`${simulator.url}/users`)), true);
  });

  test('counted ones come in turn, an endless one lasts until the next', async () => {
    simulator.fault('GET /users', { kind: 'body', text: 'a' }, 2);
    simulator.fault('GET /users', { kind: 'body', text: 'b' }, 1);
    simulator.fault('GET /users', { kind: 'body', text: 'c' });
    const bodies: string[] = [];
    for (let call = 0; call < 5; call += 1) bodies.push((await ask(`${simulator.url}/users`)).body);
    assert.deepEqual(bodies, ['a', 'a', 'b', 'c', 'c']);
    simulator.fault('GET /users', { kind: 'body', text: 'd' });
    assert.equal((await ask(`${simulator.url}/users`)).body, 'd');
  });

  test('one for the operation comes before one for all', async () => {
    simulator.fault('*', { kind: 'body', text: 'all' });
    simulator.fault('GET /user', { kind: 'body', text: 'user' }, 1);
    assert.equal((await ask(`${simulator.url}/users`)).body, 'all');
    assert.equal((await ask(`${simulator.url}/user`)).body, 'user');
    assert.equal((await ask(`${simulator.url}/user`)).body, 'all');
  });

  test('an answer that is spoiled on its way does not undo the operation; a refusal does', async () => {
    const disconnect = `${simulator.url}/users/${ada.id}/disconnect`;
    simulator.fault('POST /users/{user}/disconnect', { kind: 'status', status: 500 }, 1);
    await ask(disconnect, { method: 'POST' });
    assert.equal(simulator.users().length, 2);
    simulator.fault('POST /users/{user}/disconnect', { kind: 'resetMidBody' }, 1);
    await assert.rejects(ask(disconnect, { method: 'POST' }), { code: 'ECONNRESET' });
    assert.deepEqual(simulator.users().map(({ id }) => id), [misaki.id]);
  });

  test('no fault at any operation brings the simulator down', async () => {
    const small: Partial<Record<FaultKind, object>> = {
      delay: { milliseconds: 0 },
      status: { status: 503 },
      close: { code: 1000 },
      body: { text: 'x' },
      manyUsers: { count: 2 },
      hugeBody: { bytes: 1000 },
      gzipBomb: { bytes: 1000 },
    };
    const ends = OPERATIONS.filter((operation) => operation !== 'WS /user/stream');
    const ending = (Object.keys(FAULTS) as FaultKind[]).filter((kind) => kind !== 'hang' && kind !== 'slowDrip');
    for (const kind of ending) {
      for (const operation of ends) {
        const [method = '', path = ''] = operation.split(' ');
        simulator.fault(operation, { kind, ...small[kind] } as Fault, 1);
        await Promise.allSettled([ask(simulator.url + path, { method })]);
        assert.match((await ask(`${simulator.url}/.well-known/health`)).body, /^ok:/u, `${kind} at ${operation}`);
      }
    }
  });
});
