/**
 * Carries out something that ends at its time limit, or when its caller wants that.
 *
 * @param act - is given what ends it
 * @param onLate - turns the error with which it ended at its limit into the one for its caller
 */
export async function withDeadline<T>(limitMs: number, signal: AbortSignal | undefined, act: (ended: AbortController) => Promise<T>, onLate: (error: unknown) => unknown): Promise<T> {
  // `AbortSignal.timeout` and `any` would hold memory of each call until they are due.
  const ended = new AbortController();
  const end = (): void => ended.abort();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, limitMs);
  signal?.addEventListener('abort', end);
  if (signal?.aborted === true) end();
  try {
    return await act(ended);
  } catch (error) {
    throw isLate ? onLate(error) : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}
