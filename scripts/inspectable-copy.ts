import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE } from './paths.ts';

/** What the packaged app is called on Linux; as `executableName` in electron-builder.yml. */
export const EXECUTABLE_NAME = 'pieces-account-tray';

/**
 * Copies a packaged app and lets the copy be inspected: Playwright drives an Electron through its inspector, which the
 * app that people get refuses. Every other fuse stays as shipped.
 *
 * @param appFolder - the unpacked app, for Linux
 * @param to - where the copy goes; what is there is replaced
 * @returns the copy's executable
 */
export const inspectableCopy = async (appFolder: string, to = join(CACHE, 'packaged-for-test')): Promise<string> => {
  await rm(to, { recursive: true, force: true });
  await cp(appFolder, to, { recursive: true });
  const executable = join(to, EXECUTABLE_NAME);
  await flipFuses(executable, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return executable;
};
