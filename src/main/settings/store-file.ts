import { renameSync } from 'node:fs';
import type { Options } from 'conf';

/** The part of `electron-store` (or of `conf`, which it extends) that is used. */
export interface Store<Values extends object> {
  readonly path: string;
  get<Key extends keyof Values>(key: Key): Values[Key];
  set<Key extends keyof Values>(key: Key, value: Values[Key]): void;
}

/** Opens one file; throws where the file is not of its schema. */
export type OpenStore = <Values extends Record<string, unknown>>(options: Options<Values>) => Store<Values>;

export interface OpenedStore<Values extends object> {
  readonly store: Store<Values>;
  /** Where the file that could not be read was moved to. */
  readonly setAside?: string;
  /** Why nothing can be stored; the values then last until the app ends. */
  readonly notStored?: string;
}

/**
 * Opens a settings file, whatever is on the disk: a file that is corrupt, or is no file, is moved aside, never deleted;
 * where nothing can be stored, the defaults serve until the app ends.
 *
 * @param open - makes the store
 * @param options - with `configName`, `defaults`, `schema`, `cwd`
 * @param path - of the file that `open` will use
 * @param now - names the file that is set aside
 */
export function openStoreFile<Values extends Record<string, unknown>>(
  open: OpenStore,
  options: Options<Values> & { readonly defaults: Readonly<Values> },
  path: string,
  now: () => Date,
): OpenedStore<Values> {
  try {
    return { store: open(options) };
  } catch {
    // What was wrong does not matter: the person gets the whole file to look at.
  }
  const aside = `${path.replace(/\.json$/u, '')}.unreadable-${now().toISOString().replaceAll(':', '-')}.json`;
  let moved = {};
  try {
    renameSync(path, aside);
    moved = { setAside: aside };
    return { store: open(options), ...moved };
  } catch (error) {
    const values: Values = { ...options.defaults };
    const store: Store<Values> = {
      path,
      get: (key) => values[key],
      set: (key, value) => {
        values[key] = value;
      },
    };
    return { store, ...moved, notStored: error instanceof Error ? error.message : String(error) };
  }
}
