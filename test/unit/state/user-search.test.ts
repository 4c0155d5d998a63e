import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { searchUsers } from '../../../src/main/state/user-search.ts';
import type { Profile } from '../../../src/shared/snapshot.ts';
import { USERS_SHOWN_MAX } from '../../../src/shared/user-page.ts';
import { anyText } from '../../support/any-text.ts';

const user = (known: Partial<Profile>): Profile => ({ id: 'id', cloud: 'unknown', providers: [], ...known });
const thousands = Array.from({ length: 10_000 }, (_, index) => user({ id: `${index}`, name: index % 2 === 0 ? 'Even' : 'Odd' }));

test('users are found by every word of what is typed, whatever the accents, capitals and order', async () => {
  const ada = user({ id: '1', name: 'Ada Lövelace', email: 'ada@example.com', vanityName: 'countess' });
  const grace = user({ id: '2', name: 'Grace Hopper', username: 'amazing' });
  const found = async (text: string): Promise<readonly Profile[]> => (await searchUsers([ada, grace], text)).users;
  assert.deepEqual(await found('lovelace ADA'), [ada]);
  assert.deepEqual(await found('EXAMPLE.com'), [ada]);
  assert.deepEqual(await found('count'), [ada]);
  assert.deepEqual(await found('amaz'), [grace]);
  assert.deepEqual(await found('  '), [ada, grace]);
  assert.deepEqual(await found('ada grace'), []);
});

test('a search never throws and only ever narrows', async () => {
  const users = ['Ada', '王小明', '👩‍👩‍👧', '(.*'].map((name, index) => user({ id: String(index), name }));
  await fc.assert(
    fc.asyncProperty(anyText(), async (text) => {
      const { users: found, count } = await searchUsers(users, text);
      assert.ok(found.every((each) => users.includes(each)) && count === found.length);
    }),
  );
  assert.deepEqual((await searchUsers(users, '(.*')).users, [users[3]]);
});

test('of many who are found it gives the first hundred and their number', async () => {
  const { users, count } = await searchUsers(thousands, 'odd');
  assert.equal(count, 5000);
  assert.deepEqual(users, thousands.filter(({ name }) => name === 'Odd').slice(0, USERS_SHOWN_MAX));
});

test('others have their turn while it goes through ten thousand', async () => {
  let turns = 0;
  const take = (): void => {
    turns += 1;
    next = setImmediate(take);
  };
  let next = setImmediate(take);
  await searchUsers(thousands, 'nobody');
  clearImmediate(next);
  assert.ok(turns >= 30, String(turns));
});
