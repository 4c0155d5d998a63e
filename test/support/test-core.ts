/** The app without Electron, on real files and real sockets, for tests that are about one part of it. */
import Conf from 'conf';
import { createCore, type Core, type CoreOptions } from '../../src/main/app/core.ts';
import type { CheckScheduler } from '../../src/main/watch/check-scheduler.ts';
import type { SignInOptions } from '../../src/main/sign-in/sign-in-flow.ts';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { createServiceWatch, type ServiceWatchOptions } from '../../src/main/watch/service-watch.ts';
import { createMemoryVault } from './memory-vault.ts';

/** For a watch over a service whose address is given: there is nothing to find. */
const NO_DISCOVERY: ServiceWatchOptions['locator'] = { locate: async () => undefined, lost: () => undefined };

/** @param options - what the test is about; the rest is as in the app, on a computer where nothing is set */
export const createTestCore = (options: Pick<CoreOptions, 'userDataDir'> & Partial<CoreOptions>): Core =>
  createCore({
    openStore: (storeOptions) => new Conf(storeOptions),
    version: '0.1.0',
    serviceUrl: undefined,
    startAtLogin: { state: 'off' },
    now: () => new Date(),
    onTransitions: () => undefined,
    ...options,
  });

/**
 * @param core - of the test
 * @param options - what the test is about; the rest is real: sockets, timers, chance
 */
export const createTestWatch = (core: Core, options: Partial<Pick<ServiceWatchOptions, 'locator' | 'openStream' | 'random' | 'timers'>> = {}): CheckScheduler =>
  createServiceWatch({
    core,
    locator: NO_DISCOVERY,
    openStream: (baseUrl, listeners) => openUserStream(baseUrl, listeners),
    random: Math.random,
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
    monotonicMs: () => performance.now(),
    now: () => new Date(),
    ...options,
  });

/** @returns of a sign-in flow what is not the test's matter, where none goes through an identity provider */
export const noOAuth = ({ api, store, recorder }: Core): Pick<SignInOptions, 'api' | 'store' | 'recorder' | 'vault' | 'identityProvider'> => ({
  api,
  store,
  recorder,
  vault: async () => createMemoryVault(),
  identityProvider: async () => {
    throw new Error('No identity provider is set.');
  },
});
