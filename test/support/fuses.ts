import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.ts';

/** How each fuse of the packaged app must be. */
export const FUSES: Readonly<Record<string, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** @returns the fuses as electron-builder.yml has them */
export async function configuredFuses(): Promise<Record<string, boolean>> {
  const text = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
  const block = /^electronFuses:\n(?<lines>(?: .*\n)+)/mu.exec(text)?.groups?.['lines'] ?? '';
  return Object.fromEntries([...block.matchAll(/^ {2}(\w+): (true|false)$/gmu)].map(([, name = '', value]) => [name, value === 'true']));
}
