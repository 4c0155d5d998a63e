/**
 * Notices on the session bus that a tray host has come while the icon is not in it: on Linux Electron looks for one when the
 * icon is put up, and never again. On the same connection the desktops say that the screen is unlocked, which Electron does not
 * hear on Linux. Needs no Electron.
 */
import type { Timers } from '../state/timers.ts';
import type { BusMessage, BusValue } from './dbus-message.ts';
import { BUS, type SessionBus } from './session-bus.ts';

/** The names under which a desktop takes in icons. */
const WATCHERS = ['org.kde.StatusNotifierWatcher', 'org.freedesktop.StatusNotifierWatcher'] as const;
const WATCHER_PATH = '/StatusNotifierWatcher';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
/** The start of the app and of the desktop come first. */
export const FIRST_CHECK_MS = 2000;
/** A host takes its name before it can be asked anything, and the icon needs a moment to register. */
const HOST_SETTLE_MS = 500;
/** After these, a host that does not take the icon is left alone until something changes. */
export const PUT_UP_MS = [2000, 5000, 15_000] as const;
/** A bus that cannot be used is tried again after these, and then not until the person is back. */
export const RECONNECT_MS = [5000, 30_000, 120_000] as const;
/** A connection that lasted this long was a good one. */
const GOOD_CONNECTION_MS = 60_000;
/** All desktops that have a screen saver signal its end in this way, under names of their own. */
const SCREEN_SAVER = { iface: /\.screensaver$/iu, member: 'ActiveChanged' } as const;
/** Several of them may speak for one screen. */
const UNLOCKS_APART_MS = 1000;
/** No tray has more; each costs a call. */
const ITEMS_MAX = 64;

export interface TrayHostWatchOptions {
  /** Connects to the session bus; undefined where there is none. `onEnd` is called once, also where it rejects. */
  readonly connect: (listeners: { onSignal: (signal: BusMessage) => void; onEnd: () => void }) => Promise<SessionBus | undefined>;
  /** Of the process whose icon it is. */
  readonly pid: number;
  readonly timers: Timers;
  readonly monotonicMs: () => number;
  readonly putUpAgain: () => void;
  /** Whether something shows tray icons, after each check. */
  readonly onHost?: (isThere: boolean) => void;
  readonly onUnlock?: () => void;
}

export interface TrayHostWatch {
  /** The person is back, or may miss the icon: it is checked soon. */
  readonly check: () => void;
  readonly stop: () => void;
}

/** In the tray, not in it, no tray to be in, or not known because the host did not answer. */
type Finding = 'there' | 'missing' | 'noHost' | 'unknown';

/** @param options - the bus, and how the icon is put up */
export function watchTrayHost({ connect, pid, timers, monotonicMs, putUpAgain, onHost, onUnlock }: TrayHostWatchOptions): TrayHostWatch {
  let bus: SessionBus | undefined;
  let isBusy = false;
  let isStopped = false;
  let due: { readonly timer: unknown; readonly atMs: number } | undefined;
  /** How often the icon was put up, or could not be found, since it was last known to be right. */
  let tries = 0;
  let failures = 0;
  let unlockedMs = -Infinity;

  /** Unless it is due sooner: what keeps signalling does not keep this from checking. */
  const checkIn = (delayMs: number): void => {
    const atMs = monotonicMs() + delayMs;
    if (isStopped || (due !== undefined && due.atMs <= atMs)) return;
    timers.clear(due?.timer);
    due = { timer: timers.set(() => void whenDue(), delayMs), atMs };
  };
  const whenDue = async (): Promise<void> => {
    due = undefined;
    // What comes meanwhile causes one more check.
    if (isBusy) return checkIn(HOST_SETTLE_MS);
    isBusy = true;
    try {
      if (bus === undefined) await open();
      if (bus !== undefined) await checkIcon(bus);
    } finally {
      isBusy = false;
    }
  };
  const open = async (): Promise<void> => {
    const startedMs = monotonicMs();
    const onEnd = (): void => {
      bus = undefined;
      if (monotonicMs() - startedMs >= GOOD_CONNECTION_MS) failures = 0;
      const delayMs = RECONNECT_MS[failures];
      failures += 1;
      if (delayMs !== undefined) checkIn(delayMs);
    };
    try {
      const opened = await connect({ onSignal, onEnd });
      if (isStopped) return opened?.end();
      bus = opened;
      if (opened === undefined) onHost?.(false);
      else await listen(opened);
    } catch {
      // `onEnd` was called, or the bus refuses to signal: what can be asked is asked all the same.
    }
  };
  const onSignal = (signal: BusMessage): void => {
    if (tellsOfUnlock(signal) && monotonicMs() - unlockedMs >= UNLOCKS_APART_MS) {
      unlockedMs = monotonicMs();
      return onUnlock?.();
    }
    if (!tellsOfHost(signal)) return;
    // One more try; a host that keeps coming and takes no icon is not tried more often for that.
    checkIn(tries === 0 ? HOST_SETTLE_MS : (PUT_UP_MS[tries - 1] ?? HOST_SETTLE_MS));
    tries = Math.min(tries, PUT_UP_MS.length - 1);
  };
  const checkIcon = async (at: SessionBus): Promise<void> => {
    const finding = await findIcon(at, pid).catch(() => 'unknown' as const);
    if (finding !== 'unknown') onHost?.(finding !== 'noHost');
    if (finding === 'there' || finding === 'noHost') tries = 0;
    const delayMs = PUT_UP_MS[tries];
    if (finding === 'there' || finding === 'noHost' || delayMs === undefined || isStopped || bus !== at) return;
    tries += 1;
    if (finding === 'missing') putUpAgain();
    checkIn(delayMs);
  };
  checkIn(FIRST_CHECK_MS);
  return {
    check: () => {
      tries = 0;
      failures = 0;
      checkIn(HOST_SETTLE_MS);
    },
    stop: () => {
      isStopped = true;
      timers.clear(due?.timer);
      bus?.end();
    },
  };
}

function tellsOfHost({ iface, member, body }: BusMessage): boolean {
  if (member === 'NameOwnerChanged') return iface === BUS.iface && isWatcher(body[0]) && body[2] !== '';
  return member === 'StatusNotifierHostRegistered' && isWatcher(iface);
}

const tellsOfUnlock = ({ iface, member, body }: BusMessage): boolean =>
  member === SCREEN_SAVER.member && SCREEN_SAVER.iface.test(iface) && body[0] === false;

const isWatcher = (name: BusValue | undefined): boolean => WATCHERS.some((watcher) => watcher === name);

async function listen(bus: SessionBus): Promise<void> {
  await bus.call({ ...BUS, member: 'AddMatch', args: [`type='signal',member='${SCREEN_SAVER.member}'`] });
  for (const watcher of WATCHERS) {
    const rules = [
      `type='signal',sender='${BUS.destination}',interface='${BUS.iface}',member='NameOwnerChanged',arg0='${watcher}'`,
      `type='signal',interface='${watcher}',member='StatusNotifierHostRegistered'`,
    ];
    for (const rule of rules) await bus.call({ ...BUS, member: 'AddMatch', args: [rule] });
  }
}

async function findIcon(bus: SessionBus, pid: number): Promise<Exclude<Finding, 'unknown'>> {
  for (const watcher of WATCHERS) {
    const [hasOwner] = await bus.call({ ...BUS, member: 'NameHasOwner', args: [watcher] });
    if (hasOwner !== true) continue;
    const read = async (property: string): Promise<BusValue | undefined> => {
      const [value] = await bus.call({ destination: watcher, path: WATCHER_PATH, iface: PROPERTIES, member: 'Get', args: [watcher, property] });
      return value;
    };
    if ((await read('IsStatusNotifierHostRegistered')) === false) continue;
    const items = await read('RegisteredStatusNotifierItems');
    return Array.isArray(items) && (await isAmong(bus, items as string[], pid)) ? 'there' : 'missing';
  }
  return 'noHost';
}

/** @returns whether one of the items is of this process; an item is a name on the bus, often with a path behind it */
async function isAmong(bus: SessionBus, items: readonly string[], pid: number): Promise<boolean> {
  for (const item of items.slice(0, ITEMS_MAX)) {
    const [name = ''] = item.split(/[/@]/u);
    const [owner] = await bus.call({ ...BUS, member: 'GetConnectionUnixProcessID', args: [name] }).catch(() => []);
    if (owner === pid) return true;
  }
  return false;
}
