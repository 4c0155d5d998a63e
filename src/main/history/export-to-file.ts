import { lstatSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { ExportResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/i18n/messages.ts';
import { messageOf } from '../system/errors.ts';
import { replaceFile } from '../system/private-files.ts';
import type { ExportFormat } from './history-format.ts';
import type { History } from './history-recorder.ts';

/**
 * Writes the history to where the person wants it: a private file, since there may be names and e-mail addresses in it,
 * whatever the mode of a file that it replaces.
 *
 * @param history - that is exported
 * @param askWhere - asks for a place; undefined where the person thought better of it
 * @returns how it ended; never rejects
 */
export async function exportHistory(
  history: Pick<History, 'exported'>,
  askWhere: (format: ExportFormat) => Promise<string | undefined>,
  format: ExportFormat,
  withNames: boolean,
): Promise<ExportResult> {
  try {
    const path = await askWhere(format);
    if (path === undefined) return { state: 'cancelled' };
    replaceFile(targetOf(path), history.exported(format, withNames));
    return { state: 'saved', fileName: basename(path) };
  } catch (error) {
    return { state: 'failed', message: messages.history.exportFailed(messageOf(error)) };
  }
}

/** Where a link leads, as a person expects who chose it. A pipe or a device is no place for a file. */
function targetOf(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return path;
  const target = found.isSymbolicLink() ? realpathSync(path) : path;
  if (!lstatSync(target).isFile()) throw new Error(messages.history.exportNotAFile);
  return target;
}
