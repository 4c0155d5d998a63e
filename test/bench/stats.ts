/** Measured values, and what is judged by them. */

export interface Stats {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** One line of the table. */
export interface Row {
  readonly what: string;
  /** `left` is for things that ought to be gone. */
  readonly unit: 'ms' | 'MiB' | 'MB' | 'left';
  readonly app: Stats;
  readonly bare?: Stats;
  /** The budget in words, and the measured value that is held against it. */
  readonly budget: string;
  readonly measured: string;
  readonly held: boolean;
}

/** The smallest, the middle and the largest of at least one value. */
export function statsOf(values: readonly number[]): Stats {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return { min: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, max: at(sorted.length - 1) };
}

/** By how much values that were measured one after the other grow from each to the next: the straight line of least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let above = 0;
  let below = 0;
  for (const [at, value] of values.entries()) {
    above += (at - middle) * (value - mean);
    below += (at - middle) ** 2;
  }
  return above / below;
}

/** Values of the app and of the bare app, measured in turn. */
export interface Pairs {
  readonly app: readonly number[];
  readonly bare: readonly number[];
}

/** A row whose budget is a multiple of the bare app: the median of the ratios counts, pair by pair. */
export function ratioRow(what: string, unit: Row['unit'], { app, bare }: Pairs, ratioMax: number): Row {
  const ratio = statsOf(app.map((value, at) => value / (bare[at] ?? Number.NaN))).median;
  return {
    what,
    unit,
    app: statsOf(app),
    bare: statsOf(bare),
    budget: `≤ ${ratioMax.toFixed(2)} × bare`,
    measured: `${ratio.toFixed(2)} ×`,
    held: ratio <= ratioMax,
  };
}

/** A row whose budget is what the app may need on top of the bare app: the median of the differences counts. */
export function extraRow(what: string, unit: Row['unit'], { app, bare }: Pairs, extraMax: number): Row {
  const extra = statsOf(app.map((value, at) => value - (bare[at] ?? Number.NaN))).median;
  return {
    what,
    unit,
    app: statsOf(app),
    bare: statsOf(bare),
    budget: `≤ bare + ${extraMax} ${unit}`,
    measured: `${extra < 0 ? '−' : '+'} ${Math.abs(extra).toFixed(0)} ${unit}`,
    held: extra <= extraMax,
  };
}

/** A row with a budget of its own for the median or, where every time counts, for the slowest. */
export function limitRow(
  what: string,
  unit: Row['unit'],
  values: readonly number[],
  limit: number,
  { counts = 'median', bare }: { counts?: 'median' | 'max'; bare?: readonly number[] } = {},
): Row {
  const app = statsOf(values);
  const value = app[counts];
  return {
    what,
    unit,
    app,
    ...(bare && { bare: statsOf(bare) }),
    budget: `${counts === 'max' ? 'slowest ' : ''}≤ ${limit} ${unit}`,
    measured: `${value.toFixed(unit === 'MB' || unit === 'MiB' ? 2 : 0)} ${unit}`,
    held: value <= limit,
  };
}
