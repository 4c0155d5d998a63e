/** Stands in the bundle for `cacheable-request`, which got loads at each start, 45 KB of code with what is below it. The app keeps no reply. */
export default function refuse(): never {
  throw new Error('This app is built without a cache of replies.');
}

/** What got asks of each error. */
export class CacheError extends Error {}
