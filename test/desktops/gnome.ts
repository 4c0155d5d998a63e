/** GNOME Shell on X11, where panel, window manager and notifications are one program, and icons in the panel an extension. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Processes } from '../support/processes.ts';
import type { DesktopKind } from './desktop-kinds.ts';
import { write } from './folders.ts';
import type { Screen } from './screen.ts';

const EXTENSION = 'ubuntu-appindicators@ubuntu.com';
const WAYLAND_DISPLAY = 'wayland-gnome';
const ASK_AGAIN_MS = 200;
const START_LIMIT_MS = 30_000;
/** Right of the clock, and left of what the shell itself shows in the corner. */
const ICONS = { fromRightPx: 400, toRightPx: 60, heightPx: 30 } as const;

/** In place of dconf. Nothing moves, so that two looks at the screen can be compared. */
const SETTINGS = `[org/gnome/shell]
welcome-dialog-last-shown-version='999'
[org/gnome/desktop/interface]
enable-animations=false
[org/gnome/desktop/notifications]
show-banners=true
`;

async function gdbus(env: NodeJS.ProcessEnv, method: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('gdbus', ['call', '--session', '--dest', 'org.gnome.Shell', '--object-path', '/org/gnome/Shell', '--method', method, ...args], { env });
  return stdout;
}

/** The shell starts with its overview, which covers the desktop. */
async function leaveOverview(env: NodeJS.ProcessEnv): Promise<void> {
  const limitMs = performance.now() + START_LIMIT_MS;
  const becomes = async (active: boolean): Promise<void> => {
    while (!(await gdbus(env, 'org.freedesktop.DBus.Properties.Get', 'org.gnome.Shell', 'OverviewActive').catch(() => '')).includes(String(active))) {
      if (performance.now() > limitMs) throw new Error(`The overview of GNOME Shell did not ${active ? 'open' : 'close'}.`);
      if (!active) await gdbus(env, 'org.freedesktop.DBus.Properties.Set', 'org.gnome.Shell', 'OverviewActive', '<false>').catch(() => '');
      await timers.setTimeout(ASK_AGAIN_MS);
    }
  };
  await becomes(true);
  await becomes(false);
}

/** @param how - the shell is started */
const startShell = async (processes: Processes, env: NodeJS.ProcessEnv, how: Shell): Promise<void> => {
  await write(join(env['XDG_CONFIG_HOME'] ?? '', 'glib-2.0', 'settings', 'keyfile'), SETTINGS);
  // Otherwise a notification says that the screen cannot be locked here.
  await write(join(env['XDG_DATA_HOME'] ?? '', 'gnome-shell', 'lock-warning-shown'), '');
  env['XDG_CURRENT_DESKTOP'] = 'GNOME';
  processes.start('gnome-shell', how.args, { env: { ...env, ...how.env, GSETTINGS_BACKEND: 'keyfile', LIBGL_ALWAYS_SOFTWARE: '1' } });
  await leaveOverview(env);
  // The session bus of the tests starts nothing by itself.
  processes.start('gjs', ['/usr/share/gnome-shell/org.gnome.Shell.Notifications'], { env });
};

interface Shell {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const X11: Shell = { args: ['--x11', '--sm-disable'], env: { XDG_SESSION_TYPE: 'x11' } };
/** In a window that is the whole X display. */
const WAYLAND: Shell = { args: ['--nested', '--wayland', '--no-x11', `--wayland-display=${WAYLAND_DISPLAY}`], env: { XDG_SESSION_TYPE: 'wayland', MUTTER_DEBUG_DUMMY_MODE_SPECS: '1280x900' } };

/** Whether the extension is on, as its switch in GNOME Extensions. */
const setIcons = async (env: NodeJS.ProcessEnv, on: boolean): Promise<void> =>
  void (await gdbus(env, `org.gnome.Shell.Extensions.${on ? 'Enable' : 'Disable'}Extension`, EXTENSION));

const withIcons: Pick<DesktopKind, 'startPanel' | 'icons'> = {
  startPanel: async (_processes, env) => {
    await setIcons(env, true);
    return { stop: () => setIcons(env, false) };
  },
  icons: ({ width }: Screen) => ({ x: width - ICONS.fromRightPx, y: 0, width: ICONS.fromRightPx - ICONS.toRightPx, height: ICONS.heightPx }),
};

export const GNOME: readonly DesktopKind[] = [
  { name: 'GNOME with AppIndicator', startBase: (processes, env) => startShell(processes, env, X11), ...withIcons },
  { name: 'GNOME without icons', startBase: (processes, env) => startShell(processes, env, X11), startPanel: undefined },
  { name: 'GNOME on Wayland', appEnvironment: { WAYLAND_DISPLAY, ELECTRON_OZONE_PLATFORM_HINT: 'wayland', XDG_SESSION_TYPE: 'wayland' }, startBase: (processes, env) => startShell(processes, env, WAYLAND), ...withIcons },
];
