import { WAIT_LIMIT_MS } from './tray-item.ts';

export interface Probes {
  /** Something has changed: every probe looks again. */
  readonly wake: () => void;
  /**
   * @param probe - what is waited for, undefined until it is there
   * @param failure - what is wrong when the time is over
   */
  readonly until: <T>(probe: () => T | undefined, failure: () => string, timeoutMs?: number) => Promise<T>;
}

/** Waits for what becomes true when a message arrives, without asking for it again and again. */
export function createProbes(): Probes {
  const waiting = new Set<() => void>();
  return {
    wake: () => waiting.forEach((tryNow) => tryNow()),
    until: async <T>(probe: () => T | undefined, failure: () => string, timeoutMs = WAIT_LIMIT_MS): Promise<T> => {
      const result = Promise.withResolvers<T>();
      const tryNow = (): void => {
        const found = probe();
        if (found !== undefined) result.resolve(found);
      };
      const timer = setTimeout(() => result.reject(new Error(`${failure()}, within ${timeoutMs} ms`)), timeoutMs);
      waiting.add(tryNow);
      tryNow();
      try {
        return await result.promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(tryNow);
      }
    },
  };
}
