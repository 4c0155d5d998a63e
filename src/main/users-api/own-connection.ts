/** Connections to the service that are used only after the owner of the other end is checked. */
import type { Agent as HttpAgent } from 'node:http';
import type { Duplex } from 'node:stream';
import { isIP, type Socket } from 'node:net';
import { isOnThisComputer, ownerOfPeer, type Connection, type OwnerOfPeer } from '../system/socket-owner.ts';

/** The code of the error with which a connection to another user's process ends. */
const OTHER_USER_CODE = 'EOTHERUSER';
/** From the address to the connection, and from there to the end of a TLS handshake. */
const CONNECT_TIMEOUT_MS = 2000;
const HANDSHAKE_TIMEOUT_MS = 8000;

type OnCreate = (error: Error | null, socket: Duplex) => void;

/**
 * Makes an agent check the owner of each new connection, since another process may listen on the port by then. Connections
 * to other computers are not checked.
 *
 * @param agent - of Node, for one protocol
 * @param ready - the event with which its connections can be written to
 * @param ownerOf - tells whose process is at the other end
 * @returns the agent
 */
export function withOwnerCheck<T extends HttpAgent>(agent: T, ready: 'connect' | 'secureConnect', ownerOf: OwnerOfPeer = ownerOfPeer): T {
  const createConnection = agent.createConnection.bind(agent);
  agent.createConnection = (options, onCreate: OnCreate = () => undefined) => {
    const socket = createConnection(options) as Socket;
    const failed = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      onCreate(error, socket);
    };
    let timer: NodeJS.Timeout | undefined;
    const limit = (timeoutMs: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => failed(errorOf('ETIMEDOUT')), timeoutMs);
    };
    const handOver = async (): Promise<void> => {
      clearTimeout(timer);
      const refusal = await refusalOf(socket, ownerOf);
      socket.removeListener('error', failed);
      if (refusal === undefined) return onCreate(null, socket);
      failed(errorOf(refusal));
    };
    if (isIP((options.host ?? '').replaceAll(/[[\]]/gu, '')) > 0) limit(CONNECT_TIMEOUT_MS);
    else socket.once('lookup', () => limit(CONNECT_TIMEOUT_MS));
    socket.once('connect', () => limit(HANDSHAKE_TIMEOUT_MS));
    socket.once('error', failed);
    socket.once(ready, () => void handOver());
    return undefined;
  };
  return agent;
}

async function refusalOf(socket: Socket, ownerOf: OwnerOfPeer): Promise<string | undefined> {
  if (!isOnThisComputer(socket)) return undefined;
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  const connection: Connection = { localAddress, localPort, remoteAddress, remotePort };
  const owner = await ownerOf(connection);
  if (owner === 'otherUser') return OTHER_USER_CODE;
  return owner === 'gone' ? 'ECONNRESET' : undefined;
}

const errorOf = (code: string): Error => Object.assign(new Error(code), { code });
