import { join, relative } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { CACHE, ROOT } from '../../scripts/paths.ts';
import { runAsOrdinaryUser } from '../support/ordinary-user.ts';
import { sandboxProblem } from '../support/sandbox.ts';

/** The machines that run this in the end have two cores. */
const WORKERS = 2;
/** Of the window, as it should look; see CONTRIBUTING.md for how to make them anew. */
const PICTURES = join(import.meta.dirname, 'pictures');
/**
 * How far the colour of a pixel may be off, from 0 to 1: a shade of one of the colour roles is more than this. Another version of
 * Chromium smooths the edges of letters and corners differently; those pixels are found by their neighbours and not counted.
 */
const COLOUR_TOLERANCE = 0.02;
/** For the few of those pixels that are not found. A moved line, a padding or a changed role has hundreds. */
const DIFFERENT_PIXELS_MAX = 60;

// The app runs as it does for people: as an ordinary user, with the sandbox of the system on.
if (process.getuid?.() === 0) {
  const exitCode = await runAsOrdinaryUser({
    root: ROOT,
    runtime: (await electronExecutable()).folder,
    script: join('node_modules', '@playwright', 'test', 'cli.js'),
    args: process.argv.slice(2),
    results: [join(CACHE, 'e2e'), join(CACHE, 'e2e-report.json'), ...(process.argv.includes('--update-snapshots') ? [PICTURES] : [])].map((path) => relative(ROOT, path)),
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
  snapshotPathTemplate: join(PICTURES, '{arg}{ext}'),
  updateSnapshots: 'none',
  expect: { timeout: 10_000, toHaveScreenshot: { threshold: COLOUR_TOLERANCE, maxDiffPixels: DIFFERENT_PIXELS_MAX, animations: 'disabled' } },
});
