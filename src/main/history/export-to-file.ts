import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ExportResult } from '../../shared/bridge-contract.ts';
import { messages } from '../../shared/messages.ts';
import type { ExportFormat } from './history-format.ts';
import type { History } from './history-recorder.ts';

/** For the person only: there may be names and e-mail addresses in it. */
const MODE = 0o600;

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
    await writeFile(path, history.exported(format, withNames), { mode: MODE });
    return { state: 'saved', fileName: basename(path) };
  } catch (error) {
    return { state: 'failed', message: messages.history.exportFailed(error instanceof Error ? error.message : String(error)) };
  }
}
