/** The timer functions of Node, or those of a test. */
export interface Timers {
  readonly set: (callback: () => void, delayMs: number) => unknown;
  readonly clear: (timer: unknown) => void;
}
