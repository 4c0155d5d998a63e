import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { messages } from '../../shared/i18n/messages.ts';
import type { ExportFormat } from '../history/history-format.ts';

/**
 * Asks the person where an export goes.
 *
 * @param window - that the question belongs to
 * @param format - of the export
 * @returns the path of a file, or undefined where the person thought better of it
 */
export async function askWhereToExport(window: BrowserWindow | null, format: ExportFormat): Promise<string | undefined> {
  const { exportTitle, fileType, fileName } = messages.history;
  const options: SaveDialogOptions = {
    title: exportTitle,
    defaultPath: `${fileName}.${format}`,
    filters: [{ name: fileType[format], extensions: [format] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
