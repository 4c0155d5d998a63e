/** Pictures that come slowly, never, or without end: real connections, with a stand-in for the resolver of names and for the clock alone. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createPlainServer, type AddressInfo, type LookupFunction, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createServer } from 'node:tls';
import { initialSnapshot } from '../../src/main/state/initial-snapshot.ts';
import { createAvatars, type Avatars } from '../../src/main/window/avatars.ts';
import { createPictureRequest } from '../../src/main/window/picture-request.ts';
import type { Snapshot } from '../../src/shared/snapshot.ts';
import { startSimulator, type Simulator } from '../simulator/simulator.ts';
import { issue } from '../support/certificates.ts';
import { png } from '../support/pictures.ts';

const AT = '2026-01-31T12:00:00.000Z';
const HOST = 'pictures.test';
/** Of the whole call. */
const LIMIT_MS = 10_000;
const DRIP_MS = 5;
/** Without a limit a test would wait for ever. */
const TEST_MS = 20_000;
const authority = issue({ name: 'Test Authority', isAuthority: true });
const shown = issue({ name: HOST, issuer: authority, dnsNames: [HOST] });
const PNG = png(2, 1);

let dir: string;
let simulator: Simulator;
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'slow-pictures-test-'));
  await writeFile(join(dir, 'authority.pem'), authority.cert);
  simulator = await startSimulator();
});
after(async () => {
  await simulator.close();
  await rm(dir, { recursive: true });
});

/** Writes to a connection until it is closed. */
function drip(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), DRIP_MS);
  socket.once('close', () => clearInterval(timer));
}

/** Each is a server that has got the request, and what it does then. */
const SLOW: Readonly<Record<string, (socket: Socket) => void>> = {
  'that does not answer': () => undefined,
  'whose head does not end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    drip(socket, 'x-more: 1\r\n');
  },
  'whose head comes at once, and no body': (socket) => void socket.write(`HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: ${String(PNG.length)}\r\n\r\n`),
  'whose head comes at once, and its body byte by byte': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 1000000\r\n\r\n');
    drip(socket, 'x');
  },
  'whose body comes in chunks, without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    drip(socket, '1\r\nx\r\n');
  },
  'that is redirected, with a body that does not come': (socket) => void socket.write(`HTTP/1.1 302 Found\r\nlocation: https://${HOST}/\r\ncontent-length: 10\r\n\r\n`),
  'that is whole, but whose answer does not end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
    socket.write(Buffer.concat([Buffer.from(`${PNG.length.toString(16)}\r\n`), PNG, Buffer.from('\r\n')]));
  },
};

/** Refused by what has come, before any time limit. */
const REFUSED: Readonly<Record<string, (socket: Socket) => void>> = {
  'that is redirected': (socket) => void socket.write(`HTTP/1.1 302 Found\r\nlocation: https://${HOST}/\r\ncontent-length: 0\r\n\r\n`),
  'that is endless, and comes fast': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\n');
    const more = (): void => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536))) continue;
    };
    socket.on('drain', more);
    more();
  },
};

interface Served {
  readonly port: number;
  /** The connection, once the server has got something over it. */
  readonly reached: Promise<Socket>;
}

async function serve(t: TestContext, answer: (socket: Socket) => void, isSecure: boolean): Promise<Served> {
  const reached = Promise.withResolvers<Socket>();
  const sockets = new Set<Socket>();
  const take = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('data', () => {
      answer(socket);
      reached.resolve(socket);
    });
  };
  const server = isSecure ? createServer({ cert: shown.cert, key: shown.key.export({ type: 'pkcs8', format: 'pem' }) }, take) : createPlainServer(take);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, reached: reached.promise };
}

/** Leads every name to this computer. */
const toHere: LookupFunction = (_name, options, onFound) => {
  if (options.all === true) onFound(null, [{ address: '127.0.0.1', family: 4 }]);
  else onFound(null, '127.0.0.1', 4);
};

/** `slow` has the picture of this port, and `quick` one of the service. */
function avatarsWith(port: number): Avatars {
  const users = [
    { id: 'slow', picture: `https://${HOST}:${port}/a.png`, cloud: 'connected', providers: [] },
    { id: 'quick', picture: `${simulator.url}/avatars/ada.png`, cloud: 'connected', providers: [] },
  ] as const;
  const snapshot: Snapshot = initialSnapshot({
    session: { state: 'signedIn', since: AT, verifiedAt: AT, currentId: 'slow', unreadable: 0, users },
    service: { baseUrl: simulator.url, source: 'default', checking: false, updates: 'polling' },
  });
  return createAvatars(createPictureRequest(() => ({ applicationId: '', caFile: join(dir, 'authority.pem') }), toHere), () => snapshot, () => 0);
}

/** Resolves when the other end closed it, also with a reset. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => (socket.destroyed ? resolve() : void socket.resume().once('close', resolve)));

describe('no other picture waits, no picture is shown after 10 s, and the connection is closed: of one', () => {
  for (const [which, answer] of Object.entries({ ...SLOW, 'whose server does not greet': (): void => undefined })) {
    test(which, { timeout: TEST_MS }, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const server = await serve(t, answer, which in SLOW);
      const avatars = avatarsWith(server.port);
      const slow = avatars.of('slow');
      const socket = await server.reached;
      assert.equal((await avatars.of('quick'))?.type, 'image/png');
      t.mock.timers.tick(LIMIT_MS);
      assert.equal(await slow, undefined);
      await closed(socket);
    });
  }
});

describe('no picture is shown, and the connection is closed at once: of one', () => {
  for (const [which, answer] of Object.entries(REFUSED)) {
    test(which, { timeout: TEST_MS }, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout'] });
      const server = await serve(t, answer, true);
      assert.equal(await avatarsWith(server.port).of('slow'), undefined);
      await closed(await server.reached);
    });
  }
});
