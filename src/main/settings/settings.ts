import { join } from 'node:path';
import type { Options } from 'conf';
import * as z from 'zod';
import { DEFAULT_SETTINGS, POLL_SECONDS_MAX, POLL_SECONDS_MIN, type Settings } from '../../shared/settings.ts';
import type { Notice, Timestamp } from '../../shared/snapshot.ts';
import { openStoreFile, type OpenStore } from './store-file.ts';

const PORT_MAX = 65_535;

/**
 * What each setting may be. Not as the store's own schema: to compile one takes as long as all other work of a start, and
 * it would cost the whole file where one value is wrong.
 */
const RULES: { readonly [Key in keyof Settings]: z.ZodType<Settings[Key]> } = {
  // Whether it is an address is told with what is wrong with it, where it is used.
  serviceUrl: z.string(),
  pollSeconds: z.int().min(POLL_SECONDS_MIN).max(POLL_SECONDS_MAX),
  notifications: z.object({
    signedOut: z.boolean(),
    userSwitched: z.boolean(),
    service: z.boolean(),
    keychainLocked: z.boolean(),
  }),
  keepSignedIn: z.boolean(),
  oauth: z.object({
    issuer: z.string(),
    clientId: z.string(),
    audience: z.string(),
    redirectPort: z.int().min(0).max(PORT_MAX),
    authorizationEndpoint: z.string(),
    tokenEndpoint: z.string(),
  }),
};
const KEYS = Object.keys(RULES) as (keyof Settings)[];

type SettingsValues = { -readonly [Key in keyof Settings]: Settings[Key] };
type KeychainIndexValues = { users: string[]; removals: string[]; restores: Record<string, string[]> };

const SETTINGS: Options<SettingsValues> & { readonly defaults: SettingsValues } = {
  configName: 'settings',
  defaults: DEFAULT_SETTINGS,
  migrations: {
    // The Users API reference calls the address the base URL, and so did settings before the first release.
    '0.1.0': (store) => {
      const old = store as unknown as { get(key: string): unknown; delete(key: string): void };
      const baseUrl = old.get('baseUrl');
      if (typeof baseUrl === 'string') store.set('serviceUrl', baseUrl);
      old.delete('baseUrl');
    },
  },
};

/** Which users have tokens in the keychain. A file of its own, so that a broken settings file does not orphan them. */
const KEYCHAIN_INDEX: Options<KeychainIndexValues> & { readonly defaults: KeychainIndexValues } = {
  configName: 'keychain-index',
  defaults: { users: [], removals: [], restores: {} },
};
const KeychainIndex = z.object({ users: z.array(z.string()) });
/** These are no part of what makes the file usable: it is never set aside because of them. */
const Removals = z.array(z.string()).catch([]);
const Restores = z.record(z.string(), z.array(z.iso.datetime())).catch({});

type Times = Readonly<Record<string, readonly Timestamp[]>>;

export interface SettingsFile {
  /** As stored, but for values that cannot be used: those are the defaults. */
  readonly get: () => Settings;
  /** @throws Error where the file cannot be written */
  readonly set: <Key extends keyof Settings>(key: Key, value: Settings[Key]) => void;
  /** The ids of users with tokens in the keychain: not secret, and never the tokens. */
  readonly keychainIndex: { readonly read: () => readonly string[]; readonly write: (ids: readonly string[]) => void };
  /** Whose tokens are to be deleted from the keychain, and could not be yet. */
  readonly removals: { readonly read: () => readonly string[]; readonly write: (ids: readonly string[]) => void };
  /** When the session of which user was restored from the keychain, or tried to be. */
  readonly restores: { readonly read: () => Times; readonly write: (times: Times) => void };
  /** What the person should know about the files, as they were found. */
  readonly notices: readonly Notice[];
}

/**
 * @param open - makes a store: `electron-store` in the app
 * @param dir - the app's user data folder
 * @param version - of the app; decides which migrations run
 * @param now - names files that are set aside
 */
export function openSettings(open: OpenStore, dir: string, version: string, now: () => Date): SettingsFile {
  const openFile = <Values extends Record<string, unknown>>(
    options: Options<Values> & { readonly defaults: Readonly<Values> },
    isUsable?: (values: unknown) => boolean,
  ) => {
    const file = { ...options, cwd: dir, projectVersion: version };
    return openStoreFile(open, file, join(dir, `${options.configName}.json`), now, isUsable);
  };
  const settings = openFile(SETTINGS);
  const index = openFile(KEYCHAIN_INDEX, (values) => KeychainIndex.safeParse(values).success);

  const notices: Notice[] = [settings, index].flatMap(({ setAside, notStored }): Notice[] => [
    ...(setAside === undefined ? [] : [{ id: 'settingsSetAside', path: setAside } as const]),
    ...(notStored === undefined ? [] : [{ id: 'settingsNotSaved', detail: notStored } as const]),
  ]);
  const found: Readonly<Record<string, unknown>> = settings.store.store;
  const ignored = KEYS.filter((key) => key in found && !RULES[key].safeParse(found[key]).success);
  if (ignored.length > 0) {
    notices.push({ id: 'settingsIgnored', values: ignored.map((key) => ({ key, value: JSON.stringify(found[key]) })) });
  }

  return {
    get: () => {
      const stored: Readonly<Record<string, unknown>> = settings.store.store;
      const read = <Key extends keyof Settings>(key: Key): Settings[Key] => {
        const rule: z.ZodType<Settings[Key]> = RULES[key];
        const value = rule.safeParse(stored[key]);
        return value.success ? value.data : DEFAULT_SETTINGS[key];
      };
      return {
        serviceUrl: read('serviceUrl'),
        pollSeconds: read('pollSeconds'),
        notifications: read('notifications'),
        keepSignedIn: read('keepSignedIn'),
        oauth: read('oauth'),
      };
    },
    set: (key, value) => settings.store.set(key, value),
    keychainIndex: {
      read: () => index.store.get('users'),
      write: (ids) => index.store.set('users', [...ids]),
    },
    removals: {
      read: () => Removals.parse(index.store.get('removals')),
      write: (ids) => index.store.set('removals', [...ids]),
    },
    restores: {
      read: () => Restores.parse(index.store.get('restores')),
      write: (restores) => {
        const values = Object.entries(restores).map(([userId, times]) => [userId, [...times]] as [string, string[]]);
        index.store.set('restores', Object.fromEntries(values));
      },
    },
    notices,
  };
}

/** @returns whether this is an interval, in seconds, at which the app agrees to poll */
export const isPollSeconds = (value: number): boolean => RULES.pollSeconds.safeParse(value).success;
