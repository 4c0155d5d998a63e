/**
 * The app without Electron in a process of its own, because the keyring comes with the environment of a process and because
 * it is killed in some tests: real files, real keyring, real identity provider. Driven over IPC by `custody-client.ts`.
 */
import { join } from 'node:path';
import { createCommands } from '../../src/main/commands.ts';
import { createLinks } from '../../src/main/desktop/links.ts';
import { createCustody } from '../../src/main/custody.ts';
import { createHistory } from '../../src/main/session/history-keeper.ts';
import { withFinalRemovals } from '../../src/main/sign-in/final-removals.ts';
import type { IdentityProvider } from '../../src/main/sign-in/identity-provider.ts';
import { createKeytarVault, loadSystemKeytar } from '../../src/main/sign-in/keytar-vault.ts';
import { createOAuthProvider } from '../../src/main/sign-in/oauth/oauth-provider.ts';
import { createSignInFlow } from '../../src/main/sign-in/sign-in.ts';
import type { KeytarLike } from '../../src/main/sign-in/vault-calls.ts';
import type { CustodyAppOptions, FromCustody, ToCustody } from './custody-client.ts';
import { createTestCore, createTestWatch } from './test-core.ts';

const SIGN_IN_LIMIT_MS = 30_000;

const { userDataDir, serviceUrl, clockOffsetMs = 0, dieAtSet = 0 } = JSON.parse(process.argv[2] ?? '') as CustodyAppOptions;
const tell = (message: FromCustody): void => void process.send?.(message);

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

const now = (): Date => new Date();
const core = createTestCore({
  userDataDir,
  serviceUrl,
  now,
  onTransitions: (transitions) => transitions.forEach(custody.restoreFlow.onTransition),
});
const { store, tracker, settings } = core;
const vault = withFinalRemovals(createKeytarVault({ loadKeytar, index: settings.keychainIndex }), settings.removals);
const oauth = createOAuthProvider({
  settings: () => settings.get().oauth,
  fetch,
  openLink: createLinks(async (url) => tell({ link: url })),
  timeoutMs: SIGN_IN_LIMIT_MS,
});
const identityProvider: IdentityProvider = {
  ...oauth,
  refresh: async (...args) => {
    const tokens = await oauth.refresh(...args);
    if (dieAtSet > 0) setsLeft = dieAtSet;
    return tokens;
  },
};
const monitor = createTestWatch(core);
const parts = {
  api: core.api,
  identityProvider: async () => identityProvider,
  vault: async () => vault,
  tracker,
  store,
  now,
  checkNow: monitor.checkNow,
};
const custody = createCustody({
  ...parts,
  settings,
  random: Math.random,
  timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
});
const commands = createCommands({
  core,
  monitor,
  signInFlow: createSignInFlow(parts),
  ...custody,
  autostart: { read: () => ({ state: 'off' }), set: () => undefined, watch: () => () => undefined },
  history: createHistory({ store, path: join(userDataDir, 'history.jsonl'), now }),
  askWhereToExport: async () => undefined,
});

store.subscribe((snapshot) => tell({ snapshot }));
monitor.start();
await monitor.checkNow();
tell({ snapshot: store.get() });

process.on('message', ({ id, command, args }: ToCustody) => {
  const run = commands[command] as (...given: unknown[]) => Promise<unknown>;
  run(...args).then(
    (value) => tell({ id, value: value ?? null }),
    (error: unknown) => tell({ id, error: String(error) }),
  );
});
// Not `disconnect` alone: a thread that still waits for the keychain would keep the process.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
