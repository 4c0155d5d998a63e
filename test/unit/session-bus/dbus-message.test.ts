import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { BusProtocolError, createMessageReader, encodeCall, MESSAGE_BYTES_MAX, type BusMessage } from '../../../src/main/session-bus/dbus-message.ts';
import { busSocket } from '../../../src/main/session-bus/session-bus.ts';

const CALL = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', iface: 'org.freedesktop.DBus', member: 'NameHasOwner' };

function readAll(chunks: readonly Buffer[]): BusMessage[] {
  const messages: BusMessage[] = [];
  const read = createMessageReader((message) => messages.push(message));
  for (const chunk of chunks) read(chunk);
  return messages;
}

const cut = (bytes: Buffer, at: readonly number[]): Buffer[] => {
  const places = [...new Set(at.map((place) => place % bytes.length))].sort((a, b) => a - b);
  return [...places, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : places[index - 1], end));
};

describe('messages of D-Bus', () => {
  test('are read as they were written, wherever the connection cuts them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 4 }), fc.array(fc.nat(), { maxLength: 6 }), (calls, places) => {
        const bytes = Buffer.concat(calls.map((args, index) => encodeCall(index + 1, { ...CALL, args })));
        const expected = calls.map((args) => ({ type: 1, replySerial: undefined, iface: CALL.iface, member: CALL.member, body: args.map((arg) => arg) }));
        assert.deepEqual(readAll(cut(bytes, places)), expected);
      }),
    );
  });

  test('that are none end the connection, and throw nothing else', () => {
    const start = encodeCall(1, { ...CALL, args: ['x'] });
    const spoilt = fc.tuple(fc.array(fc.tuple(fc.nat(start.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })).map(([changes]) => {
      const bytes = Buffer.from(start);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    });
    const any = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
    fc.assert(
      fc.property(fc.array(fc.oneof(spoilt, any), { maxLength: 4 }), (chunks) => {
        try {
          readAll(chunks);
        } catch (error) {
          assert.ok(error instanceof BusProtocolError, String(error));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('that are too large end the connection before they have come', () => {
    const bytes = Buffer.from(encodeCall(1, { ...CALL, args: [] }));
    bytes.writeUInt32LE(MESSAGE_BYTES_MAX, 4);
    assert.throws(() => readAll([bytes]), BusProtocolError);
  });
});

describe('the socket of the session bus', () => {
  const CASES: readonly (readonly [name: string, env: Record<string, string>, path: string | undefined])[] = [
    ['a path', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, '/run/user/1000/bus'],
    ['a path with a guid', { DBUS_SESSION_BUS_ADDRESS: 'unix:guid=0a,path=/tmp/bus,x=y' }, '/tmp/bus'],
    ['an abstract one', { DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/dbus-x,guid=0a' }, '\0/tmp/dbus-x'],
    ['the first that can be used', { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=a,port=1;unix:path=/b' }, '/b'],
    ['an escaped path', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a%20b' }, '/a b'],
    ['the usual one', { XDG_RUNTIME_DIR: '/run/user/1000' }, '/run/user/1000/bus'],
    ['none: another computer', { DBUS_SESSION_BUS_ADDRESS: 'tcp:host=a,port=1' }, undefined],
    ['none: a broken escape', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=%' }, undefined],
    ['none: a zero byte', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/a%00b' }, undefined],
    ['none', {}, undefined],
  ];
  for (const [name, env, path] of CASES) test(`is ${name}`, () => assert.equal(busSocket(env), path));
});
