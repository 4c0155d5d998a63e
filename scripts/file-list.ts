import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a file must be, to the byte. */
export interface ListedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Every file that a folder must have, by its path with `/`. */
export type FileList = Readonly<Record<string, ListedFile>>;

export type FileProblem = 'missing' | 'different' | 'unexpected';

/** One file of the folder that is not as the list says. */
export interface FileFinding {
  readonly path: string;
  readonly problem: FileProblem;
}

const READ_BYTES = 1024 * 1024;

/**
 * @param path - a file
 * @param algorithm - as OpenSSL names it
 * @returns the hash of the file's bytes, read in pieces
 */
export const hashOf = async (
  path: string,
  algorithm: 'md5' | 'sha256' | 'sha512',
  encoding: 'hex' | 'base64' = 'hex',
): Promise<string> => {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path, { highWaterMark: READ_BYTES }), hash);
  return hash.digest(encoding);
};

const check = async (folder: string, path: string, listed: ListedFile): Promise<FileFinding | undefined> => {
  const file = join(folder, path);
  const stats = await lstat(file).catch(() => undefined);
  if (!stats) return { path, problem: 'missing' };
  // A link is never as listed, whatever it points to: it can point elsewhere a moment later.
  if (!stats.isFile() || stats.size !== listed.bytes) return { path, problem: 'different' };
  return (await hashOf(file, 'sha256')) === listed.sha256 ? undefined : { path, problem: 'different' };
};

/**
 * Reads every file of a folder and compares it with the list. Nothing is taken on trust from size or date: a file with
 * the right size and date can still be another one.
 *
 * @param folder - the folder to check
 * @param list - what it must have
 * @param own - paths that may be there although they are not in the list
 * @returns what is not as it should be; empty if the folder is exactly as listed
 */
export const checkFiles = async (
  folder: string,
  list: FileList,
  own: ReadonlySet<string> = new Set(),
): Promise<FileFinding[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const unexpected = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !Object.hasOwn(list, path) && !own.has(path))
    .map((path): FileFinding => ({ path, problem: 'unexpected' }));
  const listed = await Promise.all(Object.entries(list).map(([path, file]) => check(folder, path, file)));
  return [...listed.filter((finding) => finding !== undefined), ...unexpected];
};
