/** The packaged app on real desktops. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { EXECUTABLE_NAME } from '../../scripts/inspectable-copy.ts';
import { ROOT } from '../../scripts/paths.ts';
import { DESKTOPS } from './desktop-kinds.ts';
import { playOn } from './desktop-story.ts';

const PACKAGING_LIMIT_MS = 120_000;
let executable: string;

test.beforeAll(async () => {
  test.setTimeout(PACKAGING_LIMIT_MS);
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'scripts', 'package.ts'), '--other-electron', '--quick'], { cwd: ROOT });
  executable = join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '', EXECUTABLE_NAME);
});

for (const kind of DESKTOPS) test(kind.name, () => playOn(kind, executable));
