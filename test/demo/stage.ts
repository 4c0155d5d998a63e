/** The demo's stage: a desktop of its own, a simulated Pieces OS with people on it, and the real app between the two. */
import type { Page } from '@playwright/test';
import { ada } from '../simulator/profiles.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { launchApp, type RunningApp } from '../support/app.ts';
import type { TrayItem } from '../support/tray-item.ts';
import { startVirtualDesktop } from '../support/virtual-desktop.ts';

/** Pictures are made for screens with two pixels a point. The display has room for the whole page. */
const PIXELS_PER_POINT = 2;
const DISPLAY_SIZE_PX = { width: 1600, height: 1600 };
/** How long the app may take to quit before its process is ended. */
const QUIT_LIMIT_MS = 5000;

export interface Stage {
  readonly simulator: Simulator;
  readonly app: RunningApp;
  readonly tray: TrayItem;
  readonly window: Page;
  /** Ends everything that was started here. May be called more than once. */
  readonly close: () => Promise<void>;
}

/**
 * Starts everything; what had been started before a failure is ended again.
 *
 * @param tell - hears of each step
 */
export async function startStage(tell: (step: string) => void): Promise<Stage> {
  const cleanUps: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  };
  const close = (): Promise<void> => (closing ??= closeAll());
  endWith(close);
  try {
    const simulator = await startSimulator({ users: [ada] });
    cleanUps.push(simulator.close);
    tell(`A simulated Pieces OS listens at ${simulator.url}.`);

    const desktop = await startVirtualDesktop({ keyring: 'unlocked', display: DISPLAY_SIZE_PX });
    cleanUps.push(() => desktop.close());
    tell('A virtual desktop is there: display, session bus, unlocked keyring, tray.');

    const flags = [`--service-url=${simulator.url}`, `--force-device-scale-factor=${PIXELS_PER_POINT}`];
    const app = await launchApp({ desktop, flags });
    cleanUps.push(() => quit(app));
    const [tray, window] = await Promise.all([app.tray(), app.window()]);
    tell('The app has started: its icon is in the tray and its window is open.');
    return { simulator, app, tray, window, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function quit(app: RunningApp): Promise<void> {
  const child = app.electron.process();
  const limit = setTimeout(() => child.kill('SIGKILL'), QUIT_LIMIT_MS);
  await app.close().catch(() => undefined);
  clearTimeout(limit);
}

/** A signal ends the demo, and everything that it started first. */
function endWith(close: () => Promise<void>): void {
  for (const [signal, exitCode] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const) {
    process.once(signal, () => void close().finally(() => process.exit(exitCode)));
  }
}
