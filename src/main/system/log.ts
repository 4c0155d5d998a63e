/**
 * Writes one line to standard error; standard output is for answers only (`--status --json`). A line never holds a token,
 * a name or an address of a person.
 */
export function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

/**
 * Logs a defect of this app. The message of an error may quote what it was made from, so only its kind, its code
 * and where it came from are written.
 *
 * @param error - whatever was thrown
 */
export function logUnexpected(error: unknown): void {
  if (!(error instanceof Error)) return log(`unexpected ${typeof error}`);
  const { code } = error as NodeJS.ErrnoException;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /u.test(line));
  log([`unexpected ${error.name}${typeof code === 'string' ? ` ${code}` : ''}`, ...frames].join('\n'));
}

/**
 * Writes one line for all that changed at once: a service may list thousands of users.
 *
 * @param changes - of which only the kinds are told
 */
export function logKinds(changes: readonly { readonly kind: string }[]): void {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  log([...counts].map(([kind, count]) => (count === 1 ? kind : `${count} × ${kind}`)).join(', '));
}
