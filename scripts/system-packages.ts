import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './paths.ts';
import { say, SetUpError } from './say.mjs';

/** For Electron itself and, last, for the keychain. */
export const PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libnotify4', 'libsecret-1-0'] as const;
/** For a machine without a display: a virtual one, a session bus, and a keychain on it. */
export const HEADLESS_PACKAGES = ['xvfb', 'xauth', 'x11-utils', 'dbus', 'dbus-x11', 'gnome-keyring'] as const;
/** The commands by which the headless packages are known to be there. */
const HEADLESS_COMMANDS = ['Xvfb', 'xauth', 'xprop', 'dbus-run-session', 'dbus-launch', 'gnome-keyring-daemon'] as const;
/** For tests in which a person signs in on a web page. */
const BROWSER_PACKAGES = ['chromium'] as const;
/** Programs, or whole paths, and the packages that have them. */
export type Programs = Readonly<Record<string, string>>;
/** For the desktop that the tests use: a panel, a window manager, notifications, and a pointer with a keyboard. */
export const XFCE_PROGRAMS: Programs = { 'xfce4-panel': 'xfce4-panel', openbox: 'openbox', dunst: 'dunst', xdotool: 'xdotool' };
/** With what the tests make an rpm. Debian has rpm itself in the same package. */
const RPM_PROGRAMS: Programs = { rpmbuild: 'rpm' };
/** For `npm test`. */
export const TEST_PROGRAMS: Programs = { ...XFCE_PROGRAMS, ...RPM_PROGRAMS };
export const LXQT_PROGRAMS: Programs = { 'lxqt-panel': 'lxqt-panel' };
/** The shell, what it runs its notifications with, icons in its panel, and a way to speak to it. */
export const GNOME_PROGRAMS: Programs = {
  'gnome-shell': 'gnome-shell',
  gjs: 'gjs',
  '/usr/share/gnome-shell/extensions/ubuntu-appindicators@ubuntu.com': 'gnome-shell-extension-appindicator',
  gdbus: 'libglib2.0-bin',
};
/** The window manager, the shell with its panel, and what has the watcher for icons. */
export const KDE_PROGRAMS: Programs = {
  kwin_x11: 'kwin-x11',
  plasmashell: 'plasma-workspace',
  '/usr/share/plasma/plasmoids/org.kde.panel': 'plasma-desktop',
  kded5: 'kded5',
};
/** For a login: it starts what the entries for autostart name. */
export const LOGIN_PROGRAMS: Programs = { dex: 'dex' };
export const XEMBED_PROGRAMS: Programs = { trayer: 'trayer' };
export const SWAY_PROGRAMS: Programs = { sway: 'sway', waybar: 'waybar' };
/** Any of them will do. */
const BROWSER_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome'] as const;
/**
 * Loaded by Electron when the first notification is shown, so that ldd does not tell. The app does without, and says so; its
 * tests do not.
 */
const NOTIFICATION_LIBRARY = 'libnotify.so.4';
/** By its path: the folder is not on everybody's. */
const LDCONFIG = '/sbin/ldconfig';
/** Renamed in Debian 13 and Ubuntu 24.04, where the old name is nobody's or several packages'. */
const RENAMED_SUFFIX = 't64';
const APT_LOCK_LIMIT_SECONDS = 300;
const NAMED_MISSING_MAX = 5;
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

const run = promisify(execFile);

/** What is known about the machine that decides how packages get onto it. */
export interface Machine {
  readonly osRelease: Readonly<Record<string, string>>;
  readonly isRoot: boolean;
  readonly hasApt: boolean;
}

/** What a task needs besides what Electron itself does. */
export interface Needs {
  /** A virtual display, a session bus and a keyring. */
  readonly headless: boolean;
  /** A web browser. */
  readonly browser: boolean;
  readonly programs: Programs;
}

export type Remedy = 'install' | 'tellCommand' | 'tellNames';

/**
 * @param text - /etc/os-release: shell assignments, values quoted or not
 * @returns its fields
 */
export const parseOsRelease = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [, name, value] = /^\s*([A-Z0-9_]+)=(.*?)\s*$/.exec(line) ?? [];
      if (name === undefined || value === undefined) return [];
      const [, , quoted] = /^(["'])(.*)\1$/.exec(value) ?? [];
      return [[name, (quoted ?? value).replaceAll(/\\(["'$`\\])/g, '$1')]];
    }),
  );

/**
 * @param machine - what is known about it
 * @returns what to do about missing packages there
 */
export const remedyFor = ({ osRelease, isRoot, hasApt }: Machine): Remedy => {
  const families = new Set([osRelease['ID'], ...(osRelease['ID_LIKE'] ?? '').split(/\s+/)]);
  if (!hasApt || !(families.has('debian') || families.has('ubuntu'))) return 'tellNames';
  return isRoot ? 'install' : 'tellCommand';
};

/**
 * @param output - what `ldd` printed about a file
 * @returns the libraries that the file needs and the machine does not have
 */
export const missingIn = (output: string): string[] =>
  [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');

/** @returns the program that this command starts */
const onPath = (command: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, command))
    .find((program) => {
      try {
        accessSync(program, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** @returns the web browser of this machine, the one that tests use first */
export const browserProgram = (): string | undefined => BROWSER_COMMANDS.map(onPath).find((program) => program !== undefined);
/**
 * @param output - what `ldconfig -p` printed
 * @param library - the file name of one
 * @returns whether a program can load it by that name
 */
export const isListed = (output: string, library: string): boolean =>
  output.split('\n').some((line) => line.trim().startsWith(`${library} `));

const missingLibraries = async (file: string): Promise<string[]> => {
  try {
    // ldd is a shell script around the dynamic linker: it answers for this very machine, quicker than asking dpkg.
    return missingIn((await run('ldd', [file], { env: { ...process.env, LC_ALL: 'C' } })).stdout);
  } catch {
    // Without ldd, or for a file that it does not know, the start itself will tell.
    return [];
  }
};

const lacksNotifications = async (): Promise<boolean> =>
  run(LDCONFIG, ['-p'], { maxBuffer: OUTPUT_BYTES_MAX }).then(
    ({ stdout }) => !isListed(stdout, NOTIFICATION_LIBRARY),
    // A system that cannot be asked is not told to install anything.
    () => false,
  );

const keytarBinary = join(ROOT, 'node_modules', 'keytar', 'prebuilds', `linux-${process.arch}`, 'keytar.node');

const missingHere = async (electron: string, { headless, browser, programs }: Needs): Promise<string[]> => {
  const libraries = await Promise.all([electron, keytarBinary].map(missingLibraries));
  const commands = headless ? HEADLESS_COMMANDS.filter((command) => onPath(command) === undefined) : [];
  const browsers = browser && browserProgram() === undefined ? BROWSER_PACKAGES : [];
  const notifications = headless && (await lacksNotifications()) ? [NOTIFICATION_LIBRARY] : [];
  const parts = Object.keys(programs).filter((program) => (isAbsolute(program) ? !existsSync(program) : onPath(program) === undefined));
  return [...new Set([...libraries.flat(), ...notifications, ...commands, ...browsers, ...parts])];
};

const knownToApt = async (name: string): Promise<boolean> =>
  run('apt-cache', ['show', '--no-all-versions', name]).then(
    () => true,
    () => false,
  );

const packageNames = async ({ headless, browser, programs }: Needs): Promise<string[]> => {
  const libraries = await Promise.all(
    PACKAGES.map(async (name) => ((await knownToApt(name + RENAMED_SUFFIX)) ? name + RENAMED_SUFFIX : name)),
  );
  const browsers = browser && browserProgram() === undefined ? BROWSER_PACKAGES : [];
  return [...libraries, ...(headless ? HEADLESS_PACKAGES : []), ...browsers, ...Object.values(programs)];
};

const apt = async (...args: readonly string[]): Promise<void> => {
  try {
    await run('apt-get', ['-q', '-o', `DPkg::Lock::Timeout=${APT_LOCK_LIMIT_SECONDS}`, ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: OUTPUT_BYTES_MAX,
    });
  } catch (error) {
    const detail = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new SetUpError(`apt-get ${args.join(' ')} failed:\n${detail}`, { cause: error });
  }
};

const thisMachine = async (): Promise<Machine> => ({
  osRelease: parseOsRelease(await readFile('/etc/os-release', 'utf8').catch(() => '')),
  isRoot: process.getuid?.() === 0,
  hasApt: onPath('apt-get') !== undefined,
});

/**
 * Makes sure that Electron finds the system's libraries: installs them where that needs no question (as root on Debian
 * or Ubuntu), otherwise says how.
 *
 * @param electron - the executable
 * @param needs - what has to be there besides
 * @throws {@link SetUpError} with the command to run
 */
export const ensureSystemPackages = async (electron: string, needs: Needs): Promise<void> => {
  if (process.platform !== 'linux' || !existsSync(electron)) return;
  const missing = await missingHere(electron, needs);
  if (missing.length === 0) return;

  const machine = await thisMachine();
  const remedy = remedyFor(machine);
  const others = missing.length - NAMED_MISSING_MAX;
  const named = missing.slice(0, NAMED_MISSING_MAX).join(', ');
  const what = `Not on this machine: ${named}${others > 0 ? ` and ${others} more` : ''}.`;
  if (remedy === 'tellNames') {
    throw new SetUpError(
      `Not on this machine: ${missing.join(', ')}. Install what provides them with this system's package manager, and run the command again.`,
    );
  }
  if (remedy === 'tellCommand') {
    const names = await packageNames(needs);
    throw new SetUpError(
      `${what} Install it with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    );
  }
  say(`${what} Installing the packages with apt-get …`);
  await apt('update');
  await apt('install', '-y', '--no-install-recommends', ...(await packageNames(needs)));
  const still = await missingHere(electron, needs);
  if (still.length > 0) throw new SetUpError(`Still missing after apt-get install: ${still.join(', ')}.`);
};
