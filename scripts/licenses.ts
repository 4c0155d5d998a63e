import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const noticeOf = async (folder: string): Promise<string> => {
  const path = join(ROOT, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8')) as PackageJson;
  const file = (await readdir(path)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n\n${(await readFile(join(path, file), 'utf8')).trim()}`;
  return `${name} ${version} (${license ?? 'see below'})${text}`;
};

/**
 * Bundling leaves the packages' licence files behind, and nearly all of them ask to be passed on.
 *
 * @param folders - of the packages, from the project's folder
 * @returns the licences of all of them as one text
 */
export const licenceNotices = async (folders: readonly string[]): Promise<string> =>
  `${(await Promise.all(folders.map(noticeOf))).join(`\n\n${'─'.repeat(80)}\n\n`)}\n`;
