import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { createUsersApi } from '../../src/main/users-api/client.ts';
import type { UsersApi } from '../../src/main/users-api/client.ts';
import { UsersApiError } from '../../src/main/users-api/errors.ts';
import { createHttp } from '../../src/main/users-api/http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** How a reply ends: in an orderly way, or in a reset. */
type End = 'end' | 'reset';

/** A client of a server that sends these bytes to every request. */
async function answering(reply: string, end: End): Promise<UsersApi> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      if (end === 'end') return void socket.end(reply);
      socket.write(reply);
      // A reset takes with it what the other side has not read yet.
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return createUsersApi(createHttp(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`));
}

const NOBODY = '{"iterable":[]}';
const PIECES = `f\r\n${NOBODY}\r\n`;
const head = (fields: string, version = '1.1'): string => `HTTP/${version} 200 OK\r\n${fields}\r\n`;
const length = (bytes: number): string => `Content-Length: ${bytes}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

/** In each of these the part that a client believes to be the body is whole JSON, and says that there are no users. */
const NOT_WHOLE: readonly (readonly [what: string, reply: string, end: End, kind: string])[] = [
  ['a length that is too small', head(length(15)) + `${NOBODY},"error":"x"}`, 'end', 'malformed'],
  ['a length that is too small, on a connection that ends', head(`Connection: close\r\n${length(15)}`) + `${NOBODY} and more`, 'end', 'malformed'],
  ['a length that is too small, in HTTP/1.0', head(length(15), '1.0') + `${NOBODY} and more`, 'end', 'malformed'],
  ['a second reply behind the first', head(length(15)) + NOBODY + head(length(2)) + '{}', 'end', 'malformed'],
  ['an interim reply, and a length that is too small', `HTTP/1.1 103 Early Hints\r\n\r\n${head(`Connection: close\r\n${length(15)}`)}${NOBODY} and more`, 'end', 'malformed'],
  ['empty lines, and a length that is too small', `\r\n\r\n${head(length(15))}${NOBODY} and more`, 'end', 'malformed'],
  ['two lengths', head(length(15) + length(30)) + NOBODY, 'end', 'malformed'],
  ['a length and chunks', head(length(15) + CHUNKED) + `${PIECES}0\r\n\r\n`, 'end', 'malformed'],
  ['something behind the last chunk', head(CHUNKED) + `${PIECES}0\r\n\r\n{}`, 'end', 'malformed'],
  ['a length that is too large', head(length(16)) + NOBODY, 'end', 'reset'],
  ['a length that is too large, and a reset', head(length(16)) + NOBODY, 'reset', 'reset'],
  ['no last chunk', head(CHUNKED) + PIECES, 'end', 'reset'],
  ['no last chunk, and a reset', head(CHUNKED) + PIECES, 'reset', 'reset'],
  ['no length, and a reset', head('') + NOBODY, 'reset', 'reset'],
  ['no length, and a reset, on a connection that ends', head('Connection: close\r\n') + NOBODY, 'reset', 'reset'],
  ['no length, and a reset, in HTTP/1.0', head('', '1.0') + NOBODY, 'reset', 'reset'],
  ['a content encoding that nobody knows', head(length(15) + 'Content-Encoding: x\r\n') + NOBODY, 'end', 'malformed'],
  ['a list that is there twice, once with an escape', head(length(44)) + '{"iter\\u0061ble":[{"id":"1"}],"iterable":[]}', 'end', 'incompatible'],
  ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n' + NOBODY, 'end', 'malformed'],
];

describe('users-api: only a whole reply is one', () => {
  for (const [what, reply, end, kind] of NOT_WHOLE) {
    test(`${what} is ${kind}`, async () => {
      const api = await answering(reply, end);
      await assert.rejects(api.listUsers(), (error) => error instanceof UsersApiError && error.kind === kind);
    });
  }

  const whole: readonly (readonly [what: string, reply: string])[] = [
    ['its length', head(length(15)) + NOBODY],
    ['its length, behind empty lines', `\r\n\r\n${head(length(15))}${NOBODY}`],
    ['chunks', head(CHUNKED) + `${PIECES}0\r\n\r\n`],
    ['chunks and a trailer', head(CHUNKED) + `${PIECES}0\r\nX-Sum: 1\r\n\r\n`],
    ['an orderly end', head('') + NOBODY],
    ['an orderly end, in HTTP/1.0', head('', '1.0') + NOBODY],
    ['an interim reply and its length', `HTTP/1.1 103 Early Hints\r\n\r\n${head(length(15))}${NOBODY}`],
    ['no encoding, said so', head(length(15) + 'Content-Encoding: identity\r\n') + NOBODY],
    ['a head in lines of its own', head(`X: ${'x'.repeat(10_000)}\r\n${length(15)}`) + NOBODY],
  ];
  for (const [what, reply] of whole) {
    test(`${what} makes it whole`, async () => {
      assert.deepEqual(await (await answering(reply, 'end')).listUsers(), { users: [], unreadable: 0 });
    });
  }
});
