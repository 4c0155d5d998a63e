import { join } from 'node:path';
import { BrowserWindow, nativeTheme, session, type Session } from 'electron';
import { PLACE_CHANNEL, type Place } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { serveApp } from './app-protocol.ts';
import { APP_SCHEME, WINDOW_ORIGIN } from './app-request.ts';
import { createAvatars } from './avatars.ts';
import { closeNetwork } from './lockdown.ts';
import { createPictureRequest } from './picture-request.ts';
import { showOnce } from './show-once.ts';

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
}

const WIDTH = 440;
const HEIGHT = 680;
const WIDTH_MIN = 360;
const HEIGHT_MIN = 480;
/** The page's own grounds, so that the window does not flash before its first frame. */
const GROUND_LIGHT = '#f4f5f5';
const GROUND_DARK = '#15191a';

export function createAccountWindow({ dir, snapshot, onFocus }: AccountWindowOptions): AccountWindow {
  let window: BrowserWindow | null = null;
  /** Whether its page hears what is sent to it. */
  let loaded = false;
  let wanted: Place | undefined;
  let ownSession: Session | null = null;

  /** In memory only. The page itself has no network. */
  const prepareSession = (): Session => {
    const prepared = session.fromPartition('account-window');
    const getPicture = createPictureRequest(() => snapshot().settings);
    serveApp(prepared.protocol, join(dir, 'renderer'), createAvatars(getPicture, snapshot));
    closeNetwork(prepared, APP_SCHEME);
    return prepared;
  };

  const create = (): BrowserWindow => {
    ownSession ??= prepareSession();
    const created = new BrowserWindow({
      width: WIDTH,
      height: HEIGHT,
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
    showOnce(created, setTimeout);
    created.webContents.on('did-finish-load', () => {
      loaded = true;
      goToWanted();
    });
    created.on('focus', onFocus);
    created.on('closed', () => {
      window = null;
      loaded = false;
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
