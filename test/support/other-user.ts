/** A service of another user of this computer that says it is Pieces OS. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ownerOfPeer, type OwnerOfPeer } from '../../src/main/system/socket-owner.ts';

const NOBODY_UID = 65_534;
const isRoot = process.getuid?.() === 0;

/** Answers as a Pieces OS in which this user is signed in, and tells its port and every byte that it is sent. */
const SERVICE = `
const user = { id: 'mallory', name: 'Mallory', email: 'mallory@example.com' };
const answers = { '/.well-known/health': 'ok:mallory', '/.well-known/version': '12.3.4', '/user': { user }, '/users': { iterable: [user] } };
const server = require('node:http').createServer((request, response) => {
  const answer = answers[request.url];
  response.writeHead(answer === undefined ? 404 : 200).end(typeof answer === 'string' ? answer : JSON.stringify(answer));
});
server.on('connection', (socket) => {
  socket.on('close', () => process.send({ bytes: socket.bytesRead }));
});
server.listen(Number(process.argv[1]), '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit());
`;

export interface OtherUsersService {
  readonly port: number;
  readonly url: string;
  /** How many bytes it was sent, in connections that are over. */
  readonly bytes: () => number;
  /** As the system tells it for a service of another user; told by the port where the tests do not run as root. */
  readonly ownerOf: OwnerOfPeer;
  readonly close: () => Promise<void>;
}

/**
 * Starts it: as another user where the tests run as root, else as this one.
 *
 * @param atPort - 0: any free one
 */
export async function startOtherUsersService(atPort = 0): Promise<OtherUsersService> {
  const child = spawn(process.execPath, ['-e', SERVICE, String(atPort)], {
    cwd: '/',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...(isRoot && { uid: NOBODY_UID, gid: NOBODY_UID }),
  });
  let bytes = 0;
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => reject(new Error(`The other user's service ended with ${String(code)}.`)));
    child.on('message', (message: { port?: number; bytes?: number }) => {
      bytes += message.bytes ?? 0;
      if (message.port !== undefined) resolve(message.port);
    });
  });
  return {
    port,
    url: `http://127.0.0.1:${String(port)}`,
    bytes: () => bytes,
    ownerOf: isRoot ? ownerOfPeer : async (connection) => (connection.remotePort === port ? 'otherUser' : ownerOfPeer(connection)),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill();
      await exited;
    },
  };
}

/** Connects from the given port, sends one request for a path, and prints the status line of the answer. */
const VISITOR = `
const [port, path, localPort] = process.argv.slice(1);
const socket = require('node:net').connect({ port: Number(port), host: '127.0.0.1', localPort: Number(localPort) });
socket.on('error', () => undefined).on('data', (data) => process.stdout.write(data.toString('latin1').split('\\r\\n')[0]));
socket.write('GET ' + path + ' HTTP/1.1\\r\\nHost: 127.0.0.1:' + port + '\\r\\nConnection: close\\r\\n\\r\\n');
`;
/** From which the visitor connects, where it runs as this user, so that it can be told apart. */
const VISITOR_PORT = 47_911;

/** As the system tells it for a process of another user; told by the visitor's port where the tests do not run as root. */
export const ownerOfVisitor: OwnerOfPeer = async (connection) =>
  !isRoot && connection.remotePort === VISITOR_PORT ? 'otherUser' : ownerOfPeer(connection);

/**
 * Opens an address as another user where the tests run as root, else as this one.
 *
 * @returns the first line of the answer; empty where the connection ended without one
 */
export async function visitAsOtherUser({ port, pathname, search }: URL): Promise<string> {
  const child = spawn(process.execPath, ['-e', VISITOR, port, `${pathname}${search}`, String(isRoot ? 0 : VISITOR_PORT)], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(isRoot && { uid: NOBODY_UID, gid: NOBODY_UID }),
  });
  const [answer] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return answer;
}
