/** The first part of the start: rules from before Electron is ready, and the tray icon. */
import { join } from 'node:path';
import { app, dialog, Menu } from 'electron';
import { causeText } from '../shared/describe-cause.ts';
import { messages } from '../shared/i18n/messages.ts';
import type { RunOptions } from './app/command-line.ts';
import { DIST_DIR } from './electron/dist-dir.ts';
import { causeOf } from './system/errors.ts';
import { asksForWindow } from './system/instance-lock.ts';
import { logUnexpected } from './system/log.ts';
import type { DesktopCommand } from './state/desktop-command.ts';
import { createTray, type AppTray } from './tray/tray.ts';
import { registerAppScheme } from './window/app-protocol.ts';
import { APP_SCHEME } from './window/app-request.ts';
import { lockDownNavigation, lockDownSessions } from './window/lockdown.ts';

const EXIT_FAILED = 1;

/**
 * Starts the app. Must be called before Electron is ready, and by one process only.
 *
 * @param options - of the command line
 */
export async function startUp(options: RunOptions): Promise<void> {
  // Electron would show an exception in a modal dialog, and print a rejection with its message.
  process.on('uncaughtException', logUnexpected);
  process.on('unhandledRejection', logUnexpected);
  quitOnSignals();
  registerAppScheme();
  lockDownNavigation(app);
  lockDownSessions(app, APP_SCHEME);
  const tray = trayWhenReady((command) => run(command));
  const running = startBehind(tray, options);
  running.catch((error: unknown) => {
    // Without the app the icon would show the search for the service forever.
    void failToStart(messages.startFailed(causeText(causeOf(error))));
  });
  // Commands during loading run after it.
  const run = (command: DesktopCommand): void => void running.then((act) => act(command));

  app.on('second-instance', (_event, _argv, _dir, data) => {
    // Whoever starts the app again may be looking for its icon.
    if (process.platform === 'linux') void tray.then((shown) => shown.putUpAgain());
    // A second start at login asks for no window.
    if (asksForWindow(data)) run({ name: 'openWindow' });
  });
  app.on('activate', () => run({ name: 'openWindow' }));
  // Closing the window leaves the scheduler running.
  app.on('window-all-closed', () => undefined);
  await running;
}

/**
 * Says why the app cannot start, on standard error and, where there is a display, in a dialog; then ends it. Called before
 * Electron is ready, it must not be awaited.
 *
 * @param text - one sentence for people
 */
export async function failToStart(text: string): Promise<void> {
  process.stderr.write(`${text}\n`);
  if (hasDisplay()) {
    await app.whenReady();
    dialog.showErrorBox(messages.app, text);
  }
  app.exit(EXIT_FAILED);
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);

/**
 * Has signals end the app as *Quit* does. They stay listened to until the end: a library that also listens (`when-exit`)
 * sends the signal to this process once more, which would end it at once.
 */
function quitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

async function trayWhenReady(run: (command: DesktopCommand) => void): Promise<AppTray> {
  await app.whenReady();
  if (process.platform === 'darwin') app.dock?.hide();
  else Menu.setApplicationMenu(null);
  return createTray(join(DIST_DIR, 'assets', 'tray'), run);
}

async function startBehind(tray: Promise<AppTray>, options: RunOptions): Promise<(command: DesktopCommand) => void> {
  const shown = await tray;
  // Not before: what is behind the icon takes longer to load than the icon itself.
  const { start } = await import('./electron-app.ts');
  return start(options, shown);
}
