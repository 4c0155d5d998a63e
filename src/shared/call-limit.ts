/** How much a page may send to the main process. Pure. */

export interface CallLimit {
  /** How many calls may come at once. */
  readonly burst: number;
  /** How many more may come each second from then on. */
  readonly perSecond: number;
}

/** Far more than a person and the window do. */
export const PAGE_LIMIT: CallLimit = { burst: 60, perSecond: 30 };
/** For a page that found a way around the preload script; above the limit of the page, which is the one that is met. */
export const MAIN_LIMIT: CallLimit = { burst: 120, perSecond: 60 };

const SECOND_MS = 1000;

/**
 * @param nowMs - of a clock that is not set
 * @returns tells of each call, when it comes, whether it is within the limit
 */
export function createCallLimit({ burst, perSecond }: CallLimit, nowMs: () => number): () => boolean {
  let left = burst;
  let lastMs = nowMs();
  return () => {
    const now = nowMs();
    left = Math.min(burst, left + ((now - lastMs) * perSecond) / SECOND_MS);
    lastMs = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

/** More than the longest token that is told as too long. */
const CHARACTERS_MAX = 1_100_000;
/** More than the fields of any command. */
const VALUES_MAX = 200;

/** @returns whether arguments are plain values, and few; takes no longer for arguments that are neither */
export function isSmall(args: readonly unknown[]): boolean {
  let characters = 0;
  let count = 0;
  const values: unknown[] = [args];
  while (values.length > 0) {
    const value = values.pop();
    count += 1;
    if (typeof value === 'string') characters += value.length;
    else if (Array.isArray(value)) {
      if (value.length > VALUES_MAX) return false;
      values.push(...(value as unknown[]));
    } else if (typeof value === 'object' && value !== null) {
      if (ArrayBuffer.isView(value) || Object.prototype.toString.call(value) !== '[object Object]') return false;
      for (const name in value) {
        characters += name.length;
        values.push((value as Readonly<Record<string, unknown>>)[name]);
        if (values.length > VALUES_MAX) return false;
      }
    }
    if (count > VALUES_MAX || characters > CHARACTERS_MAX) return false;
  }
  return true;
}
