/** Repairs the file of the history, and replaces it while it goes on being written to. */
import * as fs from 'node:fs';
import { PRIVATE_FILE_MODE } from '../system/private-files.ts';
import type { Line } from './history-lines.ts';
import type { Seen } from './history-reading.ts';

/**
 * Ends the last line of a file that breaks off in it, or removes what there is of that line.
 *
 * @param seen - the file as it is
 */
export function mendEnd(path: string, { lines, bytes, garbage, changedMs }: Seen): void {
  const end = bytes.lastIndexOf('\n') + 1;
  const isWhole = garbage > 0 || bytes.subarray(end).toString('utf8') === lines.at(-1)?.text;
  if (isWhole) fs.appendFileSync(path, '\n');
  else fs.truncateSync(path, end);
  // A repair is no sign of life of the last run.
  fs.utimesSync(path, changedMs / 1000, changedMs / 1000);
}

/**
 * Writes the file anew beside the old one, which takes further lines until the new one is on the disk. They are carried over.
 *
 * @param before - the file that was read
 * @param kept - the lines of it that stay
 * @param readNow - reads the file again
 * @param onReplaced - is called with the number of its lines when the new file is in place, before any further write; it is
 * not called where another file came in the place of the old one, which then stays
 */
export async function replaceWhileInUse(path: string, before: Seen, kept: readonly Line[], readNow: () => Seen, onReplaced: (lineCount: number) => void): Promise<void> {
  const fresh = `${path}.new`;
  fs.rmSync(fresh, { force: true });
  const file = await fs.promises.open(fresh, 'wx', PRIVATE_FILE_MODE);
  try {
    await file.writeFile(kept.map(({ text }) => `${text}\n`).join(''));
    await file.sync();
    // Synchronous from here on, so that no write comes in between.
    const { bytes, lines, changedMs } = readNow();
    const isGrown = bytes.subarray(0, before.bytes.length).equals(before.bytes);
    if (!isGrown) return fs.rmSync(fresh);
    fs.appendFileSync(fresh, bytes.subarray(before.bytes.length));
    fs.utimesSync(fresh, changedMs / 1000, changedMs / 1000);
    fs.renameSync(fresh, path);
    onReplaced(kept.length + lines.length - before.lines.length);
  } finally {
    await file.close();
  }
}
