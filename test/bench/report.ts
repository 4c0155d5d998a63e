/** The table, for people and for machines. */
import { cpus, totalmem } from 'node:os';
import type { Row, Stats } from './stats.ts';

const BYTES_PER_GIBIBYTE = 1024 ** 3;

/** On what was measured, and when. */
export interface Circumstances {
  readonly measuredAt: string;
  readonly electron: string;
  readonly machine: string;
  readonly runs: number;
}

/**
 * @param electron - the version of the runtime
 * @param runs - how often what is compared was measured
 */
export function circumstances(electron: string, runs: number): Circumstances {
  const [first] = cpus();
  const memory = `${(totalmem() / BYTES_PER_GIBIBYTE).toFixed(0)} GiB`;
  return {
    measuredAt: new Date().toISOString(),
    electron,
    machine: `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${memory}, ${process.platform} ${process.arch}`,
    runs,
  };
}

/** The rows as a Markdown table, which is readable in a terminal too. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['what', 'app', 'bare Electron', 'budget', 'measured', ''];
  const cells = rows.map((row) => [
    row.what,
    rangeOf(row.app, row),
    row.bare ? rangeOf(row.bare, row) : '',
    row.budget,
    row.measured,
    row.held ? 'held' : '**missed**',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  const lineOf = (line: readonly string[]): string => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [lineOf(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(lineOf)].join('\n');
}

/** One sentence on how it went. */
export function verdictOn(rows: readonly Row[]): string {
  const missed = rows.filter(({ held }) => !held);
  if (missed.length === 0) return 'Every budget is held.';
  return `${missed.length} of ${rows.length} budgets missed: ${missed.map(({ what }) => what).join('; ')}.`;
}

function rangeOf({ min, median, max }: Stats, { unit }: Row): string {
  const text = (value: number): string => value.toFixed(unit === 'ms' || unit === 'left' ? 0 : unit === 'MiB' ? 1 : 2);
  return min === max ? `${text(median)} ${unit}` : `${text(median)} ${unit} (${text(min)}–${text(max)})`;
}
