/** Composition root: the only file that knows all the parts. */
import { networkInterfaces, uptime } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { app } from 'electron';
import { registerBridge } from './window/bridge.ts';
import { createClock } from './state/settable-clock.ts';
import type { RunOptions } from './app/command-line.ts';
import { createCommands, settingsEffects } from './app/commands.ts';
import { createSettingsChanges } from './app/settings-changes.ts';
import { createCore } from './app/core.ts';
import { watchPower } from './electron/power.ts';
import { createNotifications } from './notifications/notifications.ts';
import { askWhereToExport } from './electron/save-dialog.ts';
import { openElectronStore } from './electron/settings-store.ts';
import { openIdentityProvider } from './electron/identity-provider.ts';
import { thisAppAtLogin } from './electron/autostart-of-this-app.ts';
import { locatorOnThisComputer } from './watch/this-locator.ts';
import { log, logKinds } from './system/log.ts';
import { watchNetworkChanges } from './watch/network-changes.ts';
import { createHistoryRecorder } from './history/history-recorder.ts';
import type { Timers } from './state/timers.ts';
import { createCustody } from './app/custody.ts';
import type { IdentityProvider } from './tokens/identity-provider.ts';
import { withFinalRemovals } from './tokens/final-removals.ts';
import { createSignInFlow } from './sign-in/sign-in-flow.ts';
import type { TokenVault } from './tokens/token-vault.ts';
import { trayView, type MenuCommand } from './tray/menu.ts';
import type { AppTray } from './tray/tray.ts';
import { openUserStream } from './users-api/user-stream.ts';
import { createServiceWatch } from './watch/service-watch.ts';
import { createAccountWindow } from './window/account-window.ts';
import { WINDOW_ORIGIN } from './window/app-request.ts';

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
  const { store, recorder, settings } = core;
  clock.onSet(core.clockWasSet);
  // Before anybody else hears of it: nothing is shown by a clock that is no longer the one on the wall.
  store.subscribe(clock.notice);

  const timers: Timers = { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) };
  const notifications = createNotifications({ store, timers, run: (command) => run(command) });

  const locator = locatorOnThisComputer(core);
  const scheduler = createServiceWatch({
    core,
    locator,
    openStream: (baseUrl, listeners) => openUserStream(baseUrl, listeners, settings.get()),
    random: Math.random,
    timers,
    monotonicMs: () => performance.now(),
    now,
  });
  scheduler.start();

  let vault: Promise<TokenVault> | undefined;
  const openVault = async (): Promise<TokenVault> => {
    const { createKeytarVault, loadSystemKeytar } = await import('./tokens/keychain-vault.ts');
    const keychain = createKeytarVault({ loadKeytar: loadSystemKeytar, index: settings.keychainIndex });
    return withFinalRemovals(keychain, settings.removals);
  };
  const vaultOnce = (): Promise<TokenVault> => (vault ??= openVault());
  let identityProvider: Promise<IdentityProvider> | undefined;
  const parts = {
    api: core.api,
    identityProvider: () => (identityProvider ??= openIdentityProvider(() => settings.get().oauth)),
    vault: vaultOnce,
    recorder,
    store,
    now,
    checkNow: scheduler.checkNow,
  };
  const signInFlow = createSignInFlow(parts);
  const custody = createCustody({ ...parts, settings, random: Math.random, timers });
  const history = createHistoryRecorder({ store, path: join(app.getPath('userData'), 'history.jsonl'), now });
  const settingsChanges = createSettingsChanges({ settings, timers, effects: settingsEffects({ core, scheduler, ...custody }) });
  const commands = createCommands({
    core,
    settingsChanges,
    scheduler,
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
      void scheduler.checkNow();
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
    scheduler.forgetFailures();
    void scheduler.checkNow();
  });
  watchNetworkChanges({ store, interfaces: networkInterfaces, timers, onChange: () => void scheduler.checkNow() });
  watchPower({
    onWake: () => {
      refreshTray();
      notifications.woke();
      history.woke();
      scheduler.stop();
      scheduler.start();
    },
    onUnlock: () => {
      refreshTray();
      void scheduler.checkNow();
    },
  });
  app.on('will-quit', () => {
    scheduler.stop();
    settingsChanges.flush();
    history.end();
  });
  return run;
}
