import { POLL_SECONDS_MAX, POLL_SECONDS_MIN } from '../shared/settings.ts';

/**
 * @param text - what a person typed
 * @returns the whole number of seconds that it is, if it is within the limits; the main process checks again
 */
export function pollSecondsOf(text: string): number | undefined {
  const digits = text.trim();
  const seconds = Number(digits);
  return /^\d{1,5}$/u.test(digits) && seconds >= POLL_SECONDS_MIN && seconds <= POLL_SECONDS_MAX ? seconds : undefined;
}
