import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OwnCause } from '../../../src/shared/cause.ts';
import { UsersApiError } from '../../../src/main/users-api/errors.ts';
import { parseCurrentUser, parseProfile, parseUsers } from '../../../src/main/users-api/profile.ts';
import { ada, demoProfiles, manyProfiles, minimal } from '../../simulator/profiles.ts';
import { onWire } from '../../simulator/wire.ts';

const isIncompatible = (code: OwnCause['code'], value?: string | number) => (error: unknown) => {
  assert.ok(error instanceof UsersApiError);
  assert.equal(error.kind, 'incompatible');
  assert.deepEqual(error.why, value === undefined ? { code } : { code, value });
  return true;
};
/** Also where the reply quotes words of the service. */
const isNotNobody = (error: unknown): boolean => error instanceof UsersApiError && error.kind === 'incompatible' && /^(?:otherFields|replySaid)$/u.test(error.why?.code ?? '');
const idsOf = async (body: unknown): Promise<readonly string[]> => (await parseUsers(body)).users.map(({ id }) => id);
const userWith = (fields: object): ReturnType<typeof parseProfile> => parseProfile({ id: 'u1', ...fields });

describe('a user of the service', () => {
  test('keeps what the window shows, under the names of this app', () => {
    assert.deepEqual(parseProfile(onWire(ada, 'http://127.0.0.1:1000')), {
      id: ada.id,
      name: 'Ada Lovelace',
      email: 'ada.lovelace@example.org',
      username: 'ada.lovelace',
      vanityName: 'countess',
      picture: 'http://127.0.0.1:1000/avatars/ada.png',
      createdAt: '2024-03-05T08:30:00.000Z',
      updatedAt: '2026-01-09T17:45:12.250Z',
      cloud: 'connected',
      providers: [
        { type: 'github', account: 'ada-engine', linkedAt: '2024-03-05T08:30:00.000Z' },
        { type: 'google-oauth2', account: undefined, linkedAt: '2024-06-18T19:02:44.000Z' },
      ],
    });
  });

  test('needs an id and nothing else', () => {
    assert.equal(parseProfile({ id: 'x' }).id, 'x');
    assert.equal(parseProfile(minimal).id, minimal.id);
    for (const body of [{}, null, [], 'x', 1, { id: null }, { id: 7 }, { id: ['x'] }]) {
      assert.throws(() => parseProfile(body), isIncompatible('notAUser'));
    }
  });

  test('is unreadable with an id that cannot stand in a path', () => {
    for (const id of ['', ' ', '\t\n', '.', '..', '\uD800', 'a\uDFFFb', 'x'.repeat(1025)]) {
      assert.throws(() => parseProfile({ id }), isIncompatible('notAUser'), JSON.stringify(id));
    }
    for (const id of ['...', 'a/b?c#d', '%2e%2e', '🧩', ' a ', 'x'.repeat(1024)]) {
      assert.equal(parseProfile({ id }).id, id);
    }
  });

  test('takes null as absent, in every field', () => {
    const absent = parseProfile({ id: 'u1' });
    const keys = ['name', 'email', 'username', 'vanityname', 'picture', 'created', 'updated', 'allocation', 'providers'];
    for (const key of keys) assert.deepEqual(userWith({ [key]: null }), absent, key);
    assert.equal(userWith({ allocation: { status: null } }).cloud, 'unknown');
    assert.deepEqual(userWith({ providers: { iterable: null } }).providers, []);
  });

  test('loses only the field that has a wrong type', () => {
    const wrong = { name: 5, username: {}, created: 'today', providers: [], email: 'a@b.example', allocation: 'none' };
    assert.deepEqual(userWith(wrong), { ...parseProfile({ id: 'u1' }), email: 'a@b.example' });
  });

  test('has no text instead of a blank one', () => {
    assert.equal(userWith({ name: ' \n\t ' }).name, undefined);
    assert.equal(userWith({ name: '  Ada ' }).name, 'Ada');
  });

  test('has texts of a bounded length', () => {
    assert.equal(userWith({ name: 'x'.repeat(100_000) }).name?.length, 1000);
    const many = Array.from({ length: 5000 }, () => ({ type: 'github' }));
    assert.equal(userWith({ providers: { iterable: many } }).providers.length, 100);
  });

  test('has no instant instead of a date that is none', () => {
    for (const value of ['', 'yesterday', '2026-13-45T99:00:00Z', 'NaN', 17, null]) {
      assert.equal(userWith({ created: { value } }).createdAt, undefined, String(value));
    }
    assert.equal(userWith({ created: { value: '2026-01-31T13:00:00+01:00' } }).createdAt, '2026-01-31T12:00:00.000Z');
  });

  test('has the cloud state that the service names, unknown for a name we do not know, none without an allocation', () => {
    const cloud = (value: unknown) => userWith({ allocation: { status: { cloud: value } } }).cloud;
    assert.equal(cloud('PENDING'), 'connecting');
    assert.equal(cloud('RUNNING'), 'connected');
    assert.equal(cloud('SUCCEEDED'), 'connected');
    assert.equal(cloud('FAILED'), 'disconnected');
    assert.equal(cloud('DISCONNECTED'), 'disconnected');
    for (const odd of ['UNKNOWN', 'PAUSED', '', 7, null, '__proto__', 'constructor']) assert.equal(cloud(odd), 'unknown');
    assert.equal(userWith({}).cloud, 'disconnected');
  });

  test('keeps providers of kinds we do not know, and calls one without a kind unknown', () => {
    const iterable = [{ type: 'GitLab' }, { type: 'hologram' }, {}, { type: null }, 'broken', null];
    assert.deepEqual(
      userWith({ providers: { iterable } }).providers.map(({ type }) => type),
      ['gitlab', 'hologram', 'unknown', 'unknown'],
    );
  });
});

describe('what a profile says of places and times', () => {
  test('an address is kept whole or not at all', () => {
    const long = `https://pictures.example/${'x'.repeat(2100)}`;
    assert.equal(userWith({ picture: long.slice(0, 2048) }).picture, long.slice(0, 2048));
    for (const picture of [long, long.slice(0, 2049), `https://pictures.example/\uD800`, ' ', '']) assert.equal(userWith({ picture }).picture, undefined);
  });

  test('a time without a zone is no instant', () => {
    const at = (value: string): string | undefined => userWith({ updated: { value } }).updatedAt;
    for (const value of ['2026-01-31T13:00:00', '2026-01-31 13:00:00.000', '2026-01-31', '2026', '31 Jan 2026 13:00', '2026-01-31T13:00', 'Jan 31 2026', '20260131']) {
      assert.equal(at(value), undefined, value);
    }
    const noon = '2026-01-31T12:00:00.000Z';
    for (const value of [
      '2026-01-31T12:00:00Z',
      '2026-01-31t12:00:00z',
      '2026-01-31 12:00:00.000Z',
      ' 2026-01-31T12:00:00Z ',
      '2026-01-31T13:00:00+01:00',
      '2026-01-31T13:00:00+0100',
      '2026-01-31T08:30:00-03:30',
      '2026-01-31T12:00:00-00:00',
      'Sat, 31 Jan 2026 12:00:00 GMT',
      'Sat Jan 31 2026 13:00:00 GMT+0100 (Central European Standard Time)',
    ]) {
      assert.equal(at(value), noon, value);
    }
  });
});

describe('a list of users', () => {
  test('keeps the order of the service', async () => {
    assert.deepEqual(await idsOf({ iterable: demoProfiles }), demoProfiles.map(({ id }) => id));
  });

  test('is empty when there is no list, an empty one, or null', async () => {
    for (const body of [{}, { iterable: [] }, { iterable: null }]) {
      assert.deepEqual(await parseUsers(body), { users: [], unreadable: 0 });
    }
  });

  test('one unreadable user among ten does not hide the other nine', async () => {
    const list = await parseUsers({ iterable: [...manyProfiles(10)].with(4, { ...minimal, id: '..' }) });
    assert.equal(list.users.length, 9);
    assert.equal(list.unreadable, 1);
  });

  test('is incompatible when none of its users can be read', async () => {
    await assert.rejects(parseUsers({ iterable: [{}, null, 'x'] }), isIncompatible('noUserReadable', 3));
  });

  test('is incompatible when it is no Users object at all, and says what it is', async () => {
    await assert.rejects(parseUsers([]), isIncompatible('notUsers'));
    await assert.rejects(parseUsers(null), isIncompatible('notUsers'));
    await assert.rejects(parseUsers('users'), isIncompatible('notUsers'));
    await assert.rejects(parseUsers({ iterable: 'none' }), isIncompatible('notUsers'));
    await assert.rejects(parseUsers({ iterable: {} }), isIncompatible('notUsers'));
  });

  test('has each id once, as it was listed first', async () => {
    const twice = [{ id: 'a', name: 'first' }, { id: 'b' }, { id: 'c' }, { id: 'c' }, { id: 'a', name: 'second' }];
    const { users, unreadable } = await parseUsers({ iterable: twice });
    assert.deepEqual(users.map(({ id }) => id).sort(), ['a', 'b', 'c']);
    assert.equal(users.find(({ id }) => id === 'a')?.name, 'first');
    assert.equal(unreadable, 0);
  });

  test('has a repeated id at its first place: the first listed user may be taken for the current one', async () => {
    assert.deepEqual(await idsOf({ iterable: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }), ['a', 'b']);
  });

  test('of 10,000 users is read whole', async () => {
    const { users, unreadable } = await parseUsers({ iterable: manyProfiles(10_000) });
    assert.equal(users.length, 10_000);
    assert.equal(unreadable, 0);
  });

  test('of 10,000 users leaves its turn to others on the way', async () => {
    let others = 0;
    let ended = false;
    const count = (): void => {
      others += 1;
      if (!ended) setImmediate(count);
    };
    setImmediate(count);
    await parseUsers({ iterable: manyProfiles(10_000) });
    ended = true;
    assert.ok(others >= 10, String(others));
  });
});

/** None of these says that nobody is signed in. */
const NOT_NOBODY: readonly object[] = [
  { error: 'Unauthorized' },
  { message: 'database is being checked' },
  { detail: 'no' },
  { status: 401 },
  { Users: [] },
  { data: {} },
  { schema: 'none' },
  { schema: ['none'] },
  { schema: { error: 'database is locked' } },
  { schema: { migration: 'running' } },
  { schema: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown },
  { error: JSON.parse(`${'{"error":'.repeat(5000)}1${'}'.repeat(5000)}`) as unknown },
  { schema: { migration: 0 }, error: null },
  { '': '' },
];

describe('nobody', () => {
  test('is what a reply says that has nothing but what its model has', async () => {
    for (const body of [{}, { schema: null }, { schema: {} }, { schema: { migration: 0, semantic: 'MAJOR_0_MINOR_0_PATCH_1' } }]) {
      assert.equal(parseCurrentUser(body), null);
      assert.equal(parseCurrentUser({ ...body, user: null }), null);
      for (const iterable of [undefined, null, []]) assert.deepEqual(await parseUsers({ ...body, iterable }), { users: [], unreadable: 0 });
    }
  });

  test('is not what an error, a misspelling or another model says', async () => {
    for (const body of [...NOT_NOBODY, { iterable: [] }, { User: ada }, { users: [ada] }, { iterable: [ada] }]) {
      assert.throws(() => parseCurrentUser(body), isNotNobody, Object.keys(body).join(', '));
      assert.throws(() => parseCurrentUser({ user: null, ...body }), isNotNobody, Object.keys(body).join(', '));
    }
    for (const body of [...NOT_NOBODY, { user: null }, { user: ada }, { Iterable: [ada] }, ada]) {
      for (const iterable of [undefined, null, []]) {
        await assert.rejects(parseUsers({ ...body, iterable }), isNotNobody, Object.keys(body).join(', '));
      }
    }
  });

  test('is not said without quoting what was said instead', async () => {
    await assert.rejects(parseUsers({ error: 'Unauthorized' }), isIncompatible('replySaid', 'Unauthorized'));
    assert.throws(() => parseCurrentUser({ message: 'api_key: CANARY-7' }), isIncompatible('replySaid', 'api_key: [removed]'));
  });

  test('is not taken for somebody: users beside fields that are not known are still users', async () => {
    for (const body of NOT_NOBODY) {
      assert.deepEqual(await idsOf({ ...body, iterable: [{ id: 'u1' }] }), ['u1']);
      assert.equal(parseCurrentUser({ ...body, user: { id: 'u1' } })?.id, 'u1');
    }
  });
});

describe('the current user', () => {
  test('may stand there bare', () => {
    for (const body of [ada, minimal, { id: 'u1' }, { id: 'u1', name: 'Ada', email: null }, { id: 'u1', aesthetics: {}, keyOfTomorrow: 1 }]) {
      assert.equal(parseCurrentUser(body)?.id, body.id);
    }
    for (const body of [{ id: 'request-7', error: 'Unauthorized' }, { id: 7, error: 'x' }, { id: 'e1', code: 401 }]) {
      assert.throws(() => parseCurrentUser(body), isNotNobody, Object.keys(body).join(', '));
    }
    assert.throws(() => parseCurrentUser({ id: '' }), isIncompatible('notAUser'));
  });

  test('is null only when the service says that there is none', () => {
    assert.equal(parseCurrentUser({}), null);
    assert.equal(parseCurrentUser({ user: null }), null);
    assert.equal(parseCurrentUser({ user: ada })?.id, ada.id);
  });

  test('is incompatible when it is something else', () => {
    assert.throws(() => parseCurrentUser(null), isIncompatible('notAUser'));
    assert.throws(() => parseCurrentUser([ada]), isIncompatible('notAUser'));
    assert.throws(() => parseCurrentUser({ user: {} }), isIncompatible('notAUser'));
    for (const user of ['ada', 7, true, [], [ada], { id: null }, { error: 'x' }]) assert.throws(() => parseCurrentUser({ user }), isIncompatible('notAUser'));
  });
});
