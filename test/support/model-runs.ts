/** How long the models are run, and how a sequence that failed is run again. */
/** Of the model of the watch, without a wish. */
export const WATCH_RUNS = 3000;

/**
 * `MODEL_RUNS` asks for a longer search (of 3000 runs of the watch, to which the other model is in proportion);
 * `MODEL_SEED` and `MODEL_PATH` run again what a failure printed as its seed and path.
 *
 * @param share - how many runs of this model go with one of the watch
 */
export function modelParameters(share = 1): { numRuns: number; seed?: number; path?: string; endOnFailure?: boolean } {
  const { MODEL_RUNS, MODEL_SEED, MODEL_PATH } = process.env;
  return {
    numRuns: Math.max(1, Math.round(Number(MODEL_RUNS ?? WATCH_RUNS) * share)),
    ...(MODEL_SEED !== undefined && { seed: Number(MODEL_SEED) }),
    ...(MODEL_PATH !== undefined && { path: MODEL_PATH, endOnFailure: true }),
  };
}
