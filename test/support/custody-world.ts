/** Tokens and everything that uses them, on a fake clock, with a service and an identity provider that do as they are told. */
import { createCustody, type Custody } from '../../src/main/app/custody.ts';
import { withFinalRemovals } from '../../src/main/tokens/final-removals.ts';
import { IdentityProviderError, type IdentityProvider } from '../../src/main/tokens/identity-provider.ts';
import type { Restored } from '../../src/main/sign-in/ways/restore-policy.ts';
import type { TokenSet } from '../../src/main/tokens/token-vault.ts';
import { createSessionRecorder, type SessionRecorder } from '../../src/main/watch/session-recorder.ts';
import { createSnapshotStore, type SnapshotStore } from '../../src/main/state/snapshot-store.ts';
import type { UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings.ts';
import type { Profile } from '../../src/shared/snapshot.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';

export const ISSUER = 'https://login.example.test';
const HOUR_MS = 3_600_000;

/** What `from_token` does: signs in the owner of the token, or goes wrong. */
export type TokenAnswer = 'owner' | 'somebodyElse' | 'forbidden' | 'failing' | 'lost';

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
  store: SnapshotStore;
  recorder: SessionRecorder;
  custody: Custody;
  /** How often a restore began by itself, or because it was asked for. */
  attempts: number;
  /** The app starts anew; keychain, index and service stay. */
  restart(): void;
  /** Everything that can happen has happened. */
  settle(): Promise<void>;
  look(): Promise<void>;
  keep(userId: string, lifetimeMs?: number): Promise<void>;
}

const profile = (id: string): Profile => ({ id, cloud: 'unknown', providers: [] });
const ownerOf = (token: string): string => token.split(' ')[0] ?? '';

export function createWorld(): World {
  let serial = 0;
  let restored: Restored = {};
  let removals: readonly string[] = [];
  const vault = createMemoryVault();
  const finalVault = withFinalRemovals(vault, { read: () => removals, write: (ids) => void (removals = ids) });

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
      if (world.tokenAnswer === 'forbidden') throw new UsersApiError('rejected', { status: 401 });
      if (world.tokenAnswer === 'failing') throw new UsersApiError('failed', { status: 500 });
      const user = makeCurrent(world.tokenAnswer === 'somebodyElse' ? 'mallory' : ownerOf(access_token));
      if (world.tokenAnswer === 'lost') throw new UsersApiError('reset');
      return user;
    },
  };

  const identityProvider: IdentityProvider = {
    authorize: () => Promise.reject(new IdentityProviderError('cancelled')),
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

  const start = (): Pick<World, 'store' | 'recorder' | 'custody'> => {
    const store = createSnapshotStore({
      session: { state: 'starting' },
      service: { baseUrl: 'http://127.0.0.1:1', source: 'default', checking: false, live: 'poll' },
      keychain: { state: 'unknown' },
      signIn: { state: 'idle' },
      disconnect: { state: 'idle' },
      startAtLogin: { state: 'off' },
      settings: world.settings,
      notices: [],
      app: { version: '1.0.0' },
    });
    const now = (): Date => new Date(world.nowMs);
    const recorder = createSessionRecorder({ api: () => api, store, now, onTransitions: (transitions) => transitions.forEach(custody.restoreFlow.onTransition) });
    const custody = createCustody({
      api: () => api,
      store,
      recorder,
      vault: async () => finalVault,
      identityProvider: async () => identityProvider,
      settings: {
        get: () => world.settings,
        keychainIndex: { read: () => vault.users(), write: () => undefined },
        removals: { read: () => removals, write: () => undefined },
        restores: { read: () => restored, write: (values) => void (restored = values) },
      },
      checkNow: async () => void (await recorder.check()),
      now,
      random: () => 0.5,
      timers: { set: () => undefined, clear: () => undefined },
    });
    store.subscribe(({ signIn }) => {
      if (signIn.state === 'waiting' && signIn !== shown) world.attempts += 1;
      shown = signIn;
    });
    return { store, recorder, custody };
  };
  let shown: unknown;

  const world: World = {
    nowMs: Date.parse('2026-01-31T12:00:00.000Z'),
    settings: { ...DEFAULT_SETTINGS, keepSignedIn: true, oauth: { ...DEFAULT_SETTINGS.oauth, issuer: ISSUER, clientId: 'tray' } },
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
    attempts: 0,
    restart: () => void Object.assign(world, start()),
    // Nothing here waits for a clock or a socket, so a few rounds are enough.
    settle: async () => {
      for (let round = 0; round < 3; round += 1) await new Promise(setImmediate);
    },
    look: async () => {
      await world.recorder.check();
      await world.settle();
    },
    keep: (userId, lifetimeMs = HOUR_MS) => finalVault.save(userId, tokensOf(userId, lifetimeMs)),
    // Made by the start, which needs what is above.
    ...({} as ReturnType<typeof start>),
  };
  world.restart();
  return world;
}
