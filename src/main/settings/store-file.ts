import { renameSync } from 'node:fs';
import type { Options } from 'conf';

/** The part of `electron-store` (or of `conf`, which it extends) that is used. */
export interface Store<Values extends object> {
  /** Everything in the file. */
  readonly store: Readonly<Values>;
  get<Key extends keyof Values>(key: Key): Values[Key];
  set<Key extends keyof Values>(key: Key, value: Values[Key]): void;
}

/** Opens one file; throws where the file is no JSON. */
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
 * @param options - with `configName`, `defaults`, `cwd`
 * @param path - of the file that `open` will use
 * @param now - names the file that is set aside
 * @param isUsable - whether what is in the file can be used at all
 */
export function openStoreFile<Values extends Record<string, unknown>>(
  open: OpenStore,
  options: Options<Values> & { readonly defaults: Readonly<Values> },
  path: string,
  now: () => Date,
  isUsable: (values: unknown) => boolean = () => true,
): OpenedStore<Values> {
  const withCheck: Options<Values> = { ...options, deserialize: (text) => objectIn(text) as Values };
  try {
    const store = open(withCheck);
    if (isUsable(store.store)) return { store };
  } catch {
    // What was wrong does not matter: the person gets the whole file to look at.
  }
  const aside = `${path.replace(/\.json$/u, '')}.unreadable-${now().toISOString().replaceAll(':', '-')}.json`;
  let moved = {};
  try {
    renameSync(path, aside);
    moved = { setAside: aside };
    return { store: open(withCheck), ...moved };
  } catch (error) {
    const values: Values = { ...options.defaults };
    const store: Store<Values> = {
      store: values,
      get: (key) => values[key],
      set: (key, value) => {
        values[key] = value;
      },
    };
    return { store, ...moved, notStored: error instanceof Error ? error.message : String(error) };
  }
}

/** The store would take an array for an object, and write it back as one. */
function objectIn(text: string): object {
  const values: unknown = JSON.parse(text);
  if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new Error('not an object');
  return values;
}
