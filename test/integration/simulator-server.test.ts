import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { ask } from '../simulator/ask.ts';
import { ada, demoProfiles, grace, manyProfiles, minimal, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';

let simulator: Simulator;

/** The ids in the answer of an operation that lists users. */
async function idsFrom(path: string, method = 'GET'): Promise<string[]> {
  const { body } = await ask(simulator.url + path, { method });
  return (JSON.parse(body) as { iterable: { id: string }[] }).iterable.map(({ id }) => id);
}

beforeEach(async () => {
  simulator = await startSimulator({ users: demoProfiles });
});

afterEach(async () => {
  await simulator.close();
});

describe('simulator: the server', () => {
  test('logs and counts what was asked', async () => {
    const next = simulator.nextRequest('POST /os/sign_out');
    const before = Date.now();
    await ask(`${simulator.url}/user`);
    await ask(`${simulator.url}/os/sign_out?x=1`, { method: 'POST', body: 'text', headers: { 'x-mark': 'here' } });
    const { at, headers, ...logged } = await next;
    assert.deepEqual(logged, { operation: 'POST /os/sign_out', method: 'POST', path: '/os/sign_out', bodyText: 'text' });
    assert.equal(headers['x-mark'], 'here');
    assert.ok(at >= before && at <= Date.now());
    assert.equal(simulator.requests.length, 2);
    assert.equal(simulator.requestCount('GET /user'), 1);
    assert.equal(simulator.requestCount('GET /users'), 0);
  });

  test('refuses a body without end', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    assert.equal((await ask(`${simulator.url}/os/sign_out`, { method: 'POST', body })).status, 413);
    assert.equal(simulator.users().length, demoProfiles.length);
  });

  test('a call can be held before it takes effect and before it is answered', async () => {
    const releaseBefore = simulator.hold('POST /os/sign_out', 'before');
    const releaseAfter = simulator.hold('GET /users');
    const asked = [simulator.nextRequest('POST /os/sign_out'), simulator.nextRequest('GET /users')];
    const signedOut = idsFrom('/os/sign_out', 'POST');
    let answered = false;
    const listed = idsFrom('/users').finally(() => {
      answered = true;
    });
    await Promise.all(asked);
    assert.equal(simulator.current()?.id, ada.id);
    releaseBefore();
    assert.equal((await signedOut)[0], misaki.id);
    assert.equal(answered, false, 'a call that came later was answered, this one was not');
    releaseAfter();
    assert.equal((await listed)[0], ada.id, 'the answer is the one of the time when it was asked');
    assert.equal((await idsFrom('/users'))[0], misaki.id);
  });

  test('goes down and comes up on the same port with the same users', async () => {
    const { url } = simulator;
    const hung = simulator.nextRequest();
    simulator.fault('*', { kind: 'hang' }, 1);
    const broken = assert.rejects(ask(`${url}/users`), { code: 'ECONNRESET' });
    await hung;
    await simulator.down();
    await broken;
    await assert.rejects(ask(`${url}/users`), { code: 'ECONNREFUSED' });
    simulator.signOut(ada.id);
    await simulator.up();
    assert.equal(simulator.url, url);
    assert.equal((await idsFrom('/users'))[0], misaki.id);
  });

  test('another one can take over its state, on its port or on another', async () => {
    const { port, state } = simulator;
    simulator.signOut(ada.id);
    await simulator.close();
    simulator = await startSimulator({ port, state });
    assert.equal(simulator.port, port);
    assert.equal((await idsFrom('/users'))[0], misaki.id);
    const second = await startSimulator({ state });
    simulator.signOut(misaki.id);
    assert.deepEqual(second.users().map(({ id }) => id), [grace.id, minimal.id]);
    await second.close();
    await assert.rejects(second.up(), { name: 'AbortError' });
  });

  test('two cannot have one port', async () => {
    await assert.rejects(startSimulator({ port: simulator.port }), { code: 'EADDRINUSE' });
  });

  test('has Ada and the version 12.3.4 without options, and what the options say with them', async () => {
    const plain = await startSimulator();
    assert.deepEqual(plain.users().map(({ id }) => id), [ada.id]);
    await plain.close();
    const chosen = await startSimulator({ users: manyProfiles(3), version: '1.2.3-staging' });
    assert.equal((await ask(`${chosen.url}/.well-known/version`)).body, '1.2.3-staging');
    assert.equal(chosen.users().length, 3);
    await chosen.close();
  });
});
