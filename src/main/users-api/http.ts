import { Agent as HttpAgent, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction, Socket } from 'node:net';
import got from 'got';
import { withDeadline } from '../system/deadline.ts';
import type { OwnerOfPeer } from '../system/socket-owner.ts';
import { createBodyCounter } from './body-counter.ts';
import { toUsersApiError, UsersApiError } from './errors.ts';
import { withOwnerCheck } from './own-connection.ts';
import { accessHeaders, createHttpsAgent, NO_ACCESS, type ServiceAccess } from './trusted-certificates.ts';

const CALL_TIMEOUT_MS = 10_000;
const BODY_BYTES_MAX = 8 * 1024 * 1024;
/** What a reply may have on the wire besides its body: its head, and the sizes of its chunks. */
const FRAMING_BYTES_MAX = 64 * 1024;
/** Where a reply leads to another address. 300, 304 and others without an address do not. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Of a body that needs no decoding. */
const PLAIN_ENCODINGS: ReadonlySet<string | undefined> = new Set([undefined, '', 'identity']);

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  /** Begins with a slash; its parts are already encoded. */
  readonly path: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** For the whole call, where the service may take longer than usual. */
  readonly timeoutMs?: number | undefined;
  /** Of the reply's body, where it is to be less than usual. */
  readonly bytesMax?: number | undefined;
}

export interface HttpReply {
  readonly status: number;
  /** In the parts in which it came: megabytes are put together by whoever can do that a part at a time. */
  readonly body: readonly Buffer[];
}

/** One HTTP call: resolves with any reply that is not a redirect, rejects with a `UsersApiError`. */
export type Http = (request: HttpRequest) => Promise<HttpReply>;

/**
 * HTTP with limits: 2 s to connect, 10 s for the whole call, 8 MiB of body (as sent and after inflating), no redirects,
 * no retries.
 *
 * @param baseUrl - of the service, without a trailing slash
 * @param access - what the settings say of how it is asked
 * @param ownerOf - tells whose process is at the other end; another user's gets nothing
 * @param lookup - of names; that of the system if it is left out
 */
export function createHttp(baseUrl: string, access: ServiceAccess = NO_ACCESS, ownerOf?: OwnerOfPeer, lookup?: LookupFunction): Http {
  const isSecure = baseUrl.startsWith('https:');
  const applicationHeaders = accessHeaders(access);
  let secureAgent: HttpsAgent | undefined;
  const client = got.extend({
    // Agents of our own: an environment that sets a proxy for everything would send loopback calls through it too.
    // No keep-alive: a service that restarts would leave us a dead connection, and its reset would look like a fault.
    agent: { http: withOwnerCheck(new HttpAgent({ keepAlive: false }), 'connect', ownerOf) },
    ...(lookup !== undefined && { dnsLookup: lookup }),
    retry: { limit: 0 },
    followRedirect: false,
    throwHttpErrors: false,
    headers: { 'user-agent': 'pieces-account-tray', accept: 'application/json, text/plain;q=0.9' },
  });

  const call = async ({ method, path, json, headers, timeoutMs = CALL_TIMEOUT_MS, bytesMax = BODY_BYTES_MAX }: HttpRequest, ended: AbortController): Promise<HttpReply> => {
    let reply: ReturnType<typeof followReply> | undefined;
    try {
      const stream = client.stream(`${baseUrl}${path}`, {
        method,
        timeout: { request: timeoutMs },
        // The specification frees these from it: they tell what answers.
        headers: { ...(path.startsWith('/.well-known/') ? {} : applicationHeaders), ...headers },
        ...(isSecure ? { agent: { https: (secureAgent ??= withOwnerCheck(createHttpsAgent(access.caFile), 'secureConnect', ownerOf)) } } : {}),
        ...(json === undefined ? {} : { json }),
        signal: ended.signal,
      });
      // got ends a request with a body; without one the stream would wait for data.
      if (method === 'POST' && json === undefined) stream.end();
      reply = followReply(stream, () => ended.abort());
      const chunks: Buffer[] = [];
      let bytes = 0;
      // Leaving the loop destroys the stream, and with it the connection.
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        // What was sent can be larger than what it inflates to, and the connection is used for this one call.
        const sentBytes = reply.bytesRead() - FRAMING_BYTES_MAX;
        if (Math.max(bytes, sentBytes) > bytesMax) throw new UsersApiError('tooLarge');
        chunks.push(chunk);
      }
      const status = reply.completeStatus();
      if (REDIRECTS.has(status) && reply.location() !== undefined) throw new UsersApiError('redirected', { status });
      return { status, body: chunks };
    } catch (error) {
      throw toUsersApiError(reply?.failure() ?? error);
    }
  };

  return (request) =>
    withDeadline(request.timeoutMs ?? CALL_TIMEOUT_MS, request.signal, (ended) => call(request, ended), () => new UsersApiError('timedOut'));
}

/** Observes the connection of one call for faults that the HTTP library does not report. */
function followReply(stream: NodeJS.EventEmitter, abort: () => void) {
  const counter = createBodyCounter();
  let response: IncomingMessage | undefined;
  let socket: Socket | undefined;
  let failure: unknown;
  stream.once('request', (request: ClientRequest) => {
    request.once('socket', (opened: Socket) => {
      socket = opened;
      opened.on('data', counter.add);
      // The library takes a reply without a length for complete when a reset ends it.
      opened.once('error', (error) => (failure ??= error));
    });
    // An upgrade without a listener would leave the call to its time limit.
    request.once('upgrade', (_response, upgraded: Socket) => {
      failure = new UsersApiError('malformed', { why: { code: 'notHttp' } });
      upgraded.destroy();
      abort();
    });
  });
  stream.once('response', (received: IncomingMessage) => (response = received));
  return {
    bytesRead: () => socket?.bytesRead ?? 0,
    location: () => response?.headers.location,
    failure: () => failure,
    /** @throws where the body is not known to be the whole reply */
    completeStatus: () => {
      if (failure !== undefined) throw failure;
      const declared = response?.headers['content-length'];
      if (declared !== undefined && counter.bodyBytes() > Number(declared)) {
        throw new UsersApiError('malformed', { why: { code: 'longerThanAnnounced' } });
      }
      // The library takes the header away with the encoding: what is left of it is one that it does not know.
      if (!PLAIN_ENCODINGS.has(response?.headers['content-encoding']?.trim().toLowerCase())) {
        throw new UsersApiError('malformed', { why: { code: 'unknownEncoding' } });
      }
      return response?.statusCode ?? 0;
    },
  };
}
