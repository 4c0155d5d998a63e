import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import type { BusCall, BusMessage, BusValue } from '../../../src/main/session-bus/dbus-message.ts';
import { FIRST_CHECK_MS, PUT_UP_MS, RECONNECT_MS, watchTrayHost, type TrayHostWatch } from '../../../src/main/session-bus/tray-host-watch.ts';

const HOUR_MS = 3_600_000;
const PID = 42;

let watch: TrayHostWatch | undefined;
let connections: number;
let putUps: number;
let items: string[];
let isWatcherThere: boolean;
let hosts: boolean[];
let unlocks: number;
let signal: (message: BusMessage) => void;
let endBus: () => void;

beforeEach(() => {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  connections = 0;
  putUps = 0;
  hosts = [];
  unlocks = 0;
  items = [];
  isWatcherThere = false;
});
afterEach(() => {
  watch?.stop();
  mock.timers.reset();
});

function answer({ member, args }: BusCall): readonly BusValue[] {
  if (member === 'NameHasOwner') return [isWatcherThere && args[0] === 'org.kde.StatusNotifierWatcher'];
  if (member === 'Get') return [args[1] === 'RegisteredStatusNotifierItems' ? items : true];
  return member === 'GetConnectionUnixProcessID' ? [args[0] === ':1.7' ? PID : 1] : [];
}

function start(connects: () => boolean, takesIcon = true): void {
  watch = watchTrayHost({
    connect: async ({ onSignal, onEnd }) => {
      connections += 1;
      signal = onSignal;
      endBus = onEnd;
      if (connects()) return { call: async (call) => answer(call), end: onEnd };
      onEnd();
      throw new Error('no bus');
    },
    pid: PID,
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
    monotonicMs: () => Date.now(),
    onHost: (isThere) => hosts.push(isThere),
    onUnlock: () => {
      unlocks += 1;
    },
    putUpAgain: () => {
      putUps += 1;
      if (takesIcon) items = [':1.7/StatusNotifierItem'];
    },
  });
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 100) {
    mock.timers.tick(100);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}
const hostComes = (): void => {
  isWatcherThere = true;
  const body = ['org.kde.StatusNotifierWatcher', '', ':1.9'];
  signal({ type: 4, replySerial: undefined, iface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body });
};

const saverSays = (iface: string, member: string, ...body: readonly BusValue[]): void =>
  signal({ type: 4, replySerial: undefined, iface, member, body });

describe('a screen that is unlocked', () => {
  for (const saver of ['org.freedesktop.ScreenSaver', 'org.gnome.ScreenSaver', 'org.mate.ScreenSaver', 'org.cinnamon.ScreenSaver', 'org.kde.screensaver']) {
    test(`is heard of from ${saver}, once where several speak at the same time`, async () => {
      start(() => true);
      await pass(5000);
      saverSays(saver, 'ActiveChanged', true);
      assert.equal(unlocks, 0);
      saverSays(saver, 'ActiveChanged', false);
      saverSays('org.freedesktop.ScreenSaver', 'ActiveChanged', false);
      assert.equal(unlocks, 1);
      await pass(2000);
      saverSays(saver, 'ActiveChanged', false);
      assert.equal(unlocks, 2);
    });
  }

  test('is not what another signal says', async () => {
    start(() => true);
    await pass(5000);
    saverSays('org.example.Player', 'ActiveChanged', false);
    saverSays('org.gnome.ScreenSaver', 'WakeUpScreen');
    saverSays('org.gnome.ScreenSaver', 'ActiveChanged');
    saverSays('org.gnome.ScreenSaver', 'ActiveChanged', 'false');
    assert.equal(unlocks, 0);
  });
});

describe('the watch for a tray host', () => {
  test('does nothing at the start, and nothing where the icon is in the tray', async () => {
    isWatcherThere = true;
    items = ['org.kde.other/Item', ':1.7/StatusNotifierItem'];
    start(() => true);
    await pass(FIRST_CHECK_MS - 100);
    assert.equal(connections, 0);
    await pass(HOUR_MS / 60);
    assert.deepEqual([connections, putUps], [1, 0]);
  });

  test('puts the icon up once where a host comes later', async () => {
    start(() => true);
    await pass(10_000);
    assert.equal(putUps, 0);
    hostComes();
    await pass(60_000);
    assert.equal(putUps, 1);
  });

  test('tries a host that takes no icon a few times, and no more', async () => {
    isWatcherThere = true;
    start(() => true, false);
    await pass(HOUR_MS / 6);
    assert.equal(putUps, PUT_UP_MS.length);
  });

  test('tries a bus that cannot be used a few times, and again when the person is back', async () => {
    start(() => false);
    await pass(HOUR_MS / 6);
    assert.equal(connections, 1 + RECONNECT_MS.length);
    watch?.check();
    await pass(1000);
    assert.equal(connections, 2 + RECONNECT_MS.length);
  });

  test('connects again after the connection ended, and finds the host that came meanwhile', async () => {
    start(() => true);
    await pass(100_000);
    endBus();
    isWatcherThere = true;
    await pass(30_000);
    assert.deepEqual([connections, putUps], [2, 1]);
  });

  test('ends with its stop', async () => {
    start(() => true);
    watch?.stop();
    await pass(60_000);
    assert.equal(connections, 0);
  });
});

test('it is told whether something shows tray icons, and again when that changes', async () => {
  start(() => true);
  await pass(FIRST_CHECK_MS + 100);
  assert.deepEqual(hosts, [false]);
  isWatcherThere = true;
  signal({ iface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body: ['org.kde.StatusNotifierWatcher', '', ':1.9'] } as unknown as BusMessage);
  await pass(1000);
  assert.equal(hosts.at(-1), true);
});

test('no session bus means that nothing shows tray icons; a bus that does not answer says nothing', async () => {
  watch = watchTrayHost({
    connect: async () => undefined,
    pid: PID,
    timers: { set: setTimeout, clear: (timer) => clearTimeout(timer as NodeJS.Timeout) },
    monotonicMs: () => Date.now(),
    onHost: (isThere) => hosts.push(isThere),
    onUnlock: () => {
      unlocks += 1;
    },
    putUpAgain: () => undefined,
  });
  await pass(FIRST_CHECK_MS + 100);
  assert.deepEqual(hosts, [false]);
  watch.stop();
  hosts = [];
  unlocks = 0;
  start(() => false);
  await pass(FIRST_CHECK_MS + 100);
  assert.deepEqual(hosts, []);
});
