/** Who holds the other end of a connection, according to the kernel's own tables. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { ownerOfPeer, type SocketOwner } from '../../src/main/system/socket-owner.ts';

const NOBODY_UID = 65_534;
const isRoot = process.getuid?.() === 0;
/** More than are in one part of a table. */
const FURTHER_CONNECTIONS = 60;
const LISTENER = `
const server = require('node:net').createServer((socket) => socket.write('accepted'));
server.listen(0, process.argv[1], () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
`;

let listener: ChildProcess;
let connections: Socket[] = [];

async function connectTo(host: string, port: number): Promise<Socket> {
  const connection = connect({ host, port });
  connections.push(connection);
  await once(connection, 'connect');
  return connection;
}

async function listen(address: string, uid: number | undefined): Promise<number> {
  listener = spawn(process.execPath, ['-e', LISTENER, address], { cwd: '/', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], ...(uid !== undefined && { uid, gid: uid }) });
  const [port] = (await once(listener, 'message')) as [number];
  return port;
}

afterEach(async () => {
  for (const connection of connections) connection.destroy();
  connections = [];
  listener.kill('SIGKILL');
  await once(listener, 'exit');
});

const OWNERS: readonly (readonly [who: string, uid: number | undefined, expected: SocketOwner])[] = [
  ['this user', undefined, 'self'],
  // Only root can start a process of another user.
  ...(isRoot ? [['another user', NOBODY_UID, 'otherUser'] as const] : []),
];
/** Where it listens, and how it is reached there. */
const PLACES = [['127.0.0.1', '127.0.0.1'], ['0.0.0.0', '127.0.0.1'], ['::', '127.0.0.1'], ['::ffff:127.0.0.1', '127.0.0.1'], ['::', '::1'], ['::1', '::1']] as const;

for (const [who, uid, expected] of OWNERS) {
  describe(`a listener of ${who}`, () => {
    for (const [address, host] of PLACES) {
      test(`on ${address}, reached at ${host}, has the other end, accepted or not, among many sockets`, async () => {
        const port = await listen(address, uid);
        const accepted = await connectTo(host, port);
        await once(accepted, 'data');
        for (let made = 0; made < FURTHER_CONNECTIONS; made += 1) await connectTo(host, port);
        assert.equal(await ownerOfPeer(accepted), expected);
        listener.kill('SIGSTOP');
        assert.equal(await ownerOfPeer(await connectTo(host, port)), expected);
      });
    }
  });
}
