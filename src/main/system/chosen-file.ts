import { lstatSync, realpathSync } from 'node:fs';
import { CodedError } from './errors.ts';
import { replaceFile } from './private-files.ts';

/**
 * Writes a text to where the person wants it: a private file, since there may be names and e-mail addresses in it, whatever the
 * mode of a file that it replaces.
 *
 * @throws Error where it cannot be written
 */
export function writeChosenFile(path: string, text: string): void {
  replaceFile(targetOf(path), text);
}

/** Where a link leads, as a person expects who chose it. A pipe or a device is no place for a file. */
function targetOf(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return path;
  const target = found.isSymbolicLink() ? realpathSync(path) : path;
  if (!lstatSync(target).isFile()) throw new CodedError({ code: 'notAFile' });
  return target;
}
