/** Makes folders without `recursive` of `mkdirSync`, which never returns where a folder cannot have another in it, as in `/proc`. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './errors.ts';

/**
 * Makes a folder and those above it, where they are missing.
 *
 * @param dir - its path
 * @param mode - of each folder that is made
 * @throws Error of the system where there is none and none can be made; `EEXIST` where something else is in its place
 */
export function makeFolder(dir: string, mode?: number): void {
  if (isFolder(dir)) return;
  try {
    mkdirSync(dir, mode);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isFolder(dir)) return;
    const above = dirname(dir);
    if (codeOf(error) !== 'ENOENT' || isFolder(above)) throw error;
    makeFolder(above, mode);
    mkdirSync(dir, mode);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
