/** What this needs of a window of Electron. */
export interface HiddenWindow {
  readonly once: (event: 'ready-to-show', listener: () => void) => unknown;
  readonly webContents: { readonly once: (event: 'did-finish-load', listener: () => void) => unknown };
  readonly isDestroyed: () => boolean;
  readonly show: () => void;
}

/** How long after its page has loaded a window is shown without its first frame. */
export const LOADED_TO_SHOWN_MS = 300;

/**
 * Shows a new window when its first frame is there. On Wayland Electron may not tell of that for a hidden window
 * (electron/electron#48859), so it is shown soon after its page has loaded in any case.
 *
 * @param window - which is hidden
 * @param setTimer - calls back after this many milliseconds
 */
export function showOnce(window: HiddenWindow, setTimer: (callback: () => void, delayMs: number) => unknown): void {
  let shown = false;
  const show = (): void => {
    if (shown || window.isDestroyed()) return;
    shown = true;
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', () => setTimer(show, LOADED_TO_SHOWN_MS));
}
