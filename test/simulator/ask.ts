/** Small clients for tests of the simulator and through it: one HTTP call, and a stream that can be read frame by frame. */
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import { WebSocket } from 'ws';

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly contentType: string | null;
  readonly bytes: Buffer;
  readonly body: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** One call on a connection of its own, so that no proxy setting and no reused connection changes what is seen. */
export async function ask(url: string, question: Question = {}): Promise<Asked> {
  const { method = 'GET', headers = {}, body, signal } = question;
  return await new Promise((resolve, reject) => {
    const asking = request(url, { method, headers, agent: false, ...(signal === undefined ? {} : { signal }) });
    asking.once('error', reject);
    asking.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', reject);
      response.once('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          contentType: response.headers['content-type'] ?? null,
          bytes,
          body: bytes.toString('utf8'),
        });
      });
    });
    asking.end(body);
  });
}

export interface OpenStream {
  readonly socket: WebSocket;
  /** The next frame that was not taken yet. */
  next: () => Promise<string>;
  /** The close code, once the stream has ended. */
  readonly closed: Promise<number>;
}

/** Opens `/user/stream` (or another path) of the service at `url`; fails as the connection fails. */
export async function openStream(url: string, path = '/user/stream'): Promise<OpenStream> {
  const socket = new WebSocket(url.replace(/^http/u, 'ws') + path);
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('utf8');
    const taker = waiting.shift();
    if (taker === undefined) frames.push(frame);
    else taker(frame);
  });
  const closed = new Promise<number>((resolve) => {
    socket.once('close', (code) => {
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  const next = async (): Promise<string> =>
    frames.shift() ??
    (await new Promise((resolve) => {
      waiting.push(resolve);
    }));
  return { socket, next, closed };
}
