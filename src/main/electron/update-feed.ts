import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { installerOf, isAppImage } from '../updates/installer.ts';
import type { UpdatePort } from '../updates/updates.ts';

/**
 * Whether this app asks for newer versions is said by its package alone: a setting would let whatever can write the settings
 * say where programs come from.
 *
 * @returns undefined where the package names no feed; nothing of the updater is loaded then
 */
export function updatesOfThisPackage(): UpdatePort | undefined {
  const has = (name: string): boolean => existsSync(join(process.resourcesPath, name));
  if (!app.isPackaged || !has('app-update.yml')) return undefined;
  const { platform, execPath, env } = process;
  return {
    installer: installerOf({ platform, execPath, env, isOfPackageManager: has('package-type') }),
    openUpdater: async () => {
      const { createFeedUpdater } = await import('./feed-updater.ts');
      return createFeedUpdater(isAppImage({ execPath, env }));
    },
  };
}
