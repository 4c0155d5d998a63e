/** The connections of the simulator: takes requests, finds the operation, applies faults and holds, writes answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { deliver } from './deliver.ts';
import { FaultQueue } from './fault-queue.ts';
import type { Effect } from './faults.ts';
import { entryOf } from './faults.ts';
import type { Call, Operation } from './operations.ts';
import { findRoute, perform } from './operations.ts';
import type { Reply } from './reply.ts';
import { json, text } from './reply.ts';
import { RequestLog } from './request-log.ts';
import type { SimulatorState } from './state.ts';
import { frameOf, refuseUpgrade, UserStream } from './user-stream.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const TOO_MUCH: Reply = { ...text('Too much.', 413), headers: { 'content-type': 'text/plain', connection: 'close' } };
const NOT_FOUND = text('Route not found', 404);
const EVERY_INTERFACE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** Answers requests under the control prefix; nothing means that it is not one of them. */
export type Control = (request: IncomingMessage, pathname: string, bodyText: string) => Promise<Reply> | undefined;

export type HoldPoint = 'before' | 'after';

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

export class SimulatorServer {
  readonly faults = new FaultQueue();
  readonly log = new RequestLog();
  readonly stream = new UserStream();
  readonly #state: SimulatorState;
  readonly #host: string;
  readonly #control: Control;
  readonly #http = createServer();
  readonly #sockets = new Set<Socket>();
  readonly #holds = new Map<string, Promise<undefined>>();
  readonly #lifetime = new AbortController();
  #running = new AbortController();
  #stopWatching: () => void = () => undefined;
  #port = 0;

  constructor(state: SimulatorState, host: string, control: Control) {
    this.#state = state;
    this.#host = host;
    this.#control = control;
    this.#http.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#http.on('request', (request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.#gaveUp(error, response.socket);
      });
    });
    this.#http.on('upgrade', (request, socket, head) => {
      socket.on('error', () => undefined);
      this.#upgrade(request, socket, head).catch((error: unknown) => {
        this.#gaveUp(error, socket);
      });
    });
  }

  get port(): number {
    return this.#port;
  }

  get origin(): string {
    const host = EVERY_INTERFACE[this.#host] ?? this.#host;
    return `http://${host.includes(':') ? `[${host}]` : host}:${String(this.#port)}`;
  }

  get connectionCount(): number {
    return this.#sockets.size;
  }

  /** Aborted when the simulator is closed for good. */
  get lifetime(): AbortSignal {
    return this.#lifetime.signal;
  }

  async listen(port: number): Promise<void> {
    this.#lifetime.signal.throwIfAborted();
    this.#running = new AbortController();
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(port, this.#host, () => {
        this.#http.off('error', reject);
        resolve();
      });
    });
    this.#port = (this.#http.address() as AddressInfo).port;
    this.#stopWatching = this.#state.onCurrentChange(() => {
      this.stream.broadcast(frameOf(this.#state.current, this.origin));
    });
  }

  /** Stops listening and drops every connection, also those that are in the middle of something. */
  async stop(): Promise<void> {
    this.#running.abort();
    this.#stopWatching();
    const closed = new Promise<void>((resolve) => {
      this.#http.close(() => {
        resolve();
      });
    });
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async close(): Promise<void> {
    this.#lifetime.abort();
    await this.stop();
  }

  /** Keeps calls of an operation waiting until the returned function is called. */
  hold(operation: Operation, point: HoldPoint): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const key = `${point} ${operation}`;
    this.#holds.set(key, promise);
    return () => {
      if (this.#holds.get(key) === promise) this.#holds.delete(key);
      resolve(undefined);
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { signal } = this.#running;
    const bodyText = await readBody(request);
    if (bodyText === undefined) {
      await deliver(response, { act: 'answer', reply: TOO_MUCH }, signal);
      return;
    }
    const { method = 'GET', pathname } = this.#addressOf(request);
    const controlled = this.#control(request, pathname, bodyText);
    if (controlled !== undefined) {
      await deliver(response, { act: 'answer', reply: await controlled }, signal);
      return;
    }
    const route = findRoute(method, pathname);
    this.#note(request, route?.operation, pathname, bodyText);
    if (route === undefined || route.operation === 'WS /user/stream') {
      await deliver(response, { act: 'answer', reply: NOT_FOUND }, signal);
      return;
    }
    const { operation, parameter } = route;
    const { authorization } = request.headers;
    const call: Call = { state: this.#state, origin: this.origin, parameter, authorization, bodyText, signal };
    await deliver(response, await this.#effect(operation, async () => await perform(operation, call)), signal);
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { signal } = this.#running;
    const { pathname } = this.#addressOf(request);
    const route = findRoute('WS', pathname);
    this.#note(request, route?.operation, pathname, '');
    if (route === undefined) {
      refuseUpgrade(socket, NOT_FOUND);
      return;
    }
    const effect = await this.#effect(route.operation, () => ({
      ...json(null),
      body: frameOf(this.#state.current, this.origin),
    }));
    await this.stream.accept(request, socket, head, effect, signal);
  }

  async #effect(operation: Operation, run: () => Reply | Promise<Reply>): Promise<Effect> {
    await this.#holds.get(`before ${operation}`);
    const fault = this.faults.take(operation);
    if (fault === undefined) {
      const reply = await run();
      await this.#holds.get(`after ${operation}`);
      return { act: 'answer', reply };
    }
    const { performs, effect } = entryOf(fault);
    const good = performs ? await run() : text('');
    await this.#holds.get(`after ${operation}`);
    return effect({ good, users: this.#state.users, origin: this.origin });
  }

  #addressOf(request: IncomingMessage): { method: string | undefined; pathname: string } {
    return { method: request.method, pathname: (request.url ?? '/').split('?', 1)[0] ?? '/' };
  }

  #note(request: IncomingMessage, operation: Operation | undefined, path: string, bodyText: string): void {
    const { method = 'GET', headers } = request;
    this.log.add({ operation, method, path, at: Date.now(), headers, bodyText });
  }

  /** A client that went away, or a server that was stopped, is no mistake; anything else is one of the simulator. */
  #gaveUp(error: unknown, socket: Duplex | null): void {
    const gone = socket === null || socket.destroyed || this.#running.signal.aborted;
    if (!gone) console.error('The simulator failed:', error);
    socket?.destroy();
  }
}
