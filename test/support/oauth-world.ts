/** A sign-in through an identity provider with real parts: the app, a provider, a simulated Pieces OS, and a keychain in memory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/main/app/create-app.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { ada, grace } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { signInByHttp } from './http-visitor.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';
import { createOAuthClient, type OAuthClient } from './oauth-client.ts';
import { startOidcServer, type OidcServer } from './oidc-server.ts';
import { createTestApp } from './test-app.ts';

export const FROM_TOKEN = 'POST /users/authenticate/from_token';
/** How ada signs in at the provider. */
export const ADA_LOGIN = { login: ada.id, password: 'right' };

export interface OAuthWorld {
  readonly server: OidcServer;
  readonly simulator: Simulator;
  readonly client: OAuthClient;
  readonly app: App;
  readonly userDataDir: string;
  /** Tests may put another one in its place. */
  vault: MemoryVault;
  /** Every snapshot after the first check. */
  readonly seen: Snapshot[];
  /** What the person was asked, and what the answer is. */
  readonly questions: string[];
  agrees: boolean;
  readonly copied: string[];
  close(): Promise<void>;
}

/** @returns the world, in which nobody is signed in, and ada signs in when a browser opens */
export async function startOAuthWorld(now: Date): Promise<OAuthWorld> {
  const server = await startOidcServer({ passwords: { [ADA_LOGIN.login]: ADA_LOGIN.password } });
  const simulator = await startSimulator({ users: [], known: [ada, grace] });
  const client = createOAuthClient(server, (url) => signInByHttp(url, ADA_LOGIN));
  const userDataDir = await mkdtemp(join(tmpdir(), 'oauth-test-'));
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify({ serviceUrl: simulator.url, oauth: client.settings }));
  const app = createTestApp({
    userDataDir,
    now: () => now,
    openKeychain: async () => ({ ...world.vault, save: (...args) => world.vault.save(...args) }),
    openIdentityProvider: async () => client.provider,
    copyText: async (text) => void world.copied.push(text),
    confirm: async ({ title }) => {
      world.questions.push(title);
      return world.agrees;
    },
  });
  const world: OAuthWorld = {
    server,
    simulator,
    client,
    app,
    userDataDir,
    vault: createMemoryVault(),
    seen: [],
    questions: [],
    agrees: true,
    copied: [],
    close: async () => {
      await client.settled();
      app.scheduler.stop();
      await Promise.all([server.close(), simulator.close()]);
      await rm(userDataDir, { recursive: true });
    },
  };
  app.scheduler.start();
  await app.recorder.check();
  app.store.subscribe((snapshot) => world.seen.push(snapshot));
  return world;
}
