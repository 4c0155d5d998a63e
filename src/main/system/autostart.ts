import { accessSync, constants, existsSync, realpathSync, rmSync, watch } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, sep } from 'node:path';
import type { Cause } from '../../shared/cause.ts';
import type { StartAtLogin } from '../../shared/snapshot.ts';
import { autostartEntry, hiddenEntry, repairedEntry, stateOfEntry, type EntryState, type LoginEnvironment } from './desktop-entry.ts';
import { causeOf, isMissing } from './errors.ts';
import { makeFolder } from './make-folder.ts';
import { readRegularFile, replaceFile } from './private-files.ts';

/** Starting at login, as the operating system has it registered; never a copy of that in our settings. */
export interface Autostart {
  /** Reads the registration, since a person may remove it by hand. */
  readonly read: () => StartAtLogin;
  /** @throws Error where it cannot be registered or removed */
  readonly set: (on: boolean) => void;
  /**
   * Has a registration that would start what is not there any more (a moved folder, another version) start this program.
   *
   * @returns why that is not possible; undefined where it was done, or there is nothing to do
   */
  readonly repair: () => Cause | undefined;
  /** Calls back when the registration may have changed, where the system can tell. Returns the function that ends that. */
  readonly watch: (onChange: () => void) => () => void;
}

export interface XdgAutostartOptions {
  /** The person's autostart file: `$XDG_CONFIG_HOME/autostart/<app id>.desktop`. */
  readonly file: string;
  /** Those of the same name for all users, from `$XDG_CONFIG_DIRS`; the first that is there counts while the person has none. */
  readonly systemFiles: readonly string[];
  readonly name: string;
  readonly comment: string;
  /** What to start, with its arguments. */
  readonly command: readonly string[];
  readonly environment: LoginEnvironment;
}

/** The file is one that other programs read. */
const ENTRY_MODE = 0o644;
const ENTRY_BYTES_MAX = 65_536;

/** Starting at login on Linux: an XDG autostart file. */
export function createXdgAutostart({ file, systemFiles, name, comment, command, environment }: XdgAutostartOptions): Autostart {
  const textOf = (path: string): string => readRegularFile(path, ENTRY_BYTES_MAX).toString();
  const stateAt = (path: string): EntryState => stateOfEntry(textOf(path), command, environment);
  const write = (text: string): void => {
    makeFolder(dirname(file));
    replaceFile(file, text, ENTRY_MODE);
  };
  const forAllUsers = (): string | undefined => systemFiles.find((path) => existsSync(path));
  return {
    read: () => {
      try {
        return { state: stateAt(file) === 'on' ? 'on' : 'off' };
      } catch (error) {
        if (!isMissing(error)) return { state: 'unavailable', cause: causeOf(error) };
      }
      const path = forAllUsers();
      return { state: path !== undefined && isOnAt(path, stateAt) ? 'on' : 'off' };
    },
    set: (on) => {
      if (on) return write(autostartEntry(name, comment, command));
      rmSync(file, { force: true });
      const path = forAllUsers();
      if (path !== undefined && isOnAt(path, stateAt)) write(hiddenEntry(name));
    },
    repair: () => {
      try {
        if (stateAt(file) !== 'broken') return undefined;
      } catch {
        // What cannot be read is told by `read`.
        return undefined;
      }
      try {
        write(repairedEntry(textOf(file), command));
        return undefined;
      } catch (error) {
        return causeOf(error);
      }
    },
    watch: (onChange) => {
      try {
        makeFolder(dirname(file));
        const watcher = watch(dirname(file), { persistent: false }, () => onChange());
        // The folder was removed or the watch limit is reached: the state is then read at the next occasion.
        watcher.on('error', () => watcher.close());
        return () => watcher.close();
      } catch {
        return () => undefined;
      }
    },
  };
}

/** An entry for all users that cannot be read starts nothing. */
function isOnAt(path: string, stateAt: (path: string) => EntryState): boolean {
  try {
    return stateAt(path) === 'on';
  } catch {
    return false;
  }
}

/** @returns of this login session what decides which autostart files are used */
export function thisLoginEnvironment({ XDG_CURRENT_DESKTOP = '', PATH = '', XDG_CONFIG_HOME }: NodeJS.ProcessEnv): LoginEnvironment {
  const runnable = (path: string): string | undefined => {
    try {
      accessSync(path, constants.X_OK);
      return realpathSync(path);
    } catch {
      return undefined;
    }
  };
  const configHome = XDG_CONFIG_HOME || join(homedir(), '.config');
  return {
    desktops: XDG_CURRENT_DESKTOP.split(':').filter((desktop) => desktop !== ''),
    programAt: (name) => {
      if (name.includes('/')) return isAbsolute(name) ? runnable(name) : undefined;
      return PATH.split(':').filter(isAbsolute).map((dir) => runnable(join(dir, name))).find((path) => path !== undefined);
    },
    exists: (path) => existsSync(isAbsolute(path) ? path : join(configHome, path)),
  };
}

/**
 * @param execPath - of the running program
 * @returns the program to start at login. An AppImage runs from a folder that is gone once it ends, and starts anew by its own
 *   path; that is believed only where the running program lies in that folder: any parent process may set these variables
 */
export function programToStart(execPath: string, { APPIMAGE = '', APPDIR = '' }: NodeJS.ProcessEnv): string {
  if (!isAbsolute(APPIMAGE) || !isAbsolute(APPDIR)) return execPath;
  try {
    const dir = realpathSync(APPDIR);
    const isInside = dir !== sep && realpathSync(execPath).startsWith(`${dir}${sep}`);
    return isInside && existsSync(APPIMAGE) ? APPIMAGE : execPath;
  } catch {
    return execPath;
  }
}
