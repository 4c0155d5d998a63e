/** What is measured: the app, and the bare Electron app beside it. Started without a driver, which would cost time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, cp, mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { appCommand, markWelcomed } from '../support/app.ts';
import { openProcesses, type Processes } from '../support/processes.ts';
import type { TrayItem } from '../support/tray-item.ts';
import type { VirtualDesktop } from '../support/virtual-desktop.ts';
import { messages } from '../../src/shared/i18n/messages.ts';
import { debuggerOf, type Debugger } from './debugger.ts';

const BARE_APP = join(import.meta.dirname, 'bare-app');
const START_LIMIT_MS = 20_000;
/** In the menu of the bare app, too. */
const OPEN_WINDOW_LABEL = messages.tray.openWindow;

export type SubjectName = 'app' | 'bare';

export interface Started {
  readonly pid: number;
  readonly tray: TrayItem;
  /** From the start of the process until its icon was registered on the bus. */
  readonly trayMs: number;
  /** From the start of the process until now. */
  readonly sinceStartMs: () => number;
  /** Its pages, when it was started with `inspected`. */
  readonly debugger: () => Promise<Debugger>;
  /** Ends it, and waits until it has left the tray. */
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  /** Without one, the app finds the service by itself. */
  readonly serviceUrl?: string;
  /** Opens the door for a debugger, which costs a little memory. */
  readonly inspected?: boolean;
  /** Whose data folder it uses; by default that of the earlier runs of the same subject. Two at once need two. */
  readonly instance?: string;
}

export interface Bench {
  readonly desktop: VirtualDesktop;
  readonly start: (name: SubjectName, options: StartOptions) => Promise<Started>;
  /** Runs the app with flags that let it end by itself; gives the milliseconds that it took. */
  readonly runToEnd: (flags: readonly string[]) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Makes ready to start subjects on a desktop; they end with this process, however it ends. */
export async function openBench(desktop: VirtualDesktop): Promise<Bench> {
  const processes = await openProcesses('tray-bench-');
  const { args } = await appCommand({});
  const program = await ownRuntime(processes.folder);
  // All that comes before the app's path.
  const switches = args.slice(0, -1);
  const command = { program, switches, appPath: args.at(-1) ?? '' };
  return {
    desktop,
    start: (name, options) => start(name, options, { desktop, processes, ...command }),
    async runToEnd(flags) {
      const beginMs = performance.now();
      const child = spawn(program, [...args, ...flags], { env: desktop.env, stdio: 'ignore' });
      const [exitCode] = (await once(child, 'close')) as [number | null];
      if (exitCode !== 0) throw new Error(`The app ended with ${exitCode} at ${flags.join(' ')}.`);
      return performance.now() - beginMs;
    },
    close: () => processes.close(),
  };
}

/**
 * A copy of Electron that nothing else on this machine runs: pages that are shared with other programs would count
 * only in part, and with every program that comes or goes the memory of a subject would seem to change.
 */
async function ownRuntime(folder: string): Promise<string> {
  const { path, folder: runtime } = await electronExecutable();
  const copy = join(folder, 'electron');
  await cp(runtime, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return join(copy, relative(runtime, path));
}

interface Means {
  readonly desktop: VirtualDesktop;
  readonly processes: Processes;
  readonly program: string;
  readonly switches: readonly string[];
  readonly appPath: string;
}

async function start(name: SubjectName, options: StartOptions, means: Means): Promise<Started> {
  const { serviceUrl, inspected = false, instance = name } = options;
  const { desktop, processes, program, switches, appPath } = means;
  const folder = join(processes.folder, instance);
  await mkdir(folder, { recursive: true });
  if (name === 'app') await markWelcomed(folder);
  await rm(join(folder, 'DevToolsActivePort'), { force: true });
  const before = new Set(desktop.trayHost.items);
  const args = [
    ...switches,
    name === 'app' ? appPath : BARE_APP,
    `--user-data-dir=${folder}`,
    ...(inspected ? ['--remote-debugging-port=0'] : []),
    ...(name === 'app' ? ['--hidden', ...(serviceUrl === undefined ? [] : [`--service-url=${serviceUrl}`])] : []),
  ];
  const startMs = performance.now();
  const helper = processes.start(program, args, { env: { ...desktop.env, OPEN_WINDOW_LABEL } });
  const registered = desktop.trayHost.waitForItem({ where: (item) => !before.has(item), timeoutMs: START_LIMIT_MS });
  const tray = await helper.until(registered);
  const trayMs = performance.now() - startMs;
  const pid = helper.pid;
  if (pid === undefined) throw new Error(`${program} has no process id.`);
  return {
    pid,
    tray,
    trayMs,
    sinceStartMs: () => performance.now() - startMs,
    debugger: () => debuggerOf(folder),
    async stop() {
      await helper.stop();
      await desktop.trayHost.waitUntilGone(tray);
    },
  };
}

/** Resolves as soon as the tray says that this person is signed in. */
export async function showsSignedIn({ tray }: Started, name: string): Promise<void> {
  const wanted = messages.session.tooltip(messages.session.signedIn.title(name));
  await tray.waitForProperties(({ toolTip }) => toolTip.title === wanted);
}

/** Clicks what opens the window. */
export const clickOpenWindow = ({ tray }: Started): Promise<void> => tray.click(OPEN_WINDOW_LABEL);
