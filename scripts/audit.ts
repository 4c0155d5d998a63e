/**
 * `npm run audit [-- --online]`: asks the registry for known vulnerabilities of the packages in the lock file. Where it gives no
 * answer, that is told and is no failure, unless `--online` insists on one.
 */
import { execFile } from 'node:child_process';
import { npmCommand } from './npm.mjs';
import { ROOT } from './paths.ts';
import { say } from './say.mjs';
import { ADVISORY_EXCEPTIONS, auditFindings, type AuditAnswer, type Exception } from './supply-chain.ts';

export type Audit =
  | { readonly kind: 'answered'; readonly findings: readonly string[] }
  | { readonly kind: 'unanswered'; readonly reason: string };

const LIMIT_MS = 60_000;
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** @returns the day, as exceptions are dated */
export const today = (): string => new Date().toISOString().slice(0, DAY_LENGTH);

/**
 * @param exceptions - advisories that are put up with for a while
 * @param registry - to be asked instead of the one that npm is set up for
 * @returns what is known against the packages of the lock file
 */
export const audit = async (exceptions: readonly Exception[] = ADVISORY_EXCEPTIONS, registry?: string): Promise<Audit> => {
  const { file, args, options } = npmCommand();
  // Where npm is set up to work offline, it would report that nothing is known, without having asked.
  const command = [...args, 'audit', '--no-offline', '--json', '--package-lock-only', '--fetch-retries=0', '--fetch-timeout=15000', '--loglevel=silent'];
  const asked = registry === undefined ? command : [...command, `--registry=${registry}`];
  const stdout = await new Promise<string>((resolve) => {
    // It ends with 1 where it found something, and where it got no answer.
    execFile(file, asked, { ...options, cwd: ROOT, timeout: LIMIT_MS, maxBuffer: OUTPUT_BYTES_MAX }, (_error, text) => resolve(text));
  });
  let answer: AuditAnswer;
  try {
    answer = JSON.parse(stdout) as AuditAnswer;
  } catch {
    return { kind: 'unanswered', reason: 'npm gave no report' };
  }
  const findings = auditFindings(answer, exceptions, today());
  return findings ? { kind: 'answered', findings } : { kind: 'unanswered', reason: answer.message ?? 'npm gave no report' };
};

const main = async (args: readonly string[]): Promise<number> => {
  const result = await audit();
  if (result.kind === 'unanswered') {
    say(`The registry did not say what is known against the packages: ${result.reason}.`);
    return args.includes('--online') ? 1 : 0;
  }
  for (const finding of result.findings) say(finding);
  if (result.findings.length === 0) say('Nothing is known against the packages of the lock file.');
  return result.findings.length === 0 ? 0 : 1;
};

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
