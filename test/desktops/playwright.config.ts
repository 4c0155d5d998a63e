import { join, relative } from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronExecutable } from '../../scripts/electron-runtime.ts';
import { CACHE, ROOT } from '../../scripts/paths.ts';
import { runAsOrdinaryUser } from '../support/ordinary-user.ts';

// The app runs as it does for people: as an ordinary user, with the sandbox of the system on.
if (process.getuid?.() === 0) {
  const exitCode = await runAsOrdinaryUser({
    root: ROOT,
    runtime: (await electronExecutable()).folder,
    script: join('node_modules', '@playwright', 'test', 'cli.js'),
    args: process.argv.slice(2),
    results: [relative(ROOT, join(CACHE, 'desktops'))],
  });
  process.exit(exitCode);
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.desktop.ts',
  outputDir: join(CACHE, 'desktops'),
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 150_000,
});
