import { join, relative } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { CACHE, ROOT } from '../../scripts/paths.ts';
import { runAsOrdinaryUser } from '../support/ordinary-user.ts';
import { sandboxProblem } from '../support/sandbox.ts';

/** The machines that run this in the end have two cores. */
const WORKERS = 2;

// The app runs as it does for people: as an ordinary user, with the sandbox of the system on.
if (process.getuid?.() === 0) {
  const exitCode = await runAsOrdinaryUser({
    root: ROOT,
    runtime: (await electronExecutable()).folder,
    script: join('node_modules', '@playwright', 'test', 'cli.js'),
    args: process.argv.slice(2),
    results: [relative(ROOT, join(CACHE, 'e2e')), relative(ROOT, join(CACHE, 'e2e-report.json'))],
  });
  process.exit(exitCode);
}
if (sandboxProblem() !== undefined) console.warn(`The app is tested without its sandbox: ${sandboxProblem()}`);

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: join(CACHE, 'e2e'),
  // Each test has a service, a desktop and an app of its own.
  fullyParallel: true,
  workers: WORKERS,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
});
