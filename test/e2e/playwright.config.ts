import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { CACHE } from '../../scripts/paths.ts';

/** The machines that run this in the end have two cores. */
const WORKERS = 2;

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
