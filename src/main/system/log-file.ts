/** The log file, written and rotated by `electron-log`. Loaded when the first check has ended. */
import { constants, lstatSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import logger from 'electron-log/node';
import { codeOf } from './errors.ts';
import { LOG_FILES } from './log-folder.ts';
import type { LogSink } from './log.ts';
import { ensurePrivateFolder, makePrivate, PRIVATE_FILE_MODE } from './private-files.ts';

const FILE_BYTES_MAX = 1024 * 1024;
/** A link is not followed, and a pipe that nobody reads is not waited for. */
const APPEND = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens the log file. What is at its place and no regular file (a link, a pipe, a folder) is moved aside.
 *
 * @param dir - is made if it is missing, and closed to other users
 * @param onFailure - called once if the log cannot be written; later lines may be written again
 * @returns writes one line
 */
export function openLogFile(dir: string, onFailure: () => void): LogSink {
  ensurePrivateFolder(dir);
  const [path, ...older] = LOG_FILES.map((name) => join(dir, name)) as [string, ...string[]];
  for (const each of [path, ...older]) keepRegular(each);
  const { file, console } = logger.transports;
  let failed = false;
  Object.assign(file, {
    maxSize: FILE_BYTES_MAX,
    resolvePathFn: () => path,
    format: ({ data }: { readonly data: readonly unknown[] }) => data,
    writeOptions: { flag: APPEND, mode: PRIVATE_FILE_MODE, encoding: 'utf8' },
    archiveLogFn: () => rotate([path, ...older]),
  });
  for (const transport of Object.values(logger.transports)) if (transport && transport !== file) transport.level = false;
  // The library tells its own failures on the console, at every line.
  console.writeFn = () => {
    if (!failed) onFailure();
    failed = true;
  };
  return (line) => logger.info(line);
}

function keepRegular(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (found.isFile()) return makePrivate(path);
  renameSync(path, `${path}.set-aside`);
}

/** Moves each file to the name of the next older one. One that cannot be moved is deleted, so that the log does not grow. */
function rotate(paths: readonly string[]): void {
  for (let at = paths.length - 1; at > 0; at -= 1) {
    const [from = '', to = ''] = [paths[at - 1], paths[at]];
    try {
      renameSync(from, to);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') rmSync(from, { force: true });
    }
  }
}
