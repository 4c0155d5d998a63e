import { nativeTheme } from 'electron';
import type { SnapshotStore } from '../state/snapshot-store.ts';

/**
 * Has windows and dialogs follow the theme in the settings. The icon in the tray is none of it: it stands in a panel of the desktop.
 *
 * @param store - where the settings are
 */
export function followTheme(store: SnapshotStore): void {
  const follow = (): void => {
    const { theme } = store.get().settings;
    if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
  };
  follow();
  store.subscribe(follow);
}
