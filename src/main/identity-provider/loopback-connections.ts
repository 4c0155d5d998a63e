/** Which connections the port of a sign-in takes, and for how long they may wait. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { OwnerOfPeer } from '../system/socket-owner.ts';

/** From the connection to the end of the request's head. A browser that connected in advance connects again. */
export const HEAD_TIMEOUT_MS = 2000;
/** Connections without a whole head. One more ends the oldest of them. */
const WAITING_MAX = 16;

/**
 * Ends connections from processes of other users, where the system tells owners, and connections that send no whole head
 * in time. Neither can keep the browser out.
 *
 * @param server - before its first connection
 * @param ownerOf - tells whose process is at the other end
 * @returns the function that tells whether a request may be answered; it came by a connection that has ended where not
 */
export function guardConnections(server: Server, ownerOf: OwnerOfPeer): (request: IncomingMessage) => Promise<boolean> {
  /** The oldest first. */
  const waiting = new Map<Socket, NodeJS.Timeout>();
  const taken = new WeakMap<Socket, Promise<boolean>>();

  const stopWaiting = (socket: Socket): void => {
    clearTimeout(waiting.get(socket));
    waiting.delete(socket);
  };
  const isTaken = async (socket: Socket): Promise<boolean> => {
    const owner = await ownerOf(socket);
    const isOurs = owner === 'self' || owner === 'unknown';
    if (!isOurs) socket.destroy();
    return isOurs;
  };

  server.on('connection', (socket: Socket) => {
    taken.set(socket, isTaken(socket));
    const [oldest] = waiting.keys();
    if (oldest !== undefined && waiting.size >= WAITING_MAX) {
      stopWaiting(oldest);
      oldest.destroy();
    }
    waiting.set(socket, setTimeout(() => socket.destroy(), HEAD_TIMEOUT_MS));
    socket.once('close', () => stopWaiting(socket));
  });

  return async ({ socket }) => {
    stopWaiting(socket);
    return (await taken.get(socket)) ?? false;
  };
}
