import { join } from 'node:path';
import { BrowserWindow, nativeTheme, session, type Session } from 'electron';
import { SHOW_STATE_CHANNEL } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { serveApp } from './app-protocol.ts';
import { APP_SCHEME, WINDOW_ORIGIN } from './app-request.ts';
import { createAvatars, type Fetch } from './avatars.ts';
import { closeNetwork } from './lockdown.ts';

export interface AccountWindow {
  /** Opens the window, or brings the open one to the front. */
  readonly open: () => void;
  /** Opens it where it says what the state is: at its top. */
  readonly openAtState: () => void;
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
  let ownSession: Session | null = null;

  /** In memory only, and apart from the session that fetches pictures: the page itself has no network. */
  const prepareSession = (): Session => {
    const prepared = session.fromPartition('account-window');
    const pictures = session.fromPartition('pictures');
    const fetch: Fetch = (url, init) => pictures.fetch(url, { ...init, bypassCustomProtocolHandlers: true });
    serveApp(prepared.protocol, join(dir, 'renderer'), createAvatars(fetch, snapshot));
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
    created.once('ready-to-show', () => created.show());
    created.on('focus', onFocus);
    created.on('closed', () => {
      window = null;
    });
    // A window without its page is of no use; the next request opens a new one.
    created.webContents.on('render-process-gone', () => created.destroy());
    void created.loadURL(`${WINDOW_ORIGIN}/`);
    return created;
  };

  const open = (): void => {
    if (!window) {
      window = create();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  return {
    open,
    openAtState: () => {
      open();
      // A page that is still being loaded hears nothing, and begins at its top.
      window?.webContents.send(SHOW_STATE_CHANNEL);
    },
    current: () => window,
  };
}
