/**
 * @param text - what a person typed; empty is 0
 * @returns the whole number that it is, if it is within the limits; the main process checks again
 */
export function wholeNumberOf(text: string, min: number, max: number): number | undefined {
  const digits = text.trim();
  const number = Number(digits);
  return /^\d{0,9}$/u.test(digits) && number >= min && number <= max ? number : undefined;
}
