/**
 * What the updater says of its work goes to the log, which names no person: of a message the first line, without the folders
 * of this computer. Pure.
 *
 * @param message - a text or an error
 * @param folders - that may name the person; the longest of them first
 * @returns one line
 */
export function updaterLine(message: unknown, folders: readonly string[]): string {
  const text = message instanceof Error ? message.message : String(message);
  const line = text.split('\n')[0] ?? '';
  return `updater: ${folders.filter((folder) => folder.length > 1).reduce((shown, folder) => shown.replaceAll(folder, '…'), line)}`;
}
