/**
 * What a window may ask of the main process: the names and types of the commands. The preload script derives its functions
 * from it, the main process its handlers, and checks the arguments of each (`window/bridge-arguments.ts`). A call that is not
 * in here does not exist.
 */
import type { Cause } from './cause.ts';
import type { HistoryView } from './history.ts';
import type { SettingChange, SettingKey } from './settings.ts';
import type { AddressSource, Notice, PastedTokenProblem, ServiceUrlProblem, Snapshot, UnreachableReason } from './snapshot.ts';
import type { UserPage } from './user-page.ts';

/** What a command answers that may not be done: done, or why not. */
export type SettingResult = { readonly ok: true } | { readonly ok: false; readonly cause: Cause };

/**
 * What came of a pasted token. `notKept` is why the keychain did not take it; that signs in all the same. `lost`: the main
 * process did not answer.
 */
export type PasteResult =
  | { readonly ok: true; readonly notKept?: Cause }
  | { readonly ok: false; readonly failure: PastedTokenProblem | 'busy' | 'cancelled' | 'lost' }
  | { readonly ok: false; readonly failure: 'refused' | 'noAnswer'; readonly cause: Cause };

/** How an export ended: under which name it was saved, that the person thought better of it, or why not. */
export type ExportResult =
  | { readonly state: 'saved'; readonly fileName: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly cause: Cause };

/** What a test of an address found. Nothing is saved, and no user is asked for. */
export type ServiceTest =
  | {
      readonly state: 'answered';
      readonly baseUrl: string;
      readonly version?: string | undefined;
      /** How the address became known. */
      readonly source: 'typed' | Extract<AddressSource, 'portFile' | 'scan' | 'default'>;
      /** Whose process it is; `unknown` where the system does not tell. */
      readonly owner: 'self' | 'unknown' | 'otherComputer';
    }
  | { readonly state: 'failed'; readonly baseUrl: string; readonly reason: UnreachableReason }
  /** No address was given, and the search found nothing. */
  | { readonly state: 'notFound' }
  | { readonly state: 'invalid'; readonly problem: ServiceUrlProblem };

/** The commands as functions: the main process implements them, the window calls them. */
export interface Commands {
  /** The snapshot as it is now, with at most 100 users besides the current one; later ones arrive by `onSnapshot`. */
  readonly getSnapshot: () => Promise<Snapshot>;
  /** The users, besides the current one, in whom every word of the text occurs: at most 100 of them, and how many there are. */
  readonly searchUsers: (text: string) => Promise<UserPage>;
  /** Check at the service now; resolves when the answer is in the snapshot. */
  readonly checkNow: () => Promise<void>;
  /** Have the system start Pieces OS; what came of it is in `snapshot.piecesOsStart`. */
  readonly startPiecesOs: () => Promise<void>;
  /** Begin a sign-in, unless one is under way; how it goes is in `snapshot.signIn`. */
  readonly signIn: () => Promise<void>;
  /** Stop waiting for the browser. */
  readonly cancelSignIn: () => Promise<void>;
  /** Copy the address that the browser is to open, while it is waited for. The window is not told it. */
  readonly copySignInAddress: () => Promise<void>;
  /** Try again to keep a sign-in that the keychain did not take. */
  readonly retryKeeping: () => Promise<void>;
  /** Close what is said about a sign-in that failed, or go on without keeping one. */
  readonly dismissSignIn: () => Promise<void>;
  /** Try once more to restore the session from the keychain, after that failed. */
  readonly retryRestore: () => Promise<void>;
  /** Sign in with an access token; whether it is to be kept. The answer does not repeat it. */
  readonly pasteToken: (token: string, keep: boolean) => Promise<PasteResult>;
  /** Ask the person whether to disconnect this user; nothing happens before `confirmDisconnect`. */
  readonly askDisconnect: (userId: string) => Promise<void>;
  /**
   * Disconnect, or try again what failed; the choice is whether the identity provider is to take back the tokens.
   * Resolves when `snapshot.disconnect` says how it ended.
   */
  readonly confirmDisconnect: (userId: string, revoke?: boolean) => Promise<void>;
  /** Close the question or the result. */
  readonly dismissDisconnect: () => Promise<void>;
  /** Close the screen of the first start, for good. */
  readonly endFirstStart: () => Promise<void>;
  readonly setStartAtLogin: (on: boolean) => Promise<SettingResult>;
  /** Change one setting of the table in `settings.ts`. */
  readonly setSetting: <Key extends SettingKey>(key: Key, value: SettingChange<Key>) => Promise<SettingResult>;
  /** Go back to the defaults of all settings. */
  readonly resetSettings: () => Promise<SettingResult>;
  /** Ask what answers at an address; at an empty one, what the search finds. */
  readonly testServiceAddress: (address: string) => Promise<ServiceTest>;
  readonly dismissNotice: (id: Notice['id']) => Promise<void>;
  /** What happened in the last days; ask again when `snapshot.history` changed. */
  readonly getHistory: () => Promise<HistoryView>;
  /** Ask the person for a place, and write the whole history there. */
  readonly exportHistory: (format: 'json' | 'csv', withNames: boolean) => Promise<ExportResult>;
  /** The diagnostics as text, which the next two commands copy and save; whether names, emails, ids and addresses are masked. */
  readonly getDiagnostics: (masked: boolean) => Promise<string>;
  /** Copy the diagnostics as they were given last. */
  readonly copyDiagnostics: () => Promise<SettingResult>;
  /** Ask the person for a place, and write the diagnostics there as they were given last. */
  readonly saveDiagnostics: () => Promise<ExportResult>;
  readonly openLogFolder: () => Promise<SettingResult>;
  /** The licences of what ships with the app, as text. */
  readonly getLicences: () => Promise<string>;
  readonly openProjectPage: () => Promise<SettingResult>;
  /** Ask the feed for a newer version, and the person whether to download it; how it goes is in `snapshot.update`. */
  readonly checkForUpdates: () => Promise<void>;
  /** Ask the person whether to download the version that was found. */
  readonly downloadUpdate: () => Promise<void>;
  /** Install the version that was downloaded, and start the app again. */
  readonly installUpdate: () => Promise<void>;
}

export type CommandName = keyof Commands;

/**
 * What the main process answers a call with. A refusal and a failure are answers too: Electron writes each error of a
 * handler to standard error, with its stack.
 */
export type Answer = { readonly value: unknown } | { readonly problem: 'refused' | 'failed' };

/** What the promise of a call is rejected with, by what became of the call. */
export const CALL_PROBLEMS: Readonly<Record<'refused' | 'failed', (name: CommandName) => string>> = {
  refused: (name) => `This call of ${name} is not allowed.`,
  failed: (name) => `This call of ${name} failed.`,
};

/** The names of all commands; the compiler asks for each. */
const NAMES = {
  getSnapshot: true,
  searchUsers: true,
  checkNow: true,
  startPiecesOs: true,
  signIn: true,
  cancelSignIn: true,
  copySignInAddress: true,
  retryKeeping: true,
  dismissSignIn: true,
  retryRestore: true,
  pasteToken: true,
  askDisconnect: true,
  confirmDisconnect: true,
  dismissDisconnect: true,
  endFirstStart: true,
  setStartAtLogin: true,
  setSetting: true,
  resetSettings: true,
  testServiceAddress: true,
  dismissNotice: true,
  getHistory: true,
  exportHistory: true,
  getDiagnostics: true,
  copyDiagnostics: true,
  saveDiagnostics: true,
  openLogFolder: true,
  getLicences: true,
  openProjectPage: true,
  checkForUpdates: true,
  downloadUpdate: true,
  installUpdate: true,
} satisfies Readonly<Record<CommandName, true>>;
export const COMMAND_NAMES = Object.keys(NAMES) as CommandName[];

/** The places of the window. */
export type Place = 'account' | 'activity' | 'settings';

/** What the preload script puts on `window` under `BRIDGE_KEY`. */
export interface Bridge extends Commands {
  /** Calls back with every later snapshot. Returns the function that ends that. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /** Calls back when the person asked for a place of the window, also right after it has loaded. Returns the function that ends that. */
  readonly onPlace: (listener: (place: Place) => void) => () => void;
}

export const BRIDGE_KEY = 'accountTray';
export const SNAPSHOT_CHANNEL = 'account-tray:snapshot';
export const PLACE_CHANNEL = 'account-tray:place';

/**
 * @param name - a command of the contract
 * @returns the IPC channel that carries it
 */
export const channelOf = (name: CommandName): string => `account-tray:command:${name}`;

/** Where a window finds a user's picture, once the main process has it; answers 404 where there is none. */
export const avatarUrl = (id: string): string => `account-tray://window/avatar/${encodeURIComponent(id)}`;
