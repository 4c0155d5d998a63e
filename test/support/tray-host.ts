import type { Message } from '@jellybrick/dbus-next';
import type { Bus } from './bus.ts';
import { ITEM_INTERFACE, MENU_INTERFACE, TrayItem } from './tray-item.ts';
import { createProbes } from './probes.ts';
import type { WaitOptions } from './tray-item.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const DEFAULT_ITEM_PATH = '/StatusNotifierItem';

/** The part of a desktop that shows tray icons: watcher and host of StatusNotifierItem in one, like a real panel. */
export interface TrayHost {
  /** The items that are there now, oldest first. */
  readonly items: readonly TrayItem[];
  /** The first item that is there and for which `where` holds, now or as soon as one registers. */
  waitForItem(options?: WaitOptions & { where?: (item: TrayItem) => boolean }): Promise<TrayItem>;
  /** Resolves when the process behind the item has gone. */
  waitUntilGone(item: TrayItem, options?: WaitOptions): Promise<void>;
}

/** Takes the watcher's name on the bus and begins to take in items. */
export async function startTrayHost(bus: Bus): Promise<TrayHost> {
  const items: TrayItem[] = [];
  const { wake, until } = createProbes();
  const nameOf = (item: TrayItem): string => `${item.busName}${item.path}`;
  const emit = (signal: string, item: TrayItem): void => bus.emit(WATCHER_PATH, WATCHER, signal, 's', [nameOf(item)]);

  async function add(service: string, sender: string): Promise<void> {
    // Some items register with their bus name, some with their object path only.
    const isPath = service.startsWith('/');
    const owner = await bus.ownerOf(isPath ? sender : service);
    // As real panels do: a name without an owner is no item, and an item is read by the unique name of its owner.
    if (owner === null) return;
    const item = new TrayItem(bus, owner, isPath ? service : DEFAULT_ITEM_PATH, owner);
    items.push(item);
    emit('StatusNotifierItemRegistered', item);
    wake();
  }

  function drop(owner: string): void {
    for (const item of items.filter((each) => each.owner === owner)) {
      items.splice(items.indexOf(item), 1);
      item.gone = true;
      emit('StatusNotifierItemUnregistered', item);
    }
    wake();
  }

  bus.offer(WATCHER_PATH, WATCHER, {
    methods: {
      RegisterStatusNotifierItem: { run: ({ body, sender }) => void add(String(body[0]), sender) },
      // Other hosts may come; this one counts as registered from the start.
      RegisterStatusNotifierHost: { run: () => {} },
    },
    properties: {
      RegisteredStatusNotifierItems: { signature: 'as', get: () => items.map(nameOf) },
      IsStatusNotifierHostRegistered: { signature: 'b', get: () => true },
      ProtocolVersion: { signature: 'i', get: () => 0 },
    },
  });
  const forward = (signal: Message): void => {
    for (const item of items) if (item.owner === signal.sender) item.announce(signal);
  };
  await bus.listen(ITEM_INTERFACE, forward);
  await bus.listen(MENU_INTERFACE, forward);
  await bus.listen('org.freedesktop.DBus', ({ member, body: [name, , newOwner] }) => {
    if (member === 'NameOwnerChanged' && newOwner === '') drop(String(name));
  });
  await bus.own(WATCHER);

  return {
    items,
    waitForItem: ({ where = () => true, timeoutMs } = {}) =>
      until(() => items.find((item) => where(item)), () => 'No tray icon appeared', timeoutMs),
    async waitUntilGone(item, { timeoutMs } = {}) {
      await until(() => (item.gone ? true : undefined), () => 'The tray icon did not go away', timeoutMs);
    },
  };
}
