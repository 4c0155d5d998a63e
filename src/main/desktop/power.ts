import { powerMonitor } from 'electron';

/**
 * @param callback - called when the computer woke up or was unlocked: what is shown may be out of date by then
 */
export function onWake(callback: () => void): void {
  powerMonitor.on('resume', callback);
  powerMonitor.on('unlock-screen', callback);
}
