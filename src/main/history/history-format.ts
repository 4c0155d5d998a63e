/** The history as a text for other programs. Pure. */
import type { HistoryEntry } from '../../shared/history.ts';
import type { Profile } from '../../shared/snapshot.ts';

export type ExportFormat = 'json' | 'csv';

/** The columns, in their order. Not words of the app: other programs look for them. */
interface ExportRow {
  readonly time: string;
  readonly event: string;
  readonly cause?: string | undefined;
  readonly userId?: string | undefined;
  readonly previousUserId?: string | undefined;
  readonly count?: number | undefined;
  readonly since?: string | undefined;
  readonly state: string;
  readonly currentUserId?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

const COLUMNS = ['time', 'event', 'cause', 'userId', 'previousUserId', 'count', 'since', 'state', 'currentUserId'] as const;
const NAME_COLUMNS = ['name', 'email'] as const;
/** What a spreadsheet takes for the beginning of a formula, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * @param entries - the oldest first
 * @param format - JSON, or CSV by RFC 4180
 * @param users - to name the users with, by id; without it the text holds ids only
 * @returns the text of a file
 */
export function exportOf(
  entries: readonly HistoryEntry[],
  format: ExportFormat,
  users: ReadonlyMap<string, Profile> | undefined,
): string {
  const rows = entries.map((entry) => rowOf(entry, users));
  if (format === 'json') return `${JSON.stringify({ entries: rows }, undefined, 2)}\n`;
  const columns = users === undefined ? COLUMNS : [...COLUMNS, ...NAME_COLUMNS];
  const lines = rows.map((row) => columns.map((column) => cell(String(row[column] ?? ''))));
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

function rowOf({ at, kind, cause, userId, fromId, count, since, state, currentId }: HistoryEntry, users: ReadonlyMap<string, Profile> | undefined): ExportRow {
  // Whom the entry is about; where it is about nobody, who was signed in then.
  const user = users?.get(userId ?? currentId ?? '');
  return {
    time: at,
    event: kind,
    cause,
    userId,
    previousUserId: fromId,
    count,
    since,
    state,
    currentUserId: currentId,
    ...(user !== undefined && { name: user.name ?? user.username, email: user.email }),
  };
}

/** An apostrophe in front has a spreadsheet take a text for a text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
