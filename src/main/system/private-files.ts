/**
 * Files and folders that only the person may read: settings, keychain index, history, log and exports. Windows has no such
 * modes; there the folder of the person's profile protects what is in it.
 */
import { chmodSync, closeSync, constants, fchmodSync, fstatSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { CodedError } from './errors.ts';
import { makeFolder } from './make-folder.ts';

/** Of a private file: its owner reads and writes it. */
export const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;
const STICKY = 0o1000;
const PERMISSIONS = 0o777;

/**
 * Makes a folder, if it is missing, and closes it to other users. A folder that others share by intention (`/tmp`, with its
 * sticky bit) keeps its mode.
 *
 * @throws Error where there is no such folder and none can be made
 */
export function ensurePrivateFolder(dir: string): void {
  makeFolder(dir, PRIVATE_FOLDER_MODE);
  const { mode } = statSync(dir);
  if ((mode & STICKY) === 0 && (mode & PERMISSIONS) !== PRIVATE_FOLDER_MODE) ignoreRefusal(() => chmodSync(dir, PRIVATE_FOLDER_MODE));
}

/** Closes a file to other users, if it is there and a regular file; a symbolic link is not followed. */
export function makePrivate(path: string): void {
  ignoreRefusal(() => {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const stat = fstatSync(file);
      if (stat.isFile() && (stat.mode & PERMISSIONS) !== PRIVATE_FILE_MODE) fchmodSync(file, PRIVATE_FILE_MODE);
    } finally {
      closeSync(file);
    }
  });
}

/** The file is missing, or somebody else's: nothing that its reader or writer would not meet and tell as well. */
function ignoreRefusal(change: () => void): void {
  try {
    change();
  } catch {
    // See above.
  }
}

/**
 * Reads a whole file. Does not wait for a pipe or a device in its place.
 *
 * @param path - symbolic links are followed
 * @param bytesMax - the largest size that is read
 * @throws CodedError `notAFile` (a folder, a pipe, a device) or `fileTooLarge`, or the error of the system
 */
export function readRegularFile(path: string, bytesMax: number): Buffer {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new CodedError({ code: 'notAFile' });
    if (stat.size > bytesMax) throw new CodedError({ code: 'fileTooLarge' });
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Replaces a file at once: the text is written to a temporary file beside it, which then takes its name. A symbolic link at
 * the path is replaced, not followed. The folder has to be there.
 *
 * @param mode - of the file, whatever the mode of the one before
 * @throws Error of the system; the file is then as it was
 */
export function replaceFile(path: string, text: string | Uint8Array, mode: number = PRIVATE_FILE_MODE): void {
  const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
  // `wx`: what is there already, were it a symbolic link, is never written to.
  const file = openSync(temporary, 'wx', mode);
  try {
    try {
      const bytes = typeof text === 'string' ? Buffer.from(text) : text;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
      fchmodSync(file, mode);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
