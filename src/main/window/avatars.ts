import type { Snapshot } from '../../shared/snapshot.ts';
import { usersShown } from '../state/session-reducer.ts';
import { isLoopback } from '../system/url-safety.ts';

export interface Avatar {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

export interface Avatars {
  /** The picture of a user in the snapshot; undefined where there is none that can be shown. */
  readonly of: (userId: string) => Promise<Avatar | undefined>;
}

/** The part of `fetch` that is used; in the app it is that of an Electron session without cookies. */
export type Fetch = (url: string, init: { signal: AbortSignal; credentials: 'omit'; redirect: 'error' }) => Promise<Response>;

const TIMEOUT_MS = 10_000;
const BYTES_MAX = 1024 * 1024;
const CACHED_MAX = 20;

/** What an image begins with, as Latin-1. No SVG: it is a document, not a picture. */
const SIGNATURES: readonly (readonly [type: string, isOf: (beginning: string) => boolean])[] = [
  ['image/png', (beginning) => beginning.startsWith('\u0089PNG\r\n\u001A\n')],
  ['image/jpeg', (beginning) => beginning.startsWith('\u00FF\u00D8\u00FF')],
  ['image/gif', (beginning) => /^GIF8[79]a/u.test(beginning)],
  ['image/webp', (beginning) => /^RIFF.{4}WEBP/su.test(beginning)],
];

/**
 * Fetches pictures of users, with limits, so that the window needs no network: over HTTPS, or from the service itself.
 *
 * @param fetch - gets the bytes
 * @param snapshot - the users, and the address of the service
 */
export function createAvatars(fetch: Fetch, snapshot: () => Snapshot): Avatars {
  const cache = new Map<string, Promise<Avatar | undefined>>();
  return {
    of: async (userId) => {
      const { session, service } = snapshot();
      const picture = usersShown(session).find(({ id }) => id === userId)?.picture;
      if (picture === undefined || !isAllowed(picture, service.baseUrl)) return undefined;
      const cached = cache.get(picture);
      if (cached) return cached;
      // One that failed is tried again when it is next asked for.
      const fetched = fetchImage(fetch, picture, service.baseUrl).catch(() => {
        cache.delete(picture);
        return undefined;
      });
      const oldest = cache.keys().next().value;
      if (cache.size >= CACHED_MAX && oldest !== undefined) cache.delete(oldest);
      cache.set(picture, fetched);
      return fetched;
    },
  };
}

function isAllowed(picture: string, serviceUrl: string): boolean {
  if (!URL.canParse(picture)) return false;
  const { protocol, username, password } = new URL(picture);
  return (protocol === 'https:' || isOfService(new URL(picture), new URL(serviceUrl))) && username === '' && password === '';
}

/** This computer has several names, and a service need not use for itself the one that we call it by. */
function isOfService(picture: URL, service: URL): boolean {
  if (picture.origin === service.origin) return true;
  const isHere = (url: URL): boolean => url.protocol === 'http:' && isLoopback(url.hostname);
  return isHere(picture) && isHere(service) && picture.port === service.port;
}

async function fetchImage(fetch: Fetch, picture: string, serviceUrl: string): Promise<Avatar | undefined> {
  const response = await fetch(picture, { signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'omit', redirect: 'error' });
  const redirected = response.url !== '' && !isAllowed(response.url, serviceUrl);
  if (!response.ok || redirected || !response.body) throw new Error('no picture');
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > BYTES_MAX) throw new Error('the picture is too large');
    chunks.push(chunk);
  }
  const image = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const beginning = Buffer.from(image.subarray(0, 16)).toString('latin1');
  const type = SIGNATURES.find(([, isOf]) => isOf(beginning))?.[0];
  return type === undefined ? undefined : { bytes: image, type };
}
