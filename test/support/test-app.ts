/** The app without Electron, on real files and real sockets, for tests that are about one part of it. */
import Conf from 'conf';
import { createApp, type App } from '../../src/main/app/create-app.ts';
import type { Ports } from '../../src/main/app/ports.ts';
import type { TransitionsListener } from '../../src/main/watch/session-recorder.ts';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import { createHttp } from '../../src/main/users-api/http.ts';
import { openUserStream } from '../../src/main/users-api/user-stream.ts';
import { causePhrase } from '../../src/shared/describe-cause.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { createMemoryVault } from './memory-vault.ts';

const WAIT_LIMIT_MS = 15_000;

export interface TestAppOptions extends Partial<Ports> {
  readonly userDataDir: string;
  /** The clock on the wall; nobody sets it. */
  readonly now?: () => Date;
  readonly onTransitions?: TransitionsListener;
}

/** A clock that nobody sets, whatever it shows: both readings come from one. */
function steadyClock(now: () => Date): Ports['clock'] {
  let readMs = 0;
  return {
    wallMs: () => {
      readMs = now().getTime();
      return readMs;
    },
    uptimeMs: () => readMs,
  };
}

/** @param options - what the test is about; the rest is as on a computer where nothing is set and nothing is found */
export function createTestApp({ now = () => new Date(), onTransitions, ...ports }: TestAppOptions): App {
  const app = createApp({
    version: '0.1.0',
    serviceUrl: undefined,
    clock: steadyClock(now),
    monotonicMs: () => performance.now(),
    // What waits, for example to tell that the service is gone, keeps no test file from its end.
    timers: { set: (callback, delayMs) => setTimeout(callback, delayMs).unref(), clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
    random: Math.random,
    preferredLanguages: () => [],
    openStore: (options) => new Conf(options),
    createApi: (baseUrl, access) => createUsersApi(createHttp(baseUrl, access)),
    openStream: (baseUrl, listeners, access) => openUserStream(baseUrl, listeners, access),
    discovery: { portFiles: [], ports: [], probe: async () => 'none' },
    networkInterfaces: () => ({}),
    openKeychain: async () => createMemoryVault(),
    openIdentityProvider: () => Promise.reject(new Error('No identity provider is set.')),
    autostart: { read: () => ({ state: 'off' }), set: () => undefined, repair: () => undefined, watch: () => () => undefined },
    launchPiecesOs: async () => false,
    openNotifier: async () => ({ show: () => undefined, close: () => undefined }),
    confirm: async () => true,
    copyText: async () => undefined,
    askWhereToExport: async () => undefined,
    help: {
      versions: async () => ({ 'Pieces Account Tray': '0.1.0' }),
      names: async () => [],
      readLicences: async () => '',
      askWhereToSave: async () => undefined,
      openFolder: async () => undefined,
      openProjectPage: async () => undefined,
    },
    ...ports,
  });
  if (onTransitions !== undefined) app.recorder.onTransitions(onTransitions);
  return app;
}

/** @returns the failure that a sign-in shows, with the words for its cause, or the state of the sign-in where there is none */
export function signInFailureOf({ store }: App): string {
  const { signIn } = store.get();
  return signIn.state === 'failed' ? `${signIn.failure}: ${signIn.cause === undefined ? '' : causePhrase(signIn.cause)}` : signIn.state;
}

/**
 * @param what - it is called in the error
 * @param holds - whether a snapshot is like that
 * @returns resolves as soon as the snapshot is like that; rejects when it does not become so
 */
export function untilSnapshot({ store }: App, what: string, holds: (snapshot: Snapshot) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`not ${what}: ${JSON.stringify(store.get())}`)), WAIT_LIMIT_MS);
    const check = (): void => {
      if (!holds(store.get())) return;
      clearTimeout(limit);
      stop();
      resolve();
    };
    const stop = store.subscribe(check);
    check();
  });
}
