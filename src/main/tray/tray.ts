import { isDeepStrictEqual } from 'node:util';
import { Menu, nativeTheme, Tray, type MenuItemConstructorOptions } from 'electron';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { SnapshotStore } from '../snapshot-store.ts';
import { trayIcon } from './icon.ts';
import { trayView, type MenuCommand, type MenuItem, type TrayView } from './menu.ts';

/** Ages in the menu are told in minutes. */
const REFRESH_MS = 60_000;

/**
 * Puts the icon into the tray and keeps it, its tooltip and its menu as the snapshot says.
 *
 * @param iconDir - the folder of the icons
 * @param store - says what is true
 * @param run - does what a click asks for
 * @returns the function that redraws it, for when only the time changed
 */
export function createTray(iconDir: string, store: SnapshotStore, run: (command: MenuCommand) => void): () => void {
  let shown: TrayView = trayView(store.get(), Date.now());
  const icon = () => trayIcon(iconDir, shown.tone, nativeTheme.shouldUseDarkColors);
  const menu = () => Menu.buildFromTemplate(shown.items.map((item) => toTemplate(item, run)));
  const tray = new Tray(icon());
  tray.setToolTip(shown.tooltip);
  tray.setContextMenu(menu());
  // Where the desktop sends a left click instead of opening the menu.
  tray.on('click', () => run({ name: 'openWindow' }));

  const render = (snapshot: Snapshot): void => {
    const before = shown;
    shown = trayView(snapshot, Date.now());
    if (shown.tone !== before.tone) tray.setImage(icon());
    if (shown.tooltip !== before.tooltip) tray.setToolTip(shown.tooltip);
    // On Linux a menu is a copy: a change shows only when it is set again.
    if (!isDeepStrictEqual(shown.items, before.items)) tray.setContextMenu(menu());
  };
  const refresh = (): void => render(store.get());
  store.subscribe(render);
  nativeTheme.on('updated', () => tray.setImage(icon()));
  setInterval(refresh, REFRESH_MS);
  return refresh;
}

function toTemplate(item: MenuItem, run: (command: MenuCommand) => void): MenuItemConstructorOptions {
  if (item.type === 'separator') return { type: 'separator' };
  const { type, label, checked, command } = item;
  return {
    type,
    // A single & would mark a mnemonic.
    label: label.replaceAll('&', '&&'),
    enabled: command !== undefined,
    ...(checked === undefined ? {} : { checked }),
    ...(command ? { click: () => run(command) } : {}),
  };
}
