import { join } from 'node:path';
import { BrowserWindow, Menu, nativeTheme, screen, session, type Session } from 'electron';
import { PLACE_CHANNEL, type Place } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { serveApp } from './app-protocol.ts';
import { APP_SCHEME, WINDOW_ORIGIN } from './app-request.ts';
import { createAvatars } from './avatars.ts';
import { contextMenuOf } from './context-menu.ts';
import { closeNetwork } from './lockdown.ts';
import { createPictureRequest } from './picture-request.ts';
import { showOnce } from './show-once.ts';
import { boundsOnScreen, readWindowState, writeWindowState, type Bounds } from './window-bounds.ts';
import { windowKeyOf, zoomLevelAfter, type WindowKey } from './window-keys.ts';

export interface AccountWindow {
  /** Opens the window, or brings the open one to the front; at this place of it, or where it is. */
  readonly open: (place?: Place) => void;
  /** The window while it exists. Closing it destroys it: a hidden window would keep its memory. */
  readonly current: () => BrowserWindow | null;
}

export interface AccountWindowOptions {
  /** The folder of the built app: it holds `renderer`, `preload` and `assets`. */
  readonly dir: string;
  readonly snapshot: () => Snapshot;
  readonly onFocus: () => void;
  /** The file in which it is kept where the window was. */
  readonly statePath: string;
  /** What keys in the window ask for that is not the window's. */
  readonly onKey: (name: 'checkNow' | 'quit') => void;
  /** The page is there, and seen. */
  readonly onLoaded: () => void;
  readonly onClosed: () => void;
}

const WIDTH = 440;
const HEIGHT = 680;
const WIDTH_MIN = 360;
const HEIGHT_MIN = 480;
/** The page's own grounds, so that the window does not flash before its first frame. */
const GROUND_LIGHT = '#f4f5f5';
const GROUND_DARK = '#15191a';

export function createAccountWindow({ dir, snapshot, onFocus, statePath, onKey, onLoaded, onClosed }: AccountWindowOptions): AccountWindow {
  let window: BrowserWindow | null = null;
  /** Whether its page hears what is sent to it. */
  let loaded = false;
  let wanted: Place | undefined;
  let ownSession: Session | null = null;

  /** In memory only. The page itself has no network. */
  const prepareSession = (): Session => {
    const prepared = session.fromPartition('account-window');
    const getPicture = createPictureRequest(() => snapshot().settings);
    serveApp(prepared.protocol, join(dir, 'renderer'), createAvatars(getPicture, snapshot, () => performance.now()));
    closeNetwork(prepared, APP_SCHEME);
    return prepared;
  };

  const create = (): BrowserWindow => {
    ownSession ??= prepareSession();
    const kept = readWindowState(statePath);
    const created = new BrowserWindow({
      // The page fits the size of a first start; what is kept is the size of the window with its frame.
      ...(kept === undefined ? { width: WIDTH, height: HEIGHT, useContentSize: true } : boundsOnScreen(kept, workAreas(), { width: WIDTH_MIN, height: HEIGHT_MIN })),
      minWidth: WIDTH_MIN,
      minHeight: HEIGHT_MIN,
      title: messages.window.title,
      icon: join(dir, 'assets', 'icon-256.png'),
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND_DARK : GROUND_LIGHT,
      autoHideMenuBar: true,
      show: false,
      webPreferences: {
        session: ownSession,
        preload: join(dir, 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
      },
    });
    if (kept?.maximized === true) created.maximize();
    showOnce(created, setTimeout);
    rememberState(created, statePath);
    listenToInput(created, onKey);
    created.webContents.on('did-finish-load', () => {
      loaded = true;
      onLoaded();
      goToWanted();
    });
    created.on('focus', onFocus);
    created.on('closed', () => {
      window = null;
      loaded = false;
      onClosed();
    });
    // A window without its page is of no use; the next request opens a new one.
    created.webContents.on('render-process-gone', () => created.destroy());
    void created.loadURL(`${WINDOW_ORIGIN}/`);
    return created;
  };

  const goToWanted = (): void => {
    if (window === null || !loaded || wanted === undefined) return;
    window.webContents.send(PLACE_CHANNEL, wanted);
    wanted = undefined;
  };

  const open = (place?: Place): void => {
    wanted = place;
    if (!window) {
      window = create();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    goToWanted();
  };

  return {
    open,
    current: () => window,
  };
}

/** The keys of the window, and the menu of a right click. */
function listenToInput(created: BrowserWindow, onKey: AccountWindowOptions['onKey']): void {
  created.webContents.on('before-input-event', (event, input) => {
    const key = windowKeyOf(input, process.platform);
    if (key === undefined) return;
    event.preventDefault();
    act(created, key, onKey);
  });
  created.webContents.on('context-menu', (_event, params) => {
    const items = contextMenuOf(params);
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window: created });
  });
}

function act(created: BrowserWindow, key: WindowKey, onKey: AccountWindowOptions['onKey']): void {
  switch (key.name) {
    case 'close':
      return created.close();
    case 'zoom':
      return created.webContents.setZoomLevel(zoomLevelAfter(created.webContents.getZoomLevel(), key.to));
    case 'place':
      return created.webContents.send(PLACE_CHANNEL, key.place);
    case 'checkNow':
    case 'quit':
      return onKey(key.name);
  }
}

function workAreas(): [Bounds, ...Bounds[]] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main.workArea, ...others.map(({ workArea }) => workArea)];
}

/** Keeps where a person left the window. One that nobody moved is left out: some desktops would tell it a frame further down each time. */
function rememberState(created: BrowserWindow, path: string): void {
  const stateNow = () => ({ ...created.getNormalBounds(), maximized: created.isMaximized() });
  let shown: string | undefined;
  created.once('show', () => (shown = JSON.stringify(stateNow())));
  created.on('close', () => {
    const state = stateNow();
    if (shown !== undefined && JSON.stringify(state) !== shown) writeWindowState(path, state);
  });
}
