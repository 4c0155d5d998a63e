import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/settings.ts';
import type { Cause } from '../../shared/cause.ts';
import type { Notice, Timestamp } from '../../shared/snapshot.ts';
import { createKeeper, type Keeper, type Kept } from './kept.ts';
import { openJsonFile, type JsonFile, type OpenStore } from './json-file.ts';
import { readSettings } from './setting-values.ts';

/** The Users API reference calls the address the base URL, and so did settings before the first release. */
const OLD_NAME_OF_SERVICE_URL = 'baseUrl';

/** What makes the index usable; the other parts are never the reason to set it aside. */
const KeychainIndex = z.object({ users: z.optional(z.array(z.string())) });
const Strings = z.catch(z.array(z.string()), []);
const Restores = z.catch(z.record(z.string(), z.array(z.iso.datetime())), {});

/** What was set aside and not dismissed yet: a list of paths in the settings file, under this key. */
const SET_ASIDE_KEY = 'setAside';
const SetAside = z.catch(z.array(z.string()), []);

/** That an earlier index could not be read, so that this one may lack users: in the index, under this key. */
const MAY_LACK_KEY = 'mayLackUsers';

/** Whether the screen of the first start was shown: in the settings file, under this key. */
const WELCOMED_KEY = 'welcomed';
/** One of them is left by each run since the first version. */
const FILES_OF_A_RUN = ['settings.json', 'keychain-index.json', 'history.jsonl'];

type Times = Readonly<Record<string, readonly Timestamp[]>>;

export interface SettingsFile {
  /** The settings as they hold in this run. What a person changes in the file meanwhile holds from the next start on. */
  readonly get: () => Settings;
  /**
   * Changes settings, here and in the file; all else in the file stays as it is there.
   *
   * @throws Error where the file cannot be written; then nothing has changed
   */
  readonly change: (changes: Partial<Settings>) => void;
  readonly set: <Key extends keyof Settings>(key: Key, value: Settings[Key]) => void;
  /** The ids of users with tokens in the keychain: not secret, and never the tokens. Only here `write` throws where the file cannot be written. */
  readonly keychainIndex: Kept<readonly string[]> & {
    /** Whether it may lack users: an earlier index could not be read. */
    readonly mayLack: () => boolean;
  };
  /** Whose tokens are to be deleted from the keychain, and could not be yet. */
  readonly removals: Kept<readonly string[]>;
  /** Whose disconnect began and did not end yet. */
  readonly disconnects: Kept<readonly string[]>;
  /** Whose kept tokens were refused, and are not used again by themselves. */
  readonly refusals: Kept<readonly string[]>;
  /** The places that the person agreed to send tokens to. */
  readonly places: Kept<readonly string[]>;
  /** Who was signed in last; empty where nobody was yet. */
  readonly lastUser: Kept<string>;
  /** Whether the screen of the first start was shown; undefined before the first start of all. */
  readonly welcomed: Kept<boolean | undefined>;
  /** When the session of which user was restored from the keychain, or tried to be. */
  readonly restores: Kept<Times>;
  /** What the person should know about the files, as they were found. */
  readonly notices: readonly Notice[];
  /** The person has read that files were set aside. */
  readonly forgetSetAside: () => void;
}

export interface SettingsOptions {
  /** Makes a store: `electron-store` in the app. */
  readonly openStore: OpenStore;
  /** The app's user data folder. */
  readonly dir: string;
  /** Of the app. */
  readonly version: string;
  /** Names files that are set aside. */
  readonly now: () => Date;
  /** For a question: nothing on the disk is changed. */
  readonly readOnly?: boolean;
  /** Called after each change. */
  readonly onChange?: (settings: Settings) => void;
  /** Called with why a value beside the settings could not be written, and with undefined when it could. */
  readonly onStored?: (cause: Cause | undefined) => void;
}

/** Opens the settings, and the index of the keychain in a file of its own: broken settings do not orphan what is kept. */
export function openSettings({ dir, readOnly = false, onChange, onStored = () => undefined, ...options }: SettingsOptions): SettingsFile {
  const ranBefore = FILES_OF_A_RUN.some((name) => isThere(join(dir, name)));
  const file = openJsonFile({ ...options, readOnly, path: join(dir, 'settings') });
  const isUsable = (values: unknown): boolean => KeychainIndex.safeParse(values).success;
  const index = openJsonFile({ ...options, readOnly, path: join(dir, 'keychain-index'), isUsable });

  const { [OLD_NAME_OF_SERVICE_URL]: old, ...values } = file.values;
  const { settings: found, ignored } = readSettings({ ...(old !== undefined && { serviceUrl: old }), ...values }, DEFAULT_SETTINGS);
  let settings = found;
  const change = (changes: Partial<Settings>): void => {
    file.write(changes);
    settings = { ...settings, ...changes };
    onChange?.(settings);
  };

  const setAside = [...SetAside.parse(file.values[SET_ASIDE_KEY]), ...[file, index].flatMap((each) => each.setAside ?? [])];
  const notices = [...setAside.map((path): Notice => ({ id: 'settingsSetAside', path })), ...[file, index].flatMap(noticesOf)];
  if (ignored.length > 0) notices.push({ id: 'settingsIgnored', values: ignored });
  // Until it is dismissed, at every start.
  if ([file, index].some((each) => each.setAside !== undefined)) attempt(() => file.write({ [SET_ASIDE_KEY]: setAside }));
  if (index.setAside !== undefined) attempt(() => index.write({ [MAY_LACK_KEY]: true }));
  const mayLack = index.setAside !== undefined || index.values[MAY_LACK_KEY] === true;

  // For a question nothing is to be stored.
  const toldOf = (of: JsonFile): Keeper => createKeeper(of, readOnly ? () => undefined : onStored);
  const { inFile, anyway } = toldOf(index);
  return {
    get: () => settings,
    change,
    set: (key, value) => change({ [key]: value }),
    keychainIndex: { ...inFile<readonly string[]>('users', z.catch(KeychainIndex, {}).parse(index.values).users ?? []), mayLack: () => mayLack },
    removals: anyway<readonly string[]>('removals', Strings.parse(index.values['removals'])),
    disconnects: anyway<readonly string[]>('disconnects', Strings.parse(index.values['disconnects'])),
    refusals: anyway<readonly string[]>('refusals', Strings.parse(index.values['refusals'])),
    places: anyway<readonly string[]>('places', Strings.parse(index.values['places'])),
    lastUser: anyway<string>('lastUser', z.catch(z.string(), '').parse(index.values['lastUser'])),
    // Where nothing can be kept, it would be shown at each start.
    welcomed: toldOf(file).anyway<boolean | undefined>(WELCOMED_KEY, z.catch(z.optional(z.boolean()), undefined).parse(file.values[WELCOMED_KEY]) ?? (ranBefore || file.notStored !== undefined ? true : undefined)),
    restores: anyway<Times>('restores', Restores.parse(index.values['restores'])),
    notices,
    forgetSetAside: () => attempt(() => file.write({ [SET_ASIDE_KEY]: [] })),
  };
}

/** Whatever it is, a link that leads nowhere included. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function noticesOf({ unreadable, notStored }: JsonFile): Notice[] {
  if (unreadable !== undefined) return [{ id: 'settingsUnreadable', path: unreadable }];
  return notStored === undefined ? [] : [{ id: 'settingsNotSaved', cause: notStored }];
}

/** Where that cannot be noted, the same is told again at the next start. */
function attempt(note: () => void): void {
  try {
    note();
  } catch {
    // See above.
  }
}
