import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXECUTABLE_NAME } from '../../scripts/inspectable-copy.ts';
import { ROOT } from '../../scripts/paths.ts';

export const PACKAGING_LIMIT_MS = 120_000;

/** Packages the app as it is now. Gives its executable. */
export async function packagedApp(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'scripts', 'package.ts'), '--other-electron', '--quick'], { cwd: ROOT });
  return join(ROOT, /^(?<folder>\S+): .* besides Electron$/mu.exec(stdout)?.groups?.['folder'] ?? '', EXECUTABLE_NAME);
}
