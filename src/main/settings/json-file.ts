import { copyFileSync, constants, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Options } from 'conf';
import type { Cause } from '../../shared/cause.ts';
import { causeOf, codeOf, CodedError, isMissing } from '../system/errors.ts';
import { ensurePrivateFolder, makePrivate, PRIVATE_FILE_MODE, readRegularFile } from '../system/private-files.ts';
import { readJsonText, type JsonText } from './json-text.ts';

type Values = Record<string, unknown>;

/** The part of `electron-store` (or of `conf`, which it extends) that is used: it writes a file whole, or not at all. */
export interface Store {
  store: Values;
}

/** Makes the store of one file. */
export type OpenStore = (options: Options<Values>) => Store;

/** Settings are some hundred bytes. */
const BYTES_MAX = 1024 * 1024;

export interface JsonFileOptions {
  readonly openStore: OpenStore;
  /** Without `.json`. */
  readonly path: string;
  /** Of the app. */
  readonly version: string;
  /** Names files that are set aside. */
  readonly now: () => Date;
  /** Nothing on the disk is changed, and nothing can be stored. */
  readonly readOnly: boolean;
  /** Whether what is in the file can be used at all. */
  readonly isUsable?: (values: Readonly<Values>) => boolean;
}

export interface JsonFile {
  /** As they were found. */
  readonly values: Readonly<Values>;
  /** Where the file that could not be read was moved to. */
  readonly setAside?: string;
  /** Why the file cannot be read; it is where it was. */
  readonly unreadable?: string;
  /** Why nothing can be stored; what is written then lasts until the app ends. */
  readonly notStored?: Cause;
  /**
   * Writes these values. All others stay as they are in the file at this moment, which a person may have edited.
   *
   * @throws Error where it cannot be written
   */
  readonly write: (changes: Readonly<Values>) => void;
}

/**
 * Opens a JSON file, whatever is on the disk: one that holds no JSON object, or is no file, is moved aside, never deleted;
 * where nothing can be stored, what is written lasts until the app ends.
 */
export function openJsonFile(options: JsonFileOptions): JsonFile {
  const { path, now, readOnly } = options;
  const file = `${path}.json`;
  if (readOnly) return readOnlyFile(options, file);
  try {
    ensurePrivateFolder(dirname(file));
    makePrivate(file);
    const { values } = usable(options, file);
    return { values, write: (changes) => writeFile(options, file, changes) };
  } catch (error) {
    if (!isOfTheFile(error)) return { values: {}, notStored: causeOf(error), write: () => undefined };
  }
  const setAside = `${path}.unreadable-${stamp(now)}.json`;
  try {
    renameSync(file, setAside);
  } catch (error) {
    return { values: {}, notStored: causeOf(error), write: () => undefined };
  }
  return { values: {}, setAside, write: (changes) => writeFile(options, file, changes) };
}

function readOnlyFile(options: JsonFileOptions, file: string): JsonFile {
  const write = (): never => {
    throw new CodedError({ code: 'nothingStored' });
  };
  try {
    return { values: usable(options, file).values, write };
  } catch {
    return { values: {}, unreadable: file, write };
  }
}

/** @returns what is in the file; nothing where there is none */
function read(file: string): JsonText {
  try {
    return readJsonText(readRegularFile(file, BYTES_MAX));
  } catch (error) {
    if (isMissing(error)) return { values: {}, plain: true };
    throw error;
  }
}

function usable({ isUsable = () => true }: JsonFileOptions, file: string): JsonText {
  const found = read(file);
  if (!isUsable(found.values)) throw new CodedError({ code: 'wrongContent' });
  return found;
}

function writeFile({ openStore, path, version, now }: JsonFileOptions, file: string, changes: Readonly<Values>): void {
  const { values, plain } = read(file);
  // What a person wrote beside the values is kept for them.
  if (!plain) copyFileSync(file, `${path}.edited-${stamp(now)}.json`, constants.COPYFILE_EXCL);
  ensurePrivateFolder(dirname(file));
  const store = openStore({
    cwd: dirname(file),
    configName: path.slice(dirname(path).length + 1),
    projectVersion: version,
    configFileMode: PRIVATE_FILE_MODE,
    // It is read by `read` and nothing else.
    deserialize: () => ({}),
  });
  store.store = { ...values, ...changes };
}

/** Of errors that are about what is in the file's place, and not about the disk or its rights; those of this app have none. */
const CODES_OF_THE_FILE: ReadonlySet<unknown> = new Set([undefined, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'EISDIR', 'ELOOP', 'ENXIO']);
const isOfTheFile = (error: unknown): boolean => CODES_OF_THE_FILE.has(codeOf(error));

const stamp = (now: () => Date): string => now().toISOString().replaceAll(':', '-');
