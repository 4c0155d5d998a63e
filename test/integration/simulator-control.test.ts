import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Asked } from '../simulator/ask.ts';
import { ask } from '../simulator/ask.ts';
import { ada, CANARY_PREFIX, demoProfiles, grace, minimal, misaki } from '../simulator/profiles.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';

const MAIN = join(import.meta.dirname, '..', 'simulator', 'main.ts');

interface State {
  readonly url: string;
  readonly users: { id: string }[];
  readonly currentId: string | null;
  readonly requests: Record<string, number>;
  readonly faults: object[];
}

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(async () => {
  await simulator.close();
});

async function order(command: string, body: object = {}, headers: Record<string, string> = {}): Promise<Asked> {
  const url = `${simulator.url}/__simulator/${command}`;
  return await ask(url, { method: 'POST', body: JSON.stringify(body), headers });
}

const stateIn = ({ body }: Asked): State => JSON.parse(body) as State;

describe('simulator: control', () => {
  test('tells the state without secrets, and is no part of the log', async () => {
    await ask(`${simulator.url}/users`);
    const answer = await ask(`${simulator.url}/__simulator/state`);
    const { url, users, currentId, requests } = stateIn(answer);
    assert.deepEqual([url, currentId, requests], [simulator.url, ada.id, { 'GET /users': 1 }]);
    assert.deepEqual(users, [{ id: ada.id, name: ada.name, email: ada.email }]);
    assert.ok(!answer.body.includes(CANARY_PREFIX));
    assert.equal(simulator.requests.length, 1);
  });

  test('signs in: the next, a known or any other user', async () => {
    assert.equal(stateIn(await order('sign-in')).currentId, misaki.id);
    assert.equal(stateIn(await order('sign-in', { userId: minimal.id })).currentId, minimal.id);
    assert.equal(stateIn(await order('sign-in', { profile: { ...grace, id: 'x' } })).currentId, 'x');
    assert.equal(simulator.users().length, 4);
    assert.equal((await order('sign-in', { userId: 'nobody' })).status, 404);
  });

  test('signs out, changes the current user and a profile', async () => {
    await order('sign-in', { userId: grace.id });
    assert.equal(stateIn(await order('current', { userId: ada.id })).currentId, ada.id);
    await order('profile', { userId: ada.id, patch: { name: 'Ada King' } });
    assert.equal(simulator.current()?.name, 'Ada King');
    assert.equal(stateIn(await order('current', { userId: null })).currentId, null);
    assert.deepEqual(stateIn(await order('sign-out', { userId: ada.id })).users.length, 1);
    await order('current', { userId: grace.id });
    assert.deepEqual(stateIn(await order('sign-out')).users, []);
    assert.equal((await order('profile', { userId: 'nobody', patch: {} })).status, 404);
  });

  test('sets faults and clears them, and is never hit by one', async () => {
    const fault = { kind: 'status', status: 503 };
    assert.deepEqual(stateIn(await order('fault', { operation: '*', fault, times: 2 })).faults, [
      { operation: '*', fault, times: 2 },
    ]);
    assert.equal((await ask(`${simulator.url}/user`)).status, 503);
    assert.deepEqual(stateIn(await order('clear')).faults, []);
    assert.equal((await ask(`${simulator.url}/user`)).status, 200);
  });

  test('goes down for a while', async () => {
    const { url } = simulator;
    await order('down', { milliseconds: 600_000 });
    await new Promise((resolve) => setImmediate(resolve));
    await assert.rejects(ask(`${url}/user`), /ECONNREFUSED|ECONNRESET|socket hang up/u);
    await assert.rejects(ask(`${url}/user`), { code: 'ECONNREFUSED' });
    await simulator.up();
    assert.equal((await ask(`${url}/user`)).status, 200);
  });

  test('refuses what it does not understand', async () => {
    for (const [command, body] of [
      ['fault', { operation: 'GET /nothing', fault: { kind: 'html' } }],
      ['fault', { operation: '*', fault: { kind: 'flood' } }],
      ['fault', { operation: '*', fault: { kind: 'html', colour: 'red' } }],
      ['sign-out', { user: ada.id }],
      ['down', {}],
    ] as const) {
      const { status, body: answer } = await order(command, body);
      assert.equal(status, 400, answer);
    }
    const broken = await ask(`${simulator.url}/__simulator/clear`, { method: 'POST', body: '{' });
    assert.equal(broken.status, 400);
    for (const name of ['nothing', 'toString', '']) assert.equal((await order(name)).status, 404);
    assert.equal((await ask(`${simulator.url}/__simulator/sign-out`)).status, 404);
    assert.equal(simulator.users().length, 1);
  });

  test('is closed to web pages and to names that are not loopback', async () => {
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '10.0.0.1']) {
      assert.equal((await order('sign-out', {}, { host })).status, 403, host);
    }
    assert.equal((await order('sign-out', {}, { origin: 'https://evil.example' })).status, 403);
    assert.equal(simulator.users().length, 1);
    for (const host of ['localhost', 'localhost:1000', '127.0.0.1', '[::1]:9']) {
      assert.equal((await order('clear', {}, { host })).status, 200, host);
    }
  });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
}

/** Runs the command to its end; with `onLine` it serves until that is done with its first line. */
async function run(args: readonly string[], onLine?: (line: string) => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint += part;
  });
  const closed = once(child, 'close') as Promise<[number | null]>;
  if (onLine !== undefined) {
    await once(child.stdout, 'data');
    await onLine(out).finally(() => child.kill('SIGTERM'));
  }
  const [code] = await closed;
  return { code, out, complaint };
}

describe('simulator: the command', () => {
  test('prints one line, serves, and ends when it is told to', async () => {
    const { code, out, complaint } = await run(['--port', '0'], async (line) => {
      const [url = ''] = /http:\S+\d/u.exec(line) ?? [];
      assert.equal(stateIn(await ask(`${url}/__simulator/state`)).currentId, ada.id);
    });
    assert.deepEqual([code, complaint], [0, '']);
    assert.equal(out.trimEnd().split('\n').length, 1);
    assert.match(out, /\/__simulator\//u);
  });

  test('starts signed out on wish, on another address', async () => {
    const { code } = await run(['--port', '0', '--host', '::1', '--signed-out'], async (line) => {
      const [url = ''] = /http:\S+\d/u.exec(line) ?? [];
      const state = stateIn(await ask(`${url}/__simulator/state`));
      assert.deepEqual([state.users, new URL(state.url).hostname], [[], '[::1]']);
    });
    assert.equal(code, 0);
  });

  test('says in one sentence that the port is in use', async () => {
    const { code, out, complaint } = await run(['--port', String(simulator.port)]);
    assert.deepEqual([code, out], [1, '']);
    assert.equal(complaint.trimEnd(), `The port is already in use: 127.0.0.1:${String(simulator.port)}. Choose another with --port.`);
  });

  test('exits with 2 for what it does not understand', async () => {
    for (const args of [['--prot', '1'], ['--port', 'x'], ['--port', '65536'], ['extra']]) {
      const { code, out, complaint } = await run(args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(complaint, /^Usage:/mu);
    }
    assert.equal((await run(['--help'])).code, 0);
  });

  test('knows everybody', () => {
    assert.deepEqual(simulator.state.known, demoProfiles);
  });
});
