import { Agent as HttpAgent } from 'node:http';
import { WebSocket } from 'ws';
import type { OwnerOfPeer } from '../system/socket-owner.ts';
import { withOwnerCheck } from './own-connection.ts';
import { accessHeaders, createHttpsAgent, NO_ACCESS, type ServiceAccess } from './trusted-certificates.ts';

/**
 * Why a stream is over: the service has none (it answered, but not with a stream), or the connection was not made or
 * was lost.
 */
export type StreamEnd = 'unsupported' | 'lost';

export interface StreamListeners {
  readonly onOpen: () => void;
  /** A frame arrived. Its content is not passed on: a frame causes a check, and is no answer. */
  readonly onFrame: () => void;
  /** Called once, and not after the stream was closed from here. */
  readonly onEnd: (end: StreamEnd) => void;
}

/** Opens the stream of one service. Returns the function that closes it. */
export type OpenUserStream = (baseUrl: string, listeners: StreamListeners) => () => void;

/** Two intervals without a frame, ping or pong end a stream, so a dead connection is detected within 40 s. */
const LIFE_CHECK_MS = 20_000;
const FRAME_BYTES_MAX = 8 * 1024 * 1024;

/**
 * Opens the WebSocket `/user/stream`, in which the service says when the current user changes.
 *
 * @param baseUrl - of the service, without a trailing slash
 * @param listeners - hear what becomes of it
 * @param access - what the settings say of how the service is asked
 * @param lifeCheckMs - how often a sign of life is looked for, in milliseconds
 * @param ownerOf - tells whose process is at the other end; another user's is sent nothing, and its end is `lost`
 */
export function openUserStream(
  baseUrl: string,
  { onOpen, onFrame, onEnd }: StreamListeners,
  access: ServiceAccess = NO_ACCESS,
  lifeCheckMs = LIFE_CHECK_MS,
  ownerOf?: OwnerOfPeer,
): () => void {
  const url = `${baseUrl.replace(/^http/u, 'ws')}/user/stream`;
  const agent = url.startsWith('wss:')
    ? withOwnerCheck(createHttpsAgent(access.caFile), 'secureConnect', ownerOf)
    : withOwnerCheck(new HttpAgent({ keepAlive: false }), 'connect', ownerOf);
  // An agent of our own, as for every call to the service: no proxy for loopback.
  const socket = new WebSocket(url, { agent, headers: accessHeaders(access), maxPayload: FRAME_BYTES_MAX, perMessageDeflate: false });
  let alive = true;
  let opened = false;
  let gaveUp = false;
  let end: StreamEnd = 'lost';

  const lifeCheck = setInterval(() => {
    // Also a connection that was made but on which nobody answers the request for a stream.
    gaveUp = !alive || !opened;
    if (gaveUp) return socket.terminate();
    alive = false;
    socket.ping();
  }, lifeCheckMs);

  socket.on('open', () => {
    opened = true;
    onOpen();
  });
  socket.on('message', () => {
    alive = true;
    onFrame();
  });
  for (const sign of ['ping', 'pong'] as const) socket.on(sign, () => (alive = true));
  socket.on('unexpected-response', (request) => {
    end = 'unsupported';
    request.destroy();
    socket.terminate();
  });
  socket.on('error', (error) => {
    // A connection that fails has a code. Without one, before the stream was open, there was an answer but no WebSocket.
    if (!opened && !gaveUp && !('code' in error)) end = 'unsupported';
  });
  const close = (): void => {
    clearInterval(lifeCheck);
    socket.removeListener('close', ended);
    socket.terminate();
  };
  const ended = (): void => {
    clearInterval(lifeCheck);
    onEnd(end);
  };
  socket.on('close', ended);
  return close;
}
