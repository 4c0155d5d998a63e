import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { LOOPBACK_HEADERS, loopbackPage } from './loopback-page.ts';

/** Where the browser is sent back to (RFC 8252, section 7.3). The address, not the name: that may lead elsewhere. */
const HOST = '127.0.0.1';
const PATH = '/callback';
/** Codes are short; no browser sends a head of this size to a program it has never met. */
const HEAD_BYTES_MAX = 16 * 1024;
const REQUEST_TIMEOUT_MS = 10_000;
const CONNECTIONS_MAX = 16;

export interface Loopback {
  readonly redirectUri: string;
  /** The address with which the browser came back. Never settles if it does not. */
  readonly callback: Promise<URL>;
  /** Stops listening, and hangs up. May be called more than once. */
  readonly close: () => void;
}

/**
 * Listens for the browser on this computer: answers one request, with the right state, on one path, and then closes.
 * Everything else is refused, and does not end the wait for the right one: other programs and pages can knock here too.
 *
 * @param port - 0: any free one
 * @param state - that only the browser which was sent out can know
 * @throws IdentityProviderError `portTaken`
 */
export async function openLoopback(port: number, state: string): Promise<Loopback> {
  const answered = Promise.withResolvers<URL>();
  const server = createServer({
    maxHeaderSize: HEAD_BYTES_MAX,
    headersTimeout: REQUEST_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  });
  server.maxConnections = CONNECTIONS_MAX;
  await listen(server, port);
  const origin = `http://${HOST}:${String((server.address() as AddressInfo).port)}`;

  let taken = false;
  server.on('request', (request, response) => {
    const url = URL.canParse(request.url ?? '', origin) ? new URL(request.url ?? '', origin) : undefined;
    if (url === undefined) return refuse(response, 400);
    const refusal = refusalOf(request, url, origin, state);
    if (refusal !== undefined) return refuse(response, refusal);
    taken = true;
    // No later connection is taken; this one is hung up once the page has been sent.
    server.close();
    response.once('close', () => server.closeAllConnections());
    response.writeHead(200, { ...LOOPBACK_HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(loopbackPage());
    answered.resolve(url);
  });
  // Nobody who wants to be more than a visitor gets a word.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());

  return {
    redirectUri: `${origin}${PATH}`,
    callback: answered.promise,
    close: () => {
      server.close();
      // The page may still be on its way to the browser that came.
      if (!taken) server.closeAllConnections();
    },
  };
}

/** @returns the HTTP status with which a request is refused, undefined for the one that is waited for */
function refusalOf({ method, headers }: IncomingMessage, url: URL, origin: string, state: string): number | undefined {
  // A page whose own name was made to lead here (DNS rebinding) asks for that name.
  if (`http://${headers.host ?? ''}` !== origin || url.origin !== origin) return 421;
  if (url.pathname !== PATH) return 404;
  if (method !== 'GET') return 405;
  // What a page loads or sends by itself is not the person being sent back. Browsers say so; older ones say nothing.
  if (headers.origin !== undefined || (headers['sec-fetch-mode'] ?? 'navigate') !== 'navigate') return 403;
  if ((headers['sec-fetch-dest'] ?? 'document') !== 'document') return 403;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return 413;
  return isSame(url.searchParams.getAll('state'), state) ? undefined : 400;
}

function isSame(given: readonly string[], expected: string): boolean {
  const [first, ...more] = given.map((text) => Buffer.from(text));
  const right = Buffer.from(expected);
  return first !== undefined && more.length === 0 && first.length === right.length && timingSafeEqual(first, right);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...LOOPBACK_HEADERS, 'content-type': 'text/plain' }).end();
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new IdentityProviderError('portTaken', port === 0 ? undefined : String(port)));
    server.once('error', fail);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}
