const BACK_OFF_FIRST_MS = 1000;
const BACK_OFF_MAX_MS = 60_000;

/**
 * Exponential back-off with full jitter, so that many computers do not send their requests at the same time after an outage.
 * See https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/.
 *
 * @param failures - in a row, at least 1
 * @param random - a number from 0 to 1, as from `Math.random`
 * @returns how long to wait, in milliseconds, from 0 to 60,000
 */
export function backOffMs(failures: number, random: () => number): number {
  const ceiling = Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** (failures - 1));
  return Math.round(random() * ceiling);
}
