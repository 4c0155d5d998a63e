/** The port file of Pieces OS: its paths, its content, and changes of it. */
import { closeSync, constants, existsSync, fstatSync, openSync, readSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PortFileProblem } from '../../shared/snapshot.ts';
import { codeOf } from '../system/errors.ts';

export type PortFile =
  | { readonly state: 'absent' }
  /** Nothing that could be a port: `null`, for example, has been seen. */
  | { readonly state: 'noPort' }
  | { readonly state: 'port'; readonly port: number }
  | { readonly state: 'unusable'; readonly problem: PortFileProblem };

/** A port has at most five digits; the rest is room for white space. */
const BYTES_MAX = 64;
const PORT_MAX = 65_535;
const IN_DATA_FOLDER = join('com.pieces.os', 'production', 'Config', '.port.txt');

/**
 * @param platform - as `process.platform`
 * @param env - the environment
 * @param home - the person's home folder
 * @returns where versions of Pieces OS keep their port file, the likeliest place first
 */
export function portFilePaths(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): readonly string[] {
  if (platform === 'darwin') return [join(home, 'Library', IN_DATA_FOLDER)];
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
    // The vendor's name is seen with and without a full stop.
    return ['Inc', 'Inc.'].map((ending) => join(local, `Mesh Intelligent Technologies, ${ending}`, 'Pieces OS', IN_DATA_FOLDER));
  }
  const dataHome = env['XDG_DATA_HOME'] ?? '';
  // The specification has a path that is empty or not absolute ignored; it would mean another folder for each start.
  const data = dataHome.startsWith('/') ? dataHome : join(home, '.local', 'share');
  return [join(data, IN_DATA_FOLDER), join(home, 'Documents', IN_DATA_FOLDER)];
}

/**
 * Reads a port file: at most 64 bytes, without blocking on a pipe or device in its place.
 *
 * @param path - of the file
 */
export function readPortFile(path: string): PortFile {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    if (!stat.isFile()) return { state: 'unusable', problem: 'notAFile' };
    if (stat.size > BYTES_MAX) return { state: 'unusable', problem: 'tooLarge' };
    const bytes = Buffer.alloc(BYTES_MAX);
    const text = bytes.toString('latin1', 0, readSync(file, bytes, 0, BYTES_MAX, 0)).trim();
    const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
    return port >= 1 && port <= PORT_MAX ? { state: 'port', port } : { state: 'noPort' };
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { state: 'absent' } : { state: 'unusable', problem: 'unreadable' };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Watches a port file for a new content or a new modification time, as after a restart of the service. While its folder
 * is missing, the nearest existing parent is watched.
 *
 * @param path - of the file
 * @param onChange - called after each change
 * @returns the function that ends it
 */
export function watchPortFile(path: string, onChange: () => void): () => void {
  const stateNow = (): string => JSON.stringify([readPortFile(path), writtenAtMs(path)]);
  let said = stateNow();
  let watched: string | undefined;
  let watcher: FSWatcher | undefined;

  const onEvent = (): void => {
    follow();
    const says = stateNow();
    if (says === said) return;
    said = says;
    onChange();
  };
  const follow = (): void => {
    const folder = nearestFolder(path);
    if (folder === watched) return;
    watcher?.close();
    watched = folder;
    try {
      const next = watch(folder, { persistent: false }, onEvent);
      // The folder is gone, or the limit of watches is reached: the service is then found at its usual ports.
      next.on('error', () => next.close());
      watcher = next;
    } catch {
      watched = undefined;
      return;
    }
    // A folder that was created before the watch caused no event.
    follow();
  };
  follow();
  return () => watcher?.close();
}

function writtenAtMs(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  } catch {
    // `readPortFile` reports it as unreadable.
    return undefined;
  }
}

function nearestFolder(path: string): string {
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}
