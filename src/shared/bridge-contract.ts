/**
 * The whole of what a window may ask of the main process, as one value: the preload script derives its functions from
 * it, the main process its handlers, and both their types. A call that is not in here does not exist.
 */
import type { HistoryView } from './history.ts';
import { DEFAULT_SETTINGS, NOTIFICATION_KINDS, type NotificationKind, type OAuthSettings } from './settings.ts';
import type { Notice, Snapshot } from './snapshot.ts';

/** A command: how its arguments are recognised at run time, and (in its type only) what it answers. */
interface Command<Args extends unknown[], Result> {
  readonly accepts: (args: unknown[]) => args is Args;
  readonly result?: Result;
}

/** What a settings command answers: done, or one sentence that says why not. */
export type SettingResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** What came of a pasted token. `note` is a sentence about what did not go as wished all the same. */
export type PasteResult =
  | { readonly ok: true; readonly note?: string }
  | { readonly ok: false; readonly message: string };

/** How an export ended: under which name it was saved, that the person thought better of it, or one sentence that says why not. */
export type ExportResult =
  | { readonly state: 'saved'; readonly fileName: string }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

const ID_LENGTH_MAX = 1024;
const TEXT_LENGTH_MAX = 2048;
/** More than is accepted as a token, so that one that is too large is refused with the reason. */
const SECRET_LENGTH_MAX = 1_048_576;

const isText = (value: unknown, lengthMax: number): value is string =>
  typeof value === 'string' && value.length <= lengthMax;

const none = <Result = void>(): Command<[], Result> => ({
  accepts: (args): args is [] => args.length === 0,
});

const userId = <Result = void>(): Command<[userId: string], Result> => ({
  accepts: (args): args is [string] => args.length === 1 && isText(args[0], ID_LENGTH_MAX) && args[0] !== '',
});

const text = <Result>(): Command<[text: string], Result> => ({
  accepts: (args): args is [string] => args.length === 1 && isText(args[0], TEXT_LENGTH_MAX),
});

const number = <Result>(): Command<[number: number], Result> => ({
  accepts: (args): args is [number] => args.length === 1 && typeof args[0] === 'number' && Number.isFinite(args[0]),
});

const flag = <Result>(): Command<[on: boolean], Result> => ({
  accepts: (args): args is [boolean] => args.length === 1 && typeof args[0] === 'boolean',
});

const secretAndFlag = <Result>(): Command<[secret: string, on: boolean], Result> => ({
  accepts: (args): args is [string, boolean] =>
    args.length === 2 && isText(args[0], SECRET_LENGTH_MAX) && typeof args[1] === 'boolean',
});

const userIdAndChoice = (): Command<[userId: string, choice?: boolean], void> => ({
  accepts: (args): args is [string, boolean?] =>
    (args.length === 1 || args.length === 2) &&
    isText(args[0], ID_LENGTH_MAX) &&
    args[0] !== '' &&
    (args[1] === undefined || typeof args[1] === 'boolean'),
});

const isNotificationKind = (value: unknown): value is NotificationKind => NOTIFICATION_KINDS.some((kind) => kind === value);

const notificationFlag = <Result>(): Command<[kind: NotificationKind, on: boolean], Result> => ({
  accepts: (args): args is [NotificationKind, boolean] =>
    args.length === 2 && isNotificationKind(args[0]) && typeof args[1] === 'boolean',
});

const noticeId = (): Command<[id: Notice['id']], void> => ({
  accepts: (args): args is [Notice['id']] => args.length === 1 && isText(args[0], ID_LENGTH_MAX),
});

const OAUTH_FIELDS = Object.entries(DEFAULT_SETTINGS.oauth);

/** Exactly the fields that there are, each of its type and of a sane length. */
const isOAuth = (value: unknown): value is OAuthSettings =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === OAUTH_FIELDS.length &&
  OAUTH_FIELDS.every(([name, example]) => {
    const given: unknown = Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
    return typeof example === 'number' ? Number.isFinite(given) : isText(given, TEXT_LENGTH_MAX);
  });

const oauth = <Result>(): Command<[values: OAuthSettings], Result> => ({
  accepts: (args): args is [OAuthSettings] => args.length === 1 && isOAuth(args[0]),
});

const exportOptions = (): Command<[format: 'json' | 'csv', withNames: boolean], ExportResult> => ({
  accepts: (args): args is ['json' | 'csv', boolean] =>
    args.length === 2 && (args[0] === 'json' || args[0] === 'csv') && typeof args[1] === 'boolean',
});

export const COMMANDS = {
  /** The snapshot as it is now; later ones arrive by `onSnapshot`. */
  getSnapshot: none<Snapshot>(),
  /** CheckResult at the service now; resolves when the answer is in the snapshot. */
  checkNow: none(),
  /** Begin a sign-in, unless one is under way; how it goes is in `snapshot.signIn`. */
  signIn: none(),
  /** Stop waiting for the browser. */
  cancelSignIn: none(),
  /** Try again to keep a sign-in that the keychain did not take. */
  retryKeeping: none(),
  /** Close what is said about a sign-in that failed, or go on without keeping one. */
  dismissSignIn: none(),
  /** Try once more to restore the session from the keychain, after that failed. */
  retryRestore: none(),
  /** Sign in with an access token; whether it is to be kept. The answer does not repeat it. */
  pasteToken: secretAndFlag<PasteResult>(),
  /** Ask the person whether to disconnect this user; nothing happens before `confirmDisconnect`. */
  askDisconnect: userId(),
  /**
   * Disconnect, or try again what failed; the choice is whether the identity provider is to take back the tokens.
   * Resolves when `snapshot.disconnect` says how it ended.
   */
  confirmDisconnect: userIdAndChoice(),
  /** Close the question or the result. */
  dismissDisconnect: none(),
  setStartAtLogin: flag<SettingResult>(),
  /** Whether a session that ends unexpectedly is restored from the keychain. */
  setKeepSignedIn: flag<SettingResult>(),
  /** An empty text goes back to the default address. */
  setServiceUrl: text<SettingResult>(),
  setPollSeconds: number<SettingResult>(),
  /** Everything empty: sign-in goes through the service. */
  setOAuth: oauth<SettingResult>(),
  setNotification: notificationFlag<SettingResult>(),
  dismissNotice: noticeId(),
  /** What happened in the last days; ask again when `snapshot.history` changed. */
  getHistory: none<HistoryView>(),
  /** Ask the person for a place, and write the whole history there. */
  exportHistory: exportOptions(),
} as const;

export type CommandName = keyof typeof COMMANDS;

type ArgsOf<Name extends CommandName> = (typeof COMMANDS)[Name] extends Command<infer Args, infer _Result> ? Args : never;
type ResultOf<Name extends CommandName> =
  (typeof COMMANDS)[Name] extends Command<infer _Args, infer Result> ? Result : never;

/** The commands as functions: the main process implements them, the window calls them. */
export type Commands = { readonly [Name in CommandName]: (...args: ArgsOf<Name>) => Promise<ResultOf<Name>> };

/** What the preload script puts on `window` under `BRIDGE_KEY`. */
export interface Bridge extends Commands {
  /** Calls back with every later snapshot. Returns the function that ends that. */
  readonly onSnapshot: (listener: (snapshot: Snapshot) => void) => () => void;
  /** Calls back when the person asked to see what the state is. Returns the function that ends that. */
  readonly onShowState: (listener: () => void) => () => void;
}

export const BRIDGE_KEY = 'accountTray';
export const SNAPSHOT_CHANNEL = 'account-tray:snapshot';
export const SHOW_STATE_CHANNEL = 'account-tray:show-state';

/**
 * @param name - a command of the contract
 * @returns the IPC channel that carries it
 */
export const channelOf = (name: CommandName): string => `account-tray:command:${name}`;

/** Where a window finds a user's picture, once the main process has it; answers 404 where there is none. */
export const avatarUrl = (id: string): string => `account-tray://window/avatar/${encodeURIComponent(id)}`;
