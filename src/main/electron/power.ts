import { powerMonitor } from 'electron';

export interface PowerListeners {
  /** The computer slept: connections are dead, and what failed meanwhile says nothing. */
  readonly onWake: () => void;
  /** The person is back. */
  readonly onUnlock: () => void;
  /** The computer is about to be turned off. */
  readonly onShutdown: () => void;
}

/** @param listeners - called when what is shown may be out of date */
export function watchPower({ onWake, onUnlock, onShutdown }: PowerListeners): void {
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onUnlock);
  // With a listener Electron has logind wait a moment for this process.
  powerMonitor.on('shutdown', onShutdown);
}
