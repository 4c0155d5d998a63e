import { isDeepStrictEqual } from 'node:util';
import { Menu, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../state/snapshot-store.ts';
import { trayIcon } from './icon.ts';
import type { DesktopCommand } from '../state/desktop-command.ts';
import type { MenuItem, TrayView } from './menu.ts';
import { startingView } from './starting-view.ts';

/** Ages in the menu are told in minutes. */
const REFRESH_MS = 60_000;

export interface AppTray {
  /** Puts the icon up anew, for a panel that came after it: on Linux that one is not told of icons from before. */
  readonly putUpAgain: () => void;
  /**
   * From now on it shows the store's snapshot, as `view` has it. Returns the function that redraws it, for when only the
   * time changed; it does so by itself once a minute, after `beforeRefresh`.
   */
  readonly follow: (store: SnapshotStore, view: (snapshot: Snapshot, now: number) => TrayView, beforeRefresh: () => void) => () => void;
}

/**
 * Puts the icon into the tray, where it says that the service is being looked for until it has a store to follow.
 *
 * @param iconDir - the folder of the icons
 * @param run - does what a click asks for
 */
export function createTray(iconDir: string, run: (command: DesktopCommand) => void): AppTray {
  let shown: TrayView = startingView();
  const icon = () => trayIcon(iconDir, shown.tone);
  // An open menu must not be collected with the garbage when a check brings another one.
  const opened = new Set<Menu>();
  const menu = (): Menu => {
    const built = Menu.buildFromTemplate(shown.items.map((item) => toTemplate(item, run)));
    // Where it is Electron that draws the menu. A desktop that draws it by itself says so to nobody.
    built.on('menu-will-show', () => {
      opened.add(built);
      run({ name: 'checkNow' });
    });
    built.on('menu-will-close', () => opened.delete(built));
    return built;
  };
  const putUp = (): Tray => {
    const put = new Tray(icon());
    put.setToolTip(shown.tooltip);
    put.setContextMenu(menu());
    // Where the desktop sends a left click instead of opening the menu.
    put.on('click', () => run({ name: 'openWindow' }));
    // Electron reports it on Windows only: https://github.com/electron/electron/pull/39926
    put.on('middle-click', () => run({ name: 'openWindow' }));
    return put;
  };
  let tray = putUp();

  const render = (next: TrayView): void => {
    const before = shown;
    shown = next;
    if (shown.tone !== before.tone) tray.setImage(icon());
    if (shown.tooltip !== before.tooltip) tray.setToolTip(shown.tooltip);
    // On Linux a menu is a copy: a change shows only when it is set again.
    if (!isDeepStrictEqual(shown.items, before.items)) tray.setContextMenu(menu());
  };
  return {
    putUpAgain: () => {
      tray.destroy();
      tray = putUp();
    },
    follow: (store, view, beforeRefresh) => {
      const refresh = (): void => render(view(store.get(), Date.now()));
      refresh();
      store.subscribe(refresh);
      setInterval(() => {
        beforeRefresh();
        refresh();
      }, REFRESH_MS);
      return refresh;
    },
  };
}

/** A single & would mark a mnemonic. */
const escaped = (label: string): string => label.replaceAll('&', '&&');

function toTemplate(item: MenuItem, run: (command: DesktopCommand) => void): MenuItemConstructorOptions {
  if (item.type === 'separator') return { type: 'separator' };
  if (item.type === 'submenu') {
    return { type: 'submenu', label: escaped(item.label), submenu: item.items.map((each) => toTemplate(each, run)) };
  }
  const { type, label, checked, command } = item;
  return {
    type,
    label: escaped(label),
    enabled: command !== undefined,
    ...(checked === undefined ? {} : { checked }),
    ...(command ? { click: () => run(command) } : {}),
  };
}
