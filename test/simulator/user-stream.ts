/** The WebSocket `/user/stream`: the current user at once and after every change, an empty frame for nobody. */
import type { IncomingMessage } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import timers from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { GARBAGE } from './deliver.ts';
import type { Effect } from './faults.ts';
import type { Reply } from './reply.ts';
import type { WireProfile } from './wire.ts';
import { onWire } from './wire.ts';

const STATUS_OK = 200;
const BINARY = 'application/octet-stream';

/** The text of the frame for a current user. */
export function frameOf(user: WireProfile | undefined, origin: string): string {
  return user === undefined ? '' : JSON.stringify(onWire(user, origin));
}

function frameBytes(reply: Reply): Buffer {
  return typeof reply.body === 'function' ? Buffer.alloc(0) : Buffer.from(reply.body);
}

/** Answers a request for an upgrade with plain HTTP and ends the connection. */
export function refuseUpgrade(socket: Duplex, { status, headers, body }: Reply): void {
  const bytes = typeof body === 'function' ? Buffer.alloc(0) : Buffer.from(body);
  const lines = Object.entries({ ...headers, 'content-length': String(bytes.length), connection: 'close' });
  const head = [`HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`, ...lines.map((line) => line.join(': '))];
  socket.end(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]));
}

export class UserStream {
  readonly #server = new WebSocketServer({ noServer: true });

  get count(): number {
    return this.#server.clients.size;
  }

  /** Sends a text to all who listen. */
  broadcast(frame: string): void {
    for (const client of this.#server.clients) if (client.readyState === WebSocket.OPEN) client.send(frame);
  }

  /** Ends all streams: politely with a code, or without a word. */
  drop(code?: number): void {
    for (const client of this.#server.clients) {
      if (code === undefined) client.terminate();
      else client.close(code);
    }
  }

  /** Stops reading, so that pings go unanswered: the connection is open and dead, as after a lost network. */
  freeze(): void {
    for (const client of this.#server.clients) client.pause();
  }

  /** Opens a stream and sends its first frame, or does what a fault says. */
  async accept(request: IncomingMessage, socket: Duplex, head: Buffer, effect: Effect, signal: AbortSignal): Promise<void> {
    switch (effect.act) {
      case 'hang':
        return;
      case 'destroy':
        socket.destroy();
        return;
      case 'garbage':
        this.#open(request, socket, head, () => socket.write(GARBAGE));
        return;
      case 'close':
        this.#open(request, socket, head, (client) => client.close(effect.code));
        return;
      case 'deaf':
        this.#open(request, socket, head, (client) => client.pause());
        return;
      case 'answerHalf':
        // A fragment without its end, and then nothing.
        this.#open(request, socket, head, (client) => {
          const bytes = frameBytes(effect.reply);
          client.send(bytes.subarray(0, bytes.length >> 1), { binary: false, fin: false }, () => {
            client.terminate();
          });
        });
        return;
      case 'drip':
        this.#open(request, socket, head, (client) => {
          this.#drip(client, frameBytes(effect.reply), effect.intervalMilliseconds);
        });
        return;
      case 'answer':
        if (effect.afterMilliseconds !== undefined) await timers.setTimeout(effect.afterMilliseconds, undefined, { signal });
        if (effect.reply.status === STATUS_OK) {
          this.#open(request, socket, head, (client) => {
            this.#send(client, effect.reply);
          });
        } else refuseUpgrade(socket, effect.reply);
    }
  }

  #open(request: IncomingMessage, socket: Duplex, head: Buffer, greet: (client: WebSocket) => void): void {
    this.#server.handleUpgrade(request, socket, head, (client) => {
      // A client that breaks off or sends nonsense is its own affair.
      client.on('error', () => undefined);
      greet(client);
    });
  }

  #send(client: WebSocket, { headers, body }: Reply): void {
    if (typeof body !== 'function') {
      client.send(body, { binary: headers['content-type'] === BINARY });
      return;
    }
    const parts: AsyncIterable<Buffer> = body();
    const pump = async (): Promise<void> => {
      for await (const part of parts) {
        if (client.readyState !== WebSocket.OPEN) return;
        await new Promise<void>((resolve) => {
          client.send(part, { binary: false, fin: false }, () => {
            resolve();
          });
        });
      }
      client.send('', { binary: false, fin: true });
    };
    pump().catch(() => {
      client.terminate();
    });
  }

  #drip(client: WebSocket, bytes: Buffer, intervalMilliseconds: number): void {
    let sent = 0;
    const timer = setInterval(() => {
      client.send(bytes.subarray(sent, sent + 1), { binary: false, fin: sent + 1 >= bytes.length });
      sent += 1;
      if (sent >= bytes.length) clearInterval(timer);
    }, intervalMilliseconds);
    client.once('close', () => {
      clearInterval(timer);
    });
  }
}
