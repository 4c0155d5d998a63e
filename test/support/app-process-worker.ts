/**
 * The app without Electron in a process of its own, because the keyring comes with the environment of a process and because
 * it is killed in some tests: real files, real keyring, real identity provider. Driven over IPC by `app-process.ts`.
 */
import { createLinks } from '../../src/main/system/open-link.ts';
import { createKeytarVault, loadSystemKeytar } from '../../src/main/tokens/keychain-vault.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import type { KeytarLike } from '../../src/main/tokens/keychain-calls.ts';
import type { AppProcessOptions, FromAppProcess, ToAppProcess } from './app-process.ts';
import { createTestApp } from './test-app.ts';

const SIGN_IN_LIMIT_MS = 30_000;

const { userDataDir, serviceUrl, clockOffsetMs = 0, dieAtSet = 0 } = JSON.parse(process.argv[2] ?? '') as AppProcessOptions;
const tell = (message: FromAppProcess): void => void process.send?.(message);

/** Everything in here lives by a clock that is wrong. */
if (clockOffsetMs !== 0) {
  const Right = Date;
  const now = (): number => Right.now() + clockOffsetMs;
  globalThis.Date = new Proxy(Right, {
    construct: (_date, args: [] | [string | number | Date]) => (args.length === 0 ? new Right(now()) : new Right(args[0])),
    get: (date, key) => (key === 'now' ? now : Reflect.get(date, key)),
  });
}

/** Entries that the keyring is still to take after tokens were renewed; the process ends at the one before that. */
let setsLeft = Number.POSITIVE_INFINITY;
async function loadKeytar(): Promise<KeytarLike> {
  const keytar = await loadSystemKeytar();
  return {
    getPassword: (service, account) => keytar.getPassword(service, account),
    deletePassword: (service, account) => keytar.deletePassword(service, account),
    setPassword: (service, account, password) => {
      setsLeft -= 1;
      if (setsLeft === 0) process.kill(process.pid, 'SIGKILL');
      return keytar.setPassword(service, account, password);
    },
  };
}

const app = createTestApp({
  userDataDir,
  serviceUrl,
  openKeychain: async (index) => createKeytarVault({ loadKeytar, index }),
  openIdentityProvider: async (settings) => {
    const openLink = createLinks(async (url) => tell({ link: url }));
    const provider = createOAuthProvider({ settings, fetch, openLink, timeoutMs: SIGN_IN_LIMIT_MS });
    return {
      ...provider,
      refresh: async (...args) => {
        const tokens = await provider.refresh(...args);
        if (dieAtSet > 0) setsLeft = dieAtSet;
        return tokens;
      },
    };
  },
});
const { store, scheduler, commands } = app;

store.subscribe((snapshot) => tell({ snapshot }));
scheduler.start();
await scheduler.checkNow();
tell({ snapshot: store.get() });

process.on('message', ({ id, command, args }: ToAppProcess) => {
  const run = commands[command] as (...given: unknown[]) => Promise<unknown>;
  run(...args).then(
    (value) => tell({ id, value: value ?? null }),
    (error: unknown) => tell({ id, error: String(error) }),
  );
});
// Not `disconnect` alone: a thread that still waits for the keychain would keep the process.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
