/** The desktop app: the app on the ports of this computer, with its tray, its window and what Electron tells of the system. */
import { join } from 'node:path';
import { app } from 'electron';
import { messages } from '../shared/i18n/messages.ts';
import type { Place } from '../shared/bridge-contract.ts';
import type { RunOptions } from './app/command-line.ts';
import { createApp } from './app/create-app.ts';
import { createEnding } from './app/ending.ts';
import { followForLog } from './app/log-changes.ts';
import { DIST_DIR } from './electron/dist-dir.ts';
import { desktopPorts } from './electron/ports.ts';
import { watchTrayHostOfDesktop } from './electron/tray-host.ts';
import { watchPower } from './electron/power.ts';
import { followTheme } from './electron/theme.ts';
import type { DesktopCommand } from './state/desktop-command.ts';
import { logFolderOf } from './system/log-folder.ts';
import { log, logKinds, logUnexpected, sendLogTo } from './system/log.ts';
import { trayView } from './tray/menu.ts';
import type { AppTray } from './tray/tray.ts';
import { createAccountWindow } from './window/account-window.ts';
import { WINDOW_ORIGIN } from './window/app-request.ts';
import { registerBridge } from './window/bridge.ts';

/**
 * Starts everything behind the icon.
 *
 * @param options - of the command line
 * @param tray - which is there already
 * @returns the function that does what a person asks for in the tray
 */
export function start({ hidden, serviceUrl }: RunOptions, tray: AppTray): (command: DesktopCommand) => void {
  const opens = !hidden && !(process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
  const ports = desktopPorts({ serviceUrl, windowStart: opens ? 'opens' : 'hidden', run: (command) => run(command), window: () => accountWindow.current() });
  const accountApp = createApp(ports);
  const { store, recorder, scheduler, commands, noticeClock } = accountApp;
  log(`start ${ports.version}, Electron ${process.versions.electron}, ${process.platform} ${process.arch}${hidden ? ', hidden' : ''}`);
  recorder.onTransitions((transitions) => logKinds(transitions));
  followForLog(store, log, () => void openLog(ports.userDataDir).catch(logUnexpected));
  accountApp.start();

  const accountWindow = createAccountWindow({
    dir: DIST_DIR,
    snapshot: store.get,
    onFocus: accountApp.windowFocused,
    statePath: join(ports.userDataDir, 'window.json'),
    onKey: (name) => run({ name }),
    onLoaded: accountApp.windowSeen,
    onClosed: () => void commands.endFirstStart(),
  });
  // Whoever asks for a place of the window wants to see that one.
  const openAt = (place: Place | undefined): void => {
    if (place !== undefined) void commands.endFirstStart();
    accountWindow.open(place);
  };
  const run = (command: DesktopCommand): void => {
    noticeClock();
    switch (command.name) {
      case 'openWindow':
        return openAt(command.place);
      case 'startPiecesOs':
        void commands.startPiecesOs();
        return openAt('account');
      case 'askDisconnect':
        void commands.askDisconnect(command.userId);
        return openAt('account');
      case 'signIn':
        void commands.signIn();
        return openAt('account');
      case 'cancelSignIn':
        return void commands.cancelSignIn();
      case 'checkNow':
        return void commands.checkNow();
      case 'checkForUpdates':
        void commands.checkForUpdates();
        return openAt('settings');
      case 'setStartAtLogin':
        return void commands.setStartAtLogin(command.on);
      case 'quit':
        return app.quit();
    }
  };
  followTheme(store);
  registerBridge({ commands, store, window: accountWindow.current, origin: WINDOW_ORIGIN, log });
  const onUnlock = (): void => {
    refreshTray();
    trayHost?.check();
    void scheduler.checkNow();
  };
  const onHost = (isThere: boolean): void => store.update({ trayHost: isThere ? 'present' : 'missing' });
  const trayHost = process.platform === 'linux' ? watchTrayHostOfDesktop({ putUpAgain: tray.putUpAgain, onHost, onUnlock }) : undefined;
  const refreshTray = tray.follow(store, trayView, noticeClock);
  if (opens) accountWindow.open();

  watchPower({
    onShutdown: () => app.quit(),
    onWake: () => {
      refreshTray();
      trayHost?.check();
      accountApp.woke();
    },
    onUnlock,
  });
  const { underWay, end } = accountApp;
  app.on('will-quit', createEnding({ underWay, end, quit: () => app.quit(), timers: ports.timers }));
  return run;
}

async function openLog(userDataDir: string): Promise<void> {
  const { openLogFile } = await import('./system/log-file.ts');
  // Not through the log: its sink is what failed.
  sendLogTo(openLogFile(logFolderOf(userDataDir), () => void process.stderr.write(`${messages.cli.logFileUnusable}\n`)));
}
