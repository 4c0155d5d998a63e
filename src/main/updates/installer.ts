import type { UpdateInstaller } from '../../shared/update.ts';
import { programToStart } from '../system/autostart.ts';

export interface RunningProgram {
  readonly platform: NodeJS.Platform;
  readonly execPath: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether electron-builder noted in the package that a package manager installs it. */
  readonly isOfPackageManager: boolean;
}

/**
 * @param program - that runs
 * @returns whether it is an AppImage. `APPIMAGE` names the file that an update replaces, and any parent process may set it
 */
export const isAppImage = ({ execPath, env }: Pick<RunningProgram, 'execPath' | 'env'>): boolean => programToStart(execPath, env) !== execPath;

/** @returns who installs a newer version of the program */
export function installerOf(program: RunningProgram): UpdateInstaller {
  if (program.platform !== 'linux' || isAppImage(program)) return 'app';
  return program.isOfPackageManager ? 'packageManager' : 'person';
}
