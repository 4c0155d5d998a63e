/** Whatever the vendor's specification allows reads as signed in: with the real client, over a real connection. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Configuration, UserApi, UsersApi } from '@pieces.app/pieces-os-client';
import * as fc from 'fast-check';
import type { Session } from '../../src/shared/snapshot.ts';
import { anyText } from '../support/any-text.ts';
import { createTestApp } from '../support/test-app.ts';
import { modelArbitrary, type Leaves } from '../support/vendor-models.ts';

const RUNS = 150;

/** Real ones are UUIDs; by the specification an id is any text, and other identity services have others. */
const id = fc
  .oneof(
    fc.uuid(),
    fc.stringMatching(/^auth0\|[0-9a-f]{24}$/u),
    fc.constantFrom('0', 'null', '../users', 'a/b?c=d#e', '%2F%00', ' padded ', '__proto__', 'ümläut 美咲 👩‍👩‍👧', 'x'.repeat(1024)),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  // What no path can name, no client can ask about.
  .filter((text) => text.trim() !== '' && text !== '.' && text !== '..');

/** Every one of these is a date-time of RFC 3339; not every one is an instant that JavaScript knows. */
const oddDate = fc.constantFrom(
  '2016-12-31T23:59:60Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2024-02-29t12:00:00.5z',
  '1985-04-12T23:20:50.52+14:00',
  '1937-01-01T12:00:27.87-00:20',
);

const leaves: Leaves = {
  text: fc.oneof(anyText({ maxLength: 60 }), fc.constantFrom('', '  ', '\u202Eevil', 'x'.repeat(5000), 'http://127.0.0.1:1/a.png')),
  date: fc.oneof(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }).map((date) => date.toISOString()), oddDate),
  oneOf: (values) => fc.constantFrom(...values),
  instead: { 'UserProfile.id': id },
};

/** What services send that are newer than any specification: more values, more keys. */
const drifted: Leaves = {
  ...leaves,
  oneOf: (values) => fc.oneof(fc.constantFrom(...values), fc.constantFrom('UNKNOWN', 'username_email', 'A_VALUE_OF_TOMORROW', '')),
};

const withMore = (user: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(user, fc.dictionary(fc.constantFrom('entities', 'subscriptions', 'apiKeys', 'keyOfTomorrow'), fc.jsonValue())).map(([known, more]) => ({ ...more, ...known }));

type User = Record<string, unknown>;
interface Service {
  readonly users: readonly User[];
  readonly current: User | undefined | null;
}

/** A service with some users, one of whom is current. */
const serviceOf = (user: fc.Arbitrary<User>): fc.Arbitrary<Service> =>
  fc
    .tuple(fc.uniqueArray(user, { minLength: 1, maxLength: 4, selector: ({ id: of }) => of }), fc.nat())
    .map(([users, at]) => ({ users, current: users[at % users.length] }));

/** A time that was sent, as an instant, where it is one. */
function instantOf(sent: unknown): string | undefined {
  const time = Date.parse((sent as { value: string } | null | undefined)?.value ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

let server: Server;
let url: string;
let dir: string;
let schema: unknown;
let service: Service;

before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vendor-test-'));
  const bodies: Readonly<Record<string, () => unknown>> = {
    '/users': () => ({ schema, iterable: service.users }),
    '/user': () => ({ schema, user: service.current }),
  };
  server = createServer(({ url: path = '' }, response) => {
    const body = bodies[path];
    response.end(body === undefined ? 'ok:0' : JSON.stringify(body()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(async () => {
  server.close();
  await rm(dir, { recursive: true });
});

/** What one check of the service makes of it. */
async function check(of: Service): Promise<Session> {
  service = of;
  const app = createTestApp({ userDataDir: dir, serviceUrl: url });
  await app.recorder.check();
  return app.store.get().session;
}

/** Texts in a model under these wire names, at any depth. */
function secretsIn(value: unknown, names: ReadonlySet<string>): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    names.has(name) && typeof part === 'string' ? [part] : secretsIn(part, names),
  );
}

describe('the published models', () => {
  test('are read as they are: wire names, optional fields, lists, enums', () => {
    const [user] = fc.sample(modelArbitrary('UserProfile', leaves), { numRuns: 1, seed: 1 });
    assert.ok(user !== undefined && 'id' in user && 'aesthetics' in user);
    const providers = fc.sample(modelArbitrary('ExternalProvider', leaves), 200);
    assert.ok(providers.every((provider) => typeof provider['user_id'] === 'string' && !('userId' in provider)));
    for (const seen of ['present', 'absent', 'null']) {
      const kind = (value: unknown, isThere: boolean): string => (isThere ? (value === null ? 'null' : 'present') : 'absent');
      assert.ok(providers.some((provider) => kind(provider['access_token'], 'access_token' in provider) === seen), seen);
    }
    const types = new Set(providers.map(({ type }) => type));
    assert.ok(types.has('github') && types.has('google-oauth2') && types.size > 5, [...types].join());
  });

  test('what they describe is what the vendor’s own client reads', async () => {
    const api = new Configuration({ basePath: url });
    await fc.assert(
      fc.asyncProperty(serviceOf(modelArbitrary('UserProfile', leaves)), async (drawn) => {
        service = drawn;
        const { iterable = [] } = await new UsersApi(api).usersSnapshot();
        assert.deepEqual(iterable.map((user) => user.id), drawn.users.map((user) => user['id']));
        assert.equal((await new UserApi(api).userSnapshot()).user?.id, drawn.current?.['id']);
      }),
      { numRuns: RUNS },
    );
  });
});

for (const [what, user] of [
  ['of the published models', modelArbitrary('UserProfile', leaves)],
  ['of models that drifted on', withMore(modelArbitrary('UserProfile', drifted))],
] as const) {
  test(`any values ${what} read as signed in, every user with the id and the words that were sent`, async () => {
    await fc.assert(
      fc.asyncProperty(serviceOf(user), modelArbitrary('EmbeddedModelSchema', leaves), async (drawn, ofSchema) => {
        schema = ofSchema;
        const session = await check(drawn);
        assert.equal(session.state, 'signedIn', JSON.stringify(session));
        if (session.state !== 'signedIn') return;
        assert.deepEqual([session.currentId, session.unreadable], [drawn.current?.['id'], 0]);
        assert.deepEqual(session.users.map((shown) => shown.id), drawn.users.map((sent) => sent['id']));
        for (const [at, { name, createdAt, providers }] of session.users.entries()) {
          const sent = drawn.users[at] ?? {};
          assert.ok(name === undefined || String(sent['name']).toWellFormed().includes(name));
          assert.equal(createdAt, instantOf(sent['created']));
          assert.equal(providers.length, (sent['providers'] as { iterable: unknown[] } | null | undefined)?.iterable.length ?? 0);
        }
      }),
      { numRuns: RUNS },
    );
  });
}

test('nobody current, said in any way, is signed out with the users still listed', async () => {
  await fc.assert(
    fc.asyncProperty(serviceOf(modelArbitrary('UserProfile', leaves)), fc.constantFrom(undefined, null), async ({ users }, current) => {
      const session = await check({ users, current });
      assert.ok(session.state === 'signedOut' && session.listed.length === users.length);
    }),
    { numRuns: RUNS },
  );
});

test('no key that travels in any of it is kept', async () => {
  const SECRETS = new Set(['access_token', 'cloud_key', 'api_key', 'organization_key', 'stripe_customer_id', 'descope_id', 'global_id']);
  let seen = 0;
  let at = 0;
  const marked: Leaves = { ...leaves, text: fc.constant('').map(() => `CANARY-${String((at += 1))}-`) };
  await fc.assert(
    fc.asyncProperty(serviceOf(modelArbitrary('UserProfile', marked)), async (drawn) => {
      const kept = JSON.stringify(await check(drawn));
      const secrets = secretsIn(drawn.users, SECRETS);
      seen += secrets.length;
      for (const secret of secrets) assert.ok(!kept.includes(secret), secret);
    }),
    { numRuns: RUNS },
  );
  assert.ok(seen > RUNS);
});
