/** The value of the key `Exec` in a desktop entry: a command line with quotes and field codes, as a string with escapes. Pure. */

/** In a quoted argument these are escaped with a backslash. */
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

const ESCAPES: Readonly<Record<string, string>> = { s: ' ', n: '\n', t: '\t', r: '\r', '\\': '\\' };
/** One argument: parts in double quotes, in single quotes, escaped characters, and all else but spaces. */
const ARGUMENT = /(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[\s\S]|[^\s"'\\])+/gu;
const PART = /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])|([^\s"'\\]+)/gu;
const SETS_A_VARIABLE = /^[^=]+=/u;

/**
 * @param value - of the key `Exec`
 * @returns program and arguments, without field codes and without what sets the environment (`env NAME=value …`)
 */
export function argumentsIn(value: string): readonly string[] {
  const text = value.replaceAll(/\\([sntr\\])/gu, (_, escaped: string) => ESCAPES[escaped] ?? '');
  const expanded = text.replaceAll(/%([\s\S])/gu, (_, code: string) => (code === '%' ? '%' : ''));
  return withoutEnv((expanded.match(ARGUMENT) ?? []).map(unquoted));
}

const unquoted = (argument: string): string =>
  argument.replaceAll(PART, (_, inDouble?: string, inSingle?: string, escaped?: string, plain?: string) =>
    inDouble === undefined ? (inSingle ?? escaped ?? plain ?? '') : inDouble.replaceAll(/\\(["`$\\])/gu, '$1'),
  );

function withoutEnv(args: readonly string[]): readonly string[] {
  const [program = ''] = args;
  if (program !== 'env' && !program.endsWith('/env')) return args;
  let at = 1;
  for (; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '-u' || argument === '-C') at += 1;
    else if (!argument.startsWith('-') && !SETS_A_VARIABLE.test(argument)) break;
  }
  return args.slice(at);
}
