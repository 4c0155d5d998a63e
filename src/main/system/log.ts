import { isSystemCode } from './error-code.ts';
import { redact } from './redact.ts';

/** What receives each line besides standard error. */
export type LogSink = (line: string) => void;

/** The last lines of this run; a sink that is opened later gets them, too. */
const RECENT_MAX = 200;
const recent: string[] = [];
let sink: LogSink | undefined;

/**
 * Writes one line to standard error and to the log file; standard output is for answers only (`--status --json`). A caller
 * gives no token, name or address of a person; what looks like one is removed here all the same.
 */
export function log(line: string): void {
  const entry = `${new Date().toISOString()} ${redact(line)}`;
  process.stderr.write(`${entry}\n`);
  if (recent.push(entry) > RECENT_MAX) recent.shift();
  sink?.(entry);
}

/**
 * Goes on where standard output or standard error cannot be written: the terminal is closed, the program that read them has
 * ended, or the disk is full. Unheard, such an error would be logged as a defect, which cannot be written either, and so on.
 */
export function outliveOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** @param next - gets the lines so far, and each one from now on */
export function sendLogTo(next: LogSink): void {
  recent.forEach(next);
  sink = next;
}

/**
 * Logs a defect of this app. The message of an error may quote what it was made from, so only its kind, its code
 * and where it came from are written, without the folders.
 *
 * @param error - whatever was thrown
 */
export function logUnexpected(error: unknown): void {
  if (!(error instanceof Error)) return log(`unexpected ${typeof error}`);
  const { code } = error as NodeJS.ErrnoException;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ +at /u.test(line)).map(withoutFolders);
  log([`unexpected ${error.name}${isSystemCode(code) ? ` ${code}` : ''}`, ...frames].join('\n'));
}

const withoutFolders = (frame: string): string => frame.trim().replace(/(?:file:\/\/)?[^\s()]*[\\/](?=[^\\/\s()]+:\d+:\d+)/u, '');

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
