import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Question } from '../tokens/consent.ts';

/**
 * Asks the person in a dialog of the desktop, which no page can answer. The safe answer is the default.
 *
 * @param window - that the question belongs to
 * @param question - in words
 */
export async function confirmInDialog(window: BrowserWindow | null, { title, detail, agree, decline }: Question): Promise<boolean> {
  const options: MessageBoxOptions = { type: 'question', message: title, detail, buttons: [decline, agree], defaultId: 0, cancelId: 0, noLink: true };
  const { response } = await (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
  return response === 1;
}
