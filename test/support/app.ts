/** The real app on a virtual desktop: started as a person starts it, and driven by Playwright where its window is meant. */
import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { ROOT } from '../../scripts/paths.ts';
import { runToEnd, type Ended } from './run-to-end.ts';
import { sandboxProblem } from './sandbox.ts';
import type { TrayItem } from './tray-item.ts';
import type { VirtualDesktop } from './virtual-desktop.ts';

const LAUNCH_LIMIT_MS = 20_000;

export interface AppOptions {
  readonly desktop: VirtualDesktop;
  /** The app's own flags, for example `--hidden`. */
  readonly flags?: readonly string[];
  /** A packaged app; without one, the built app is run by the Electron of this project. */
  readonly executable?: string;
  /** Whether the app has never run on this desktop; otherwise the screen of the first start counts as seen. */
  readonly firstStart?: boolean;
  /** On top of the desktop's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  /** Its icon, as soon as it is in the tray. */
  readonly tray: () => Promise<TrayItem>;
  /** Its account window: the one that is open, or the next one to open. */
  readonly window: () => Promise<Page>;
  /** Everything it has written to standard output and standard error. */
  readonly output: () => string;
  /** Quits it, as far as it still runs. */
  readonly close: () => Promise<void>;
}

/** Program and arguments that start the app, with its sandbox wherever this machine can have one. */
export async function appCommand({ flags = [], executable }: Pick<AppOptions, 'flags' | 'executable'>) {
  const sandbox = sandboxProblem() === undefined ? [] : ['--no-sandbox'];
  if (executable !== undefined) return { program: executable, args: [...sandbox, ...flags] };
  return { program: (await electronExecutable()).path, args: [...sandbox, ROOT, ...flags] };
}

/**
 * Has the screen of the first start count as seen, in a data folder without settings.
 *
 * @param folder - of the app's data
 */
export async function markWelcomed(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // What is there in its place is left for the app to find.
  if ((await lstat(join(folder, 'settings.json')).catch(() => undefined)) !== undefined) return;
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ welcomed: true }), { mode: 0o600 });
}

/** Starts the app under Playwright's Electron driver. */
export async function launchApp({ desktop, flags, executable, firstStart = false, env }: AppOptions): Promise<RunningApp> {
  const { program, args } = await appCommand({ ...(flags && { flags }), ...(executable !== undefined && { executable }) });
  if (!firstStart) await markWelcomed(join(desktop.env['XDG_CONFIG_HOME'] ?? '', 'Pieces Account Tray'));
  const before = new Set(desktop.trayItems);
  const electron = await _electron.launch({
    executablePath: program,
    args,
    env: { ...desktop.env, ...env },
    timeout: LAUNCH_LIMIT_MS,
    // Otherwise Playwright itself would add --no-sandbox.
    chromiumSandbox: true,
  });
  const child = electron.process();
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    electron,
    tray: () => desktop.trayHost.waitForItem({ where: (item) => !before.has(item) }),
    window: () => electron.firstWindow(),
    output: () => output,
    close: () => electron.close(),
  };
}

/** Runs the app to its end, as for `--status` or a second start, without a driver. */
export async function runApp({ flags, executable, env, cwd }: Omit<AppOptions, 'desktop'> & { cwd?: string }): Promise<Ended> {
  const { program, args } = await appCommand({ ...(flags && { flags }), ...(executable !== undefined && { executable }) });
  return runToEnd(program, args, { env, cwd });
}
