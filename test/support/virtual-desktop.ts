import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { connectBus } from './bus.ts';
import type { Bus } from './bus.ts';
import { startKeyring } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { startNotificationServer } from './notifications.ts';
import type { NotificationServer } from './notifications.ts';
import { openProcesses } from './processes.ts';
import type { Helper, Processes } from './processes.ts';
import { startTrayHost } from './tray-host.ts';
import type { TrayHost } from './tray-host.ts';
import type { TrayItem } from './tray-item.ts';

const DEFAULT_SIZE_PX = { width: 1280, height: 900 };

/** Variables of the real desktop, or of the test runner, that must not reach programs on the virtual one. */
const FOREIGN_VARIABLE =
  /^(XDG_|DBUS_|GNOME_|KDE_|GTK_|QT_|WAYLAND_|DISPLAY$|XAUTHORITY$|DESKTOP_|SESSION_MANAGER$|SSH_AUTH_SOCK$|LC_|LANGUAGE$|NODE_|ELECTRON_)/;

export interface DesktopOptions {
  /** An X display; default 1280 × 900. */
  readonly display?: boolean | { readonly width: number; readonly height: number };
  /** `absent` (default): no keyring on the bus, and nothing there that could start one. */
  readonly keyring?: 'unlocked' | 'locked' | 'absent';
  /** Whether something shows tray icons; default true. */
  readonly trayHost?: boolean;
  /** Whether something shows notifications; default true. */
  readonly notifications?: boolean;
}

export interface VirtualDesktop {
  /** The complete environment for programs that are to run on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  /** The file into which the X server maps its screen, as an XWD dump; throws where there is no display. */
  readonly framebuffer: string;
  readonly bus: Bus;
  /** A fresh, empty home folder. */
  readonly home: string;
  /** Throws when the desktop was started without one. */
  readonly trayHost: TrayHost;
  /** The icons in the tray now; none where there is no tray. */
  readonly trayItems: readonly TrayItem[];
  /** Throws when the desktop was started without one. */
  readonly keyring: Keyring;
  /** Throws when the desktop was started without them. */
  readonly notifications: NotificationServer;
  /** Ends the X server, as at the end of a session; nothing where there is none. */
  readonly endDisplay: () => Promise<void>;
  /** Ends everything and removes the folders. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Starts a desktop out of real parts that share nothing with the one the tests run on: Xvfb, a D-Bus session bus,
 * gnome-keyring, a host for tray icons, and folders of its own. Everything ends with `close()`, or with this process.
 * Rejects with what is missing and how to install it.
 */
export async function startVirtualDesktop(options: DesktopOptions = {}): Promise<VirtualDesktop> {
  const processes = await openProcesses('tray-desktop-');
  try {
    return await start(processes, options);
  } catch (error) {
    await processes.close();
    throw error;
  }
}

async function start(processes: Processes, options: DesktopOptions): Promise<VirtualDesktop> {
  const { display = true, keyring = 'absent' } = options;
  const env = { ...inheritedEnv(), ...(await makeFolders(processes.folder)) };
  const [screen, address] = await Promise.all([
    display === false ? undefined : startDisplay(processes, display === true ? DEFAULT_SIZE_PX : display),
    startBus(processes, env),
  ]);
  env['DBUS_SESSION_BUS_ADDRESS'] = address;
  // Programs must not hear the real machine's power and network either. Tests can play those services on this bus.
  env['DBUS_SYSTEM_BUS_ADDRESS'] = address;
  if (screen !== undefined) env['DISPLAY'] = screen.name;

  const bus = await connectBus(address);
  const parts = {
    trayHost: (options.trayHost ?? true) ? await startTrayHost(bus) : undefined,
    notifications: (options.notifications ?? true) ? await startNotificationServer(bus) : undefined,
    keyring: keyring === 'absent' ? undefined : await startKeyring(processes, bus, env),
  };
  if (keyring === 'locked') await parts.keyring?.lock();

  function part<K extends keyof typeof parts>(name: K): NonNullable<(typeof parts)[K]> {
    const value = parts[name];
    if (value === undefined) throw new Error(`This virtual desktop was started without ${name}.`);
    return value;
  }

  return {
    env,
    bus,
    get framebuffer() {
      if (screen === undefined) throw new Error('This virtual desktop was started without a display.');
      return screen.framebuffer;
    },
    home: path.join(processes.folder, 'home'),
    get trayHost() {
      return part('trayHost');
    },
    get trayItems() {
      return parts.trayHost?.items ?? [];
    },
    get keyring() {
      return part('keyring');
    },
    get notifications() {
      return part('notifications');
    },
    endDisplay: async () => screen?.server.stop(),
    async close() {
      bus.close();
      await processes.close();
    },
  };
}

function inheritedEnv(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !FOREIGN_VARIABLE.test(name)) env[name] = value;
  }
  return {
    ...env,
    LANG: 'C.UTF-8',
    // No accessibility bus, no dconf: their services are not there to be started, and GTK would complain.
    NO_AT_BRIDGE: '1',
    GSETTINGS_BACKEND: 'memory',
    LIBGL_ALWAYS_SOFTWARE: '1',
    // Neither Xvfb nor the tests run on the real machine's Wayland.
    XDG_SESSION_TYPE: 'x11',
  };
}

async function makeFolders(folder: string): Promise<Record<string, string>> {
  const home = path.join(folder, 'home');
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_STATE_HOME: path.join(home, '.local/state'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_RUNTIME_DIR: path.join(folder, 'run'),
  };
  for (const each of Object.values(folders)) await mkdir(each, { recursive: true, mode: 0o700 });
  return folders;
}

interface Display {
  readonly name: string;
  readonly framebuffer: string;
  readonly server: Helper;
}

async function startDisplay(processes: Processes, size: { width: number; height: number }): Promise<Display> {
  const folder = path.join(processes.folder, 'screen');
  await mkdir(folder);
  const screen = `${size.width}x${size.height}x24`;
  const args = ['-displayfd', '3', '-nolisten', 'tcp', '-noreset', '-nocursor', '-fbdir', folder, '-screen', '0', screen];
  const server = processes.start('Xvfb', args, { pipe3: true, install: 'On Debian: apt-get install xvfb.' });
  return { name: `:${await server.firstLine('pipe3')}`, framebuffer: path.join(folder, 'Xvfb_screen0'), server };
}

/** Starts a bus that knows no services to start by itself: what is to be there, the desktop starts. */
async function startBus(processes: Processes, env: NodeJS.ProcessEnv): Promise<string> {
  const config = path.join(processes.folder, 'bus.conf');
  await writeFile(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=${path.join(processes.folder, 'run/bus')}</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>`,
  );
  const args = [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address'];
  const daemon = processes.start('dbus-daemon', args, { env, install: 'On Debian: apt-get install dbus.' });
  return daemon.firstLine('stdout');
}
