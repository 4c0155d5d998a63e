/**
 * Writes one line for those who look for a cause. Standard output is for answers only (`--status --json`), and what is
 * written never holds a token, a name or an address of a person.
 */
export function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
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
