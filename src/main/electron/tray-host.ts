import { busSocket, connectSessionBus } from '../session-bus/session-bus.ts';
import { watchTrayHost, type TrayHostWatch } from '../session-bus/tray-host-watch.ts';

/**
 * On Linux. Elsewhere the system keeps the icon in the tray.
 *
 * @param putUpAgain - puts the icon up anew
 * @param onHost - called when it is known whether something shows tray icons
 */
export const watchTrayHostOfDesktop = (putUpAgain: () => void, onHost: (isThere: boolean) => void): TrayHostWatch => {
  const timers = { set: setTimeout, clear: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout) };
  const path = busSocket(process.env);
  const uid = process.getuid?.() ?? 0;
  return watchTrayHost({
    connect: async (listeners) => (path === undefined ? undefined : connectSessionBus({ path, uid, timers, ...listeners })),
    pid: process.pid,
    timers,
    monotonicMs: () => performance.now(),
    putUpAgain,
    onHost,
  });
};
