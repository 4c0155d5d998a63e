/**
 * Writes one line for those who look for a cause. Standard output is for answers only (`--status --json`), and what is
 * written never holds a token, a name or an address of a person.
 */
export function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}
