/** The app between a simulated service with Ada and Misaki and a keychain that holds the tokens of both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/main/app/create-app.ts';
import { usersListedNow, type Transition } from '../../src/main/state/session-reducer.ts';
import type { Disconnect } from '../../src/shared/snapshot.ts';
import { ada, misaki } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { createMemoryVault, type MemoryVault } from './memory-vault.ts';
import { createTestApp } from './test-app.ts';
import { makeTokens } from './tokens.ts';

export const DISCONNECT = 'POST /users/{user}/disconnect';
export const ADA = { userId: ada.id, label: 'Ada Lovelace' };

export interface DisconnectWorld {
  readonly simulator: Simulator;
  readonly app: App;
  /** Can be replaced until the app opens it at the first disconnect. */
  vault: MemoryVault;
  readonly reported: Transition[];
  readonly ask: (userId: string) => void;
  readonly confirm: (userId: string) => Promise<void>;
  readonly dismiss: () => void;
  readonly disconnectAda: () => Promise<void>;
  readonly disconnect: () => Disconnect;
  /** The ids of the users that the app shows as listed. */
  readonly listed: () => string[];
  readonly close: () => Promise<void>;
}

/** @returns the app after its first check. Without a stream, it checks the service only on request and for a disconnect */
export async function startDisconnectWorld(): Promise<DisconnectWorld> {
  const simulator = await startSimulator({ users: [ada, misaki] });
  const dir = await mkdtemp(join(tmpdir(), 'disconnect-test-'));
  const reported: Transition[] = [];
  const app = createTestApp({
    userDataDir: dir,
    serviceUrl: simulator.url,
    openStream: () => () => undefined,
    openKeychain: async () => world.vault,
    onTransitions: (transitions) => reported.push(...transitions),
  });
  const { store, commands } = app;
  const ask = (userId: string): void => void commands.askDisconnect(userId);
  const confirm = (userId: string): Promise<void> => commands.confirmDisconnect(userId);
  const world: DisconnectWorld = {
    simulator,
    app,
    vault: createMemoryVault({ [ada.id]: makeTokens('ada'), [misaki.id]: makeTokens('misaki') }),
    reported,
    ask,
    confirm,
    dismiss: () => void commands.dismissDisconnect(),
    disconnectAda: () => {
      ask(ada.id);
      return confirm(ada.id);
    },
    disconnect: () => store.get().disconnect,
    listed: () => usersListedNow(store.get().session).map(({ id }) => id),
    close: async () => {
      app.end();
      await simulator.close();
      await rm(dir, { recursive: true });
    },
  };
  app.start();
  await commands.checkNow();
  return world;
}
