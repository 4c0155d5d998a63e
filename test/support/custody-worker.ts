/**
 * The app without Electron in a process of its own, because the keyring comes with the environment of a process and because
 * it is killed in some tests: real files, real keyring, real identity provider. Driven over IPC by `custody-client.ts`.
 */
import { join } from 'node:path';
import { createCommands, settingsEffects } from '../../src/main/app/commands.ts';
import { createLinks } from '../../src/main/system/open-link.ts';
import { createSettingsChanges } from '../../src/main/app/settings-changes.ts';
import type { Timers } from '../../src/main/state/timers.ts';
import { createCustody } from '../../src/main/app/custody.ts';
import { createHistoryRecorder } from '../../src/main/history/history-recorder.ts';
import { withFinalRemovals } from '../../src/main/tokens/final-removals.ts';
import type { IdentityProvider } from '../../src/main/tokens/identity-provider.ts';
import { createKeytarVault, loadSystemKeytar } from '../../src/main/tokens/keychain-vault.ts';
import { createOAuthProvider } from '../../src/main/identity-provider/openid-provider.ts';
import { createSignInFlow } from '../../src/main/sign-in/sign-in-flow.ts';
import type { KeytarLike } from '../../src/main/tokens/keychain-calls.ts';
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
const { store, recorder, settings } = core;
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
const scheduler = createTestWatch(core);
const parts = {
  api: core.api,
  identityProvider: async () => identityProvider,
  vault: async () => vault,
  recorder,
  store,
  now,
  checkNow: scheduler.checkNow,
};
const timers: Timers = { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) };
const custody = createCustody({
  ...parts,
  settings,
  random: Math.random,
  timers,
});
const settingsChanges = createSettingsChanges({ settings, timers, effects: settingsEffects({ core, scheduler, ...custody }) });
const commands = createCommands({
  core,
  settingsChanges,
  scheduler,
  signInFlow: createSignInFlow(parts),
  ...custody,
  autostart: { read: () => ({ state: 'off' }), set: () => undefined, watch: () => () => undefined },
  history: createHistoryRecorder({ store, path: join(userDataDir, 'history.jsonl'), now }),
  askWhereToExport: async () => undefined,
});

store.subscribe((snapshot) => tell({ snapshot }));
scheduler.start();
await scheduler.checkNow();
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
