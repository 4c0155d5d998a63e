import { join } from 'node:path';
import type { Options } from 'conf';
import type { Notice, Settings } from '../../shared/snapshot.ts';
import { openStoreFile, type OpenStore } from './store-file.ts';

export const POLL_SECONDS_DEFAULT = 10;
export const POLL_SECONDS_MIN = 2;
export const POLL_SECONDS_MAX = 3600;

type SettingsValues = { serviceUrl: string; pollSeconds: number };
type KeychainIndexValues = { users: string[] };

const SETTINGS: Options<SettingsValues> & { readonly defaults: SettingsValues } = {
  configName: 'settings',
  defaults: { serviceUrl: '', pollSeconds: POLL_SECONDS_DEFAULT },
  // Types only: a number that is out of range costs that number, not the file.
  schema: { serviceUrl: { type: 'string' }, pollSeconds: { type: 'number' } },
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
  defaults: { users: [] },
  schema: { users: { type: 'array', items: { type: 'string' } } },
};

export interface SettingsFile {
  /** As stored, but for values that cannot be used: those are the defaults. */
  readonly get: () => Settings;
  /** @throws Error where the file cannot be written */
  readonly set: <Key extends keyof Settings>(key: Key, value: Settings[Key]) => void;
  /** The ids of users with tokens in the keychain: not secret, and never the tokens. */
  readonly keychainIndex: { readonly read: () => readonly string[]; readonly write: (ids: readonly string[]) => void };
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
  ) =>
    openStoreFile(open, { ...options, cwd: dir, projectVersion: version }, join(dir, `${options.configName}.json`), now);
  const settings = openFile(SETTINGS);
  const index = openFile(KEYCHAIN_INDEX);

  const notices: Notice[] = [settings, index].flatMap(({ setAside, notStored }): Notice[] => [
    ...(setAside === undefined ? [] : [{ id: 'settingsSetAside', path: setAside } as const]),
    ...(notStored === undefined ? [] : [{ id: 'settingsNotSaved', detail: notStored } as const]),
  ]);
  const storedPollSeconds = settings.store.get('pollSeconds');
  if (!isPollSeconds(storedPollSeconds)) {
    notices.push({ id: 'pollSecondsIgnored', value: String(storedPollSeconds) });
  }

  return {
    get: () => {
      const pollSeconds = settings.store.get('pollSeconds');
      return {
        serviceUrl: settings.store.get('serviceUrl'),
        pollSeconds: isPollSeconds(pollSeconds) ? pollSeconds : POLL_SECONDS_DEFAULT,
      };
    },
    set: (key, value) => settings.store.set(key, value),
    keychainIndex: {
      read: () => index.store.get('users'),
      write: (ids) => index.store.set('users', [...ids]),
    },
    notices,
  };
}

/** @returns whether this is an interval, in seconds, at which the app agrees to poll */
export const isPollSeconds = (value: number): boolean =>
  Number.isInteger(value) && value >= POLL_SECONDS_MIN && value <= POLL_SECONDS_MAX;
