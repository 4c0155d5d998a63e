/** A desktop of real parts, and on it the packaged app as a person meets it: by what is on the screen, and by pointer and keys. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import timers from 'node:timers/promises';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { appCommand } from '../support/app.ts';
import { PROPERTIES_INTERFACE, type Bus } from '../support/bus.ts';
import { encodePng } from '../support/png.ts';
import { openProcesses } from '../support/processes.ts';
import { TrayItem } from '../support/tray-item.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';
import type { DesktopKind, Panel } from './desktop-kinds.ts';
import { capture, changedPart, type Rect, type Screen } from './screen.ts';

const LOOK_AGAIN_MS = 150;
const SEEN_LIMIT_MS = 15_000;
/** Panels and compositors draw for this long after they are there. */
const SETTLED_MS = 2500;
const WATCHER = 'org.kde.StatusNotifierWatcher';

export interface RealDesktop {
  readonly screen: () => Promise<Screen>;
  /** Waits until a look at the screen gives something. */
  readonly see: <T>(what: string, look: (screen: Screen) => T | null | false | undefined) => Promise<T>;
  /** Waits until nothing moves on the screen. */
  readonly still: () => Promise<Screen>;
  readonly click: (at: readonly [x: number, y: number], button?: 1 | 3) => Promise<void>;
  /** Moves the pointer. */
  readonly point: (at: readonly [x: number, y: number]) => Promise<void>;
  readonly keys: (...names: readonly string[]) => Promise<void>;
  readonly startPanel: () => Promise<void>;
  readonly stopPanel: () => Promise<void>;
  /** Starts the packaged app, and waits until one runs. */
  readonly startApp: (...flags: readonly string[]) => Promise<ChildProcess>;
  /** The icon as the panel has it. */
  readonly item: () => Promise<TrayItem>;
  readonly keepPicture: (name: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Plays something on a desktop, and takes a picture of what is on the screen where that fails.
 *
 * @param kind - what it consists of
 * @param executable - of the packaged app
 * @param play - uses it, and the service that the app finds
 */
export async function onRealDesktop(kind: DesktopKind, executable: string, play: (desktop: RealDesktop, simulator: Simulator) => Promise<void>): Promise<void> {
  const pictures = test.info().outputPath('pictures');
  await mkdir(pictures, { recursive: true });
  const simulator = await startSimulator();
  const desktop = await startRealDesktop(kind, { executable, serviceUrl: simulator.url, pictures });
  try {
    await play(desktop, simulator);
  } catch (error) {
    await desktop.keepPicture('failure').catch(() => undefined);
    throw error;
  } finally {
    await desktop.close();
    await simulator.close();
  }
}

/**
 * @param kind - what it consists of
 * @param options - the packaged app, the address of the service, and the folder for pictures
 */
async function startRealDesktop(kind: DesktopKind, { executable, serviceUrl, pictures }: { executable: string; serviceUrl: string; pictures: string }): Promise<RealDesktop> {
  const desktop = await startVirtualDesktop({ trayHost: false, notifications: false, keyring: 'unlocked' });
  const processes = await openProcesses('real-desktop-');
  const env: NodeJS.ProcessEnv = { ...desktop.env };
  await kind.startBase(processes, env);
  await timers.setTimeout(SETTLED_MS);
  let panel: Panel | undefined;

  const screen = (): Promise<Screen> => capture(desktop.framebuffer);
  const xdotool = async (...args: readonly string[]): Promise<void> => void (await promisify(execFile)('xdotool', args, { env }));
  const see: RealDesktop['see'] = async (what, look) => {
    const limitMs = performance.now() + SEEN_LIMIT_MS;
    for (;;) {
      const found = look(await screen());
      if (found !== null && found !== false && found !== undefined) return found;
      if (performance.now() > limitMs) throw new Error(`${what}: not seen within ${String(SEEN_LIMIT_MS / 1000)} s.`);
      await timers.setTimeout(LOOK_AGAIN_MS);
    }
  };
  const still = async (): Promise<Screen> => {
    let before = await screen();
    return see('A screen on which nothing moves', (now) => {
      const moved = changedPart(before, now) !== null;
      before = now;
      return moved ? null : now;
    });
  };
  return {
    screen,
    see,
    still,
    click: ([x, y], button = 1) => xdotool('mousemove', String(x), String(y), 'click', String(button)),
    point: ([x, y]) => xdotool('mousemove', String(x), String(y)),
    keys: (...names) => xdotool('key', '--delay', '80', ...names),
    item: () => panelItem(desktop.bus),
    startPanel: async () => {
      panel = await kind.startPanel?.(processes, env);
      await timers.setTimeout(SETTLED_MS);
    },
    stopPanel: async () => {
      await panel?.stop();
      await timers.setTimeout(LOOK_AGAIN_MS);
    },
    startApp: async (...flags) => {
      const { program, args } = await appCommand({ executable, flags: [`--service-url=${serviceUrl}`, ...flags] });
      const app = spawn(program, args, { env: { ...env, ...kind.appEnvironment }, stdio: 'ignore' });
      // A further start that came before this one has the lock would be the first.
      const lock = join(env['XDG_CONFIG_HOME'] ?? '', 'Pieces Account Tray', 'SingletonLock');
      while (app.exitCode === null && (await lstat(lock).catch(() => undefined)) === undefined) await timers.setTimeout(LOOK_AGAIN_MS);
      return app;
    },
    keepPicture: async (name) => writeFile(join(pictures, `${kind.name.replaceAll(/\W+/gu, '-').toLowerCase()}-${name}.png`), encodePng(await screen())),
    close: async () => {
      await processes.close();
      await desktop.close();
    },
  };
}

/** @returns the exit code, null after a signal */
export async function ended(app: ChildProcess): Promise<number | null> {
  if (app.exitCode !== null || app.signalCode !== null) return app.exitCode;
  const [exitCode] = (await once(app, 'exit')) as [number | null];
  return exitCode;
}

/** @returns whether a part of the screen is large enough for a window, and not the panel */
export const isWindow = ({ width, height }: Rect): boolean => width > 300 && height > 300;

/** The item that the watcher of the panel knows: a bus name and a path, written together; GNOME writes an @ between them. */
export async function panelItem(bus: Bus): Promise<TrayItem> {
  const watcher = { to: WATCHER, path: '/StatusNotifierWatcher', iface: PROPERTIES_INTERFACE };
  const [registered] = await bus.call({ ...watcher, member: 'Get', signature: 'ss', body: [WATCHER, 'RegisteredStatusNotifierItems'] });
  const [name = ''] = (registered as { value: string[] }).value.slice(-1).map((written) => written.replace('@/', '/'));
  const at = name.indexOf('/');
  const busName = at === -1 ? name : name.slice(0, at);
  const owner = await bus.ownerOf(busName);
  if (owner === null) throw new Error('The panel has no icon.');
  return new TrayItem(bus, owner, at === -1 ? '/StatusNotifierItem' : name.slice(at), owner);
}
