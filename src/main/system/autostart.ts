import { mkdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { App } from 'electron';
import type { StartAtLogin } from '../../shared/snapshot.ts';
import { autostartEntry, startsAtLogin } from './desktop-entry.ts';

/** Starting at login, as the operating system has it registered; never a copy of that in our settings. */
export interface Autostart {
  /** Reads the registration, since a person may remove it by hand. */
  readonly read: () => StartAtLogin;
  /** @throws Error where it cannot be registered or removed */
  readonly set: (on: boolean) => void;
  /** Calls back when the registration may have changed, where the system can tell. Returns the function that ends that. */
  readonly watch: (onChange: () => void) => () => void;
}

export interface XdgAutostartOptions {
  /** The autostart file: `$XDG_CONFIG_HOME/autostart/<app id>.desktop`. */
  readonly file: string;
  readonly name: string;
  readonly comment: string;
  /** What to start, with its arguments. */
  readonly command: readonly string[];
}

/** Starting at login on Linux: an XDG autostart file. */
export function createXdgAutostart({ file, name, comment, command }: XdgAutostartOptions): Autostart {
  return {
    read: () => {
      try {
        return { state: startsAtLogin(readFileSync(file, 'utf8'), command) ? 'on' : 'off' };
      } catch (error) {
        if (isMissing(error)) return { state: 'off' };
        return { state: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
      }
    },
    set: (on) => {
      if (!on) return rmSync(file, { force: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, autostartEntry(name, comment, command));
    },
    watch: (onChange) => {
      try {
        mkdirSync(dirname(file), { recursive: true });
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

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Starting at login on macOS and Windows: a login item of the system. */
export function createLoginItemAutostart(app: App, args: readonly string[]): Autostart {
  const item = { args: [...args] };
  return {
    read: () => ({ state: app.getLoginItemSettings(item).openAtLogin ? 'on' : 'off' }),
    set: (on) => app.setLoginItemSettings({ ...item, openAtLogin: on }),
    watch: () => () => undefined,
  };
}
