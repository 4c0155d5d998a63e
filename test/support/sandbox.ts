import { spawnSync } from 'node:child_process';
import { platform } from 'node:process';

/** What Chromium's sandbox asks of Linux. */
const TRIAL = ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true'];

let found: { readonly problem: string | undefined } | undefined;

/** @returns why Chromium's sandbox cannot work for this user on this machine, or undefined where it can */
export const sandboxProblem = (): string | undefined => (found ??= { problem: findProblem() }).problem;

function findProblem(): string | undefined {
  if (platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'Chromium does not run as root with its sandbox.';
  const { status, stderr, error } = spawnSync('unshare', TRIAL, { encoding: 'utf8' });
  // Without the program nothing is known; Chromium then says itself what it lacks.
  if (error || status === 0) return undefined;
  return `this machine gives an ordinary user no user namespace (${stderr.trim()}).`;
}
