import { powerMonitor } from 'electron';

export interface PowerListeners {
  /** The computer slept: connections are dead, and what failed meanwhile says nothing. */
  readonly onWake: () => void;
  /** The person is back. */
  readonly onUnlock: () => void;
}

/** @param listeners - called when what is shown may be out of date */
export function watchPower({ onWake, onUnlock }: PowerListeners): void {
  powerMonitor.on('resume', onWake);
  powerMonitor.on('unlock-screen', onUnlock);
}
