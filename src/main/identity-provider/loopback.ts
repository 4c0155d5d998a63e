import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownerOfPeer, type OwnerOfPeer } from '../system/socket-owner.ts';
import { IdentityProviderError } from '../tokens/identity-provider.ts';
import { guardConnections } from './loopback-connections.ts';
import { LOOPBACK_HEADERS, loopbackPage, type LoopbackPage } from './loopback-page.ts';
import { CALLBACK_PATH, COOKIE_NAME, judge } from './loopback-requests.ts';

/** Where the browser is sent back to (RFC 8252, section 7.3). The address, not the name: that may lead elsewhere. */
const HOST = '127.0.0.1';
const SECRET_BYTES = 16;
/** Codes are short; no browser sends a head of this size to a program it has never met. */
const HEAD_BYTES_MAX = 16 * 1024;
/** How long the page can be loaded again after the browser came back. */
export const SECOND_VISIT_MS = 5000;

export interface Loopback {
  readonly redirectUri: string;
  /**
   * Makes the start address lead to a page of the identity provider until the browser has come back.
   *
   * @returns the start address, which can stand on a command line: it leads no other user on, and tells nothing
   */
  readonly start: (destination: string) => string;
  /**
   * The address with which the browser came back: with the right state, or with an error, without any state, from the
   * browser that opened the start address. Never settles if it does not come back.
   */
  readonly callback: Promise<URL>;
  /** Stops listening at once, or `SECOND_VISIT_MS` later where the browser came back. */
  readonly close: () => void;
  /** Stops listening at once. Resolves when the port is free. */
  readonly end: () => Promise<void>;
}

export interface LoopbackOptions {
  /** 0: any free one. */
  readonly port: number;
  /** That only the browser which was sent out can know. */
  readonly state: string;
  /** Called when an error came that may be the identity provider's, but need not be. */
  readonly onIgnored: () => void;
  readonly ownerOf?: OwnerOfPeer;
}

/**
 * Listens for the browser on this computer. It takes connections of this user only, where the system tells; it sends the
 * browser out and takes it back. Everything else is refused, and does not end the wait: other programs and pages can
 * connect, too.
 *
 * @throws IdentityProviderError `portTaken`
 */
export async function openLoopback({ port, state, onIgnored, ownerOf = ownerOfPeer }: LoopbackOptions): Promise<Loopback> {
  const answered = Promise.withResolvers<URL>();
  const server = createServer({ maxHeaderSize: HEAD_BYTES_MAX });
  const mayAnswer = guardConnections(server, ownerOf);
  await listen(server, port);
  const origin = `http://${HOST}:${String((server.address() as AddressInfo).port)}`;
  const startPath = `/start-${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const cookie = `${COOKIE_NAME}=${randomBytes(SECRET_BYTES).toString('base64url')}`;
  let destination: string | undefined;
  let takenHref: string | undefined;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = URL.canParse(request.url ?? '', origin) ? new URL(request.url ?? '', origin) : undefined;
    if (url === undefined) return refuse(response, 400);
    const verdict = judge(request, url, { origin, startPath, state, cookie, destination, takenHref });
    if (typeof verdict !== 'string') return refuse(response, verdict.refusal);
    if (verdict === 'start') return sendOut(response, destination ?? '', cookie);
    if (verdict === 'ignored') {
      onIgnored();
      return showPage(response, 400, 'ignored');
    }
    if (verdict === 'callback') {
      takenHref = url.href;
      answered.resolve(url);
    }
    showPage(response, 200, 'done');
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (await mayAnswer(request)) answer(request, response);
  };
  server.on('request', (request, response) => void serve(request, response));
  // Upgrade requests and tunnels get no answer.
  server.on('upgrade', (_request, socket) => socket.destroy());
  server.on('connect', (_request, socket) => socket.destroy());

  const end = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return {
    redirectUri: `${origin}${CALLBACK_PATH}`,
    start: (to) => {
      destination = to;
      return `${origin}${startPath}`;
    },
    callback: answered.promise,
    close: () => {
      if (takenHref === undefined) return void end();
      server.unref();
      setTimeout(() => void end(), SECOND_VISIT_MS).unref();
    },
    end,
  };
}

function sendOut(response: ServerResponse, location: string, cookie: string): void {
  // Lax: it comes along when a page of another site, the identity provider's, sends the browser back.
  const setCookie = `${cookie}; Path=${CALLBACK_PATH}; HttpOnly; SameSite=Lax; Max-Age=600`;
  response.writeHead(302, { ...LOOPBACK_HEADERS, location, 'set-cookie': setCookie }).end();
}

function showPage(response: ServerResponse, status: number, page: LoopbackPage): void {
  response.writeHead(status, { ...LOOPBACK_HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(loopbackPage(page));
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...LOOPBACK_HEADERS, 'content-type': 'text/plain' }).end();
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new IdentityProviderError('portTaken', port === 0 ? undefined : { code: 'portTaken', value: port }));
    server.once('error', fail);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      server.off('error', fail);
      resolve();
    });
  });
}
