/** What is done with a request to the port of a sign-in. Pure. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Where the identity provider sends the browser back to. */
export const CALLBACK_PATH = '/callback';
/** Tells the browser that opened the start address from any other. Its value is good for one sign-in. */
export const COOKIE_NAME = 'account-tray-sign-in';

/** Where a sign-in stands, as far as its port is concerned. */
export interface Visited {
  readonly origin: string;
  readonly startPath: string;
  readonly state: string;
  /** With its name. */
  readonly cookie: string;
  /** Where the start address leads; undefined before that is known. */
  readonly destination: string | undefined;
  /** The address with which the browser came back; undefined before. */
  readonly takenHref: string | undefined;
}

/**
 * - `start`: the browser is sent out
 * - `callback`: it has come back; `again`: with the same address once more
 * - `ignored`: with an error that may be the identity provider's, but need not be
 */
export type Verdict = 'start' | 'callback' | 'again' | 'ignored' | { readonly refusal: number };

const refused = (refusal: number): Verdict => ({ refusal });

/**
 * @param request - of a connection of this user
 * @param url - its address
 * @param visited - where the sign-in stands
 */
export function judge(request: IncomingMessage, url: URL, { origin, startPath, state, cookie, destination, takenHref }: Visited): Verdict {
  const refusal = refusalOf(request, url, origin);
  if (refusal !== undefined) return refused(refusal);
  if (isSame([url.pathname], startPath)) return destination === undefined || takenHref !== undefined ? refused(404) : 'start';
  if (url.pathname !== CALLBACK_PATH) return refused(404);
  if (takenHref !== undefined) return isSame([url.href], takenHref) ? 'again' : refused(400);
  if (isSame(url.searchParams.getAll('state'), state)) return 'callback';
  if (!isErrorWithoutState(url)) return refused(400);
  return isSame(cookiesOf(request), cookie) ? 'callback' : 'ignored';
}

/** @returns the HTTP status with which a request is refused, whatever its path; undefined for a visit of a person */
function refusalOf({ method, headers }: IncomingMessage, url: URL, origin: string): number | undefined {
  // A page whose own name was made to lead here (DNS rebinding) asks for that name.
  if (`http://${headers.host ?? ''}` !== origin || url.origin !== origin) return 421;
  if (method !== 'GET') return 405;
  // What a page loads or sends by itself is not the person being sent back. Browsers say so; older ones say nothing.
  if (headers.origin !== undefined || (headers['sec-fetch-mode'] ?? 'navigate') !== 'navigate') return 403;
  if ((headers['sec-fetch-dest'] ?? 'document') !== 'document') return 403;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return 413;
  return undefined;
}

/** Some identity providers leave the state out of an error. */
const isErrorWithoutState = ({ searchParams }: URL): boolean =>
  searchParams.has('error') && !searchParams.has('state') && !searchParams.has('code');

/** The cookies of this name: more than one where another program on 127.0.0.1 set it, too. */
const cookiesOf = ({ headers }: IncomingMessage): string[] =>
  (headers.cookie ?? '').split(/;\s*/u).filter((cookie) => cookie.startsWith(`${COOKIE_NAME}=`));

function isSame(given: readonly string[], expected: string): boolean {
  const [first, ...more] = given.map((text) => Buffer.from(text));
  const right = Buffer.from(expected);
  return first !== undefined && more.length === 0 && first.length === right.length && timingSafeEqual(first, right);
}
