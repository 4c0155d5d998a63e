import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { UsersApiError } from '../../../src/main/users-api/errors.ts';
import { parseCurrentUser, parseProfile, parseUsers } from '../../../src/main/users-api/profile.ts';

/** Unlike anything that a profile may keep. */
const secret = fc.stringMatching(/^SECRET-[A-Za-z0-9._~+/=-]{8,60}$/u);
const timestamp = fc.record({ value: fc.oneof(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()), fc.string()) });
const text = fc.option(fc.string(), { nil: null });

/** A profile as rich as the service sends it, with a secret wherever it has one, and in keys nobody knows yet. */
const richProfile = fc.record(
  {
    id: fc.uuid(),
    aesthetics: fc.constant({ theme: { dark: true }, font: { size: 12 } }),
    name: text,
    email: text,
    created: timestamp,
    allocation: fc.record({ id: fc.uuid(), token: secret, status: fc.record({ cloud: fc.string(), secret }), urls: fc.record({ key: secret }) }),
    providers: fc.record({
      iterable: fc.array(
        fc.record({
          type: fc.string(),
          user_id: secret,
          access_token: secret,
          refresh_token: secret,
          created: timestamp,
          profileData: fc.record({ nickname: text, id_token: secret, nested: fc.record({ secret }) }),
        }),
      ),
    }),
    auth0: fc.record({ cloud_key: secret, stripe_customer_id: secret, open_AI: fc.record({ api_key: secret, organization_key: secret }) }),
    descope: fc.record({ descope_id: secret, open_AI: fc.record({ api_key: secret }), management_key: secret }),
    subscriptions: fc.record({ iterable: fc.array(fc.record({ id: secret })) }),
    apiKeys: fc.array(secret),
    entities: fc.record({ anything: secret }),
  },
  { requiredKeys: ['id', 'providers', 'auth0'] },
);

const parsers: readonly ((body: unknown) => unknown)[] = [parseUsers, parseProfile, parseCurrentUser];

async function assertOnlyIncompatible(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    assert.ok(error instanceof UsersApiError, String(error));
    assert.equal(error.kind, 'incompatible');
  }
}

/** JSON that looks enough like the real thing to get deep into the parser. */
const nearlyUsers = fc.record(
  { iterable: fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.jsonValue(), richProfile, fc.dictionary(fc.constantFrom('id', 'name', 'created', 'providers', 'allocation', '__proto__'), fc.jsonValue())))) },
  { requiredKeys: [] },
);

test('any JSON is either read or incompatible: nothing else is ever thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), nearlyUsers), async (body) => {
      for (const parse of parsers) await assertOnlyIncompatible(() => parse(body));
    }),
  );
});

test('every readable user of any list is kept, whatever surrounds it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.uuid() }), richProfile)), richProfile, fc.nat(), async (others, user, at) => {
      const place = at % (others.length + 1);
      const { users, unreadable } = await parseUsers({ iterable: others.toSpliced(place, 0, user) });
      assert.ok(users.some(({ id }) => id === user.id));
      assert.ok(users.length + unreadable <= others.length + 1);
      assert.equal(new Set(users.map(({ id }) => id)).size, users.length);
    }),
  );
});

test('no secret of a profile survives the parser', async () => {
  await fc.assert(
    fc.asyncProperty(richProfile, async (user) => {
      const kept = [await parseUsers({ iterable: [user] }), parseProfile(user), parseCurrentUser({ user })];
      assert.ok(!JSON.stringify(kept).includes('SECRET-'));
    }),
  );
});

test('what is kept is plain JSON: it crosses the bridge unchanged', () => {
  fc.assert(
    fc.property(richProfile, (user) => {
      const profile = parseProfile(user);
      assert.deepEqual(structuredClone(profile), profile);
      for (const at of [profile.createdAt, profile.updatedAt]) {
        if (at !== undefined) assert.equal(new Date(at).toISOString(), at);
      }
    }),
  );
});
