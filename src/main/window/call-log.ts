const EVERY_MS = 1000;

/**
 * Logs calls that were not carried out, at most once a second, however many there are.
 *
 * @param what - became of them
 * @param nowMs - of a clock that is not set
 * @returns to be called with the name of the command of each such call
 */
export function createCallLog(what: string, log: (line: string) => void, nowMs: () => number): (name: string) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  let notLogged = 0;
  return (name) => {
    const now = nowMs();
    if (now - lastMs < EVERY_MS) {
      notLogged += 1;
      return;
    }
    log(`${what} a call of ${name}${notLogged === 0 ? '' : `, and ${String(notLogged)} calls before it`}`);
    lastMs = now;
    notLogged = 0;
  };
}
