/** The limits of the time between two checks, as the person meets them; the main process checks again. */

export const POLL_SECONDS_MIN = 2;
export const POLL_SECONDS_MAX = 3600;

/**
 * @param text - what a person typed
 * @returns the whole number of seconds that it is, if it is within the limits
 */
export function pollSecondsOf(text: string): number | undefined {
  const digits = text.trim();
  const seconds = Number(digits);
  return /^\d{1,5}$/u.test(digits) && seconds >= POLL_SECONDS_MIN && seconds <= POLL_SECONDS_MAX ? seconds : undefined;
}
