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
export function askWhereToExport(window: BrowserWindow | null, format: ExportFormat): Promise<string | undefined> {
  const { exportTitle, fileType, fileName } = messages.history;
  return ask(window, exportTitle, { name: fileName, type: fileType[format], ending: format });
}

/**
 * Asks the person where the diagnostics go.
 *
 * @param window - that the question belongs to
 * @returns the path of a file, or undefined where the person thought better of it
 */
export function askWhereToSaveDiagnostics(window: BrowserWindow | null): Promise<string | undefined> {
  const { saveTitle, fileName, fileType } = messages.help;
  return ask(window, saveTitle, { name: fileName, type: fileType, ending: 'txt' });
}

interface WantedFile {
  readonly name: string;
  readonly type: string;
  /** Without its dot. */
  readonly ending: string;
}

async function ask(window: BrowserWindow | null, title: string, { name, type, ending }: WantedFile): Promise<string | undefined> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: `${name}.${ending}`,
    filters: [{ name: type, extensions: [ending] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  };
  const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}
