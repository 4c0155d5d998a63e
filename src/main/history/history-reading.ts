/** Reads the file of the history, whatever stands in its place. */
import * as fs from 'node:fs';
import type { HistoryEntry } from '../../shared/history.ts';
import { codeOf, isMissing } from '../system/errors.ts';
import { readLines, type Line } from './history-lines.ts';

/** Five thousand of the longest entries take less. */
const BYTES_MAX = 16 * 1024 * 1024;
const READ_FLAGS = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);
/** What is there cannot be read, and that will not change by itself; a socket is `ENXIO`. */
const UNUSABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'ELOOP', 'ENXIO']);

/** The file as it was last seen. */
export interface Seen {
  readonly lines: readonly Line[];
  readonly garbage: number;
  readonly torn: boolean;
  readonly bytes: Buffer;
  readonly changedMs: number;
}

export const EMPTY_FILE: Seen = { lines: [], garbage: 0, torn: false, bytes: Buffer.alloc(0), changedMs: 0 };

/**
 * @param path - of the file
 * @returns what is in it; `unusable` for what is no history file and never becomes one
 * @throws Error of the system, where that may change
 */
export function readHistory(path: string): Seen | 'unusable' {
  let file: number;
  try {
    file = fs.openSync(path, READ_FLAGS);
  } catch (error) {
    if (isMissing(error)) return EMPTY_FILE;
    if (UNUSABLE.has(codeOf(error))) return 'unusable';
    throw error;
  }
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile() || stat.size > BYTES_MAX) return 'unusable';
    const bytes = fs.readFileSync(file);
    return { ...readLines(bytes.toString('utf8')), bytes, changedMs: stat.mtimeMs };
  } finally {
    fs.closeSync(file);
  }
}

/** @returns whether the app was started here */
export const isRunStart = ({ kind, cause }: HistoryEntry): boolean => kind === 'watch-began' && cause === 'start';
