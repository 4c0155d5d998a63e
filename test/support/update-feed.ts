/** A feed of newer versions as `electron-updater` reads it (provider `generic`), with what can go wrong at one. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** What the feed offers, and how it gives that. */
export interface Offer {
  readonly version: string;
  readonly file?: Buffer;
  /** Instead of the description of the version. */
  readonly description?: string;
  /** Instead of the hash of the file. */
  readonly sha512?: string;
  /** Instead of the file. */
  readonly sent?: Buffer;
  /** Of the file: ends the connection after half of it, or has no such file. */
  readonly file404?: boolean;
  readonly cutOff?: boolean;
  /** Of the description: another address, or none. */
  readonly redirect?: string;
  readonly none?: boolean;
}

export interface UpdateFeed {
  readonly url: string;
  readonly requests: readonly FeedRequest[];
  readonly offer: (offer: Offer) => void;
  /** Nobody listens from now on. */
  readonly stop: () => Promise<void>;
  /** At the same address as before. */
  readonly resume: () => Promise<void>;
}

export const FEED_FILE = 'Pieces-Account-Tray.AppImage';
const HTTP_OK = 200;
const HTTP_FOUND = 302;
const HTTP_NOT_FOUND = 404;

const hashOf = (content: Buffer): string => createHash('sha512').update(content).digest('base64');

function descriptionOf({ version, file = Buffer.from(''), description, sha512 = hashOf(file) }: Offer): string {
  return description ?? `version: ${version}\nfiles:\n  - url: ${FEED_FILE}\n    sha512: ${sha512}\n    size: ${file.length}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
}

function giveFile(response: ServerResponse, { file = Buffer.from(''), sent = file, file404 = false, cutOff = false }: Offer): void {
  response.writeHead(file404 ? HTTP_NOT_FOUND : HTTP_OK, { 'content-length': sent.length });
  if (!cutOff) return void response.end(sent);
  response.write(sent.subarray(0, sent.length / 2), () => response.destroy());
}

function giveDescription(response: ServerResponse, offer: Offer): void {
  if (offer.none === true) return void response.writeHead(HTTP_NOT_FOUND).end();
  if (offer.redirect !== undefined) return void response.writeHead(HTTP_FOUND, { location: offer.redirect }).end();
  response.writeHead(HTTP_OK).end(descriptionOf(offer));
}

/** @returns a feed on this computer, which has nothing newer than 0.0.0 at first */
export async function startUpdateFeed(): Promise<UpdateFeed> {
  const requests: FeedRequest[] = [];
  let current: Offer = { version: '0.0.0' };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://feed').pathname;
    requests.push({ path, headers: request.headers });
    if (path.endsWith('.yml')) giveDescription(response, current);
    else giveFile(response, current);
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed`,
    requests,
    offer: (offer) => {
      current = offer;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
    resume: () => listen(port),
  };
}
