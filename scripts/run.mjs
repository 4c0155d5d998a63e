#!/usr/bin/env node
/**
 * The way in of every npm script, on a machine that may have nothing yet: plain JavaScript for the machine's own Node,
 * only to install the packages. Among those is the Node that runs everything else, from `task.ts` on.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInPlace } from './child-process.mjs';
import { ensureDependencies, projectNode } from './dependencies.mjs';
import { say, SetUpError } from './say.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  await ensureDependencies(root);
  process.exitCode = await runInPlace(projectNode(root), [join(root, 'scripts', 'task.ts'), ...process.argv.slice(2)]);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
