/**
 * Wire → Profile. Replies of the service carry secrets (providers[].access_token, auth0.cloud_key, descope.*, apiKeys …).
 * The schemas name only what is kept, so nothing else survives this file. They are as tolerant as real services demand:
 * a user is readable when it has an id; `null`, a wrong type or an unknown enum value costs only the field it is in.
 */
import { setImmediate } from 'node:timers/promises';
// As a namespace, so that the bundler can leave out what is not used; without the methods of zod, which each start would load.
import * as z from 'zod/mini';
import type { OwnCause } from '../../shared/cause.ts';
import type { CloudState, Profile, Provider } from '../../shared/snapshot.ts';
import { UsersApiError } from './errors.ts';
import { serviceMessage } from './service-text.ts';

/** The bridge and the menu carry ids around, so one has to end somewhere. */
const ID_LENGTH_MAX = 1024;
const TEXT_LENGTH_MAX = 1000;
const ADDRESS_LENGTH_MAX = 2048;
const PROVIDERS_MAX = 100;
/** More entries are no list of the users of a computer, and what is done with so many would take seconds of each minute. */
const USERS_MAX = 100_000;
/** Some milliseconds' worth, also before the compiler of the engine has seen the schema. */
const USERS_AT_ONCE = 100;

const CLOUD_STATES: Readonly<Record<string, CloudState>> = {
  PENDING: 'connecting',
  RUNNING: 'connected',
  SUCCEEDED: 'connected',
  FAILED: 'disconnected',
  DISCONNECTED: 'disconnected',
};

/** A value that cannot be read costs only the field that it is in. */
const ifReadable = <Value>(schema: z.ZodMiniType<Value>) => z.catch(z.optional(schema), undefined);

const text = ifReadable(
  z.pipe(
    z.string(),
    z.transform((value) => value.trim().slice(0, TEXT_LENGTH_MAX).toWellFormed() || undefined),
  ),
);

/** An address that is cut is another address. */
const address = ifReadable(
  z.string().check(
    z.trim(),
    z.refine((value) => value !== '' && value.length <= ADDRESS_LENGTH_MAX && value.isWellFormed()),
  ),
);

/** A time of day with its zone. Without one, `Date.parse` takes that of this computer, or UTC for a mere date. */
const WITH_ZONE = /\d:\d\d.*?(?:z|gmt|utc?|[+-]\d\d(?::?\d\d)?)(?:\s*\([^)]*\))?$/iu;

const timestamp = ifReadable(
  z.pipe(
    z.object({ value: z.string() }),
    z.transform(({ value }) => {
      const trimmed = value.trim();
      const time = WITH_ZONE.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
      return Number.isNaN(time) ? undefined : new Date(time).toISOString();
    }),
  ),
);

const provider = z.pipe(
  z.object({
    type: text,
    created: timestamp,
    profileData: ifReadable(z.object({ nickname: text, email: text, name: text })),
  }),
  z.transform(
    ({ type, created, profileData }): Provider => ({
      type: type?.toLowerCase() ?? 'unknown',
      account: profileData?.nickname ?? profileData?.email ?? profileData?.name,
      linkedAt: created,
    }),
  ),
);

const userProfile = z.pipe(
  z.object({
    id: z.string().check(z.maxLength(ID_LENGTH_MAX), z.refine(canBeInPath)),
    name: text,
    email: text,
    username: text,
    vanityname: text,
    picture: address,
    created: timestamp,
    updated: timestamp,
    allocation: ifReadable(z.object({ status: ifReadable(z.object({ cloud: text })) })),
    providers: ifReadable(z.object({ iterable: z.array(z.unknown()) })),
  }),
  z.transform(
    (wire): Profile => ({
      id: wire.id,
      name: wire.name,
      email: wire.email,
      username: wire.username,
      vanityName: wire.vanityname,
      picture: wire.picture,
      createdAt: wire.created,
      updatedAt: wire.updated,
      cloud: cloudState(wire.allocation?.status?.cloud, wire.allocation !== undefined),
      providers: readable(provider, wire.providers?.iterable.slice(0, PROVIDERS_MAX) ?? []),
    }),
  ),
);

/** An id becomes a segment of a path; a URL parser resolves `.` and `..` away, encoded or not. */
function canBeInPath(id: string): boolean {
  return id.trim() !== '' && id !== '.' && id !== '..' && id.isWellFormed();
}

function cloudState(wireState: string | undefined, allocated: boolean): CloudState {
  if (!allocated) return 'disconnected';
  return CLOUD_STATES[wireState?.toUpperCase() ?? ''] ?? 'unknown';
}

function readable<Value>(schema: z.ZodMiniType<Value>, entries: readonly unknown[]): Value[] {
  return entries.flatMap((entry) => {
    const result = schema.safeParse(entry);
    return result.success ? [result.data] : [];
  });
}

export interface UserList {
  /** Each id once, in the service's order. */
  readonly users: readonly Profile[];
  /** How many entries could not be read. */
  readonly unreadable: number;
}

type WireObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is WireObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that a `UserProfile` has by any published model. */
const PROFILE_KEYS: ReadonlySet<string> = new Set(
  'id schema aesthetics name email username vanityname picture created updated allocation providers auth0 descope subscriptions apiKeys entities'.split(' '),
);

/** The vendor's `EmbeddedModelSchema`, where there is one: the version of a model, and nothing else. */
function isSchema(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return isObject(value) && Object.entries(value).every(([name, part]) => (name === 'migration' && typeof part === 'number') || (name === 'semantic' && typeof part === 'string'));
}

/**
 * Nobody is believed to be there only where a reply says nothing else: an error, or a model that is not known, may be an
 * object without users too.
 *
 * @param body - of a reply that names nobody
 * @param key - under which a user or users would be
 */
function assertSaysNobody(body: WireObject, key: 'user' | 'iterable'): void {
  if (isSchema(body['schema']) && Object.keys(body).every((name) => name === 'schema' || name === key)) return;
  const said = serviceMessage(body);
  throw incompatible(said === undefined ? { code: 'otherFields' } : { code: 'replySaid', value: said });
}

/**
 * Reads a list of any length a part at a time, so that whoever else waits for this thread, as the tray does, has its turn.
 *
 * @param body - the parsed JSON of a `Users` reply
 * @returns the users in it that can be read, and how many cannot
 * @throws UsersApiError `incompatible` when it is not a `Users` at all, or lists users of which none can be read; `tooLarge`
 */
export async function parseUsers(body: unknown): Promise<UserList> {
  if (!isObject(body)) throw incompatible({ code: 'notUsers' });
  const entries: unknown = body['iterable'] ?? [];
  if (!Array.isArray(entries)) throw incompatible({ code: 'notUsers' });
  if (entries.length === 0) assertSaysNobody(body, 'iterable');
  if (entries.length > USERS_MAX) throw new UsersApiError('tooLarge');
  const users = new Map<string, Profile>();
  let unreadable = 0;
  for (let at = 0; at < entries.length; at += USERS_AT_ONCE) {
    const part = entries.slice(at, at + USERS_AT_ONCE);
    const profiles = readable(userProfile, part);
    unreadable += part.length - profiles.length;
    for (const profile of profiles) if (!users.has(profile.id)) users.set(profile.id, profile);
    // After the last part, too: what is done with many users takes as long again.
    if (entries.length > USERS_AT_ONCE) await setImmediate();
  }
  if (entries.length > 0 && users.size === 0) throw incompatible({ code: 'noUserReadable', value: entries.length });
  return { users: [...users.values()], unreadable };
}

/**
 * @param body - the parsed JSON of a `UserProfile` reply
 * @throws UsersApiError `incompatible` when it has no usable id
 */
export function parseProfile(body: unknown): Profile {
  const result = userProfile.safeParse(body);
  if (!result.success) throw incompatible({ code: 'notAUser' });
  return result.data;
}

/**
 * @param body - the parsed JSON of a `GET /user` reply, `{ user?: UserProfile }`; a user that stands there bare counts too
 * @returns the current user, or null when the service says that there is none
 * @throws UsersApiError `incompatible` when it is neither
 */
export function parseCurrentUser(body: unknown): Profile | null {
  if (!isObject(body)) throw incompatible({ code: 'notAUser' });
  const user = body['user'];
  if (user !== undefined && user !== null) return parseProfile(user);
  if (!('user' in body) && isBareProfile(body)) return parseProfile(body);
  assertSaysNobody(body, 'user');
  return null;
}

/** An error may have an id as well. A profile has what the model requires, or nothing that the model does not know. */
function isBareProfile(body: WireObject): boolean {
  return 'id' in body && (isObject(body['aesthetics']) || Object.keys(body).every((name) => PROFILE_KEYS.has(name)));
}

const incompatible = (why: OwnCause): UsersApiError => new UsersApiError('incompatible', { why });
