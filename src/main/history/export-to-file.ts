import { basename } from 'node:path';
import type { ExportResult } from '../../shared/bridge-contract.ts';
import { writeChosenFile } from '../system/chosen-file.ts';
import { causeOf } from '../system/errors.ts';
import type { ExportFormat } from './history-format.ts';
import type { History } from './history-recorder.ts';

/**
 * Writes the history to where the person wants it.
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
    writeChosenFile(path, history.exported(format, withNames));
    return { state: 'saved', fileName: basename(path) };
  } catch (error) {
    return { state: 'failed', cause: { code: 'notDone.export', why: causeOf(error) } };
  }
}
