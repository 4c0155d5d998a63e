import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import type { Asked, Question } from '../simulator/ask.ts';
import { ask } from '../simulator/ask.ts';
import { describedOperations, problemsOfAnswer } from '../simulator/conformance.ts';
import { OPERATIONS } from '../simulator/operations.ts';
import type { Operation } from '../simulator/operations.ts';
import { ada, demoProfiles, grace, minimal, misaki } from '../simulator/profiles.ts';
import type { Simulator, WireProfile } from '../simulator/simulator.ts';
import { startSimulator } from '../simulator/simulator.ts';
import { profileFromToken, tokenFor } from '../simulator/tokens.ts';

let simulator: Simulator;

/** Asks the simulator and requires that the answer is as the OpenAPI document says. */
async function call(operation: Operation, parameter = '', question: Question = {}): Promise<Asked> {
  const [method = '', template = ''] = operation.split(' ');
  const path = template.replace(/\{\w+\}/u, encodeURIComponent(parameter));
  const answer = await ask(simulator.url + path, { method, ...question });
  assert.deepEqual(problemsOfAnswer(operation, answer), []);
  return answer;
}

const profileIn = ({ body }: Asked): WireProfile => JSON.parse(body) as WireProfile;
const currentIn = ({ body }: Asked): WireProfile | undefined => (JSON.parse(body) as { user?: WireProfile }).user;
const usersIn = ({ body }: Asked): WireProfile[] => (JSON.parse(body) as { iterable: WireProfile[] }).iterable;
const idsIn = (answer: Asked): string[] => usersIn(answer).map(({ id }) => id);
/** Lets everything go on that only waits for promises. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function authenticate(token: object, bearer: string): Promise<Asked> {
  return call('POST /users/authenticate/from_token', '', {
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(token),
  });
}

beforeEach(async () => {
  simulator = await startSimulator({ users: demoProfiles });
});

afterEach(async () => {
  await simulator.close();
});

describe('simulator: the OpenAPI document', () => {
  test('describes the operations that there are', () => {
    assert.deepEqual(describedOperations().sort(), [...OPERATIONS].sort());
  });

  test('flags what it does not know', () => {
    const answer = { status: 200, contentType: 'application/json' };
    const odd = { ...minimal, nickname: 'x' };
    const problems = problemsOfAnswer('GET /users', { ...answer, body: JSON.stringify({ iterable: [odd] }) });
    assert.match(problems.join('\n'), /nickname/u);
    assert.equal(problemsOfAnswer('GET /users', { ...answer, body: '{}' }).length, 1);
    assert.equal(problemsOfAnswer('GET /users', { ...answer, body: '{' }).length, 1);
    assert.equal(problemsOfAnswer('GET /users', { status: 418, contentType: 'text/plain', body: 'x' }).length, 1);
    assert.equal(problemsOfAnswer('GET /users', { ...answer, contentType: 'text/html', body: '{}' }).length, 1);
  });
});

describe('simulator: reading', () => {
  test('GET /users lists everybody with all fields, and pictures at its own address', async () => {
    const listed = usersIn(await call('GET /users'));
    assert.deepEqual(listed, [
      { ...ada, picture: `${simulator.url}/avatars/ada.png` },
      { ...misaki, picture: `${simulator.url}/avatars/misaki.png` },
      grace,
      minimal,
    ]);
    assert.deepEqual(simulator.users(), listed);
  });

  test('GET /users/{user} answers each user, and plain text for an unknown id', async () => {
    for (const { id } of demoProfiles) {
      assert.equal(profileIn(await call('GET /users/{user}', id)).id, id);
    }
    const unknown = await call('GET /users/{user}', 'nobody/at all');
    assert.equal(unknown.status, 500);
    assert.equal(unknown.contentType, 'text/plain');
    assert.equal(simulator.requests.at(-1)?.path, '/users/nobody%2Fat%20all');
  });

  test('an id that is no uuid is found when it is encoded', async () => {
    simulator.signIn({ ...minimal, id: 'a/b c&é' });
    assert.equal(profileIn(await call('GET /users/{user}', 'a/b c&é')).id, 'a/b c&é');
  });

  test('GET /user answers the current user, and no user when nobody is current', async () => {
    assert.equal(currentIn(await call('GET /user'))?.id, ada.id);
    simulator.setCurrent(misaki.id);
    assert.equal(currentIn(await call('GET /user'))?.id, misaki.id);
    simulator.setCurrent(undefined);
    assert.equal(currentIn(await call('GET /user')), undefined);
    assert.equal(idsIn(await call('GET /users')).length, demoProfiles.length);
  });

  test('a changed profile is answered everywhere', async () => {
    simulator.setProfile(ada.id, { name: 'Ada King', picture: undefined });
    const changed = profileIn(await call('GET /users/{user}', ada.id));
    assert.equal(changed.name, 'Ada King');
    assert.equal('picture' in changed, false);
    assert.equal(currentIn(await call('GET /user'))?.name, 'Ada King');
    assert.throws(() => {
      simulator.setProfile('nobody', {});
    }, /nobody/u);
    assert.throws(() => {
      simulator.setCurrent('nobody');
    }, /nobody/u);
  });

  test('health and version are text', async () => {
    assert.match((await call('GET /.well-known/health')).body, /^ok:/u);
    assert.equal((await call('GET /.well-known/version')).body, '12.3.4');
  });

  test('a picture is a PNG', async () => {
    const { bytes } = await call('GET /avatars/{name}', 'ada.png');
    assert.equal(bytes.subarray(1, 4).toString('latin1'), 'PNG');
    assert.notDeepEqual(bytes, (await call('GET /avatars/{name}', 'misaki.png')).bytes);
    assert.equal((await call('GET /avatars/{name}', 'ada.txt')).status, 404);
  });

  test('what does not exist is 404 in plain text', async () => {
    const paths = ['/', '/user/stream', '/users/', '/userss', '/users/%E0%A4%A', '/user/refresh', '/_well-known/health'];
    for (const path of paths) {
      const { status, contentType, body } = await ask(simulator.url + path);
      assert.deepEqual([path, status, contentType, body], [path, 404, 'text/plain', 'Route not found']);
    }
    assert.equal((await ask(`${simulator.url}/users`, { method: 'DELETE' })).status, 404);
  });
});

describe('simulator: signing in and out', () => {
  test('disconnect answers the users who remain, also for an id that is gone', async () => {
    const rest = [ada.id, grace.id, minimal.id];
    assert.deepEqual(idsIn(await call('POST /users/{user}/disconnect', misaki.id)), rest);
    assert.deepEqual(idsIn(await call('POST /users/{user}/disconnect', misaki.id)), rest);
    assert.equal(simulator.current()?.id, ada.id);
  });

  test('removing the current user makes the first who remains the current one', async () => {
    simulator.setCurrent(grace.id);
    assert.deepEqual(idsIn(await call('POST /os/sign_out')), [ada.id, misaki.id, minimal.id]);
    assert.equal(simulator.current()?.id, ada.id);
    for (const user of [ada, misaki, minimal]) await call('POST /users/{user}/disconnect', user.id);
    assert.equal(simulator.current(), undefined);
    assert.deepEqual(idsIn(await call('GET /users')), []);
    await call('GET /user');
    assert.deepEqual(idsIn(await call('POST /os/sign_out')), []);
  });

  test('sign-in brings in whoever is known and not yet here, as the current user', async () => {
    simulator.signOut(misaki.id);
    assert.equal(profileIn(await call('POST /os/sign_in')).id, misaki.id);
    assert.equal(simulator.current()?.id, misaki.id);
    assert.equal(profileIn(await call('POST /os/sign_in')).id, grace.id, 'all are here: the one who follows');
    assert.equal(simulator.users().length, demoProfiles.length);
  });

  test('sign-in takes as long as the person does', async (t) => {
    const delayMilliseconds = 60_000;
    t.mock.timers.enable({ apis: ['setTimeout'] });
    simulator.state.signInDelayMilliseconds = delayMilliseconds;
    simulator.signOut(misaki.id);
    const asked = simulator.nextRequest('POST /os/sign_in');
    const answer = call('POST /os/sign_in');
    await asked;
    await settle();
    t.mock.timers.tick(delayMilliseconds - 1);
    await settle();
    assert.equal(simulator.users().length, demoProfiles.length - 1);
    t.mock.timers.tick(1);
    assert.equal(profileIn(await answer).id, misaki.id);
  });

  test('a sign-in that fails answers 500 in plain text', async () => {
    simulator.fault('POST /os/sign_in', { kind: 'status', status: 500 });
    const failed = await call('POST /os/sign_in');
    assert.deepEqual([failed.status, failed.body], [500, 'Clouds Connect failed.']);
  });

  test('a token signs in its owner: a known one, or one made from it', async () => {
    simulator.signOut(misaki.id);
    const known = tokenFor(misaki);
    assert.equal(profileIn(await authenticate(known, known.access_token)).id, misaki.id);
    assert.equal(simulator.current()?.id, misaki.id);

    const stranger = tokenFor({ id: 'auth0|stranger', name: 'Emmy Noether', email: 'emmy@example.org' });
    const made = profileIn(await authenticate(stranger, stranger.access_token));
    assert.equal(made.name, 'Emmy Noether');
    assert.deepEqual(made, profileFromToken(stranger.access_token));

    const opaque = { ...stranger, access_token: 'opaque' };
    assert.notEqual(profileIn(await authenticate(opaque, 'opaque')).id, made.id);
    assert.equal(simulator.users().length, demoProfiles.length + 2);
  });

  test('a token is refused without its bearer header, after its end, unreadable, or by choice', async () => {
    const token = tokenFor(grace);
    const ended = tokenFor(grace, -1);
    assert.equal((await authenticate(token, 'another')).status, 401);
    const bare = { body: JSON.stringify(token), headers: { authorization: token.access_token } };
    assert.equal((await call('POST /users/authenticate/from_token', '', bare)).status, 401);
    assert.equal((await authenticate(ended, ended.access_token)).status, 401);
    assert.equal((await authenticate({}, 'x')).status, 400);
    assert.equal((await call('POST /users/authenticate/from_token', '', { body: '{' })).status, 400);
    simulator.refuseTokens({ status: 403, text: 'The issuer is not trusted.' });
    assert.equal((await authenticate(token, token.access_token)).body, 'The issuer is not trusted.');
    simulator.refuseTokens(undefined);
    assert.equal((await authenticate(token, token.access_token)).status, 200);
  });
});
