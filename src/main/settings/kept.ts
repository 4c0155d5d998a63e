/** Single values that are kept in memory, and in a file. */
import type { Cause } from '../../shared/cause.ts';
import { causeOf, CodedError } from '../system/errors.ts';
import type { JsonFile } from './json-file.ts';

/** One value that is kept in memory, and in a file. */
export interface Kept<Value> {
  readonly read: () => Value;
  readonly write: (value: Value) => void;
}

export interface Keeper {
  /** A value that must not hold without being in the file: `write` throws where it cannot be written, and nothing has changed. */
  readonly inFile: <Value>(key: string, found: Value) => Kept<Value>;
  /**
   * A value that holds in this run in any case, and whose `write` does not throw. What cannot be written goes into the file
   * with the next value that can.
   */
  readonly anyway: <Value>(key: string, found: Value) => Kept<Value>;
}

/**
 * @param file - the file of the values
 * @param onStored - called with why a value could not be written, and with undefined when all of them are in the file again
 */
export function createKeeper(file: Pick<JsonFile, 'write' | 'notStored'>, onStored: (cause: Cause | undefined) => void): Keeper {
  let unwritten: Readonly<Record<string, unknown>> = {};
  const store = (changes: Readonly<Record<string, unknown>>): void => {
    file.write({ ...unwritten, ...changes });
    if (Object.keys(unwritten).length === 0) return;
    unwritten = {};
    onStored(undefined);
  };
  return {
    inFile: (key, found) => {
      let value = found;
      return {
        read: () => value,
        write: (next) => {
          if (file.notStored !== undefined) throw new CodedError({ code: 'nothingStored' });
          store({ [key]: next });
          value = next;
        },
      };
    },
    anyway: (key, found) => {
      let value = found;
      return {
        read: () => value,
        write: (next) => {
          value = next;
          try {
            store({ [key]: next });
          } catch (error) {
            unwritten = { ...unwritten, [key]: next };
            onStored(causeOf(error));
          }
        },
      };
    },
  };
}
