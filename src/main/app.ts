/** Composition root: the only file that knows all the parts. */
import { networkInterfaces, uptime } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app } from 'electron';
import { registerBridge } from './bridge/ipc.ts';
import { createClock } from './clock.ts';
import type { RunOptions } from './command-line.ts';
import { createCommands } from './commands.ts';
import { createCore } from './core.ts';
import { watchPower } from './desktop/power.ts';
import { createNotifications } from './desktop/notifications.ts';
import { askWhereToExport } from './desktop/save-dialog.ts';
import { openElectronStore } from './desktop/electron-store.ts';
import { openIdentityProvider } from './desktop/this-identity-provider.ts';
import { thisAppAtLogin } from './desktop/this-app.ts';
import { locatorOnThisComputer } from './desktop/this-locator.ts';
import { log, logKinds } from './log.ts';
import { watchNetwork } from './network-watch.ts';
import { createHistory } from './session/history-keeper.ts';
import type { Timers } from './session/monitor.ts';
import { createCustody } from './custody.ts';
import type { IdentityProvider } from './sign-in/identity-provider.ts';
import { withFinalRemovals } from './sign-in/final-removals.ts';
import { createSignInFlow } from './sign-in/sign-in.ts';
import type { TokenVault } from './sign-in/token-vault.ts';
import { trayView, type MenuCommand } from './tray/menu.ts';
import type { AppTray } from './tray/tray.ts';
import { openUserStream } from './users-api/user-stream.ts';
import { createWatch } from './watch.ts';
import { createAccountWindow } from './window/account-window.ts';
import { WINDOW_ORIGIN } from './window/app-protocol.ts';

const SECOND_MS = 1000;

/**
 * Starts everything behind the icon.
 *
 * @param options - of the command line
 * @param tray - which is there already
 * @param distDir - where the built app is
 * @returns the function that does what a person asks for in the tray
 */
export function start({ hidden, serviceUrl }: RunOptions, tray: AppTray, distDir: string): (command: MenuCommand) => void {
  const clock = createClock({ wallMs: () => Date.now(), uptimeMs: () => uptime() * SECOND_MS });
  const { now } = clock;
  const autostart = thisAppAtLogin();
  const core = createCore({
    openStore: openElectronStore,
    userDataDir: app.getPath('userData'),
    version: app.getVersion(),
    serviceUrl,
    startAtLogin: autostart.read(),
    now,
    onTransitions: (transitions, at) => {
      history.transitions(transitions, at);
      logKinds(transitions);
      for (const transition of transitions) {
        custody.restoreFlow.onTransition(transition);
        notifications.transition(transition);
      }
    },
  });
  const { store, tracker, settings } = core;
  clock.onSet(core.clockWasSet);
  // Before anybody else hears of it: nothing is shown by a clock that is no longer the one on the wall.
  store.subscribe(clock.notice);

  const timers: Timers = { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) };
  const notifications = createNotifications({ store, timers, run: (command) => run(command) });

  const locator = locatorOnThisComputer(core);
  const monitor = createWatch({
    core,
    locator,
    openStream: openUserStream,
    random: Math.random,
    timers,
    monotonicMs: () => performance.now(),
    now,
  });
  monitor.start();

  let vault: Promise<TokenVault> | undefined;
  const openVault = async (): Promise<TokenVault> => {
    const { createKeytarVault, loadSystemKeytar } = await import('./sign-in/keytar-vault.ts');
    const keychain = createKeytarVault({ loadKeytar: loadSystemKeytar, index: settings.keychainIndex });
    return withFinalRemovals(keychain, settings.removals);
  };
  const vaultOnce = (): Promise<TokenVault> => (vault ??= openVault());
  let identityProvider: Promise<IdentityProvider> | undefined;
  const parts = {
    api: core.api,
    identityProvider: () => (identityProvider ??= openIdentityProvider(() => settings.get().oauth)),
    vault: vaultOnce,
    tracker,
    store,
    now,
    checkNow: monitor.checkNow,
  };
  const signInFlow = createSignInFlow(parts);
  const custody = createCustody({ ...parts, settings, random: Math.random, timers });
  const history = createHistory({ store, path: join(app.getPath('userData'), 'history.jsonl'), now });
  const commands = createCommands({
    core,
    monitor,
    signInFlow,
    ...custody,
    autostart,
    history,
    askWhereToExport: (format) => askWhereToExport(accountWindow.current(), format),
  });
  const readAutostart = (): void => {
    const startAtLogin = autostart.read();
    if (!isDeepStrictEqual(startAtLogin, store.get().startAtLogin)) store.update({ startAtLogin });
  };

  const accountWindow = createAccountWindow({
    dir: distDir,
    snapshot: store.get,
    onFocus: () => {
      readAutostart();
      void monitor.checkNow();
    },
  });
  const run = (command: MenuCommand): void => {
    clock.notice();
    switch (command.name) {
      case 'openWindow':
        return accountWindow.open();
      case 'showState':
        return accountWindow.openAtState();
      case 'askDisconnect':
        void commands.askDisconnect(command.userId);
        return accountWindow.open();
      case 'signIn':
        void commands.signIn();
        return accountWindow.open();
      case 'cancelSignIn':
        return void commands.cancelSignIn();
      case 'checkNow':
        return void commands.checkNow();
      case 'setStartAtLogin':
        return void commands.setStartAtLogin(command.on);
      case 'quit':
        return app.quit();
    }
  };
  registerBridge({ commands, store, window: accountWindow.current, origin: WINDOW_ORIGIN, log });
  const refreshTray = tray.follow(store, trayView, clock.notice);
  if (!hidden && !(process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)) accountWindow.open();

  autostart.watch(readAutostart);
  locator.watch(() => {
    // It is written by a service that starts, which may need a moment more.
    monitor.forgetFailures();
    void monitor.checkNow();
  });
  watchNetwork({ store, interfaces: networkInterfaces, timers, onChange: () => void monitor.checkNow() });
  watchPower({
    onWake: () => {
      refreshTray();
      notifications.woke();
      history.woke();
      monitor.stop();
      monitor.start();
    },
    onUnlock: () => {
      refreshTray();
      void monitor.checkNow();
    },
  });
  app.on('will-quit', () => {
    monitor.stop();
    history.end();
  });
  return run;
}
