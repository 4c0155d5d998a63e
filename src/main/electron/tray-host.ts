import { busSocket, connectSessionBus } from '../session-bus/session-bus.ts';
import { watchTrayHost, type TrayHostWatch, type TrayHostWatchOptions } from '../session-bus/tray-host-watch.ts';

/**
 * On Linux. Elsewhere the system keeps the icon in the tray.
 *
 * @param listeners - `putUpAgain` puts the icon up anew; `onHost` hears whether something shows tray icons; `onUnlock`, that the
 *   screen is unlocked
 */
export const watchTrayHostOfDesktop = (listeners: Required<Pick<TrayHostWatchOptions, 'putUpAgain' | 'onHost' | 'onUnlock'>>): TrayHostWatch => {
  const timers = { set: setTimeout, clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout) };
  const path = busSocket(process.env);
  const uid = process.getuid?.() ?? 0;
  return watchTrayHost({
    ...listeners,
    connect: async (hear) => (path === undefined ? undefined : connectSessionBus({ path, uid, timers, ...hear })),
    pid: process.pid,
    timers,
    monotonicMs: () => performance.now(),
  });
};
