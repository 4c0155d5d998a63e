/**
 * Desktop entry files, as far as starting at login needs them. Pure.
 * See https://specifications.freedesktop.org/desktop-entry-spec/latest/ and .../autostart-spec/latest/.
 */
import { argumentsIn, execValue } from './exec-value.ts';

/** What decides, besides the entry, whether a desktop starts something. */
export interface LoginEnvironment {
  /** Of `$XDG_CURRENT_DESKTOP`, the most specific first. */
  readonly desktops: readonly string[];
  /** The program that a path or name leads to, links resolved; undefined where there is none that can be run. */
  readonly programAt: (name: string) => string | undefined;
  readonly exists: (path: string) => boolean;
}

/** What an entry does at login: `broken` would start something that is not there any more. */
export type EntryState = 'on' | 'off' | 'broken';

/**
 * @param name - shown in the desktop's list of programs that start at login
 * @param comment - says there what it is for
 * @param command - program and arguments
 * @returns the text of the file
 */
export function autostartEntry(name: string, comment: string, command: readonly string[]): string {
  return `${[
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Comment=${comment}`,
    `Exec=${execValue(command)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    // Before there is a panel, nobody takes the icon.
    'X-KDE-autostart-after=panel',
  ].join('\n')}\n`;
}

/** @returns an entry that hides the one of the same name for all users of this computer */
export const hiddenEntry = (name: string): string => `[Desktop Entry]\nType=Application\nName=${name}\nHidden=true\n`;

const ENTRY_GROUP = '[Desktop Entry]';
const LINE_ENDS = /\r\n|\r|\n/u;

/** Keys of the entry's own group; a localised key (`Name[de]`) is another key, and the last of two counts. */
function keysOf(text: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  let inEntry = false;
  for (const line of text.replace(/^\uFEFF/u, '').split(LINE_ENDS)) {
    if (line.trim().startsWith('[')) inEntry = line.trim() === ENTRY_GROUP;
    const at = line.indexOf('=');
    if (inEntry && at > 0 && !line.trim().startsWith('#')) keys.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return keys;
}

/**
 * @param text - of an autostart file that anybody may have edited
 * @param command - of this app
 * @returns whether this desktop starts this very program at login
 */
export function stateOfEntry(text: string, command: readonly string[], environment: LoginEnvironment): EntryState {
  const keys = keysOf(text);
  const exec = keys.get('Exec') ?? '';
  const args = exec === execValue(command) ? command : argumentsIn(exec);
  if (args.length === 0 || !isEnabled(keys, environment)) return 'off';
  const [program = '', ...others] = args;
  const tried = keys.get('TryExec');
  // The program that runs is there, whatever can be found out about its file.
  const isThere = (name: string): boolean => name === command[0] || environment.programAt(name) !== undefined;
  if (!isThere(program) || (tried !== undefined && tried !== '' && !isThere(tried))) return 'broken';
  if (others.some((argument) => argument.startsWith('/') && !command.includes(argument) && !environment.exists(argument))) return 'broken';
  return startsCommand(program, others, command, environment) ? 'on' : 'off';
}

/** What makes the app answer and end. */
const ENDING_ARGUMENTS: ReadonlySet<string> = new Set(['--status', '--help', '--version']);

function startsCommand(program: string, others: readonly string[], command: readonly string[], { programAt }: LoginEnvironment): boolean {
  const [own = '', ...ownArguments] = command;
  if (program !== own && programAt(program) !== programAt(own)) return false;
  // Where this app is an argument of its runtime, it has to be that.
  const paths = ownArguments.filter((argument) => !argument.startsWith('-'));
  return paths.every((path) => others.includes(path)) && !others.some((argument) => ENDING_ARGUMENTS.has(argument));
}

function isEnabled(keys: ReadonlyMap<string, string>, { desktops, exists }: LoginEnvironment): boolean {
  if (keys.get('Type') !== 'Application') return false;
  if (isTrue(keys.get('Hidden'), desktops)) return false;
  if (isFalse(keys.get('X-GNOME-Autostart-enabled'), desktops)) return false;
  // Other desktops than MATE do not know this key.
  if ((desktops.length === 0 || desktops.includes('MATE')) && isFalse(keys.get('X-MATE-Autostart-enabled'), desktops)) return false;
  return isShownIn(keys, desktops) && isConditionMet(keys.get('AutostartCondition'), exists);
}

/** GLib takes these words; KDE others, in any case. */
const isKde = (desktops: readonly string[]): boolean => desktops.includes('KDE');
const isTrue = (value = '', desktops: readonly string[] = []): boolean =>
  value === 'true' || value === '1' || (isKde(desktops) && /^(?:true|on|yes)$/iu.test(value));
const isFalse = (value = '', desktops: readonly string[] = []): boolean =>
  value === 'false' || value === '0' || (isKde(desktops) && /^(?:false|off|no)$/iu.test(value));

const listOf = (value: string): string[] => value.split(';').map((each) => each.trim());

/** The first desktop that one of the lists names decides. */
function isShownIn(keys: ReadonlyMap<string, string>, desktops: readonly string[]): boolean {
  const [only, never] = [keys.get('OnlyShowIn'), listOf(keys.get('NotShowIn') ?? '')];
  for (const desktop of desktops) {
    if (only !== undefined && listOf(only).includes(desktop)) return true;
    if (never.includes(desktop)) return false;
  }
  return only === undefined;
}

/** Of the conditions of GNOME and KDE those that are about a file of the person's configuration; any other is met. */
function isConditionMet(condition: string | undefined, exists: (path: string) => boolean): boolean {
  const [kind, file] = (condition ?? '').split(/\s+/u);
  if (file === undefined) return true;
  if (kind === 'if-exists') return exists(file);
  return kind !== 'unless-exists' || !exists(file);
}

/**
 * @param text - of an entry that starts something that is not there any more
 * @param command - that it is to start instead
 * @returns the text of the entry with all else as it is
 */
export function repairedEntry(text: string, command: readonly string[]): string {
  let inEntry = false;
  const lines = text.split(LINE_ENDS).flatMap((line) => {
    const bare = line.replace(/^\uFEFF/u, '').trim();
    if (bare.startsWith('[')) inEntry = bare === ENTRY_GROUP;
    if (inEntry && /^TryExec\s*=/u.test(bare)) return [];
    return [inEntry && /^Exec\s*=/u.test(bare) ? `Exec=${execValue(command)}` : line];
  });
  return lines.join('\n');
}
