/**
 * Desktop entry files, as far as starting at login needs them.
 * See https://specifications.freedesktop.org/desktop-entry-spec/latest/ and .../autostart-spec/latest/.
 */

/** In a quoted argument of `Exec` these are escaped with a backslash. */
const QUOTED_RESERVED = /["`$\\]/gu;
/** An argument without any of the characters that the specification reserves needs no quotes. */
const PLAIN_ARGUMENT = /^[\w@+=:,./-]+$/u;

/**
 * @param command - program and arguments
 * @returns them as the value of the key `Exec`
 */
export function execValue(command: readonly string[]): string {
  return command
    .map((argument) => {
      const quoted = PLAIN_ARGUMENT.test(argument) ? argument : `"${argument.replaceAll(QUOTED_RESERVED, '\\$&')}"`;
      // A per cent sign would begin a field code. The value as a whole is a string: there backslashes are escaped, and
      // characters that would end the line or vanish from it.
      return quoted
        .replaceAll('%', '%%')
        .replaceAll('\\', '\\\\')
        .replaceAll('\n', '\\n')
        .replaceAll('\t', '\\t')
        .replaceAll('\r', '\\r');
    })
    .join(' ');
}

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

/**
 * @param text - of an autostart file that anybody may have edited
 * @param command - of this app
 * @returns whether a desktop that reads the file starts this very command at login
 */
export function startsAtLogin(text: string, command: readonly string[]): boolean {
  const keys = new Map<string, string>();
  let inEntry = false;
  for (const line of text.split(/\r?\n/u)) {
    if (line.startsWith('[')) inEntry = line.trim() === '[Desktop Entry]';
    const at = line.indexOf('=');
    if (inEntry && at > 0 && !line.startsWith('#')) keys.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  return (
    keys.get('Exec') === execValue(command) &&
    keys.get('Hidden') !== 'true' &&
    keys.get('X-GNOME-Autostart-enabled') !== 'false'
  );
}
