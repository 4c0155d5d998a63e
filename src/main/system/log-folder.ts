/** The folder of the log files, and reading the end of the newest one. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** From the newest to the oldest. */
export const LOG_FILES = ['main.log', 'main.1.log', 'main.2.log'] as const;

/** @returns the folder of the log files */
export const logFolderOf = (userDataDir: string): string => join(userDataDir, 'logs');

/**
 * Does not follow a link, and does not wait for a pipe.
 *
 * @param dir - the folder of the log files
 * @param bytesMax - how much is read
 * @returns the last whole lines of the newest file; empty where it cannot be read
 */
export function readLogTail(dir: string, bytesMax: number): string {
  try {
    const file = openSync(join(dir, LOG_FILES[0]), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) return '';
      const from = Math.max(0, stat.size - bytesMax);
      const bytes = Buffer.alloc(Math.min(stat.size, bytesMax));
      const text = bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
      return from === 0 ? text : text.slice(text.indexOf('\n') + 1);
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
