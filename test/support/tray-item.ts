import { DBusError, Variant } from '@jellybrick/dbus-next';
import type { Message } from '@jellybrick/dbus-next';
import { PROPERTIES_INTERFACE } from './bus.ts';
import type { Bus } from './bus.ts';
import { menuItems, menuText, parseMenu } from './menu-tree.ts';
import type { MenuNode, WireMenu } from './menu-tree.ts';
import { encodePng } from './png.ts';
import type { RgbaImage } from './png.ts';

export const ITEM_INTERFACE = 'org.kde.StatusNotifierItem';
export const MENU_INTERFACE = 'com.canonical.dbusmenu';
/** What the bus itself answers for a peer that left before or while it was called. */
const GONE_ERRORS = new Set(['org.freedesktop.DBus.Error.NoReply', 'org.freedesktop.DBus.Error.ServiceUnknown']);
/** What Chromium answers to an event for an item that it does not have. */
const REPLACED_ERROR = 'org.freedesktop.DBus.Error.Failed';
/** How long `waitFor…` functions wait when they are not told otherwise. */
export const WAIT_LIMIT_MS = 10_000;

/** What an item says of itself; see https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/ */
export interface TrayProperties {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly toolTip: { readonly title: string; readonly text: string };
  readonly iconName: string;
  /** In the order in which the item offers them. */
  readonly icons: readonly RgbaImage[];
  readonly menuPath: string;
}

/** One thing that the item announced. */
export interface TrayChange {
  /** Name of the signal, for example `LayoutUpdated`, `ItemsPropertiesUpdated`, `NewIcon`, `NewToolTip`. */
  readonly signal: string;
  /** When it arrived, as milliseconds of `performance.now()`. */
  readonly at: number;
}

export interface WaitOptions {
  readonly timeoutMs?: number;
}

type WirePixmap = readonly [number, number, Buffer];

/** An icon in the tray, as a tray host sees and uses it. */
export class TrayItem {
  /** The bus name under which the item registered. */
  readonly busName: string;
  readonly path: string;
  /** The unique name of the connection behind it. */
  readonly owner: string;
  /** Whether the process behind the icon is gone. */
  gone = false;
  readonly #bus: Bus;
  readonly #listeners = new Set<(change: TrayChange) => void>();
  #menuPath: string | undefined;

  constructor(bus: Bus, busName: string, path: string, owner: string) {
    this.#bus = bus;
    this.busName = busName;
    this.path = path;
    this.owner = owner;
  }

  async properties(): Promise<TrayProperties> {
    const [all] = await this.#call(this.path, PROPERTIES_INTERFACE, 'GetAll', 's', [ITEM_INTERFACE]);
    const value = (name: string): unknown => (all as Record<string, Variant>)[name]?.value;
    const text = (name: string): string => {
      const found = value(name);
      return typeof found === 'string' ? found : '';
    };
    const toolTip = (value('ToolTip') ?? ['', [], '', '']) as [string, unknown, string, string];
    return {
      id: text('Id'),
      title: text('Title'),
      status: text('Status'),
      toolTip: { title: toolTip[2], text: toolTip[3] },
      iconName: text('IconName'),
      icons: ((value('IconPixmap') ?? []) as WirePixmap[]).map(toRgba),
      menuPath: text('Menu'),
    };
  }

  /** The whole menu as it is now, hidden items included. The root node itself is not shown. */
  async menu(): Promise<MenuNode> {
    this.#menuPath ??= (await this.properties()).menuPath;
    const [, layout] = await this.#call(this.#menuPath, MENU_INTERFACE, 'GetLayout', 'iias', [0, -1, []]);
    return parseMenu(layout as WireMenu);
  }

  /** Opens the menu and all submenus, as a host does before it shows them, and gives what is shown. */
  async openMenu(): Promise<MenuNode> {
    const menu = await this.menu();
    for (const each of [menu, ...menuItems(menu).filter((item) => item.submenu)]) await this.#aboutToShow(each.id);
    return this.menu();
  }

  /**
   * Opens the menu and clicks an item in it. Rejects when a person could not: no such item, hidden, or disabled. Where
   * the menu is replaced between the two, the item of the new one is clicked.
   *
   * @param target the item's id, or its label as shown
   */
  async click(target: number | string): Promise<void> {
    const menu = await this.openMenu();
    const item = menuItems(menu).find((each) => each.visible && (each.id === target || each.label === target));
    if (item === undefined) throw new Error(`No item ${JSON.stringify(target)} in the tray menu:\n${menuText(menu)}`);
    if (!item.enabled) throw new Error(`The item ${JSON.stringify(target)} is disabled:\n${menuText(menu)}`);
    try {
      await this.#event(item.id, 'clicked').catch(unlessItWent);
    } catch (error) {
      const now = menuItems(await this.menu()).find(({ label }) => label === item.label);
      if (now === undefined || now.id === item.id) throw error;
      // By its label: it may be replaced again.
      return this.click(item.label);
    }
    await this.#event(menu.id, 'closed').catch(unlessItWent);
  }

  /** A left click on the icon. */
  async activate(): Promise<void> {
    await this.#call(this.path, ITEM_INTERFACE, 'Activate', 'ii', [0, 0]);
  }

  /** A right click, on panels that leave it to the program to draw its menu. */
  async contextMenu(): Promise<void> {
    await this.#call(this.path, ITEM_INTERFACE, 'ContextMenu', 'ii', [0, 0]);
  }

  /** The picture in the tray, the smallest that is at least this high, else the largest; null when there is none. */
  async icon(heightPx = 0): Promise<{ image: RgbaImage; png: Buffer } | null> {
    const icons = [...(await this.properties()).icons].sort((a, b) => a.height - b.height);
    const image = icons.find((icon) => icon.height >= heightPx) ?? icons.at(-1);
    return image === undefined ? null : { image, png: encodePng(image) };
  }

  /** Hears what the item announces, until the returned function is called. */
  onChange(listener: (change: TrayChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the menu as soon as it fulfils the condition; rejects with the last menu when it does not in time. */
  waitForMenu(condition: (menu: MenuNode) => boolean, options?: WaitOptions): Promise<MenuNode> {
    return this.#waitFor('menu', () => this.menu(), condition, menuText, options);
  }

  /** Resolves with the properties as soon as they fulfil the condition; rejects when they do not in time. */
  waitForProperties(condition: (properties: TrayProperties) => boolean, options?: WaitOptions): Promise<TrayProperties> {
    const describe = ({ icons, ...rest }: TrayProperties): string => JSON.stringify({ ...rest, icons: icons.length });
    return this.#waitFor('item', () => this.properties(), condition, describe, options);
  }

  /** For the tray host: a signal from the item's connection. */
  announce({ member }: Message): void {
    if (member === 'NewMenu') this.#menuPath = undefined;
    for (const listener of this.#listeners) listener({ signal: member, at: performance.now() });
  }

  async #waitFor<T>(
    what: string,
    read: () => Promise<T>,
    condition: (value: T) => boolean,
    describe: (value: T) => string,
    { timeoutMs = WAIT_LIMIT_MS }: WaitOptions = {},
  ): Promise<T> {
    let late = false;
    let wake = (): void => {};
    const timer = setTimeout(() => {
      late = true;
      wake();
    }, timeoutMs);
    const stop = this.onChange(() => wake());
    try {
      for (;;) {
        // Made before the read, so that a change during the read is not missed.
        const change = Promise.withResolvers<void>();
        wake = change.resolve;
        const value = await read();
        if (condition(value)) return value;
        if (late) throw new Error(`The tray ${what} did not get there in ${timeoutMs} ms:\n${describe(value)}`);
        await change.promise;
      }
    } finally {
      clearTimeout(timer);
      stop();
    }
  }

  /** Tells the item that a menu or submenu is about to be shown. */
  async #aboutToShow(id: number): Promise<void> {
    // Chromium answers with an error for the root of the menu. Panels ignore that, and so does this one.
    await this.#call(this.#menuPath ?? '/', MENU_INTERFACE, 'AboutToShow', 'i', [id]).catch(() => {});
    // One that has just been replaced cannot be opened any more; panels do not ask whether it could.
    await this.#event(id, 'opened').catch(unlessReplaced);
  }

  async #event(id: number, name: 'clicked' | 'opened' | 'closed'): Promise<void> {
    const body = [id, name, new Variant('i', 0), 0];
    await this.#call(this.#menuPath ?? '/', MENU_INTERFACE, 'Event', 'isvu', body);
  }

  #call(path: string, iface: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> {
    return this.#bus.call({ to: this.busName, path, iface, member, signature, body });
  }
}

/** A click may well end the program, as `Quit` does; then there is no answer any more. */
function unlessItWent(error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof DBusError && GONE_ERRORS.has(cause.type))) throw error;
}

/** An event for an item that is no more there. */
function unlessReplaced(error: unknown): void {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof DBusError && cause.type === REPLACED_ERROR)) throw error;
}

/** Pixmaps come as ARGB, 32 bits per pixel, in network byte order. */
function toRgba([width, height, argb]: WirePixmap): RgbaImage {
  const data = Buffer.alloc(argb.length);
  for (let at = 0; at < argb.length; at += 4) {
    data.writeUInt32BE((((argb.readUInt32BE(at) << 8) >>> 0) | argb.readUInt8(at)) >>> 0, at);
  }
  return { width, height, data };
}
