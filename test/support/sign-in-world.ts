/** Tokens and everything that uses them, on a fake clock, with a service and an identity provider that do as they are told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/main/app/create-app.ts';
import type { OpenStore } from '../../src/main/settings/json-file.ts';
import type { Commands } from '../../src/shared/bridge-contract.ts';
import { withFinalRemovals } from '../../src/main/tokens/final-removals.ts';
import { withRefusals } from '../../src/main/tokens/marked-users.ts';
import { IdentityProviderError, type IdentityProvider } from '../../src/main/tokens/identity-provider.ts';
import type { VaultIndex } from '../../src/main/tokens/keychain-vault.ts';
import type { TokenSet, TokenVault } from '../../src/main/tokens/token-vault.ts';
import type { SnapshotStore } from '../../src/main/state/snapshot-store.ts';
import type { UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import type { Profile } from '../../src/shared/snapshot.ts';
import { createTestApp } from './test-app.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';

export const ISSUER = 'https://login.example.test';
const HOUR_MS = 3_600_000;

/** What `from_token` does: signs in the owner of the token, or goes wrong. */
export type TokenAnswer = 'owner' | 'somebodyElse' | 'unauthorized' | 'forbidden' | 'failing' | 'garbage' | 'lost';

export interface World {
  nowMs: number;
  settings: Settings;
  readonly vault: MemoryVault;
  /** Who is listed by the service, and who of them is current. */
  users: readonly string[];
  current: string | null;
  tokenAnswer: TokenAnswer;
  disconnectFails: boolean;
  /** Runs before the identity provider or the service answers. */
  before: (call: 'refresh' | 'revoke' | 'from_token' | 'disconnect') => void | Promise<void>;
  refreshFails: IdentityProviderError | null;
  /** Whether a new refresh token comes with each use of the old one. */
  rotates: boolean;
  revokeFails: boolean;
  /** The users whose tokens were sent to the service, in order. */
  readonly sent: string[];
  /** Refresh tokens that the identity provider was shown; it takes each only once. */
  readonly refreshed: string[];
  readonly revoked: string[];
  /** How often a sign-in in the browser began. */
  authorized: number;
  /** How each of them ends; at first the person cancels it there. */
  authorizeFails: IdentityProviderError;
  /** What the person was asked in native dialogs, and what they answer. */
  readonly questions: string[];
  agrees: boolean;
  app: App;
  store: SnapshotStore;
  commands: Commands;
  /** How often a restore began by itself, or because it was asked for. */
  attempts: number;
  /** The app starts anew; keychain, index and service stay. */
  restart(): void;
  /** Everything that can happen has happened. */
  settle(): Promise<void>;
  check(): Promise<void>;
  keep(userId: string, lifetimeMs?: number): Promise<void>;
}

const profile = (id: string): Profile => ({ id, cloud: 'unknown', providers: [] });
const ownerOf = (token: string): string => token.split(' ')[0] ?? '';

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function createWorld(): World {
  let serial = 0;
  const vault = createMemoryVault();

  const tokensOf = (userId: string, lifetimeMs: number): TokenSet => {
    serial += 1;
    const expiresAt = new Date(world.nowMs + lifetimeMs).toISOString();
    return { accessToken: `${userId} access ${serial}`, refreshToken: `${userId} refresh ${serial}`, tokenType: 'Bearer', expiresAt, issuer: ISSUER };
  };
  const list = () => ({ users: world.users.map(profile), unreadable: 0 });
  const makeCurrent = (userId: string): Profile => {
    world.users = [...new Set([...world.users, userId])];
    world.current = userId;
    return profile(userId);
  };

  const api: UsersApi = {
    listUsers: async () => list(),
    currentUser: async () => (world.current === null ? null : profile(world.current)),
    signIn: () => Promise.reject(new UsersApiError('failed')),
    isHealthy: async () => true,
    version: async () => '1.0.0',
    disconnect: async (userId) => {
      await world.before('disconnect');
      if (world.disconnectFails) throw new UsersApiError('failed', { status: 500 });
      world.users = world.users.filter((id) => id !== userId);
      if (world.current === userId) world.current = world.users[0] ?? null;
      return list();
    },
    authenticateFromToken: async ({ access_token }) => {
      world.sent.push(ownerOf(access_token));
      await world.before('from_token');
      if (world.tokenAnswer === 'unauthorized') throw new UsersApiError('rejected', { status: 401 });
      if (world.tokenAnswer === 'forbidden') throw new UsersApiError('rejected', { status: 403 });
      if (world.tokenAnswer === 'garbage') throw new UsersApiError('malformed');
      if (world.tokenAnswer === 'failing') throw new UsersApiError('failed', { status: 500 });
      const user = makeCurrent(world.tokenAnswer === 'somebodyElse' ? 'mallory' : ownerOf(access_token));
      if (world.tokenAnswer === 'lost') throw new UsersApiError('reset');
      return user;
    },
  };

  const identityProvider: IdentityProvider = {
    authorize: () => {
      world.authorized += 1;
      return Promise.reject(world.authorizeFails);
    },
    endpoints: async () => ({ clientId: 'tray', authorizationEndpoint: `${ISSUER}/auth`, tokenEndpoint: `${ISSUER}/token` }),
    refresh: async ({ refreshToken = '' }) => {
      await world.before('refresh');
      if (world.refreshFails !== null) throw world.refreshFails;
      if (world.refreshed.includes(refreshToken)) throw new IdentityProviderError('expired');
      world.refreshed.push(refreshToken);
      const given = tokensOf(ownerOf(refreshToken), HOUR_MS);
      return world.rotates ? given : { ...given, refreshToken: undefined };
    },
    revoke: async ({ refreshToken = '' }) => {
      await world.before('revoke');
      if (world.revokeFails) throw new IdentityProviderError('unreachable');
      world.revoked.push(refreshToken);
      return true;
    },
  };

  const dir = mkdtempSync(join(tmpdir(), 'sign-in-world-'));
  folders.push(dir);
  const oauth = { ...DEFAULT_SETTINGS.oauth, issuer: ISSUER, clientId: 'tray' };
  writeFileSync(join(dir, 'settings.json'), JSON.stringify({ keepSignedIn: true, oauth }));
  /** Files without a wait for the disk: nothing here ends in between. */
  const openStore: OpenStore = ({ cwd = '', configName = '' }) => ({
    set store(values: Record<string, unknown>) {
      writeFileSync(join(cwd, `${configName}.json`), JSON.stringify(values));
    },
    get store() {
      return {};
    },
  });
  /** The vault, with the index as the real one keeps it. */
  const indexed = (index: VaultIndex): TokenVault => ({
    ...vault,
    // Tests put another one in its place.
    load: (userId) => vault.load(userId),
    save: async (userId, tokens) => {
      await vault.save(userId, tokens);
      index.write(vault.users());
    },
    remove: async (userId) => {
      await vault.remove(userId);
      index.write(vault.users());
    },
  });

  const start = (): Pick<World, 'app' | 'store' | 'commands'> => {
    const app = createTestApp({
      userDataDir: dir,
      preferredLanguages: () => [],
      openStore,
      serviceUrl: 'http://127.0.0.1:1',
      now: () => new Date(world.nowMs),
      timers: { set: () => undefined, clear: () => undefined },
      random: () => 0.5,
      createApi: () => api,
      // Each check is asked for: nothing tells of a change, and no time passes.
      openStream: () => () => undefined,
      confirm: async (question) => {
        world.questions.push(question.title);
        return world.agrees;
      },
      openKeychain: async (index) => indexed(index),
      openIdentityProvider: async () => identityProvider,
    });
    app.store.subscribe(({ signIn }) => {
      if (signIn.state === 'waiting' && signIn !== shown) world.attempts += 1;
      shown = signIn;
    });
    return { app, store: app.store, commands: app.commands };
  };
  let shown: unknown;
  let running: App | undefined;

  const world: World = {
    nowMs: Date.parse('2026-01-31T12:00:00.000Z'),
    get settings() {
      return world.app.settings.get();
    },
    set settings(values) {
      world.app.settings.change(values);
    },
    vault,
    users: [],
    current: null,
    tokenAnswer: 'owner',
    disconnectFails: false,
    before: () => undefined,
    refreshFails: null,
    rotates: true,
    revokeFails: false,
    sent: [],
    refreshed: [],
    revoked: [],
    authorized: 0,
    authorizeFails: new IdentityProviderError('cancelled'),
    questions: [],
    agrees: true,
    attempts: 0,
    restart: () => {
      running?.scheduler.stop();
      Object.assign(world, start());
      running = world.app;
      running.scheduler.start();
    },
    // Nothing here waits for a clock or a socket, so a few rounds are enough.
    settle: async () => {
      for (let round = 0; round < 3; round += 1) await new Promise(setImmediate);
    },
    check: async () => {
      await world.app.scheduler.checkNow();
      await world.settle();
    },
    keep: (userId, lifetimeMs = HOUR_MS) => {
      const { keychainIndex, refusals, removals } = world.app.settings;
      return withFinalRemovals(withRefusals(indexed(keychainIndex), refusals), removals).save(userId, tokensOf(userId, lifetimeMs));
    },
    // Made by the start, which needs what is above.
    ...({} as ReturnType<typeof start>),
  };
  world.restart();
  return world;
}

/** @returns a world in which ada is signed in, with tokens in the keychain */
export async function createSignedInWorld(): Promise<World> {
  const world = createWorld();
  await signInElsewhere(world, 'ada');
  await world.keep('ada');
  return world;
}

/** Signs in a user as the only one, as another app does. */
export async function signInElsewhere(world: World, userId: string): Promise<void> {
  world.users = [userId];
  world.current = userId;
  await world.check();
}

/** @returns the current user that is shown, or the state of the session where there is none */
export function shownUser({ store }: World): string {
  const { session } = store.get();
  return session.state === 'signedIn' ? session.currentId : session.state;
}

/** @returns the current user that is shown, and the state of the sign-in or its failure */
export function outcomeOf(world: World): string {
  const { signIn } = world.store.get();
  return `${shownUser(world)}, ${signIn.state === 'failed' ? signIn.failure : signIn.state}`;
}

/** Signs out everybody, as another app does. */
export async function signOutElsewhere(world: World): Promise<void> {
  world.users = [];
  world.current = null;
  await world.check();
}

/** Holds the answers of the identity provider and of the service until `release`; `reached` resolves at the first call. */
export function holdCalls(world: World): { readonly reached: Promise<void>; readonly release: () => void } {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  world.before = () => {
    reached.resolve();
    return released.promise;
  };
  return { reached: reached.promise, release: released.resolve };
}
